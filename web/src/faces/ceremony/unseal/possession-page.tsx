import { useState } from 'react';
import { Button, ButtonLink, Notice, Panel } from '../../../components/index.ts';
import { useWords } from '../../../words/index.ts';
import { useLeadDesk } from '../../lead/lead-desk.ts';
import { useOffice } from '../../session/office.ts';
import { ProblemNotice } from '../../session/problem-notice.tsx';
import { useTask } from '../../session/use-task.ts';
import { sessionWords } from '../../session/words.ts';
import { CeremonyPage } from '../ceremony-page.tsx';
import { provePossession } from '../flow/possession.ts';
import { ceremonyWords } from '../words.ts';
import { isInputComplete, UnsealFields, useUnsealInput } from './unseal-fields.tsx';
import { useTestRecord } from './use-test-record.ts';

/** 開封測試: proves to the commission that card and sheet open what will be sealed. */
export function PossessionPage() {
  const { p, api, card } = useOffice();
  const { log, reload } = useLeadDesk();
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
    const proven = await task.run(() => provePossession(work, record));
    if (proven === true) {
      forget();
      setDone(true);
      reload();
    } else {
      setInput({ ...input, pin: '' });
      setTried(false);
      again();
    }
  };
  return (
    <CeremonyPage title={words.possession.title}>
      {isDone || log?.possessionPassed === true ? (
        <Notice tone="good" title={words.possession.done} announce="polite">
          <p>{words.possession.doneText}</p>
          <p>
            <ButtonLink look="primary" to="/ceremony">
              {words.send.toHome}
            </ButtonLink>
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
            <p>{words.possession.text}</p>
            <ProblemNotice problem={task.problem ?? problem} />
            <UnsealFields input={input} onChange={setInput} isTried={isTried} />
            <div className="row">
              <Button type="submit" look="primary" icon="card" isBusy={task.isBusy} isDisabled={material === undefined}>
                {task.isBusy ? login.busy : words.possession.open}
              </Button>
            </div>
          </form>
        </Panel>
      )}
    </CeremonyPage>
  );
}
