import assert from 'node:assert/strict';
import { test } from 'node:test';
import { daysUntil, lawDate, rocDate, sayDate, sayNumber, sayTime } from './dates.ts';

const DATES = [
  ['2026-01-30', '115年1月30日'],
  ['1912-01-01', '1年1月1日'],
  ['1911-12-31', '民前1年12月31日'],
  ['1905-06-02', '民前7年6月2日'],
  ['2028-02-29', '117年2月29日'],
  ['not a date', 'not a date'],
] as const;

test('law dates in the Republican calendar', () => {
  for (const [date, roc] of DATES) assert.equal(rocDate(date), roc);
});

test('a number that is no moment comes back as it is', () => {
  for (const at of [2 ** 53 - 1, -(2 ** 53), 8_640_000_000_000_000, Number.NaN])
    assert.equal(sayTime(at, 'en'), String(at));
});

test('both calendars stand side by side', () => {
  assert.equal(sayDate('2026-11-24', 'zh-TW'), '115年11月24日（2026-11-24）');
  assert.equal(sayDate('2026-11-24', 'en'), '24 November 2026 (ROC 115)');
});

test('a moment is said in Taipei time whatever the zone of the computer', () => {
  const lastMinute = Date.UTC(2026, 11, 31, 15, 59, 59);
  assert.equal(lawDate(lastMinute), '2026-12-31');
  assert.equal(lawDate(lastMinute + 1000), '2027-01-01');
  assert.equal(sayTime(lastMinute, 'zh-TW'), '115年12月31日 23:59（2026-12-31）');
  assert.equal(sayTime(lastMinute + 1000, 'en'), '1 January 2027 (ROC 116), 00:00 Taipei time');
});

test('days until a date', () => {
  assert.equal(daysUntil('2027-05-23', '2026-11-23'), 181);
  assert.equal(daysUntil('2026-11-23', '2026-11-23'), 0);
  assert.equal(daysUntil('2026-11-22', '2026-11-23'), -1);
});

test('numbers in groups', () => {
  assert.equal(sayNumber(0), '0');
  assert.equal(sayNumber(293228), '293,228');
  assert.equal(sayNumber(19548531), '19,548,531');
});
