import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PersonRecord } from '../register/person-record.ts';
import { FILED_ON, population } from './filing.fixture.ts';
import { judgeRecords, type RealRecord } from './judge-records.ts';

const person: PersonRecord = population.person(0);
const people = new Map([[person.idNumber, person]]);

function record(index: number, changes: Partial<RealRecord> = {}): RealRecord {
  const receiptPublic = new Uint8Array(32);
  const { idNumber, name } = person;
  return { class: 'real', flag: 1, index, idNumber, receiptPublic, certificateName: name, fault: null, ...changes };
}

const nobody = () => false;
const reasons = (records: readonly RealRecord[], on = FILED_ON) =>
  judgeRecords(records, people, { on, counted: nobody, barred: nobody }).judged.map(({ reason }) => reason);

test('whoever typed a number that is not hers never strikes its holder, in whatever order they come', () => {
  const hers = (index: number) => record(index);
  const typed = (index: number) => record(index, { certificateName: '某他人' });
  const spoilt = (index: number) => record(index, { fault: 'commitment-mismatch' });
  const duplicate = 'duplicate-electronic';
  assert.deepEqual(reasons([typed(1), hers(2)]), [duplicate, 'accepted']);
  assert.deepEqual(reasons([hers(1), typed(2)]), ['accepted', duplicate]);
  assert.deepEqual(reasons([typed(1), typed(2), spoilt(3), hers(4), hers(5)]), [
    duplicate,
    duplicate,
    'commitment-mismatch',
    'accepted',
    duplicate,
  ]);
  assert.deepEqual(reasons([spoilt(1), typed(2)]), ['commitment-mismatch', 'accepted']);
});

test('a hundred thousand records of one number are judged in time in line with their number', {
  timeout: 20_000,
}, () => {
  const many = Array.from({ length: 100_000 }, (_, i) => record(i + 1));
  assert.equal(reasons(many).filter((reason) => reason === 'accepted').length, 1);
});

test('who counted before, or is barred, does not count; a person who is not eligible is struck for that', () => {
  const judge = (of: Partial<Record<'counted' | 'barred', boolean>>, on = FILED_ON) =>
    judgeRecords([record(1), record(2)], people, {
      on,
      counted: () => of.counted === true,
      barred: () => of.barred === true,
    }).judged.map(({ reason }) => reason);
  assert.deepEqual(judge({ counted: true }), ['duplicate-earlier-round', 'duplicate-electronic']);
  assert.deepEqual(judge({ barred: true }), ['barred-proposer', 'barred-proposer']);
  assert.deepEqual(judge({ barred: true, counted: true }), ['barred-proposer', 'barred-proposer']);
  assert.deepEqual(judge({ barred: true }, '1900-01-01'), ['under-age', 'under-age']);
});
