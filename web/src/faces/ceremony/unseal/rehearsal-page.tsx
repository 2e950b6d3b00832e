import { useState } from 'react';
import { good } from '../../../api/index.ts';
import { Button, Notice, Panel } from '../../../components/index.ts';
import { useWords } from '../../../words/index.ts';
import { useLeadDesk } from '../../lead/lead-desk.ts';
import { useOffice } from '../../session/office.ts';
import { ProblemNotice } from '../../session/problem-notice.tsx';
import { useTask } from '../../session/use-task.ts';
import { sessionWords } from '../../session/words.ts';
import { CeremonyPage } from '../ceremony-page.tsx';
import { rehearse } from '../flow/possession.ts';
import { ceremonyWords } from '../words.ts';
import { isInputComplete, UnsealFields, useUnsealInput } from './unseal-fields.tsx';
import { useTestRecord } from './use-test-record.ts';

/** 開封演練: the same card, code and press as the filing, on the test record alone. */
export function RehearsalPage() {
  const { p, api, card } = useOffice();
  const { log } = useLeadDesk();
  const words = useWords(ceremonyWords);
  const login = useWords(sessionWords).login;
  const { material, problem, again } = useTestRecord(log);
  const { input, setInput, isTried, setTried, forget } = useUnsealInput();
  const [isDone, setDone] = useState(false);
  const task = useTask();
  const open = async () => {
    setTried(true);
    if (material === undefined || !isInputComplete(input)) return;
    const { known, wrap, record } = material;
    const work = { p, api, card, slot: '', wrap, manifest: known.manifest, manifestHash: known.hash, ...input };
    const opened = await task.run(async () => {
      const plaintext = await rehearse(work, record);
      return plaintext.ok ? good(true) : plaintext;
    });
    setDone(opened === true);
    if (opened === true) forget();
    else {
      setInput({ ...input, pin: '' });
      setTried(false);
    }
    again();
  };
  if (log === undefined) {
    return (
      <CeremonyPage title={words.rehearsal.title}>
        <Notice tone="note" title={words.needOpen} />
      </CeremonyPage>
    );
  }
  return (
    <CeremonyPage title={words.rehearsal.title}>
      {isDone ? (
        <Notice tone="good" title={words.rehearsal.done} announce="polite">
          <p>{words.rehearsal.doneText}</p>
          <p>
            <Button onPress={() => setDone(false)}>{words.rehearsal.again}</Button>
          </p>
        </Notice>
      ) : (
        <Panel look="strong">
          <form
            className="stack"
            onSubmit={(event) => {
              event.preventDefault();
              void open();
            }}
          >
            <p>{words.rehearsal.text}</p>
            <ProblemNotice problem={task.problem ?? problem} />
            {task.problem !== undefined && <Notice tone="warn" title={words.rehearsal.failed} />}
            <UnsealFields input={input} onChange={setInput} isTried={isTried} />
            <div className="row">
              <Button type="submit" look="primary" icon="card" isBusy={task.isBusy} isDisabled={material === undefined}>
                {task.isBusy ? login.busy : words.rehearsal.open}
              </Button>
            </div>
          </form>
        </Panel>
      )}
    </CeremonyPage>
  );
}
