import { Badge, DateText, DefinitionList, Panel } from '../../../components/index.ts';
import { daysUntil, lawDate, useWords } from '../../../words/index.ts';
import { leadWords } from '../words.ts';

export interface WindowPanelProps {
  readonly window: { readonly firstDay: string; readonly lastDay: string };
  /** 補提: a term of its own. */
  readonly isSupplement?: boolean;
  /** ms. */
  readonly now: number;
}

/** First and last day of collecting and the days left, counted in Taipei, with the provision. */
export function WindowPanel({ window, isSupplement = false, now }: WindowPanelProps) {
  const words = useWords(leadWords).window;
  const left = daysUntil(window.lastDay, lawDate(now));
  const tone = left < 0 ? 'bad' : left <= 14 ? 'warn' : 'note';
  return (
    <Panel
      title={words.title}
      aside={<Badge tone={tone}>{left < 0 ? words.over : left === 0 ? words.today : words.left(left)}</Badge>}
    >
      <div className="stack">
        <DefinitionList
          items={[
            { term: words.first, value: <DateText on={window.firstDay} /> },
            { term: words.last, value: <DateText on={window.lastDay} /> },
          ]}
        />
        <p className="soft small">{isSupplement ? words.supplementArticle : words.article}</p>
      </div>
    </Panel>
  );
}
