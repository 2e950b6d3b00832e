import type { ActsReport } from '@lianshu/core/acts';
import { useState } from 'react';
import { good } from '../../api/index.ts';
import { Button, DataTable, DefinitionList, Notice, Panel, ProgressBar } from '../../components/index.ts';
import { sayNumber, useWords } from '../../words/index.ts';
import { useOffice } from '../session/office.ts';
import { ProblemNotice } from '../session/problem-notice.tsx';
import { useTask } from '../session/use-task.ts';
import { verifyActs } from './verify-acts.ts';
import { auditorWords } from './words.ts';

export interface VerifyPanelProps {
  /** Where the export is. */
  readonly path: string;
  /** Entries that the page shows. */
  readonly size: number;
}

/** Verification in the browser itself, by the keys of this build: the server is asked for the bytes and believed nothing. */
export function VerifyPanel({ path, size }: VerifyPanelProps) {
  const { p, api, trust } = useOffice();
  const words = useWords(auditorWords).verify;
  const [progress, setProgress] = useState<{ readonly done: number; readonly of: number }>();
  const [report, setReport] = useState<ActsReport>();
  const task = useTask();
  const verify = async () => {
    setReport(undefined);
    const found = await task.run(async () => {
      const answer = await api.bytes(path);
      if (!answer.ok) return answer;
      const bytes = answer.value;
      return good(await verifyActs(p, trust, bytes, (done) => setProgress({ done, of: bytes.length })));
    });
    setProgress(undefined);
    setReport(found);
  };
  return (
    <Panel title={words.title} look="strong">
      <div className="stack">
        <p>{words.text}</p>
        <ProblemNotice problem={task.problem} />
        <div className="row">
          <Button look="primary" icon="seal" isBusy={task.isBusy} onPress={() => void verify()}>
            {task.isBusy ? words.busy : report === undefined ? words.start : words.again}
          </Button>
        </div>
        {task.isBusy && <ProgressBar label={words.progress} value={progress?.done} max={progress?.of} />}
        {report !== undefined && <Report report={report} size={size} />}
      </div>
    </Panel>
  );
}

function Report({ report, size }: { readonly report: ActsReport; readonly size: number }) {
  const all = useWords(auditorWords);
  const words = all.verify;
  const holds = report.findings.length === 0;
  const sayOf = (code: string) => all.findings[code.split('-')[0] as keyof typeof all.findings];
  const count = (value: number) => <span className="number">{sayNumber(value)}</span>;
  return (
    <>
      <Notice tone={holds ? 'good' : 'bad'} title={holds ? words.holds : words.fails} announce="polite">
        {holds && report.size !== size && <p>{words.moved}</p>}
      </Notice>
      <DefinitionList
        items={[
          { term: words.entries, value: count(report.entries) },
          { term: words.root, value: <span className="code">{report.root ?? '–'}</span> },
          { term: words.cases, value: count(report.cases) },
          { term: words.judged, value: count(report.judgedEvents) },
          { term: words.signatures, value: count(report.cardSignatures) },
          ...(report.earlierEvents === 0 ? [] : [{ term: words.earlier, value: count(report.earlierEvents) }]),
          ...(report.late.count === 0 ? [] : [{ term: words.late, value: count(report.late.count) }]),
        ]}
      />
      {!holds && (
        <DataTable
          caption={words.findings}
          rows={report.findings}
          rowKey={({ code, where }) => `${code} ${where}`}
          columns={[
            { key: 'where', head: words.columns.where, cell: ({ where }) => where },
            { key: 'code', head: words.columns.code, cell: ({ code }) => <span className="code">{code}</span> },
            { key: 'says', head: words.columns.says, cell: ({ code }) => sayOf(code) },
          ]}
        />
      )}
      {report.more > 0 && <p>{words.more(sayNumber(report.more))}</p>}
    </>
  );
}
