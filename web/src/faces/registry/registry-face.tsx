import type { ReactNode } from 'react';
import { chooseRoute, usePlace } from '../../router/index.ts';
import { commonWords, useWords } from '../../words/index.ts';
import { ProblemWordsContext } from '../session/problem-words.ts';
import { SignedIn } from '../session/signed-in.tsx';
import { FilingPage } from './filing-page.tsx';
import { InboxPage } from './inbox-page.tsx';
import { RegistryPage } from './registry-page.tsx';
import { registryWords } from './words.ts';

/** `/registry`: the household authority's (戶政機關) own program, for the officers whom it lists. */
export function RegistryFace() {
  const words = useWords(registryWords);
  return (
    <ProblemWordsContext value={words.problems}>
      <SignedIn as="registry" face={words.face}>
        <Routes />
      </SignedIn>
    </ProblemWordsContext>
  );
}

function Routes() {
  const { path } = usePlace();
  const common = useWords(commonWords);
  return (
    chooseRoute<ReactNode>(
      [
        ['/registry', () => <InboxPage />],
        ['/registry/filings/:log', ({ log }) => <FilingPage key={log} log={log ?? ''} />],
      ],
      path,
    ) ?? (
      <RegistryPage title={common.notFound.title}>
        <p>{common.notFound.text}</p>
      </RegistryPage>
    )
  );
}
