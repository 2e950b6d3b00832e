import { type IsoDate, parseIsoDate } from '../calendar/index.ts';
import { thresholdsOf } from '../case/index.ts';
import { ParseError, REFUSALS } from '../errors/index.ts';
import { checkIdNumber } from '../identity/index.ts';
import { judgeText, TEXT_KINDS, type TextKind } from '../text/index.ts';
import type { IdAnswer, LawAnswer, TextAnswer, ThresholdAnswer } from './answer.ts';
import { announceBy, bornBy, movedInBy, periodEnd, petitionEnd, pollWindow } from './day-rules.ts';

/** Each rule and the names of its arguments, in order; also the order of the forms. */
export const LAW_RULES = {
  'petition-end': ['collected'],
  'period-end': ['days', 'served'],
  'announce-by': ['poll', 'days'],
  'born-by': ['filed'],
  'moved-in-by': ['filed'],
  'poll-window': ['established'],
  threshold: ['electors'],
  id: ['number'],
  text: ['kind', 'text'],
} as const;

export type LawRule = keyof typeof LAW_RULES;
export type LawArgument = (typeof LAW_RULES)[LawRule][number];

/** The dates of the Republic's first three centuries: enough, and every result still has four digits in its year. */
const [FIRST_YEAR, LAST_YEAR] = [1912, 2211];
const MOST_DAYS = 3660;
const NUMBER = /^(?:[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)$/;

function readDate(text: string, at: LawArgument): IsoDate {
  let year: number;
  try {
    year = parseIsoDate(text).year;
  } catch (cause) {
    throw new ParseError('date.malformed', at, { cause });
  }
  if (year < FIRST_YEAR || year > LAST_YEAR) throw new ParseError('law.date-range', at);
  return text;
}

function readNumber(text: string, most: number, at: LawArgument): number {
  if (!NUMBER.test(text)) throw new ParseError('law.number', at);
  const value = Number(text.replaceAll(',', ''));
  if (value < 1 || value > most) throw new ParseError('law.number', at);
  return value;
}

function readKind(text: string): TextKind {
  const kind = TEXT_KINDS.find((known) => known === text);
  if (kind === undefined) throw new ParseError('law.text-kind', 'kind');
  return kind;
}

function threshold(electors: number): ThresholdAnswer {
  const { proposers, signers } = thresholdsOf(electors);
  const article = 'Act Art. 10(1), 12(1); Rules Art. 10';
  return { rule: 'threshold', result: signers, proposers, signers, electors, article, notes: [] };
}

function id(number: string): IdAnswer {
  const checked = checkIdNumber(number);
  const [result, article] = checked.ok ? (['valid', REFUSALS['id.form']] as const) : [checked.code, checked.article];
  return { rule: 'id', result, article, notes: [] };
}

function text(kind: TextKind, given: string): TextAnswer {
  return { rule: 'text', ...judgeText(kind, given), notes: [] };
}

const ANSWERS: { readonly [R in LawRule]: (first: string, second: string) => LawAnswer } = {
  'petition-end': (collected) => petitionEnd(readDate(collected, 'collected')),
  'period-end': (days, served) => periodEnd(readNumber(days, MOST_DAYS, 'days'), readDate(served, 'served')),
  'announce-by': (poll, days) => announceBy(readDate(poll, 'poll'), readNumber(days, MOST_DAYS, 'days')),
  'born-by': (filed) => bornBy(readDate(filed, 'filed')),
  'moved-in-by': (filed) => movedInBy(readDate(filed, 'filed')),
  'poll-window': (established) => pollWindow(readDate(established, 'established')),
  threshold: (electors) => threshold(readNumber(electors, 1e10, 'electors')),
  id,
  text: (kind, given) => text(readKind(kind), given),
};

export function isLawRule(rule: string): rule is LawRule {
  return Object.hasOwn(LAW_RULES, rule);
}

/**
 * The answer of a rule to arguments as a person types them: ISO dates, numbers with or without thousands separators,
 * for `text` the text itself. Throws ParseError `law.rule`, `law.arguments` (wrong number of them), and for a single
 * argument, named in `at`, `date.malformed`, `law.date-range`, `law.number`, `law.text-kind`. An ID number or a text that
 * breaks the rules is an answer, not an error.
 */
export function answerLaw(rule: string, given: readonly string[]): LawAnswer {
  if (!isLawRule(rule)) throw new ParseError('law.rule');
  if (given.length !== LAW_RULES[rule].length) throw new ParseError('law.arguments');
  return ANSWERS[rule](given[0]!, given[1] ?? '');
}
