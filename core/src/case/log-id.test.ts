import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  CASE_NUMBER_PATTERN,
  compareCaseNumbers,
  formatLogId,
  isCaseNumber,
  isPilotNumber,
  LOG_ID_PATTERN,
  parseLogId,
} from './index.ts';

test('numbers of cases and of pilots, one spelling each', () => {
  const numbers = ['1', '9001', '99999999', 'T1', 'T12', 'T9999999'];
  for (const number of numbers) {
    assert.ok(isCaseNumber(number), number);
    assert.equal(isPilotNumber(number), number.startsWith('T'));
    for (const stage of ['proposal', 'petition'] as const)
      for (const round of [1, 2] as const) {
        const id = formatLogId({ caseNumber: number, stage, round });
        assert.deepEqual(parseLogId(id), { caseNumber: number, stage, round });
        assert.match(id, new RegExp(LOG_ID_PATTERN));
      }
  }
  for (const wrong of [
    '',
    '0',
    '01',
    '123456789',
    'T',
    'T0',
    'T01',
    't1',
    'TT1',
    'T12345678',
    '1T',
    ' 1',
    '1\n',
    '9001.',
  ]) {
    assert.equal(isCaseNumber(wrong), false, wrong);
    assert.doesNotMatch(wrong, new RegExp(CASE_NUMBER_PATTERN));
    assert.throws(() => parseLogId(`${wrong}.petition.1`), { code: 'log-id.malformed' });
  }
  assert.deepEqual(['T2', '10', 'T1', '9'].sort(compareCaseNumbers), ['9', '10', 'T1', 'T2']);
});
