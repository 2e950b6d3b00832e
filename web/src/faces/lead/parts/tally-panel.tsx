import { Badge, DateText, DefinitionList, Figure, Notice, Panel, ProgressBar } from '../../../components/index.ts';
import { sayNumber, useWords } from '../../../words/index.ts';
import type { Tally } from '../../ceremony/flow/tally.ts';
import { leadWords } from '../words.ts';

export interface TallyPanelProps {
  readonly title?: string | undefined;
  readonly tally: Tally;
  readonly threshold: number;
  /** ms; undefined while counting. */
  readonly countedAt?: number | undefined;
}

/** The exact count against the threshold, and what else the log holds. Only ever drawn in the lead's own browser. */
export function TallyPanel({ title, tally, threshold, countedAt }: TallyPanelProps) {
  const words = useWords(leadWords).progress;
  const missing = threshold - tally.real;
  return (
    <Panel
      title={title ?? words.panel}
      look="strong"
      aside={
        <Badge tone={missing > 0 ? 'plain' : 'good'}>
          {missing > 0 ? words.missing(sayNumber(missing)) : words.reached(sayNumber(-missing))}
        </Badge>
      }
    >
      <div className="stack">
        <div className="grid">
          <Figure label={words.real} value={sayNumber(tally.real)} unit={words.realUnit} />
          <Figure
            label={words.threshold}
            value={sayNumber(threshold)}
            unit={words.realUnit}
            note={words.thresholdArticle}
          />
        </div>
        <ProgressBar
          label={words.share}
          value={Math.min(tally.real, threshold)}
          max={threshold}
          says={`${sayNumber(tally.real)}／${sayNumber(threshold)}`}
        />
        {tally.real === 0 && countedAt !== undefined && <p>{words.none}</p>}
        {tally.unreadable > 0 && (
          <Notice tone="bad" title={`${words.unreadable}：${sayNumber(tally.unreadable)}`} announce="polite">
            <p>{words.unreadableHelp}</p>
          </Notice>
        )}
        <DefinitionList
          items={[
            { term: words.total, value: <span className="number">{sayNumber(tally.next)}</span> },
            { term: words.decoys, value: <Counted count={tally.decoy} help={words.decoysHelp} /> },
            { term: words.repeats, value: <Counted count={tally.repeat} help={words.repeatsHelp} /> },
            ...(countedAt === undefined ? [] : [{ term: words.countedAt, value: <DateText at={countedAt} /> }]),
          ]}
        />
        <p className="soft small">{words.margin}</p>
      </div>
    </Panel>
  );
}

function Counted({ count, help }: { readonly count: number; readonly help: string }) {
  return (
    <>
      <span className="number">{sayNumber(count)}</span> <span className="soft small">{help}</span>
    </>
  );
}
