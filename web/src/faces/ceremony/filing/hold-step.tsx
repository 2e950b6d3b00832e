import { Button, Notice, Panel } from '../../../components/index.ts';
import { useWords } from '../../../words/index.ts';
import { CasePanel } from '../../lead/case-panel.tsx';
import { useOffice } from '../../session/office.ts';
import { ProblemNotice } from '../../session/problem-notice.tsx';
import { useTask } from '../../session/use-task.ts';
import { type HeldLog, holdLog } from '../flow/filing.ts';
import { ceremonyWords } from '../words.ts';
import type { FilingMaterial } from './filing-state.ts';

export interface HoldStepProps {
  readonly material: FilingMaterial | undefined;
  readonly onHeld: (held: HeldLog) => void;
}

export function HoldStep({ material, onHeld }: HoldStepProps) {
  const { p, api } = useOffice();
  const words = useWords(ceremonyWords).filing;
  const task = useTask();
  const hold = async () => {
    if (material === undefined) return;
    const held = await task.run(() => holdLog(p, api, material.known));
    if (held !== undefined) onHeld(held);
  };
  return (
    <>
      <CasePanel />
      <Notice tone="warn" title={words.once} />
      <Panel title={words.hold.title} look="strong">
        <div className="stack">
          <p>{words.hold.text}</p>
          <ProblemNotice problem={task.problem} />
          <div className="row">
            <Button
              look="primary"
              icon="clock"
              isBusy={task.isBusy}
              isDisabled={material === undefined}
              onPress={() => void hold()}
            >
              {words.hold.start}
            </Button>
          </div>
        </div>
      </Panel>
    </>
  );
}
