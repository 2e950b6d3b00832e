import { type CommandName, type DocumentName, type Office, officeFor, papersNeeded } from '@lianshu/core/case';
import type { JsonObject } from '@lianshu/core/json';
import { statutoryLength } from '@lianshu/core/text';
import { type ReactNode, useState } from 'react';
import type { CaseView } from '../../cases/case-view.ts';
import { Badge, Button, Checkbox, Dialog, Notice, SelectField, TextField } from '../../components/index.ts';
import { limitOf, needsOverride } from '../../drafting/excess.ts';
import { OverrideField } from '../../drafting/override-field.tsx';
import { TextAids } from '../../drafting/text-aids.tsx';
import { draftingWords } from '../../words/drafting.ts';
import { caseWords, commonWords, lawDate, sayArticle, sayNumber, useLanguage, useWords } from '../../words/index.ts';
import { useOffice } from '../session/office.ts';
import { ProblemNotice } from '../session/problem-notice.tsx';
import { type CardSignature, type PreparedAct, prepareAct } from '../session/sign-act.ts';
import { SignActDialog } from '../session/sign-act-dialog.tsx';
import { useTask } from '../session/use-task.ts';
import { sessionWords } from '../session/words.ts';
import {
  type ActField,
  type ActValues,
  dataOf,
  emptyValues,
  FIELD_KINDS,
  isActField,
  optionsOf,
} from './act-fields.ts';
import { ActFrame, type ActLook } from './act-frame.tsx';
import { type AllowedAct, type LetterRow, sendCommand } from './case-file.ts';
import { PapersField } from './papers-field.tsx';
import { commissionWords } from './words.ts';

export interface ActPanelProps {
  readonly view: CaseView;
  readonly act: AllowedAct;
  readonly letters: readonly LetterRow[];
  readonly look: ActLook;
  readonly onDone: (title: string, authenticationCode: string | undefined) => void;
}

/** One act of the life cycle: what it means, its article, its fields; confirmed before it enters the history. */
export function ActPanel({ view, act, letters, look, onDone }: ActPanelProps) {
  const { p, api, site, session, now } = useOffice();
  const words = useWords(commissionWords);
  const signing = useWords(sessionWords).act;
  const common = useWords(commonWords);
  const aids = useWords(draftingWords);
  const { language } = useLanguage();
  const [values, setValues] = useState(() => emptyValues(act.needs, lawDate(now()), view));
  const [papers, setPapers] = useState<readonly DocumentName[]>([]);
  const [overrideReason, setOverrideReason] = useState('');
  const [isTried, setTried] = useState(false);
  const [isAsking, setAsking] = useState(false);
  const [toSign, setToSign] = useState<PreparedAct>();
  const task = useTask();
  const sayOffice = (office: Office) => signing.offices[office];
  const says = words.acts[act.command as keyof typeof words.acts] ?? {
    title: act.command,
    text: '',
    submit: act.command,
  };
  const ready = dataOf(act.needs, values);
  const wrong = 'wrong' in ready ? ready.wrong : [];
  const needed = papersNeeded(act.command as CommandName, values);
  const holdsPapers = needed.every((paper) => papers.includes(paper));
  const isOver = act.needs.includes('mainText') && needsOverride(textsOf(values));
  const lacksReason = isOver && overrideReason.trim() === '';
  const isOwn = officeFor(act.offices, session.roles) !== undefined;
  const given = 'data' in ready ? (ready.data as JsonObject) : undefined;
  const data =
    isOver && given !== undefined ? { ...given, overrideReason: overrideReason.normalize('NFC').trim() } : given;
  const ask = async () => {
    setTried(true);
    if (data === undefined || !holdsPapers || lacksReason) return;
    if (!act.needsCard) return setAsking(true);
    const asked = { caseNumber: view.number, act: act.command, data };
    setToSign(await task.run(() => prepareAct(p, api, site.origin, asked)));
  };
  const send = async (card?: CardSignature) => {
    setAsking(false);
    setToSign(undefined);
    if (data === undefined) return;
    const done = await task.run(() => sendCommand(api, view.number, act.command, data, needed, card));
    if (done !== undefined) onDone(says.title, done.authenticationCode);
  };
  const guardName = String(task.problem?.detail?.guard ?? '');
  const guard = Object.hasOwn(words.guards, guardName)
    ? words.guards[guardName as keyof typeof words.guards]
    : undefined;
  const faultOf = (name: ActField) => {
    if (!isTried || !wrong.includes(name)) return undefined;
    const kind = FIELD_KINDS[name];
    if (kind === 'count') return words.fields.wrongCount;
    if (kind === 'date') return words.fields.wrongDate;
    return kind === 'choice' ? words.fields.wrongChoice : words.fields.wrongText;
  };
  return (
    <ActFrame title={says.title} look={look}>
      <div className="stack">
        <p>{says.text}</p>
        <ProblemNotice problem={task.problem} />
        {guard !== undefined && <p>{guard}</p>}
        {!isOwn && <Notice tone="note" title={signing.elsewhere(act.offices.map(sayOffice).join(signing.or))} />}
        {isOwn &&
          act.needs.filter(isActField).map((name) => (
            <Field
              key={name}
              command={act.command}
              name={name}
              letters={letters}
              values={values}
              onChange={(value) => setValues({ ...values, [name]: value })}
              fault={faultOf(name)}
            >
              {name === 'mainText' && <TextAids kind="main" text={textsOf(values).mainText} caseKind={view.kind} />}
              {name === 'reason' && <TextAids kind="reasons" text={textsOf(values).reason} caseKind={view.kind} />}
            </Field>
          ))}
        {isOwn && isOver && (
          <OverrideField
            id={`${act.command}-overrideReason`}
            value={overrideReason}
            onChange={setOverrideReason}
            fault={isTried && lacksReason ? aids.overrideFault : undefined}
          />
        )}
        {isOwn && (
          <PapersField
            id={`${act.command}-papers`}
            needed={needed}
            ticked={papers}
            onChange={setPapers}
            isTried={isTried}
          />
        )}
        <div className="row">
          <Button
            look={look === 'next' ? 'primary' : 'plain'}
            icon={act.needsCard ? 'card' : undefined}
            isBusy={task.isBusy}
            isDisabled={!isOwn}
            onPress={() => void ask()}
          >
            {says.submit}
          </Button>
          {act.needsCard && <Badge tone="plain">{signing.needsCard}</Badge>}
          <span className="soft small">{common.article(sayArticle(act.article, language) ?? act.article)}</span>
        </div>
      </div>
      <Dialog
        title={words.confirm.title}
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        actions={
          <>
            <Button look="primary" onPress={() => void send()}>
              {words.confirm.yes}
            </Button>
            <Button onPress={() => setAsking(false)}>{common.cancel}</Button>
          </>
        }
      >
        <p>{words.confirm.text(says.title)}</p>
      </Dialog>
      <SignActDialog
        prepared={toSign}
        onClose={() => setToSign(undefined)}
        onSigned={(_, signature) => void send(signature)}
      />
    </ActFrame>
  );
}

