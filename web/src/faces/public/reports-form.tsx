import { holdsIdNumber, MAX_REPORT_WORDS, SEEN_IN, type SeenIn } from '@lianshu/core/reports';
import { assertPlainText } from '@lianshu/core/statement';
import { type FormEvent, useState } from 'react';
import { type Problem, useLoad } from '../../api/index.ts';
import { Button, ErrorSummary, Refused, SelectField, TextField } from '../../components/index.ts';
import { sendReport, type TakenReport } from '../../reports/reports-json.ts';
import { errorWords, useWords } from '../../words/index.ts';
import { reportsWords } from '../../words/reports.ts';
import { fetchCaseNames } from './reports-cases.ts';

const NO_CASE = 'none';

function isPlain(text: string): boolean {
  try {
    assertPlainText(text, undefined, { lines: true });
    return true;
  } catch {
    return false;
  }
}

/** Reports a suspicious site: its address, where it was seen, and nothing about who reports it. */
export function ReportForm({ onDone }: { readonly onDone: (taken: TakenReport) => void }) {
  const { form } = useWords(reportsWords).public;
  const { seenIn: seenWords } = useWords(reportsWords);
  const errors = useWords(errorWords);
  const [cases] = useLoad('cases', fetchCaseNames);
  const [address, setAddress] = useState('');
  const [seenIn, setSeenIn] = useState<SeenIn | null>(null);
  const [caseNumber, setCaseNumber] = useState(NO_CASE);
  const [words, setWords] = useState('');
  const [isTried, setTried] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const said = words.normalize('NFC').replace(/\r\n?/g, '\n').trim();
  const wrongWords =
    said.length > MAX_REPORT_WORDS
      ? form.faults.words
      : !isPlain(said)
        ? form.faults.text
        : holdsIdNumber(said)
          ? `${errors.refusals['report.personal-data'].said}${errors.refusals['report.personal-data'].next}`
          : undefined;
  const faults = [
    ...(address.trim() === '' ? [{ id: 'report-address', says: form.faults.address }] : []),
    ...(seenIn === null ? [{ id: 'report-seen', says: form.faults.seenIn }] : []),
    ...(wrongWords === undefined ? [] : [{ id: 'report-words', says: wrongWords }]),
  ];
  const faultOf = (id: string) => (isTried ? faults.find((fault) => fault.id === id)?.says : undefined);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (faults.length > 0 || seenIn === null) return;
    setBusy(true);
    setProblem(undefined);
    const sent = { address, caseNumber: caseNumber === NO_CASE ? null : caseNumber, seenIn, words: said };
    const answer = await sendReport(sent);
    setBusy(false);
    if (answer.ok) onDone(answer.value);
    else setProblem(answer.problem);
  };
  return (
    <form className="stack" noValidate onSubmit={(event) => void submit(event)}>
      {isTried && <ErrorSummary faults={faults} />}
      {problem !== undefined && <Refused problem={problem} />}
      <TextField
        id="report-address"
        label={form.address}
        help={form.addressHelp}
        value={address}
        onChange={setAddress}
        maxLength={2000}
        fault={faultOf('report-address')}
      />
      <SelectField
        id="report-seen"
        label={form.seenIn}
        prompt={form.prompt}
        value={seenIn}
        onChange={setSeenIn}
        fault={faultOf('report-seen')}
        options={SEEN_IN.map((value) => ({ value, label: seenWords[value] }))}
      />
      <SelectField
        id="report-case"
        label={form.caseNumber}
        value={caseNumber}
        onChange={setCaseNumber}
        options={[
          { value: NO_CASE, label: form.noCase },
          ...(cases.state === 'ready' ? cases.value.map(({ number, name }) => ({ value: number, label: name })) : []),
        ]}
      />
      <TextField
        id="report-words"
        kind="long"
        isOptional
        label={form.words}
        help={form.wordsHelp}
        value={words}
        onChange={setWords}
        fault={faultOf('report-words')}
      />
      <p className="small soft">{form.kept}</p>
      <div className="row">
        <Button type="submit" look="primary" isBusy={isBusy}>
          {form.submit}
        </Button>
      </div>
    </form>
  );
}
