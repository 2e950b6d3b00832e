import type { ReactNode } from 'react';
import { chooseRoute, usePlace } from '../../router/index.ts';
import { commonWords, useWords } from '../../words/index.ts';
import { ProgressSection } from '../lead/progress-section.tsx';
import { WithLeadDesk } from '../lead/with-lead-desk.tsx';
import { leadWords } from '../lead/words.ts';
import { ProblemWordsContext } from '../session/problem-words.ts';
import { SignedIn } from '../session/signed-in.tsx';
import { CeremonyPage } from './ceremony-page.tsx';
import { FilingPage } from './filing/filing-page.tsx';
import { KeysPage } from './keys/keys-page.tsx';
import { Overview } from './overview.tsx';
import { ToolPanel } from './tool-panel.tsx';
import { PossessionPage } from './unseal/possession-page.tsx';
import { RehearsalPage } from './unseal/rehearsal-page.tsx';
import { ceremonyWords } from './words.ts';

/** The pages of `lianshu lead`, served from the lead's own computer. */
export function CeremonyFace() {
  const words = useWords(ceremonyWords);
  const lead = useWords(leadWords);
  const frame = (content: ReactNode) => <CeremonyPage title={words.title}>{content}</CeremonyPage>;
  return (
    <ProblemWordsContext value={lead.problems}>
      <SignedIn as="lead" face={words.title} isTool before={<ToolPanel />}>
        <WithLeadDesk frame={frame}>
          <Routes />
        </WithLeadDesk>
      </SignedIn>
    </ProblemWordsContext>
  );
}

function Routes() {
  const { path } = usePlace();
  const common = useWords(commonWords);
  const words = useWords(ceremonyWords);
  return (
    chooseRoute<ReactNode>(
      [
        ['/ceremony', () => <Overview />],
        ['/ceremony/keys', () => <KeysPage />],
        ['/ceremony/possession', () => <PossessionPage />],
        [
          '/ceremony/progress',
          () => (
            <CeremonyPage title={words.nav.progress} width="wide">
              <ProgressSection />
            </CeremonyPage>
          ),
        ],
        ['/ceremony/rehearsal', () => <RehearsalPage />],
        ['/ceremony/filing', () => <FilingPage />],
      ],
      path,
    ) ?? (
      <CeremonyPage title={common.notFound.title}>
        <p>{common.notFound.text}</p>
      </CeremonyPage>
    )
  );
}
