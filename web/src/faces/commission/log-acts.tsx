import { type ReactNode, useState } from 'react';
import type { Answer } from '../../api/index.ts';
import { Button, Notice, Panel, TextField } from '../../components/index.ts';
import { commonWords, useWords } from '../../words/index.ts';
import type { LogStatus } from '../session/log-status.ts';
import { useOffice } from '../session/office.ts';
import { ProblemNotice } from '../session/problem-notice.tsx';
import { useTask } from '../session/use-task.ts';
import { actOnLog, type CaseFile, publishCase } from './case-file.ts';
import { commissionWords } from './words.ts';

interface LogActsProps {
  readonly file: CaseFile;
  readonly onDone: (title: string) => void;
}

/** The acts that belong to a log's papers and files, those that make sense where the case stands. */
export function LogActs({ file, onDone }: LogActsProps) {
  const { api } = useOffice();
  const words = useWords(commissionWords).logActs;
  const { view, logs } = file;
  const log = logs.at(-1);
  const isDecided = view.result !== null;
  if (log === undefined) return null;
  const act = (name: string) => () => actOnLog(api, log.log, name);
  return (
    <>
      {log.phase === 'ceremony' && !log.commissionSigned && (
        <Act says={words.countersign} run={act('countersign')} onDone={onDone} />
      )}
      {log.phase === 'ceremony' && log.commissionSigned && (
        <>
          <Act says={words.open} run={act('open')} onDone={onDone} isDisabled={!log.possessionPassed}>
            {!log.possessionPassed && <Notice tone="warn" title={words.open.needs} />}
          </Act>
          <Act
            says={{ ...words.countersign, submit: words.countersign.again }}
            run={act('countersign')}
            onDone={onDone}
            isQuiet
          />
        </>
      )}
      {log.phase === 'filed' && view.phase === 'household-check' && (
        <>
          <Act says={words.exportFiling} run={act('export-filing')} onDone={onDone} />
          <ImportVerdict log={log} onDone={onDone} />
        </>
      )}
      {isDecided && view.bundle === null && log.phase === 'filed' && (
        <Act says={words.publish} run={() => publishCase(api, view.number)} onDone={onDone} />
      )}
    </>
  );
}

interface ActProps {
  readonly says: { readonly title: string; readonly text: string; readonly submit: string; readonly article: string };
  readonly run: () => Promise<Answer<true>>;
  readonly onDone: (title: string) => void;
  readonly isDisabled?: boolean;
  readonly isQuiet?: boolean;
  readonly children?: ReactNode;
}

function Act({ says, run, onDone, isDisabled, isQuiet, children }: ActProps) {
  const common = useWords(commonWords);
  const task = useTask();
  const press = async () => {
    if ((await task.run(run)) === true) onDone(says.title);
  };
  return (
    <Panel title={says.title} level={3} look={isQuiet === true ? 'sunken' : 'strong'}>
      <div className="stack">
        <p>{says.text}</p>
        {children}
        <ProblemNotice problem={task.problem} />
        <div className="row">
          <Button
            look={isQuiet === true ? 'plain' : 'primary'}
            isBusy={task.isBusy}
            isDisabled={isDisabled === true}
            onPress={() => void press()}
          >
            {says.submit}
          </Button>
          <span className="soft small">{common.article(says.article)}</span>
        </div>
      </div>
    </Panel>
  );
}

function ImportVerdict({ log, onDone }: { readonly log: LogStatus; readonly onDone: (title: string) => void }) {
  const { api } = useOffice();
  const words = useWords(commissionWords);
  const says = words.logActs.importVerdict;
  const [accepted, setAccepted] = useState('0');
  const [struckOut, setStruckOut] = useState('0');
  const isCount = (text: string) => /^\d{1,9}$/.test(text.trim());
  const fault = (text: string) => (isCount(text) ? undefined : words.fields.wrongCount);
  const run = () =>
    actOnLog(api, log.log, 'import-verdict', { paperAccepted: Number(accepted), paperStruckOut: Number(struckOut) });
  return (
    <Act says={says} run={run} onDone={onDone} isDisabled={!isCount(accepted) || !isCount(struckOut)}>
      <div className="grid">
        <TextField
          id="paper-accepted"
          label={says.paperAccepted}
          value={accepted}
          onChange={setAccepted}
          inputMode="numeric"
          isShort
          fault={fault(accepted)}
        />
        <TextField
          id="paper-struck-out"
          label={says.paperStruckOut}
          value={struckOut}
          onChange={setStruckOut}
          inputMode="numeric"
          isShort
          fault={fault(struckOut)}
        />
      </div>
    </Act>
  );
}
