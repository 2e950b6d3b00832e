import { Notice } from '../components/index.ts';
import { caseWords, sayDate, useLanguage, useWords } from '../words/index.ts';
import type { Collecting } from './case-view.ts';

/** The term was extended after the manifest was signed: electronic signing ends before paper and filing do. */
export function isExtended(collecting: Collecting | null): collecting is Collecting {
  return collecting !== null && collecting.electronicLastDay < collecting.lastDay;
}

/** Until when each way goes on where a term was extended; nothing anywhere else. */
export function ExtendedNotice({ collecting }: { readonly collecting: Collecting | null }) {
  const { extended } = useWords(caseWords);
  const { language } = useLanguage();
  if (!isExtended(collecting)) return null;
  return (
    <Notice tone="warn" title={extended.title}>
      <p>{extended.electronic(sayDate(collecting.electronicLastDay, language))}</p>
      <p>{extended.paper(sayDate(collecting.lastDay, language))}</p>
    </Notice>
  );
}
