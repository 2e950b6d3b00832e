import { type IsoDate, isIsoDate, lastDayOfMonthsAfter } from '@lianshu/core/calendar';
import { BOUND, type Bound } from '@lianshu/core/matters';
import { type FormEvent, useState } from 'react';
import { Button, ErrorSummary, RadioField, TextField } from '../../../components/index.ts';
import { commonWords, lawDate, rocDate, sayDate, useLanguage, useWords } from '../../../words/index.ts';
import { mattersWords } from '../../../words/matters.ts';
import { useOffice } from '../../session/office.ts';
import { ProblemNotice } from '../../session/problem-notice.tsx';
import { useTask } from '../../session/use-task.ts';
import { isPlain } from '../draft-fields.ts';
import { enterMatter, type NewMatter, type RegisterLine, strikeMatter } from './office-matters.ts';

const FIELDS = ['matter', 'source', 'since', 'reasons'] as const;
type Field = (typeof FIELDS)[number];

export interface MatterFormProps {
  /** The entry whose place the new one takes; without it a first entry. */
  readonly corrects?: RegisterLine | undefined;
  readonly onDone: (kind: 'entered' | 'corrected') => void;
  readonly onCancel?: (() => void) | undefined;
}

function tidy(text: string): string {
  return text.normalize('NFC').replace(/\r\n?/g, '\n').trim();
}

/** An entry of the register: the last day follows from the day on which the bar began. */
export function MatterForm({ corrects, onDone, onCancel }: MatterFormProps) {
  const { api, now } = useOffice();
  const words = useWords(mattersWords);
  const common = useWords(commonWords);
  const { language } = useLanguage();
  const { form } = words.office;
  const { matter = '', source = '', since = '' } = corrects ?? {};
  const [values, setValues] = useState<Readonly<Record<Field, string>>>({ matter, source, since, reasons: '' });
  const [binds, setBinds] = useState<Bound>(corrects?.binds ?? 'everyone');
  const [isTried, setTried] = useState(false);
  const task = useTask();
  const prefix = corrects === undefined ? 'matter' : `matter-${corrects.entry}`;

  const wrongOf = (field: Field): string | undefined => {
    const value = tidy(values[field]);
    if (field === 'since') return isIsoDate(value) && value <= lawDate(now()) ? undefined : form.faults.since;
    if (field === 'reasons' && corrects === undefined) return undefined;
    if (value === '') return form.faults[field];
    return isPlain(value, field === 'reasons') ? undefined : form.faults.text;
  };
  const faults = FIELDS.flatMap((field) => {
    const says = wrongOf(field);
    return says === undefined ? [] : [{ id: `${prefix}-${field}`, says }];
  });
  const field = (name: Field) => ({
    id: `${prefix}-${name}`,
    value: values[name],
    onChange: (value: string) => setValues({ ...values, [name]: value }),
    fault: isTried ? wrongOf(name) : undefined,
  });
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (faults.length > 0) return;
    const entry: NewMatter = {
      matter: tidy(values.matter),
      source: tidy(values.source),
      since: values.since,
      binds,
      corrects: corrects?.entry ?? null,
      reasons: tidy(values.reasons),
    };
    const done = await task.run(() => enterMatter(api, entry));
    if (done !== true) return;
    setValues({ matter: '', source: '', since: '', reasons: '' });
    setTried(false);
    onDone(corrects === undefined ? 'entered' : 'corrected');
  };
  const untilOf = (day: IsoDate) => form.until(sayDate(lastDayOfMonthsAfter(day, 24), language));
  return (
    <form className="stack" noValidate onSubmit={(event) => void submit(event)}>
      {isTried && <ErrorSummary faults={faults} />}
      <ProblemNotice problem={task.problem} />
      <TextField {...field('matter')} kind="long" label={form.matter} help={form.matterHelp} />
      <TextField {...field('source')} label={form.source} help={form.sourceHelp} />
      <RadioField
        id={`${prefix}-binds`}
        label={form.binds}
        value={binds}
        onChange={setBinds}
        options={BOUND.toReversed().map((value) => ({
          value,
          label: words.binds[value].name,
          help: words.binds[value].says,
        }))}
      />
      <TextField
        {...field('since')}
        kind="date"
        isShort
        label={form.since[binds]}
        help={isIsoDate(values.since) ? `${rocDate(values.since)}　${untilOf(values.since)}` : undefined}
      />
      {corrects !== undefined && <TextField {...field('reasons')} kind="long" label={form.reasons} />}
      <div className="row">
        <Button type="submit" look="primary" isBusy={task.isBusy}>
          {corrects === undefined ? form.submit : form.submitCorrection}
        </Button>
        {onCancel !== undefined && <Button onPress={onCancel}>{common.cancel}</Button>}
      </div>
    </form>
  );
}

export interface StrikeFormProps {
  readonly entry: number;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

/** Takes an entry out of force, with reasons; it stays readable. */
export function StrikeForm({ entry, onDone, onCancel }: StrikeFormProps) {
  const { api } = useOffice();
  const { form } = useWords(mattersWords).office;
  const common = useWords(commonWords);
  const [reasons, setReasons] = useState('');
  const [isTried, setTried] = useState(false);
  const task = useTask();
  const said = tidy(reasons);
  const fault = said === '' ? form.faults.reasons : isPlain(said, true) ? undefined : form.faults.text;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (fault !== undefined) return;
    const done = await task.run(() => strikeMatter(api, entry, said));
    if (done === true) onDone();
  };
  return (
    <form className="stack" noValidate onSubmit={(event) => void submit(event)}>
      <p>{form.strikeSays}</p>
      <ProblemNotice problem={task.problem} />
      <TextField
        id={`strike-${entry}-reasons`}
        kind="long"
        label={form.strikeReasons}
        value={reasons}
        onChange={setReasons}
        fault={isTried ? fault : undefined}
      />
      <div className="row">
        <Button type="submit" look="danger" isBusy={task.isBusy}>
          {form.submitStrike}
        </Button>
        <Button onPress={onCancel}>{common.cancel}</Button>
      </div>
    </form>
  );
}
