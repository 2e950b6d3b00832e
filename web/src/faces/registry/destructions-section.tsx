import { useState } from 'react';
import { useLoad } from '../../api/index.ts';
import { Badge, Checkbox, DateText, DefinitionList, Notice, Panel } from '../../components/index.ts';
import { useWords } from '../../words/index.ts';
import { pilotWords } from '../../words/pilot.ts';
import { useOffice } from '../session/office.ts';
import { ProblemNotice } from '../session/problem-notice.tsx';
import { type DestructionItem, destroyAtRegistry, fetchDestructions } from './destructions.ts';
import { SignedAct } from './signed-act.tsx';

const TONES = { waiting: 'warn', done: 'good', refused: 'bad' } as const;

/** The registry's part when a case's records are destroyed. Left out while there is none. */
export function DestructionsSection() {
  const words = useWords(pilotWords).registry;
  const { api } = useOffice();
  const [items, reload] = useLoad('destructions', () => fetchDestructions(api));
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
  const [isSure, setSure] = useState(false);
  const [isTried, setTried] = useState(false);
  const { api } = useOffice();
  const mayBegin = () => {
    setTried(true);
    return isSure;
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
        {item.state === 'waiting' && (
          <SignedAct
            task="registry-destroy"
            asked={{ caseNumber: item.caseNumber, expects: { case: item.caseNumber } }}
            label={words.submit}
            look="danger"
            article={words.article}
            mayBegin={mayBegin}
            run={(signature) => destroyAtRegistry(api, item.caseNumber, signature)}
            onDone={onDone}
          >
            <Checkbox
              id={`destroy-${item.caseNumber}`}
              isSelected={isSure}
              onChange={setSure}
              isInvalid={isTried && !isSure}
            >
              {words.confirm}
            </Checkbox>
            {isTried && !isSure && <p role="alert">{words.confirmFault}</p>}
          </SignedAct>
        )}
      </div>
    </Panel>
  );
}
