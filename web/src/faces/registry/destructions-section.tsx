import { useState } from 'react';
import { useLoad } from '../../api/index.ts';
import { Badge, Button, Checkbox, DateText, DefinitionList, Notice, Panel } from '../../components/index.ts';
import { commonWords, useWords } from '../../words/index.ts';
import { pilotWords } from '../../words/pilot.ts';
import { ProblemNotice } from '../session/problem-notice.tsx';
import { useTask } from '../session/use-task.ts';
import { type DestructionItem, destroyAtRegistry, fetchDestructions } from './destructions.ts';
import { registryApi } from './registry-api.ts';

const TONES = { waiting: 'warn', done: 'good', refused: 'bad' } as const;

/** The registry's part when a case's records are destroyed. Left out while there is none. */
export function DestructionsSection() {
  const words = useWords(pilotWords).registry;
  const [items, reload] = useLoad('destructions', () => fetchDestructions(registryApi));
  const [done, setDone] = useState<string>();
  if (items.state === 'failed') return <ProblemNotice problem={items.problem} />;
  if (items.state === 'loading' || items.value.length === 0) return null;
  return (
    <section className="stack" aria-label={words.title}>
      <h2>{words.title}</h2>
      <p>{words.text}</p>
      {done !== undefined && <Notice tone="good" title={words.done(done)} announce="polite" />}
      {items.value.map((item) => (
        <DestructionPanel
          key={item.caseNumber}
          item={item}
          onDone={() => {
            setDone(item.caseNumber);
            reload();
          }}
        />
      ))}
    </section>
  );
}

function DestructionPanel({ item, onDone }: { readonly item: DestructionItem; readonly onDone: () => void }) {
  const words = useWords(pilotWords).registry;
  const common = useWords(commonWords);
  const [isSure, setSure] = useState(false);
  const [isTried, setTried] = useState(false);
  const task = useTask();
  const destroy = async () => {
    setTried(true);
    if (!isSure) return;
    if ((await task.run(() => destroyAtRegistry(registryApi, item.caseNumber))) !== undefined) onDone();
  };
  return (
    <Panel
      title={words.caseOf(item.caseNumber)}
      level={3}
      aside={<Badge tone={TONES[item.state]}>{words.states[item.state]}</Badge>}
      look={item.state === 'waiting' ? 'strong' : 'plain'}
    >
      <div className="stack">
        <DefinitionList
          items={[
            { term: words.logs, value: <span className="code">{item.logs.join(' ')}</span> },
            ...(item.orderedAt === null ? [] : [{ term: words.orderedAt, value: <DateText at={item.orderedAt} /> }]),
          ]}
        />
        <ProblemNotice problem={task.problem} />
        {item.state === 'waiting' && (
          <>
            <Checkbox
              id={`destroy-${item.caseNumber}`}
              isSelected={isSure}
              onChange={setSure}
              isInvalid={isTried && !isSure}
            >
              {words.confirm}
            </Checkbox>
            {isTried && !isSure && <p role="alert">{words.confirmFault}</p>}
            <div className="row">
              <Button look="danger" isBusy={task.isBusy} onPress={() => void destroy()}>
                {words.submit}
              </Button>
              <span className="soft small">{common.article(words.article)}</span>
            </div>
          </>
        )}
      </div>
    </Panel>
  );
}
