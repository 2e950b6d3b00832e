import { LAW_RULES, type LawArgument, type LawRule } from '@lianshu/core/law';
import type { FormEvent } from 'react';
import { useLoad } from '../../../api/index.ts';
import { Button, ErrorSummary, Panel, SelectField, TextField, type TextFieldProps } from '../../../components/index.ts';
import { fetchPublicMatters } from '../../../matters/matter-json.ts';
import { SimilarMatters } from '../../../matters/similar-matters.tsx';
import { rocDate, useWords } from '../../../words/index.ts';
import { lawWords } from '../../../words/law.ts';
import { PublicPage } from '../public-page.tsx';
import { AnswerPanel } from './answer-panel.tsx';
import { type Question, useQuestion } from './use-question.ts';
import '../public.css';
import './law.css';

const SHAPES: Readonly<Record<Exclude<LawArgument, 'kind'>, Partial<TextFieldProps>>> = {
  collected: { kind: 'date', isShort: true },
  served: { kind: 'date', isShort: true },
  poll: { kind: 'date', isShort: true },
  filed: { kind: 'date', isShort: true },
  established: { kind: 'date', isShort: true },
  days: { isShort: true, inputMode: 'numeric', maxLength: 5 },
  electors: { isShort: true, inputMode: 'numeric', maxLength: 16 },
  number: { kind: 'digits', isShort: true },
  text: { kind: 'long' },
};

function ArgumentField({ name, question }: { readonly name: LawArgument; readonly question: Question }) {
  const words = useWords(lawWords);
  const id = `law-${name}`;
  const problem = question.wrong[name];
  const fault = problem === undefined ? undefined : words.faults[problem];
  const value = question.values[name] ?? '';
  if (name === 'kind') {
    return (
      <SelectField
        id={id}
        label={words.fields.kind}
        options={[
          { value: 'main', label: words.kinds.main },
          { value: 'reasons', label: words.kinds.reasons },
        ]}
        value={value}
        onChange={(kind) => question.fill('kind', kind)}
        fault={fault}
      />
    );
  }
  const shape = SHAPES[name];
  // An input of type date shows the visitor's own calendar; the one on official papers stands below it.
  const help = shape.kind === 'date' && value !== '' ? rocDate(value) : undefined;
  return (
    <TextField
      {...shape}
      id={id}
      label={words.fields[name]}
      help={help}
      value={value}
      onChange={(given) => question.fill(name, given)}
      fault={fault}
    />
  );
}

/** 期日計算: the calculator of core as forms. Works without a server once it is loaded. */
export function LawPage() {
  const words = useWords(lawWords);
  const question = useQuestion();
  // Asked for when the page opens, never with what is filled in: a text is compared here. Without it the rest works.
  const [matters] = useLoad('matters', fetchPublicMatters);
  const { rule, wrong, answer } = question;
  const faults = LAW_RULES[rule].flatMap((name) => {
    const problem = wrong[name];
    return problem === undefined
      ? []
      : [{ id: `law-${name}`, says: words.faultIn(words.fields[name], words.faults[problem]) }];
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    question.ask();
  };
  return (
    <PublicPage title={words.title} intro={<p>{words.intro}</p>}>
      <Panel>
        <form className="stack" noValidate onSubmit={submit}>
          <SelectField
            id="law-rule"
            label={words.choose}
            options={(Object.keys(LAW_RULES) as LawRule[]).map((value) => ({ value, label: words.rules[value].name }))}
            value={rule}
            onChange={question.choose}
          />
          <p className="soft">{words.rules[rule].says}</p>
          <ErrorSummary faults={faults} />
          {LAW_RULES[rule].map((name) => (
            <ArgumentField key={name} name={name} question={question} />
          ))}
          <div>
            <Button type="submit" look="primary">
              {words.calculate}
            </Button>
          </div>
        </form>
      </Panel>
      <div aria-live="polite">
        {answer !== undefined && (
          <AnswerPanel answer={answer} text={question.values.text ?? ''}>
            {answer.rule === 'text' && answer.kind === 'main' && matters.state === 'ready' && (
              <SimilarMatters
                bars={matters.value.matters}
                mainText={question.values.text ?? ''}
                day={matters.value.on}
              />
            )}
          </AnswerPanel>
        )}
      </div>
      <Panel title={words.generalTitle} look="sunken">
        <ul className="stack stack--tight">
          {words.general.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </Panel>
    </PublicPage>
  );
}
