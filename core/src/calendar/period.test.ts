import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  addDays,
  dateOfDayNumber,
  hasReachedAge,
  lastDayOfDaysAfter,
  lastDayOfMonthsAfter,
  lastDayOfMonthsFrom,
  latestDayBefore,
} from './index.ts';

test('the petition term of published cases, and the end of February without roll-over', () => {
  const vectors: readonly (readonly [collected: string, lastDay: string])[] = [
    ['2025-07-30', '2026-01-30'], // case 9001
    ['2025-09-30', '2026-03-31'], // cases 9002 to 9004
    ['2025-08-27', '2026-02-27'],
    ['2025-08-28', '2026-02-28'], // a Saturday
    ['2025-08-29', '2026-02-28'],
    ['2025-08-30', '2026-02-28'],
    ['2025-08-31', '2026-02-28'],
    ['2023-08-28', '2024-02-28'],
    ['2023-08-29', '2024-02-29'],
    ['2023-08-31', '2024-02-29'],
    ['2025-12-31', '2026-06-30'],
  ];
  assert.equal(vectors.length, 11);
  for (const [collected, lastDay] of vectors) assert.equal(lastDayOfMonthsAfter(collected, 6), lastDay, collected);
});

test('terms in days', () => {
  assert.equal(lastDayOfDaysAfter('2021-03-09', 60), '2021-05-08'); // a Saturday
  assert.equal(lastDayOfDaysAfter('2024-02-28', 1), '2024-02-29');
  assert.equal(lastDayOfDaysAfter('2025-12-25', 10), '2026-01-04');
});

test('counting back from polling', () => {
  assert.equal(latestDayBefore('2026-11-28', 90), '2026-08-29');
});

test('the polling window of three to six months', () => {
  assert.equal(lastDayOfMonthsAfter('2026-05-10', 3), '2026-08-10');
  assert.equal(lastDayOfMonthsAfter('2026-05-10', 6), '2026-11-10');
});

test('age and residence as the commission gazetted them for 2021-08-28', () => {
  const reference = '2021-08-27';
  assert.equal(hasReachedAge('2003-08-28', 18, reference), true);
  assert.equal(hasReachedAge('2003-08-29', 18, reference), false);
  assert.ok(lastDayOfMonthsFrom('2021-02-28', 6) <= reference);
  assert.ok(lastDayOfMonthsFrom('2021-03-01', 6) > reference);
});

test('who is born on 29 February comes of age on 28 February of a common year', () => {
  assert.equal(hasReachedAge('2008-02-29', 18, '2026-02-27'), false);
  assert.equal(hasReachedAge('2008-02-29', 18, '2026-02-28'), true);
  assert.equal(hasReachedAge('2008-02-28', 18, '2026-02-27'), true);
});

test('a later start never ends earlier, and a term starting on the first ends with its month', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 60_000 }), fc.integer({ min: 1, max: 300 }), (days, months) => {
      const start = dateOfDayNumber(days);
      assert.ok(lastDayOfMonthsFrom(start, months) <= lastDayOfMonthsFrom(addDays(start, 1), months));
      const first = `${start.slice(0, 8)}01`;
      assert.match(addDays(lastDayOfMonthsFrom(first, months), 1), /-01$/);
    }),
  );
});
