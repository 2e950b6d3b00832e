import type { Answer } from '../../../api/index.ts';
import { Button, Notice, Panel } from '../../../components/index.ts';
import { useWords } from '../../../words/index.ts';
import type { LogStatus } from '../../session/log-status.ts';
import { useOffice } from '../../session/office.ts';
import { ProblemNotice } from '../../session/problem-notice.tsx';
import { useTask } from '../../session/use-task.ts';
import { sessionWords } from '../../session/words.ts';
import type { PossessionWork, TestRecord } from '../flow/possession.ts';
import { ceremonyWords } from '../words.ts';
import { isInputComplete, UnsealFields, useUnsealInput } from './unseal-fields.tsx';
import { useTestRecord } from './use-test-record.ts';

export interface TestRecordFormProps {
  readonly log: LogStatus | undefined;
  readonly text: string;
  /** The word on the button. */
  readonly press: string;
  /** What is said beside the problem when the record was not opened. */
  readonly failed?: string;
  readonly open: (work: PossessionWork, record: TestRecord) => Promise<Answer<unknown>>;
  readonly onOpened: () => void;
}

/** Card and code open the test record: a refusal empties the PIN and fetches a fresh record, a success empties both factors. */
export function TestRecordForm({ log, text, press, failed, open, onOpened }: TestRecordFormProps) {
  const { p, api, card } = useOffice();
  const login = useWords(sessionWords).login;
  const { unseal } = useWords(ceremonyWords);
  const { material, problem, again } = useTestRecord(log);
  const { input, setInput, isTried, setTried, forget } = useUnsealInput();
  const task = useTask();
  const isFile = input.form === 'file';
  const submit = async () => {
    if (task.isBusy) return;
    setTried(true);
    if (material === undefined || !isInputComplete(input)) return;
    const { known, wrap, record } = material;
    setInput({ ...input, pin: '' });
    setTried(false);
    const work = { p, api, card, slot: '', wrap, manifest: known.manifest, manifestHash: known.hash, ...input };
    if ((await task.run(() => open(work, record))) !== undefined) {
      forget();
      onOpened();
      return;
    }
    again();
  };
  return (
    <Panel look="strong">
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <p>{text}</p>
        <ProblemNotice problem={task.problem ?? problem} />
        {failed !== undefined && task.problem !== undefined && <Notice tone="warn" title={failed} />}
        <UnsealFields input={input} onChange={setInput} isTried={isTried} />
        <div className="row">
          <Button
            type="submit"
            look="primary"
            icon={isFile ? 'lock' : 'card'}
            isBusy={task.isBusy}
            isDisabled={material === undefined}
          >
            {task.isBusy ? login.busy : isFile ? unseal.openWithFile : press}
          </Button>
        </div>
      </form>
    </Panel>
  );
}
