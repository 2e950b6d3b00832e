import { CASE_KINDS, type CaseKind } from '@lianshu/core/case';
import { MAIN_TEXT_LIMIT, REASONS_LIMIT, statutoryLength } from '@lianshu/core/text';
import { type FormEvent, useState } from 'react';
import {
  Button,
  ErrorSummary,
  type FieldFault,
  Notice,
  Panel,
  SelectField,
  TextField,
} from '../../components/index.ts';
import { needsOverride } from '../../drafting/excess.ts';
import { OverrideField } from '../../drafting/override-field.tsx';
import { TextAids } from '../../drafting/text-aids.tsx';
import { isPilot, PilotNotice } from '../../pilot/pilot-mark.tsx';
import { navigate } from '../../router/index.ts';
import { draftingWords } from '../../words/drafting.ts';
import { caseWords, sayNumber, useWords } from '../../words/index.ts';
import { useOffice } from '../session/office.ts';
import { useElsewhere } from '../session/own-office.ts';
import { ProblemNotice } from '../session/problem-notice.tsx';
import { useTask } from '../session/use-task.ts';
import { createCase } from './case-file.ts';
import { CommissionPage, DRAFTING } from './commission-page.tsx';
import {
  DRAFT_FIELDS,
  type Draft,
  type DraftField,
  dataOfDraft,
  EMPTY_DRAFT,
  tidyDraft,
  wrongFields,
} from './draft-fields.ts';
import { NearMatters } from './matters/near-matters.tsx';
import { commissionWords } from './words.ts';

/** The draft of a proposal (提案草案): counted as the text regulation counts, with hints on its wording and the matters that are barred. */
export function CreateCasePage() {
  const { api } = useOffice();
  const elsewhere = useElsewhere(DRAFTING);
  const words = useWords(commissionWords).create;
  const aids = useWords(draftingWords);
  const { kinds } = useWords(caseWords);
  const [draft, setDraft] = useState(EMPTY_DRAFT);
  const [kind, setKind] = useState<CaseKind | null>(null);
  const [isTried, setTried] = useState(false);
  const task = useTask();
  const set = (field: DraftField) => (value: string) => setDraft({ ...draft, [field]: value });
  const tidy = tidyDraft(draft);

  const wrong = wrongFields(tidy);
  const says = (field: DraftField): string => {
    if (wrong.get(field) === 'text') return words.faults.text;
    return field === 'overrideReason' ? aids.overrideFault : words.faults[field];
  };
  const faults: FieldFault[] = [
    ...DRAFT_FIELDS.filter((field) => wrong.has(field)).map((field) => ({ id: `case-${field}`, says: says(field) })),
    ...(kind === null ? [{ id: 'case-kind', says: words.faults.kind }] : []),
  ];
  const faultOf = (name: string) => (isTried ? faults.find(({ id }) => id === `case-${name}`)?.says : undefined);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (faults.length > 0 || kind === null) return;
    const done = await task.run(() =>
      createCase(api, { ...dataOfDraft(tidy), kind, ...(isPilot(tidy.number) ? { isPilot: true } : {}) }),
    );
    if (done === true) navigate(`/commission/cases/${tidy.number}`);
  };
  const field = (name: keyof Draft & ('number' | 'leadName')) => ({
    id: `case-${name}`,
    label: words[name],
    help: words[`${name}Help`],
    value: draft[name],
    onChange: set(name),
    fault: faultOf(name),
  });
  const text = (name: 'mainText' | 'reason', limit: number) => ({
    id: `case-${name}`,
    kind: 'long' as const,
    label: words[name],
    help: aids.counted(sayNumber(statutoryLength(tidy[name])), sayNumber(limit)),
    value: draft[name],
    onChange: set(name),
    fault: faultOf(name),
  });
  if (elsewhere !== undefined)
    return (
      <CommissionPage title={words.title}>
        <Notice tone="note" title={elsewhere} />
      </CommissionPage>
    );
  return (
    <CommissionPage title={words.title}>
      <Panel look="strong">
        <form className="stack" noValidate onSubmit={(event) => void submit(event)}>
          <p>{words.text}</p>
          {isTried && <ErrorSummary faults={faults} />}
          <ProblemNotice problem={task.problem} />
          <TextField {...field('number')} isShort />
          <PilotNotice of={tidy.number} />
          <SelectField
            id="case-kind"
            label={words.kind}
            value={kind}
            onChange={setKind}
            fault={faultOf('kind')}
            options={CASE_KINDS.map((value) => ({ value, label: kinds[value] }))}
          />
          <TextField {...text('mainText', MAIN_TEXT_LIMIT)} />
          <TextAids kind="main" text={tidy.mainText} caseKind={kind} />
          <NearMatters mainText={tidy.mainText} />
          <TextField {...text('reason', REASONS_LIMIT)} />
          <TextAids kind="reasons" text={tidy.reason} caseKind={kind} />
          {needsOverride(tidy) && (
            <OverrideField
              id="case-overrideReason"
              value={draft.overrideReason}
              onChange={set('overrideReason')}
              fault={faultOf('overrideReason')}
            />
          )}
          <TextField {...field('leadName')} />
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
