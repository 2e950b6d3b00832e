import { type OfficeTaskName, type Phase, taskOf } from '@lianshu/core/case';
import { type ReactNode, useState } from 'react';
import type { Answer } from '../../api/index.ts';
import { Badge, Button, Notice, Panel, TextField } from '../../components/index.ts';
import { commonWords, useWords } from '../../words/index.ts';
import type { LogStatus } from '../session/log-status.ts';
import { useOffice } from '../session/office.ts';
import { ProblemNotice } from '../session/problem-notice.tsx';
import { type AskedAct, type CardSignature, type PreparedAct, prepareAct } from '../session/sign-act.ts';
import { SignActDialog } from '../session/sign-act-dialog.tsx';
import { useTask } from '../session/use-task.ts';
import { sessionWords } from '../session/words.ts';
import { actOnLog, type CaseFile, publishCase } from './case-file.ts';
import { commissionWords } from './words.ts';

/** Where the registry checks what was filed, of either stage and round. */
const CHECKING: readonly Phase[] = ['proposer-check', 'proposer-recheck', 'household-check', 'supplement-check'];

interface LogActsProps {
  readonly file: CaseFile;
  readonly onDone: (title: string) => void;
}

/** The acts that belong to a log's papers and files, those that make sense where the case stands. */
export function LogActs({ file, onDone }: LogActsProps) {
  const { api } = useOffice();
  const words = useWords(commissionWords).logActs;
  const { view, logs, publishable } = file;
  const log = logs.at(-1);
  if (log === undefined) return null;
  const send = (name: string) => (card?: CardSignature) =>
    actOnLog(api, log.log, name, card === undefined ? {} : { card: { ...card } });
  // What the card signs names the very manifest that this page shows.
  const onLog = (act: OfficeTaskName) => ({
    caseNumber: view.number,
    log: log.log,
    act,
    expects: { log: log.log, manifestSha256: log.manifestSha256 ?? '' },
  });
  return (
    <>
      {log.phase === 'ceremony' && !log.commissionSigned && (
        <Act
          task="countersign"
          says={words.countersign}
          asked={onLog('countersign')}
          run={send('countersign')}
          onDone={onDone}
        />
      )}
      {log.phase === 'ceremony' && log.commissionSigned && (
        <>
          <Act
            task="open-log"
            says={words.open}
            asked={onLog('open-log')}
            run={send('open')}
            onDone={onDone}
            isDisabled={!log.possessionPassed}
          >
            {!log.possessionPassed && <Notice tone="warn" title={words.open.needs} />}
          </Act>
          <Act
            task="countersign"
            says={{ ...words.countersign, submit: words.countersign.again }}
            asked={onLog('countersign')}
            run={send('countersign')}
            onDone={onDone}
            isQuiet
          />
        </>
      )}
      {log.phase === 'filed' && CHECKING.includes(view.phase) && (
        <>
          <Act task="export-filing" says={words.exportFiling} run={send('export-filing')} onDone={onDone} />
          <ImportVerdict log={log} onDone={onDone} />
        </>
      )}
      {publishable.length > 0 && (
        <Act
          task="publish"
          says={words.publish}
          asked={{ caseNumber: view.number, act: 'publish' }}
          run={(card) => publishCase(api, view.number, card === undefined ? {} : { card: { ...card } })}
          onDone={onDone}
        />
      )}
    </>
  );
}

interface ActProps {
  readonly task: OfficeTaskName;
  readonly says: { readonly title: string; readonly text: string; readonly submit: string; readonly article: string };
  /** What the card signs, where the task needs it. */
  readonly asked?: AskedAct;
  readonly run: (card?: CardSignature) => Promise<Answer<true>>;
  readonly onDone: (title: string) => void;
  readonly isDisabled?: boolean;
  readonly isQuiet?: boolean;
  readonly children?: ReactNode;
}

function Act({ task: name, says, asked, run, onDone, isDisabled, isQuiet, children }: ActProps) {
  const { p, api, site, session } = useOffice();
  const common = useWords(commonWords);
  const signing = useWords(sessionWords).act;
  const [toSign, setToSign] = useState<PreparedAct>();
  const task = useTask();
  const { roles, needsCard = false } = taskOf(name);
  const isOwn = roles.some((role) => session.roles.includes(role));
  const send = async (card?: CardSignature) => {
    setToSign(undefined);
    if ((await task.run(() => run(card))) === true) onDone(says.title);
  };
  const press = async () => {
    if (asked === undefined) return send();
    setToSign(await task.run(() => prepareAct(p, api, site.origin, asked)));
  };
  return (
    <Panel title={says.title} level={3} look={isQuiet === true ? 'sunken' : 'strong'}>
      <div className="stack">
        <p>{says.text}</p>
        {isOwn && children}
        {!isOwn && (
          <Notice tone="note" title={signing.elsewhere(roles.map((role) => signing.offices[role]).join(signing.or))} />
        )}
        <ProblemNotice problem={task.problem} />
        <div className="row">
          <Button
            look={isQuiet === true ? 'plain' : 'primary'}
            icon={needsCard ? 'card' : undefined}
            isBusy={task.isBusy}
            isDisabled={isDisabled === true || !isOwn}
            onPress={() => void press()}
          >
            {says.submit}
          </Button>
          {needsCard && <Badge tone="plain">{signing.needsCard}</Badge>}
          <span className="soft small">{common.article(says.article)}</span>
        </div>
      </div>
      <SignActDialog
        prepared={toSign}
        onClose={() => setToSign(undefined)}
        onSigned={(_, signature) => void send(signature)}
      />
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
    <Act
      task="import-verdict"
      says={says}
      run={run}
      onDone={onDone}
      isDisabled={!isCount(accepted) || !isCount(struckOut)}
    >
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
