import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exportOf, smallActs, smallBefore } from '@lianshu/devkit/fixture-acts';
import type { JsonObject } from '../json/index.ts';
import { eventOf, forged, items, neverMade, verify, with_ } from './acts-verifier.fixture.ts';

test('whoever has the keys cannot take an event out, put one in, or change the order of a case', () => {
  assert.ok(
    forged((all) => all.filter((_, i) => i !== 1)).length === 0,
    'the last event of a case: only an earlier head tells',
  );
  assert.deepEqual(
    forged((all) => all.filter((_, i) => i !== 4)),
    ['event-order', 'event-illegal'],
  );
  assert.deepEqual(forged(([a, b, ...rest]) => [b!, a!, ...rest]).slice(0, 2), ['event-order', 'event-illegal']);
  assert.deepEqual(
    forged((all) => [...all, { ...all[4]!, second: 20 }]),
    ['event-order', 'event-illegal'],
  );
});

const withEvent = (index: number, change: JsonObject): string[] =>
  with_(index, { event: { seq: items[index - 1]!.event!.seq, json: { ...eventOf(index), ...change } } });

test('whoever has the keys cannot enter what the law does not allow, or what does not follow from it', () => {
  assert.deepEqual(withEvent(2, { data: { electorate: 20_000, proposersFiled: -1 } }), ['event-illegal']);
  assert.deepEqual(withEvent(2, { by: 'registry' }), ['event-actor', 'event-illegal']);
  assert.deepEqual(withEvent(2, { cite: 'Act Art. 1' }), ['event-differs']);
  assert.deepEqual(withEvent(2, { lastDay: '2030-01-01' }), ['event-differs']);
  assert.deepEqual(withEvent(2, { more: 1 }), ['event-differs']);
  assert.deepEqual(withEvent(2, { type: 'case-closed' }), ['event-unreadable']);
  assert.deepEqual(withEvent(2, { at: 'now' }).includes('event-unreadable'), true);
  assert.deepEqual(withEvent(2, { data: [] }).includes('event-illegal'), true);
  assert.deepEqual(
    withEvent(5, { type: 'case-established', data: { officialNumber: '1' } }).includes('event-illegal'),
    true,
  );
  assert.deepEqual(with_(2, { case: '9003' }), ['event-order', 'event-illegal', 'event-case']);
  const ahead = Number(eventOf(2).at) + 60_000;
  assert.deepEqual(withEvent(2, { at: ahead }), ['event-in-future']);
});

test('an event that was entered long after it happened is told, and is no fault by itself', () => {
  const report = verify(
    exportOf(
      smallActs.map((item, i) => (i === 1 ? { ...item, second: 7200 } : item)),
      smallBefore,
    ),
  );
  assert.deepEqual([report.findings, report.late.count], [[], 1]);
  assert.match(report.late.where[0]!, /line 5, entry 2, case 9001, event 2/);
});

test('every finding has been made by one of these tests', () => {
  assert.deepEqual(neverMade('events'), []);
});
