import { Badge, DefinitionList, Panel } from '../../components/index.ts';
import { useWords } from '../../words/index.ts';
import { useLeadDesk } from './lead-desk.ts';
import type { Standing } from './standing.ts';
import { leadWords } from './words.ts';

const TONES: Readonly<Record<Standing, 'plain' | 'note' | 'good' | 'warn'>> = {
  idle: 'plain',
  drafting: 'warn',
  posted: 'warn',
  ready: 'note',
  open: 'good',
  held: 'warn',
  filed: 'note',
  ended: 'plain',
};

/** Which case this is and where it stands. */
export function CasePanel() {
  const { leadCase, log, standing } = useLeadDesk();
  const words = useWords(leadWords);
  return (
    <Panel
      title={words.caseOf(leadCase.view.number)}
      aside={<Badge tone={TONES[standing]}>{words.states[standing]}</Badge>}
    >
      <div className="stack">
        <p className="lead-text">{leadCase.view.mainText}</p>
        <DefinitionList
          items={[
            { term: words.leadName, value: leadCase.view.leadName },
            ...(log === undefined ? [] : [{ term: words.log, value: <span className="code">{log.log}</span> }]),
          ]}
        />
      </div>
    </Panel>
  );
}
