import { useState } from 'react';
import { Button, Checkbox, Dialog, Panel, TextField } from '../../components/index.ts';
import { commonWords, lawDate, sayArticle, useLanguage, useWords } from '../../words/index.ts';
import { useOffice } from '../session/office.ts';
import { ProblemNotice } from '../session/problem-notice.tsx';
import { useTask } from '../session/use-task.ts';
import { type ActField, dataOf, emptyValues, FIELD_KINDS, isActField } from './act-fields.ts';
import { type AllowedAct, sendCommand } from './case-file.ts';
import { commissionWords } from './words.ts';

export interface ActPanelProps {
  readonly number: string;
  readonly act: AllowedAct;
  /** The step forward; the others correct or repeat. */
  readonly isNext: boolean;
  readonly onDone: (title: string, authenticationCode: string | undefined) => void;
}

/** One act of the life cycle: what it means, its article, its fields; confirmed before it enters the history. */
export function ActPanel({ number, act, isNext, onDone }: ActPanelProps) {
  const { api, now } = useOffice();
  const words = useWords(commissionWords);
  const common = useWords(commonWords);
  const { language } = useLanguage();
  const [values, setValues] = useState(() => emptyValues(act.needs, lawDate(now())));
  const [isTried, setTried] = useState(false);
  const [isAsking, setAsking] = useState(false);
  const task = useTask();
  const says = words.acts[act.command as keyof typeof words.acts] ?? {
    title: act.command,
    text: '',
    submit: act.command,
  };
  const ready = dataOf(act.needs, values);
  const wrong = 'wrong' in ready ? ready.wrong : [];
  const ask = () => {
    setTried(true);
    if (wrong.length === 0) setAsking(true);
  };
  const send = async () => {
    setAsking(false);
    if (!('data' in ready)) return;
    const done = await task.run(() => sendCommand(api, number, act.command, ready.data));
    if (done !== undefined) onDone(says.title, done.authenticationCode);
  };
  const faultOf = (name: ActField) => {
    if (!isTried || !wrong.includes(name)) return undefined;
    const kind = FIELD_KINDS[name];
    return kind === 'count'
      ? words.fields.wrongCount
      : kind === 'date'
        ? words.fields.wrongDate
        : words.fields.wrongText;
  };
  return (
    <Panel title={says.title} level={3} look={isNext ? 'strong' : 'plain'}>
      <div className="stack">
        <p>{says.text}</p>
        <ProblemNotice problem={task.problem} />
        {act.needs.filter(isActField).map((name) =>
          FIELD_KINDS[name] === 'yes' ? (
            <Checkbox
              key={name}
              isSelected={values[name] === true}
              onChange={(isSelected) => setValues({ ...values, [name]: isSelected })}
            >
              {words.fields[name]}
            </Checkbox>
          ) : (
            <TextField
              key={name}
              id={`${act.command}-${name}`}
              label={words.fields[name]}
              help={name === 'officialNumber' ? words.fields.officialNumberHelp : undefined}
              kind={FIELD_KINDS[name] === 'date' ? 'date' : 'text'}
              inputMode={FIELD_KINDS[name] === 'count' ? 'numeric' : 'text'}
              isShort={FIELD_KINDS[name] !== 'text'}
              value={String(values[name] ?? '')}
              onChange={(value) => setValues({ ...values, [name]: value })}
              fault={faultOf(name)}
            />
          ),
        )}
        <div className="row">
          <Button look={isNext ? 'primary' : 'plain'} isBusy={task.isBusy} onPress={ask}>
            {says.submit}
          </Button>
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
    </Panel>
  );
}
