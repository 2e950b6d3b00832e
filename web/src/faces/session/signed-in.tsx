import type { LoginRole } from '@lianshu/core/statement';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { type Api, httpApi, type Problem } from '../../api/index.ts';
import { Notice, Page } from '../../components/index.ts';
import { browserHost, type CardClient, cardClient } from '../../middleware/index.ts';
import { commonWords, useWords } from '../../words/index.ts';
import { CardClientContext } from './card-choice.tsx';
import { LoginForm } from './login-form.tsx';
import { browserPlatform, type Office, OfficeContext, PINNED_TRUST } from './office.ts';
import { ProblemNotice } from './problem-notice.tsx';
import { resumeSession, type Session, signOut } from './sign-in.ts';
import { loadSite, type Site } from './site.ts';
import { sessionWords } from './words.ts';

export interface SignedInProps {
  /** In which role the visitor signs in. */
  readonly as: LoginRole;
  /** Name of the face beside the service's name. */
  readonly face: string;
  /** The page does not come from the site itself but from the visitor's own computer. */
  readonly isTool?: boolean;
  /** Above the sign-in form, for what must be known before a PIN is typed. */
  readonly before?: ReactNode;
  /** Below the sign-in form, for who cannot sign in. */
  readonly after?: ReactNode;
  /** The page that is shown once signed in. */
  readonly children: ReactNode;
}

/** Pages that need a card session: asks the server who it is, resumes the session or asks for the card. */
export function SignedIn({ as: role, face, before, after, isTool = false, children }: SignedInProps) {
  const words = useWords(sessionWords);
  const common = useWords(commonWords);
  const api = useMemo(httpApi, []);
  const [site, setSite] = useState<Site>();
  const [problem, setProblem] = useState<Problem>();
  const [session, setSession] = useState<Session | null>();
  const [isStillIn, setStillIn] = useState(false);
  useEffect(() => void begin(api, role, setSite, setSession, setProblem), [api, role]);
  const card = useMemo(() => clientOf(site), [site]);
  // A page under another address than the one that statements name is a fake one, or was opened by a side door.
  const isElsewhere = !isTool && site !== undefined && site.origin !== location.origin;
  const isDemo = site?.isDemo ?? PINNED_TRUST?.kind !== 'production';

  if (
    site === undefined ||
    card === undefined ||
    PINNED_TRUST === undefined ||
    !site.isTrusted ||
    isElsewhere ||
    !session
  ) {
    return (
      <Page title={words.login[role].title} face={face} isDemo={isDemo}>
        {before}
        <ProblemNotice problem={problem} />
        {isStillIn && session === null && (
          <Notice tone="bad" title={words.problem.stillIn.said} announce="assertive">
            <p>{words.problem.stillIn.next}</p>
          </Notice>
        )}
        {site === undefined && problem === undefined && <p className="soft">{common.loading}</p>}
        {site !== undefined && !site.isTrusted && (
          <Notice tone="bad" title={words.problem.untrusted.said} announce="assertive">
            <p>{words.problem.untrusted.next}</p>
          </Notice>
        )}
        {isElsewhere && (
          <Notice tone="bad" title={words.problem.elsewhere.said} announce="assertive">
            <p>{words.problem.elsewhere.next(site.origin)}</p>
          </Notice>
        )}
        {site?.isTrusted === true && !isElsewhere && card !== undefined && session === null && (
          <CardClientContext value={card}>
            <LoginForm as={role} api={api} card={card} origin={site.origin} onSession={setSession} />
            {after}
          </CardClientContext>
        )}
      </Page>
    );
  }
  const office: Office = {
    ...browserPlatform,
    trust: PINNED_TRUST,
    api,
    card,
    site,
    session,
    signOut: () =>
      void signOut(api, role).then((answer) => {
        setStillIn(!answer.ok && answer.problem.code !== 'session.required');
        setProblem(undefined);
        setSession(null);
      }),
  };
  return (
    <CardClientContext value={card}>
      <OfficeContext value={office}>{children}</OfficeContext>
    </CardClientContext>
  );
}

async function begin(
  api: Api,
  role: LoginRole,
  setSite: (site: Site) => void,
  setSession: (session: Session | null) => void,
  setProblem: (problem: Problem) => void,
): Promise<void> {
  const site = await loadSite(api, PINNED_TRUST);
  if (!site.ok) return setProblem(site.problem);
  const session = await resumeSession(api, role);
  // Why it ended is worth knowing, unless she ended it herself.
  const why = session.ok ? undefined : session.problem.detail?.why;
  if (!session.ok && why !== undefined && why !== 'logged-out') setProblem(session.problem);
  setSession(session.ok && session.value.role === role ? session.value : null);
  setSite(site.value);
}

function clientOf(site: Site | undefined): CardClient | undefined {
  if (site === undefined) return undefined;
  try {
    return cardClient(browserHost(window), site.middleware);
  } catch {
    return undefined;
  }
}
