import { Notice } from '../components/index.ts';
import { caseWords, sayDate, sayTime, useLanguage, useWords } from '../words/index.ts';
import type { CardLists, Collecting, SigningNow, Suspension } from './case-view.ts';

/** The term was extended after the manifest was signed: electronic signing ends before paper and filing do. */
export function isExtended(collecting: Collecting | null): collecting is Collecting {
  return collecting !== null && collecting.electronicLastDay < collecting.lastDay;
}

/** Until when each way goes on where a term was extended. */
function Extended({ collecting }: { readonly collecting: Collecting }) {
  const { extended } = useWords(caseWords);
  const { language } = useLanguage();
  return (
    <Notice tone="warn" title={extended.title}>
      <p>{extended.electronic(sayDate(collecting.electronicLastDay, language))}</p>
      <p>{extended.paper(sayDate(collecting.lastDay, language))}</p>
    </Notice>
  );
}

/** The commission's recorded decision, in its own words. */
function Suspended({ suspended }: { readonly suspended: Suspension }) {
  const words = useWords(caseWords).suspended;
  const { language } = useLanguage();
  return (
    <Notice tone="warn" title={words.title}>
      <p>{words.since(sayDate(suspended.on, language))}</p>
      <p>{words.reasons(suspended.reasons)}</p>
      <p>{words.paper}</p>
    </Notice>
  );
}

/** Cards are accepted by an old revocation list, or not at all for want of one. */
function StaleLists({ freshAt }: Pick<CardLists, 'freshAt'>) {
  const words = useWords(caseWords).staleLists;
  const { language } = useLanguage();
  return (
    <Notice tone="note" title={words.title}>
      <p>{freshAt === null ? words.missing : words.since(sayTime(freshAt, language))}</p>
      <p>{freshAt === null ? words.noExtension : words.later}</p>
    </Notice>
  );
}

/** What everyone should know who signs, or has others sign, electronically now; nothing while all is as it should be. */
export function SigningNotices({ now }: { readonly now: SigningNow }) {
  const { collecting, suspended, revocation } = now;
  if (collecting === null) return null;
  return (
    <>
      {suspended !== null && <Suspended suspended={suspended} />}
      {isExtended(collecting) && <Extended collecting={collecting} />}
      {revocation.stale && suspended === null && <StaleLists freshAt={revocation.freshAt} />}
    </>
  );
}
