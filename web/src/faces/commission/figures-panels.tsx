import type { CaseView } from '../../cases/case-view.ts';
import { DefinitionList, Panel } from '../../components/index.ts';
import { sayNumber, useWords } from '../../words/index.ts';
import type { CountCheck, Verdict } from './case-file.ts';
import { commissionWords } from './words.ts';

/** 清查結果, after the filing. */
export function CountCheckPanel({ check }: { readonly check: CountCheck }) {
  const words = useWords(commissionWords).countCheck;
  const items = (['entries', 'real', 'repeats', 'decoys', 'unexplained'] as const).map((key) => ({
    term: words[key],
    value: <span className="number">{sayNumber(check[key])}</span>,
  }));
  return (
    <Panel title={words.title}>
      <div className="stack">
        <p>{words.text}</p>
        <DefinitionList
          items={
            check.indices.length === 0 ? items : [...items, { term: words.indices, value: check.indices.join(', ') }]
          }
        />
      </div>
    </Panel>
  );
}

/** 查對結果, for the commission's eyes until it decides. */
export function VerdictPanel({ verdict, view }: { readonly verdict: Verdict; readonly view: CaseView }) {
  const words = useWords(commissionWords).verdict;
  const isDecided = view.result !== null;
  const keys = ['accepted', 'struckOut', 'paperAccepted', 'paperStruckOut', 'decoys', 'malformed'] as const;
  return (
    <Panel title={isDecided ? words.titleDecided : words.title}>
      <DefinitionList
        items={[
          {
            term: words.total,
            value: <strong className="number">{sayNumber(verdict.accepted + verdict.paperAccepted)}</strong>,
          },
          ...(view.thresholds === null
            ? []
            : [
                {
                  term: words.threshold,
                  value: <strong className="number">{sayNumber(view.thresholds.signers)}</strong>,
                },
              ]),
          ...keys.map((key) => ({
            term: words[key],
            value: <span className="number">{sayNumber(verdict[key])}</span>,
          })),
        ]}
      />
    </Panel>
  );
}
