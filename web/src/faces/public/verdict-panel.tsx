import type { OwnVerdict } from '@lianshu/core/verdict';
import type { Problem } from '../../api/index.ts';
import { Notice, Panel, Refused } from '../../components/index.ts';
import { caseWords, useWords } from '../../words/index.ts';
import { publicWords } from '../../words/public.ts';

/** What can be shown of the verdict on one's own record. */
export type ShownVerdict =
  | { readonly kind: 'pending' }
  | { readonly kind: 'failed'; readonly problem: Problem }
  | { readonly kind: 'known'; readonly verdict: OwnVerdict; readonly hasSecret: boolean };

function Known({ verdict, hasSecret }: { readonly verdict: OwnVerdict; readonly hasSecret: boolean }) {
  const words = useWords(publicWords).receipt.verdict;
  const { reasons } = useWords(caseWords);
  const silent = hasSecret ? words.hidden : words.noSecret;
  switch (verdict.class) {
    case 'accepted':
      return (
        <Notice tone="good" title={words.accepted.title}>
          <p>{words.accepted.says}</p>
        </Notice>
      );
    case 'struck-out':
      return (
        <Notice tone="warn" title={words.struckOut.title}>
          <p>{verdict.reason === undefined ? silent : words.struckOut.says(reasons[verdict.reason])}</p>
          <p>{words.remedy}</p>
        </Notice>
      );
    case 'malformed':
      return (
        <Notice tone="warn" title={words.malformed.title}>
          <p>{words.malformed.says}</p>
        </Notice>
      );
    default:
      return (
        <Notice tone="bad" title={words.odd.title}>
          <p>{words.odd.says}</p>
        </Notice>
      );
  }
}

export function VerdictPanel({ shown }: { readonly shown: ShownVerdict }) {
  const words = useWords(publicWords).receipt.verdict;
  return (
    <Panel title={words.title}>
      {shown.kind === 'pending' && <p>{words.pending}</p>}
      {shown.kind === 'failed' && <Refused problem={shown.problem} />}
      {shown.kind === 'known' && <Known verdict={shown.verdict} hasSecret={shown.hasSecret} />}
    </Panel>
  );
}
