import { groundIn, REASONS, type ReasonName } from '@lianshu/core/verdict';
import { useState } from 'react';
import { Button, DataTable, DefinitionList, Figure, Notice, Panel } from '../../components/index.ts';
import { caseWords, sayArticle, sayNumber, useLanguage, useWords } from '../../words/index.ts';
import { useOffice } from '../session/office.ts';
import { ProblemNotice } from '../session/problem-notice.tsx';
import { useTask } from '../session/use-task.ts';
import { fetchReview, type Outcome, type ReviewItem } from './inbox.ts';
import { useElsewhereHere } from './signed-act.tsx';
import { registryWords } from './words.ts';

export interface OutcomePanelsProps {
  readonly log: string;
  readonly outcome: Outcome;
}

/** 查對結果統計, by reason; and, apart and on request, the names to be looked at by a person. */
export function OutcomePanels({ log, outcome }: OutcomePanelsProps) {
  const words = useWords(registryWords).filing.outcome;
  const other = outcome.entries - outcome.opened - outcome.decoys - outcome.malformed;
  const rows = [
    [words.entries, outcome.entries],
    [words.opened, outcome.opened],
    [words.decoys, outcome.decoys],
    [words.malformed, outcome.malformed],
    [words.other, other],
    [words.filedReal, outcome.filedReal],
  ] as const;
  return (
    <>
      <Panel title={words.title} look="strong">
        <div className="stack">
          <div className="grid">
            <Figure label={words.accepted} value={sayNumber(outcome.accepted)} unit={words.unit} />
            <Figure label={words.struckOut} value={sayNumber(outcome.struckOut)} unit={words.unit} />
          </div>
          <DefinitionList
            items={rows.map(([term, count]) => ({ term, value: <span className="number">{sayNumber(count)}</span> }))}
          />
          {outcome.countDifferences.length > 0 && (
            <Notice tone="warn" title={words.differs}>
              <p className="number">{outcome.countDifferences.join(', ')}</p>
            </Notice>
          )}
          {outcome.rollsMissing.length > 0 && (
            <Notice tone="warn" title={words.rollsMissing}>
              <p className="number">{outcome.rollsMissing.join(', ')}</p>
            </Notice>
          )}
        </div>
      </Panel>
      <ReasonsPanel log={log} outcome={outcome} />
      <ReviewPanel log={log} count={outcome.reviewCount} />
    </>
  );
}

function ReasonsPanel({ log, outcome }: OutcomePanelsProps) {
  const words = useWords(registryWords).filing.reasons;
  const { reasons } = useWords(caseWords);
  const { language } = useLanguage();
  const rows = Object.entries(outcome.struckOutBy).filter(([, count]) => count > 0);
  const citeOf = (name: string) => (Object.hasOwn(REASONS, name) ? groundIn(log, name as ReasonName).cite : '');
  return (
    <Panel title={words.title}>
      <DataTable
        caption={words.title}
        isCaptionHidden
        rows={rows}
        rowKey={([name]) => name}
        empty={words.empty}
        columns={[
          { key: 'reason', head: words.reason, cell: ([name]) => reasons[name as ReasonName] ?? name, isRowHead: true },
          { key: 'count', head: words.count, cell: ([, count]) => sayNumber(count), isNumber: true },
          {
            key: 'article',
            head: words.article,
            cell: ([name]) => <span className="small">{sayArticle(citeOf(name), language) ?? citeOf(name)}</span>,
          },
        ]}
      />
    </Panel>
  );
}

function ReviewPanel({ log, count }: { readonly log: string; readonly count: number }) {
  const words = useWords(registryWords).filing.review;
  const { api } = useOffice();
  const elsewhere = useElsewhereHere('read-review');
  const [items, setItems] = useState<readonly ReviewItem[]>();
  const task = useTask();
  const show = async () => setItems(await task.run(() => fetchReview(api, log)));
  return (
    <Panel title={words.title}>
      <div className="stack">
        {count === 0 ? (
          <p className="soft">{words.empty}</p>
        ) : (
          <>
            <p>{words.text}</p>
            {elsewhere !== undefined && <Notice tone="note" title={elsewhere} />}
            <ProblemNotice problem={task.problem} />
            <div className="row">
              {items === undefined ? (
                <Button isBusy={task.isBusy} isDisabled={elsewhere !== undefined} onPress={() => void show()}>
                  {words.show(sayNumber(count))}
                </Button>
              ) : (
                <Button onPress={() => setItems(undefined)}>{words.hide}</Button>
              )}
            </div>
            {items !== undefined && (
              <DataTable
                caption={words.title}
                isCaptionHidden
                rows={items}
                rowKey={({ index }) => index}
                columns={[
                  { key: 'index', head: words.columns.index, cell: ({ index }) => sayNumber(index), isNumber: true },
                  {
                    key: 'id',
                    head: words.columns.id,
                    cell: ({ idNumber }) => <span className="code">{idNumber}</span>,
                  },
                  { key: 'certificate', head: words.columns.certificate, cell: (item) => item.certificateName },
                  { key: 'register', head: words.columns.register, cell: (item) => item.registerName },
                ]}
              />
            )}
          </>
        )}
      </div>
    </Panel>
  );
}
