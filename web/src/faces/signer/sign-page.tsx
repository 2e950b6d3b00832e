import { useState } from 'react';
import { type Problem, useLoad } from '../../api/index.ts';
import { isExtended, SigningNotices } from '../../cases/signing-notices.tsx';
import { Button, ButtonLink, Notice, ProgressBar, Refused } from '../../components/index.ts';
import { PilotMark } from '../../pilot/pilot-mark.tsx';
import { LeadWarnings } from '../../reports/lead-warnings.tsx';
import { AppLink, usePlace } from '../../router/index.ts';
import { fakeWords } from '../../words/fakes.ts';
import { commonWords, errorWords, StageWords, useWords, wordsOfProblem } from '../../words/index.ts';
import { signerWords } from '../../words/signer.ts';
import { PublicPage } from '../public/public-page.tsx';
import { loadSigning, type Signing } from './load-signing.ts';
import { keptFor } from './signing/kept-post.ts';
import { SigningFlow } from './signing-flow.tsx';

/** The manifest is not what it should be: then the site or the link may be false, and nothing may be typed. */
function isFalseLink({ code }: Problem): boolean {
  return code === 'log.unknown' || /^(manifest|certificate|cms|statement)\./.test(code);
}

function FalseLink({ problem, says }: { readonly problem?: Problem; readonly says?: string }) {
  const words = useWords(signerWords);
  const common = useWords(commonWords);
  const errors = useWords(errorWords);
  const fakes = useWords(fakeWords).sign;
  return (
    <Notice tone="bad" title={words.link.falseTitle} announce="assertive">
      <p>{problem === undefined ? says : wordsOfProblem(errors, problem).said}</p>
      <p>{words.link.falseNext}</p>
      <p>{words.lost.nothingSent}</p>
      <p className="row">
        <AppLink to="/link">{fakes.toCheck}</AppLink>
        <AppLink to="/reports">{fakes.toReport}</AppLink>
      </p>
      {problem !== undefined && <p className="small soft">{common.technicalCode(problem.code)}</p>}
    </Notice>
  );
}

function Closed({ signing }: { readonly signing: Signing }) {
  const words = useWords(signerWords).closed;
  const { now } = signing;
  // Why it is closed stands above.
  const isTold = signing.state === 'closed' && now !== null && (now.suspended !== null || isExtended(now.collecting));
  return (
    <Notice tone="warn" title={words.title}>
      {!isTold && <p>{signing.state === 'held' ? words.held : words.notOpen}</p>}
      <div>
        <ButtonLink to={`/cases/${encodeURIComponent(signing.open.manifest.case.number)}`}>{words.toCase}</ButtonLink>
      </div>
    </Notice>
  );
}

function Ready({ signing }: { readonly signing: Signing }) {
  const words = useWords(signerWords);
  const { origin } = signing.open.manifest.statement;
  if (location.origin !== origin) return <FalseLink says={words.link.otherSite(origin)} />;
  const isUnderWay = keptFor(signing.open.manifest.log) !== undefined;
  return (
    <>
      <LeadWarnings number={signing.open.manifest.case.number} />
      {signing.now !== null && <SigningNotices now={signing.now} />}
      {signing.state !== 'open' && !isUnderWay ? <Closed signing={signing} /> : <SigningFlow signing={signing} />}
    </>
  );
}

/** `/sign/:log#m=…`: one task on one page, for proposers and joint signers alike. */
export function SignPage({ log }: { readonly log: string }) {
  return (
    <StageWords stage={/\.proposal\./.test(log) ? 'proposal' : 'petition'}>
      <SigningTask log={log} />
    </StageWords>
  );
}

function SigningTask({ log }: { readonly log: string }) {
  const words = useWords(signerWords);
  const common = useWords(commonWords);
  const { hash } = usePlace();
  const [link, setLink] = useState(hash);
  // Another link in the same tab is checked anew; any other fragment belongs to the page.
  if (hash !== link && hash.startsWith('#m=')) setLink(hash);
  const [loaded, retry] = useLoad(link, (fragment) => loadSigning(log, fragment));
  const title = loaded.state === 'ready' ? words.titleOf(loaded.value.open.manifest.case.number) : words.title;
  return (
    <PublicPage title={title} above={<PilotMark of={log} />}>
      {loaded.state === 'loading' && <ProgressBar label={words.checkingLink} />}
      {loaded.state === 'failed' &&
        (isFalseLink(loaded.problem) ? (
          <FalseLink problem={loaded.problem} />
        ) : (
          <Refused problem={loaded.problem} lost={words.lost.nothingSent}>
            <div>
              <Button onPress={retry}>{common.retry}</Button>
            </div>
          </Refused>
        ))}
      {loaded.state === 'ready' && <Ready signing={loaded.value} />}
    </PublicPage>
  );
}
