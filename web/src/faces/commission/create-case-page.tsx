import {
  CASE_KINDS,
  type CaseKind,
  countedLength,
  isCaseNumber,
  MAIN_TEXT_LIMIT,
  REASON_LIMIT,
} from '@lianshu/core/case';
import { assertPlainText } from '@lianshu/core/statement';
import { type FormEvent, useState } from 'react';
import { Button, ErrorSummary, type FieldFault, Panel, SelectField, TextField } from '../../components/index.ts';
import { navigate } from '../../router/index.ts';
import { caseWords, useWords } from '../../words/index.ts';
import { useOffice } from '../session/office.ts';
import { ProblemNotice } from '../session/problem-notice.tsx';
import { useTask } from '../session/use-task.ts';
import { createCase } from './case-file.ts';
import { CommissionPage } from './commission-page.tsx';
import { commissionWords } from './words.ts';

const FIELDS = ['number', 'mainText', 'reason', 'leadName'] as const;
type Field = (typeof FIELDS)[number];
type Draft = Readonly<Record<Field, string>>;

const EMPTY: Draft = { number: '', mainText: '', reason: '', leadName: '' };

/** The draft of a proposal (提案草案), counted as the text regulation counts: without punctuation. */
export function CreateCasePage() {
  const { api } = useOffice();
  const words = useWords(commissionWords).create;
  const { kinds } = useWords(caseWords);
  const [draft, setDraft] = useState(EMPTY);
  const [kind, setKind] = useState<CaseKind | null>(null);
  const [isTried, setTried] = useState(false);
  const task = useTask();
  const set = (field: Field) => (value: string) => setDraft({ ...draft, [field]: value });
  const tidy = tidyDraft(draft);

  const wrong = wrongFields(tidy);
  const faults: FieldFault[] = [
    ...FIELDS.filter((field) => wrong.has(field)).map((field) => ({
      id: `case-${field}`,
      says: wrong.get(field) === 'text' ? words.faults.text : words.faults[field],
    })),
    ...(kind === null ? [{ id: 'case-kind', says: words.faults.kind }] : []),
  ];
  const faultOf = (name: string) => (isTried ? faults.find(({ id }) => id === `case-${name}`)?.says : undefined);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (faults.length > 0 || kind === null) return;
    const done = await task.run(() => createCase(api, { ...tidy, kind }));
    if (done === true) navigate(`/commission/cases/${tidy.number}`);
  };
  return (
    <CommissionPage title={words.title}>
      <Panel look="strong">
        <form className="stack" noValidate onSubmit={(event) => void submit(event)}>
          <p>{words.text}</p>
          {isTried && <ErrorSummary faults={faults} />}
          <ProblemNotice problem={task.problem} />
          <TextField
            id="case-number"
            label={words.number}
            help={words.numberHelp}
            value={draft.number}
            onChange={set('number')}
            fault={faultOf('number')}
            inputMode="numeric"
            isShort
          />
          <SelectField
            id="case-kind"
            label={words.kind}
            value={kind}
            onChange={setKind}
            fault={faultOf('kind')}
            options={CASE_KINDS.map((value) => ({ value, label: kinds[value] }))}
          />
          <TextField
            id="case-mainText"
            kind="long"
            label={words.mainText}
            help={words.counted(countedLength(tidy.mainText), MAIN_TEXT_LIMIT)}
            value={draft.mainText}
            onChange={set('mainText')}
            fault={faultOf('mainText')}
          />
          <TextField
            id="case-reason"
            kind="long"
            label={words.reason}
            help={words.counted(countedLength(tidy.reason), REASON_LIMIT)}
            value={draft.reason}
            onChange={set('reason')}
            fault={faultOf('reason')}
          />
          <TextField
            id="case-leadName"
            label={words.leadName}
            help={words.leadNameHelp}
            value={draft.leadName}
            onChange={set('leadName')}
            fault={faultOf('leadName')}
          />
          <div className="row">
            <Button type="submit" look="primary" isBusy={task.isBusy}>
              {words.submit}
            </Button>
          </div>
        </form>
      </Panel>
    </CommissionPage>
  );
}

/** As the server takes it: NFC, no white space at the ends, line ends of one kind in the reasons alone. */
function tidyDraft(draft: Draft): Draft {
  const line = (text: string) =>
    text
      .normalize('NFC')
      .replace(/\s*\n\s*/g, '')
      .trim();
  return {
    number: draft.number.trim(),
    mainText: line(draft.mainText),
    reason: draft.reason.normalize('NFC').replace(/\r\n?/g, '\n').trim(),
    leadName: line(draft.leadName),
  };
}

function wrongFields(draft: Draft): ReadonlyMap<Field, 'form' | 'text'> {
  const wrong = new Map<Field, 'form' | 'text'>();
  const within = (text: string, limit: number) => countedLength(text) >= 1 && countedLength(text) <= limit;
  if (!isCaseNumber(draft.number)) wrong.set('number', 'form');
  if (!within(draft.mainText, MAIN_TEXT_LIMIT)) wrong.set('mainText', 'form');
  else if (!isPlain(draft.mainText)) wrong.set('mainText', 'text');
  if (!within(draft.reason, REASON_LIMIT)) wrong.set('reason', 'form');
  else if (!isPlain(draft.reason, true)) wrong.set('reason', 'text');
  if (draft.leadName === '') wrong.set('leadName', 'form');
  else if (!isPlain(draft.leadName)) wrong.set('leadName', 'text');
  return wrong;
}

function isPlain(text: string, lines = false): boolean {
  try {
    assertPlainText(text, undefined, { lines });
    return true;
  } catch {
    return false;
  }
}
