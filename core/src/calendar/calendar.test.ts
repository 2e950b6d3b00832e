import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { ParseError } from '../errors/index.ts';
import {
  addDays,
  dateOfDayNumber,
  dayNumber,
  endOfTaipeiDay,
  formatInstant,
  isIsoDate,
  parseInstant,
  renderRocDate,
  renderRocTime,
  startOfTaipeiDay,
  taipeiClock,
  taipeiDate,
} from './index.ts';

test('day numbers agree with the platform for every day of 1895 to 2105', () => {
  let days = 0;
  for (let at = Date.UTC(1895, 0, 1); at <= Date.UTC(2105, 11, 31); at += 86_400_000) {
    const text = new Date(at).toISOString().slice(0, 10);
    assert.equal(dayNumber(text), at / 86_400_000);
    assert.equal(dateOfDayNumber(at / 86_400_000), text);
    days++;
  }
  assert.equal(days, 77_066);
});

test('days that do not exist are refused', () => {
  for (const text of [
    '2025-02-29',
    '2100-02-29',
    '2024-02-30',
    '2024-04-31',
    '2024-13-01',
    '2024-00-10',
    '2024-1-01',
    '2024-01-01 ',
    '',
  ])
    assert.equal(isIsoDate(text), false, text);
  assert.equal(isIsoDate('2024-02-29'), true);
  assert.equal(isIsoDate('2000-02-29'), true);
  assert.throws(() => dayNumber('2025-02-29'), ParseError);
  assert.equal(addDays('2024-02-28', 2), '2024-03-01');
  assert.equal(addDays('2026-01-01', -1), '2025-12-31');
});

test('the day changes at 16:00 UTC, whatever zone the process runs in', () => {
  // An awkward zone: half an hour off, with a daylight saving of half an hour.
  process.env.TZ = 'Australia/Lord_Howe';
  assert.equal(taipeiDate(Date.UTC(2026, 0, 30, 15, 59, 59, 999)), '2026-01-30');
  assert.equal(taipeiDate(Date.UTC(2026, 0, 30, 16)), '2026-01-31');
  assert.deepEqual(taipeiClock(Date.UTC(2026, 10, 23, 2, 15)), { date: '2026-11-23', hour: 10, minute: 15, second: 0 });
  assert.equal(startOfTaipeiDay('2026-01-31'), Date.UTC(2026, 0, 30, 16));
  assert.equal(endOfTaipeiDay('2026-01-30'), startOfTaipeiDay('2026-01-31'));
});

test('Taipei days and instants are recovered', () => {
  fc.assert(
    fc.property(fc.integer({ min: -2_000_000_000, max: 4_000_000_000 }), (seconds) => {
      const at = seconds * 1000;
      assert.equal(formatInstant(at), new Date(at).toISOString().replace('.000', ''));
      assert.equal(parseInstant(formatInstant(at)), at);
      const date = taipeiDate(at);
      assert.ok(startOfTaipeiDay(date) <= at && at < endOfTaipeiDay(date));
    }),
  );
  assert.throws(() => formatInstant(1), RangeError);
  for (const text of [
    '2026-11-23T24:00:00Z',
    '2026-11-23T02:60:00Z',
    '2026-11-23T02:15:00.000Z',
    '2026-11-23T02:15:00+00:00',
  ])
    assert.throws(() => parseInstant(text), ParseError, text);
});

test('dates are written in the calendar of the Republic', () => {
  assert.equal(renderRocDate('2026-01-30'), '中華民國115年1月30日');
  assert.equal(renderRocDate('1912-01-01'), '中華民國1年1月1日');
  assert.equal(renderRocDate('1911-12-31'), '中華民國前1年12月31日');
  assert.equal(renderRocDate('1900-03-05'), '中華民國前12年3月5日');
  assert.equal(renderRocTime(Date.UTC(2026, 10, 23, 2, 15)), '中華民國115年11月23日10時15分00秒');
});