interface FieldProps {
  readonly command: string;
  readonly name: ActField;
  readonly letters: readonly LetterRow[];
  readonly values: ActValues;
  readonly onChange: (value: string | boolean) => void;
  readonly fault: string | undefined;
  /** What is to be seen below the field while it is filled in. */
  readonly children?: ReactNode;
}

function textsOf({ mainText, reason }: ActValues): { readonly mainText: string; readonly reason: string } {
  return { mainText: String(mainText ?? ''), reason: String(reason ?? '') };
}

function Field({ command, name, letters, values, onChange, fault, children }: FieldProps) {
  const words = useWords(commissionWords);
  const aids = useWords(draftingWords);
  const { phases, letters: letterNames } = useWords(caseWords);
  const kind = FIELD_KINDS[name];
  const label = words.fields[name];
  const id = `${command}-${name}`;
  const text = String(values[name] ?? '');
  const helpOf = (): string | undefined => {
    if (name === 'officialNumber') return words.fields.officialNumberHelp;
    if (name !== 'mainText' && name !== 'reason') return undefined;
    const limit = limitOf(name === 'mainText' ? 'main' : 'reasons');
    return aids.counted(sayNumber(statutoryLength(text)), sayNumber(limit));
  };
  if (kind === 'yes')
    return (
      <Checkbox isSelected={values[name] === true} onChange={onChange}>
        {label}
      </Checkbox>
    );
  if (kind === 'choice') {
    const said: Readonly<Record<string, string>> = { ...words.grounds, ...words.policies, ...words.choices };
    const say = (value: string) => {
      if (name === 'ordered') return phases[value as keyof typeof phases].name;
      const letter = name === 'letter' ? letters[Number(value) - 1] : undefined;
      return letter === undefined ? (said[value] ?? value) : words.fields.letterOf(value, letterNames[letter.name]);
    };
    const options = optionsOf(command, name, values, letters).map((value) => ({ value, label: say(value) }));
    const chosen = options.some(({ value }) => value === text) ? text : null;
    return (
      <SelectField
        id={id}
        label={label}
        prompt={words.fields.choose}
        value={chosen}
        options={options}
        onChange={onChange}
        fault={fault}
      />
    );
  }
  return (
    <>
      <TextField
        id={id}
        label={label}
        help={helpOf()}
        kind={kind === 'date' ? 'date' : kind === 'line' || kind === 'long' ? 'long' : 'text'}
        inputMode={kind === 'count' ? 'numeric' : 'text'}
        isShort={kind === 'count' || kind === 'date'}
        value={text}
        onChange={onChange}
        fault={fault}
      />
      {children}
    </>
  );
}
