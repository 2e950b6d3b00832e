import type { OpenedWrap } from '@lianshu/core/crypto';
import { useState } from 'react';
import { failed } from '../../../api/index.ts';
import { Button, Disclosure, Panel, ProgressBar } from '../../../components/index.ts';
import { sayNumber, useWords } from '../../../words/index.ts';
import { useCount } from '../../lead/use-count.ts';
import { leadWords } from '../../lead/words.ts';
import { useOffice } from '../../session/office.ts';
import { PinField } from '../../session/pin-field.tsx';
import { ProblemNotice } from '../../session/problem-notice.tsx';
import { usePin } from '../../session/use-pin.ts';
import { useTask } from '../../session/use-task.ts';
import { sessionWords } from '../../session/words.ts';
import type { HeldLog } from '../flow/filing.ts';
import type { Tally } from '../flow/tally.ts';
import { unsealCountKey } from '../flow/unseal.ts';
import { OpenedFile } from '../unseal/opened-file.tsx';
import { ceremonyWords } from '../words.ts';
import type { FilingMaterial } from './filing-state.ts';

export interface CountStepProps {
  readonly material: FilingMaterial;
  readonly held: HeldLog;
  readonly onTally: (tally: Tally) => void;
}

/** Every envelope from the first on: what was remembered from earlier counts does not enter a filing. */
export function CountStep({ material, held, onTally }: CountStepProps) {
  const { p, card } = useOffice();
  const { filing, unseal } = useWords(ceremonyWords);
  const words = filing.count;
  const progress = useWords(leadWords).progress;
  const login = useWords(sessionWords).login;
  const { counting, count } = useCount(material.known);
  const typed = usePin();
  const [file, setFile] = useState<OpenedWrap>();
  const task = useTask();
  const start = async () => {
    const pin = file === undefined ? typed.take() : '';
    if (pin === undefined) return;
    const tally = await task.run(async () => {
      const work = { p, card, slot: '', pin, wrap: material.wrap, manifest: material.known.manifest, opened: file };
      const opened = await unsealCountKey(work);
      if (!opened.ok) return opened;
      const counted = await count(opened.value, true);
      return counted.ok && counted.value.next !== held.size ? failed('submission.head') : counted;
    });
    if (tally !== undefined) onTally(tally);
  };
  return (
    <Panel title={words.title} look="strong">
      <div className="stack">
        <p>{words.text}</p>
        <ProblemNotice problem={task.problem} />
        {counting === undefined ? (
          <>
            {file === undefined && (
              <PinField
                pin={typed.pin}
                onChange={typed.onChange}
                fault={typed.isMissing ? login.pinMissing : undefined}
              />
            )}
            <Disclosure title={unseal.file}>
              <OpenedFile opened={file} onOpened={setFile} />
              {file !== undefined && (
                <Button look="quiet" onPress={() => setFile(undefined)}>
                  {unseal.fileForget}
                </Button>
              )}
            </Disclosure>
          </>
        ) : (
          <ProgressBar
            label={progress.counting}
            value={counting.tally.next}
            max={held.size}
            says={progress.counted(sayNumber(counting.tally.next), sayNumber(held.size))}
          />
        )}
        <div className="row">
          <Button look="primary" icon="card" isBusy={task.isBusy} onPress={() => void start()}>
            {task.isBusy && counting === undefined ? login.busy : words.start}
          </Button>
        </div>
      </div>
    </Panel>
  );
}
