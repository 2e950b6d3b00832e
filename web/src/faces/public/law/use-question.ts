import { ParseError } from '@lianshu/core/errors';
import { answerLaw, isLawRule, LAW_RULES, type LawAnswer, type LawArgument, type LawRule } from '@lianshu/core/law';
import { useState } from 'react';
import { usePlace } from '../../../router/index.ts';

/** What is wrong with a field: a key of the catalogue's `faults`. */
export type FieldProblem = 'date' | 'date-range' | 'days' | 'electors' | 'missing';

export interface Question {
  readonly rule: LawRule;
  readonly values: Readonly<Partial<Record<LawArgument, string>>>;
  readonly wrong: Readonly<Partial<Record<LawArgument, FieldProblem>>>;
  readonly answer: LawAnswer | undefined;
  choose(rule: LawRule): void;
  fill(argument: LawArgument, value: string): void;
  ask(): void;
}

function problemOf(error: unknown, field: LawArgument): FieldProblem {
  if (!(error instanceof ParseError)) throw error;
  if (error.code === 'law.date-range') return 'date-range';
  if (error.code === 'date.malformed') return 'date';
  return field === 'electors' ? 'electors' : 'days';
}

/** One question to the calculator: its rule (`?rule=` of the address at first), what was filled in, and the answer or what is wrong. Nothing leaves the page. */
export function useQuestion(): Question {
  const asked = new URLSearchParams(usePlace().search).get('rule') ?? '';
  const [rule, setRule] = useState<LawRule>(isLawRule(asked) ? asked : 'petition-end');
  const [values, setValues] = useState<Question['values']>({ kind: 'main' });
  const [wrong, setWrong] = useState<Question['wrong']>({});
  const [answer, setAnswer] = useState<LawAnswer>();
  const forget = () => {
    setAnswer(undefined);
    setWrong({});
  };
  return {
    rule,
    values,
    wrong,
    answer,
    choose: (chosen) => {
      setRule(chosen);
      forget();
    },
    // A result beside other values than it came from would mislead.
    fill: (argument, value) => {
      setValues({ ...values, [argument]: value });
      forget();
    },
    ask: () => {
      const names: readonly LawArgument[] = LAW_RULES[rule];
      const missing = names.filter((name) => (values[name] ?? '').trim() === '');
      if (missing.length > 0) return setWrong(Object.fromEntries(missing.map((name) => [name, 'missing'])));
      try {
        const given = names.map((name) => (name === 'text' ? values[name]! : values[name]!.trim()));
        setWrong({});
        setAnswer(answerLaw(rule, given));
      } catch (error) {
        const at = (error instanceof ParseError ? error.at : undefined) as LawArgument | undefined;
        if (at === undefined) throw error;
        setWrong({ [at]: problemOf(error, at) });
      }
    },
  };
}
