import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { addDays, dateOfDayNumber, dayNumber, hasReachedAge } from '../calendar/index.ts';
import { hasResidedFor } from '../case/index.ts';
import { ParseError } from '../errors/index.ts';
import { answerLaw, type DayAnswer, isLawRule, LAW_RULES, type LawAnswer, type LawRule } from './index.ts';

interface Vector {
  readonly rule: string;
  readonly given: readonly string[];
  readonly result: unknown;
  readonly roc?: unknown;
  readonly proposers?: number;
  readonly counted?: number;
  readonly source: string;
}

function vectors<T>(name: string): readonly T[] {
  const url = new URL(`../../../vectors/law/${name}.json`, import.meta.url);
  return (JSON.parse(readFileSync(url, 'utf8')) as { cases: readonly T[] }).cases;
}

const answers = vectors<Vector>('answers');

test('every vector has its answer, on an article', () => {
  assert.equal(answers.length, 53);
  for (const { rule, given, result, source, ...beside } of answers) {
    const answer = answerLaw(rule, given) as LawAnswer & Record<string, unknown>;
    assert.equal(answer.rule, rule);
    assert.deepEqual(answer.result, result, `${rule} ${given.join(' ')}: ${source}`);
    for (const [key, value] of Object.entries(beside)) assert.deepEqual(answer[key], value, `${rule} ${given} ${key}`);
    assert.match(answer.article, /Art\. \d/);
    assert.equal('roc' in answer, 'roc' in beside);
  }
});

test('so many vectors per rule, and so many that the record of the law names', () => {
  const count = (of: (vector: Vector) => boolean) => answers.filter(of).length;
  assert.deepEqual(Object.fromEntries(Object.keys(LAW_RULES).map((rule) => [rule, count((v) => v.rule === rule)])), {
    'petition-end': 9,
    'period-end': 4,
    'announce-by': 3,
    'born-by': 4,
    'moved-in-by': 4,
    'poll-window': 1,
    threshold: 4,
    id: 13,
    text: 11,
  });
  assert.equal(
    count(({ source }) => source.startsWith('law §9.2')),
    11,
  );
  assert.equal(
    count(({ source }) => source.startsWith('law §4.1')),
    4,
  );
  assert.equal(
    count(({ source }) => source.startsWith('law §5')),
    13,
  );
});

test('a wrong call has its code and names the argument', () => {
  const wrong = vectors<{ rule: string; given: string[]; code: string; at?: string }>('wrong-calls');
  assert.equal(wrong.length, 26);
  for (const { rule, given, code, at } of wrong) {
    assert.throws(
      () => answerLaw(rule, given),
      (error) => error instanceof ParseError && error.code === code && error.at === at,
      `${rule} ${given.join(' ')}`,
    );
  }
});

test('an answer about an ID number does not carry it', () => {
  for (const number of ['A123456789', 'A123456788', 'A800000014', 'A12345678'])
    assert.ok(!JSON.stringify(answerLaw('id', [number])).includes(number.slice(1)));
});

const noted = (rule: LawRule, ...given: string[]) => answerLaw(rule, given).notes;

test('what stands beside a date', () => {
  assert.deepEqual(noted('petition-end', '2025-07-30'), []);
  assert.deepEqual(noted('petition-end', '2025-08-31'), ['weekend-not-extended']);
  assert.deepEqual(noted('petition-end', '2025-08-28'), ['weekend-not-extended', 'no-corresponding-day']);
  assert.deepEqual(noted('petition-end', '2023-08-30'), ['no-corresponding-day']);
  assert.deepEqual(noted('period-end', '60', '2021-03-09'), ['weekend-not-extended']);
  assert.deepEqual(noted('poll-window', '2026-05-10'), ['joined-with-election']);
  assert.deepEqual(noted('poll-window', '2021-05-14'), ['joined-with-election', 'before-amendment']);
  const end = answerLaw('petition-end', ['2025-07-30']) as DayAnswer;
  assert.deepEqual([end.firstDay, end.weekday], ['2025-07-31', 5]);
});

const days = fc.integer({ min: dayNumber('1990-01-01'), max: dayNumber('2100-12-31') }).map(dateOfDayNumber);
const resultOf = (rule: LawRule, ...given: string[]) => (answerLaw(rule, given) as DayAnswer).result;

test('born-by and moved-in-by are the last days that the register still finds eligible', () => {
  fc.assert(
    fc.property(days, (filed) => {
      const born = resultOf('born-by', filed);
      assert.equal(hasReachedAge(born, 18, filed), true);
      assert.equal(hasReachedAge(addDays(born, 1), 18, filed), false);
      const moved = resultOf('moved-in-by', filed);
      assert.equal(hasResidedFor([{ from: moved }], 6, filed), true);
      assert.equal(hasResidedFor([{ from: addDays(moved, 1) }], 6, filed), false);
    }),
  );
});

test('the week day is that of the platform', () => {
  fc.assert(
    fc.property(days, (day) => {
      const { weekday, result } = answerLaw('period-end', ['1', day]) as DayAnswer;
      assert.equal(weekday % 7, new Date(`${result}T00:00:00Z`).getUTCDay());
    }),
  );
});

test('a rule is one of the table and nothing inherited', () => {
  assert.equal(isLawRule('threshold'), true);
  for (const name of ['toString', '__proto__', 'constructor', '']) assert.equal(isLawRule(name), false);
});
