import { equalBytes } from '@lianshu/core/bytes';
import { Fields } from '@lianshu/core/json';
import { encodeTrust, trustFromJson } from '@lianshu/core/trust';
import type { ReactNode } from 'react';
import { type Answer, fromJson, getJson, useLoad } from '../../api/index.ts';
import { Notice } from '../../components/index.ts';
import { chooseRoute, usePlace } from '../../router/index.ts';
import { commonWords, useWords } from '../../words/index.ts';
import { PINNED_TRUST } from '../session/office.ts';
import { ProblemNotice } from '../session/problem-notice.tsx';
import { FilingPage } from './filing-page.tsx';
import { InboxPage } from './inbox-page.tsx';
import { RegistryPage } from './registry-page.tsx';
import { registryWords } from './words.ts';

/** Whether the program that serves this page has the very keys that the page pins. */
async function loadTrust(): Promise<Answer<boolean>> {
  return fromJson(await getJson('/api/config'), (value) => {
    const claimed = trustFromJson(new Fields(value).json('trust'));
    return PINNED_TRUST !== undefined && equalBytes(encodeTrust(claimed), encodeTrust(PINNED_TRUST));
  });
}

/** `/registry`: the household authority's (戶政機關) own program, on the officer's computer. */
export function RegistryFace() {
  const words = useWords(registryWords);
  const common = useWords(commonWords);
  const { path } = usePlace();
  const [trust] = useLoad('trust', loadTrust);
  if (trust.state !== 'ready' || !trust.value) {
    return (
      <RegistryPage title={words.title}>
        {trust.state === 'loading' && <p className="soft">{common.loading}</p>}
        {trust.state === 'failed' && <ProblemNotice problem={trust.problem} />}
        {trust.state === 'ready' && (
          <Notice tone="bad" title={words.untrusted.said} announce="assertive">
            <p>{words.untrusted.next}</p>
          </Notice>
        )}
      </RegistryPage>
    );
  }
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
