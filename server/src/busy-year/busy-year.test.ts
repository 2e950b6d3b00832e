import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { addDays, dayNumber, lastDayOfMonthsAfter, taipeiDate } from '@lianshu/core/calendar';
import {
  type CaseEvent,
  type CaseState,
  dueCommands,
  evolve,
  NO_CASE,
  type Phase,
  replay,
  retentionEnd,
} from '@lianshu/core/case';
import { canonicalText, type JsonValue } from '@lianshu/core/json';
import type { StoredCase } from '../cases/case-store.ts';
import { GRACE_MS } from '../cases/lapse-cases.ts';
import { CoreOffice, StoredOffice } from './offices.testing.ts';
import { OUTAGE_DAYS, playYear, type YearPlan } from './year.testing.ts';

const PLAN: YearPlan = { seed: 7, cases: 50, firstDay: '2026-01-05', days: 470, outageFrom: 241, restarts: 6 };

/** The lead's acts, or those entered for her, that keep a term. */
const IN_TIME: readonly CaseEvent['type'][] = [
  'correction-submitted',
  'proposers-supplemented',
  'collection-recorded',
  'petition-filed',
  'supplement-filed',
];

/** Walks a case from nothing and holds every step against its terms. Returns what only time entered. */
function examine(events: readonly CaseEvent[], outage: readonly [string, string]): readonly CaseEvent['type'][] {
  let state: CaseState = NO_CASE;
  const lapsed: CaseEvent['type'][] = [];
  for (const event of events) {
    const day = taipeiDate(event.at);
    const after = evolve(state, event);
    if (IN_TIME.includes(event.type)) assert.ok(state.term === null || day <= state.term.lastDay, event.type);
    if (event.by === 'clock') {
      lapsed.push(event.type);
      holdsTime(state, event, after, outage);
    }
    state = after;
  }
  return lapsed;
}

/** What time causes comes the day after, at the latest when the outage is over, and its dates are those of the term. */
function holdsTime(before: CaseState, event: CaseEvent, after: CaseState, [from, until]: readonly [string, string]) {
  const due = dueDay(before, event.type);
  const noticed = taipeiDate(event.at);
  assert.ok(due < noticed, event.type);
  const inOutage = due >= addDays(from, -1) && due <= until;
  const quiet = event.type === 'retention-ended' || dayNumber(noticed) - dayNumber(PLAN.firstDay) > PLAN.days;
  if (!quiet) assert.ok(noticed <= (inOutage ? addDays(until, 1) : addDays(due, 1)), `${event.type} ${due} ${noticed}`);
  switch (event.type) {
    case 'abandonment-deemed':
      assert.deepEqual([after.outcomeOn, after.barredUntil], [due, lastDayOfMonthsAfter(due, 24)]);
      return;
    case 'correction-missed':
    case 'proposer-supplement-missed':
    case 'signer-supplement-missed':
      assert.equal(after.outcomeOn, due);
      return;
    case 'opinions-waived':
      for (const [i, { state, lastDay }] of after.opinions.entries())
        if (state !== before.opinions[i]?.state) assert.ok(lastDay !== null && lastDay < noticed);
      return;
    default:
      return;
  }
}

/** The last day that had to pass. */
function dueDay(state: CaseState, type: CaseEvent['type']): string {
  if (type === 'retention-ended') return retentionEnd(state)!;
  if (type === 'voting-begun') return addDays(state.pollOn!, -1);
  if (type !== 'opinions-waived') return state.term!.lastDay;
  const awaited = state.opinions.flatMap(({ state: is, lastDay }) =>
    is === 'awaited' && lastDay !== null ? [lastDay] : [],
  );
  return awaited.sort()[0]!;
}

const OUTCOMES: readonly Phase[] = [
  'result-announced',
  'not-accepted',
  'rejected',
  'deemed-abandoned',
  'filing-not-accepted',
  'not-established',
  'stopped',
  'withdrawn',
  'pilot-reported',
];
const BY_TIME: readonly CaseEvent['type'][] = [
  'abandonment-deemed',
  'correction-missed',
  'proposer-supplement-missed',
  'signer-supplement-missed',
  'opinions-waived',
  'voting-begun',
  'pilot-lapsed',
  'retention-ended',
];

const FROM = addDays(PLAN.firstDay, PLAN.outageFrom);
const OUTAGE = [FROM, addDays(FROM, OUTAGE_DAYS - 1)] as const;

/** Every outcome occurs, everything that time alone causes does, each on its day, and in the end all records are destroyed. */
function holdsAll(all: readonly StoredCase[]): void {
  const byTime = all.flatMap(({ events }) => examine(events, OUTAGE));
  for (const type of BY_TIME) assert.ok(byTime.includes(type), type);
  for (const phase of OUTCOMES)
    assert.ok(
      all.some(({ state }) => state.phase === phase),
      phase,
    );
  assert.ok(all.some(({ events }) => events.some(({ type }) => type === 'case-reopened')));
  for (const { state } of all) assert.equal(state.records, 'destroyed', `${state.number} ${state.phase}`);
}

const textOf = (value: unknown) => canonicalText(value as JsonValue);

test('a year of a busy commission: fifty cases, restarts, a week down; nothing overdue is left, and replaying tells the same', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'lianshu-year-'));
  try {
    let now = 0;
    const office = new StoredOffice(folder, () => now);
    let starts = 0;
    const refused = await playYear(office, PLAN, async (at) => {
      now = at;
      starts += 1;
      for (const { state } of await office.all()) assert.deepEqual(dueCommands(state, at - GRACE_MS), [], state.number);
      assert.equal(await office.tick(at), 0);
    });
    assert.equal(starts, 1 + PLAN.restarts + 2);
    const all = await office.all();
    assert.equal(all.length, PLAN.cases);

    holdsAll(all);

    // A term that ended while nothing ran ended on its day all the same, and nobody filed after it.
    const inOutage = all.filter(
      ({ state }) => state.outcomeOn !== null && state.outcomeOn >= OUTAGE[0] && state.outcomeOn <= OUTAGE[1],
    );
    assert.ok(inOutage.length >= 2);
    for (const { command, code } of refused)
      assert.ok(
        code === 'case.deadline-passed' || (command === 'file-petition' && code === 'case.wrong-state'),
        `${command} ${code}`,
      );
    assert.ok(refused.some(({ code }) => code === 'case.deadline-passed'));

    // What the lists read, what the events say, and core alone on the same days: one and the same.
    const projected = await office.projected();
    assert.deepEqual(
      projected.map(textOf),
      all.map(({ events }) => textOf(replay(JSON.parse(JSON.stringify(events))))),
    );
    const again = new CoreOffice();
    const refusedAgain = await playYear(again, PLAN);
    assert.deepEqual(
      (await again.all()).map(({ events }) => textOf(events)),
      all.map(({ events }) => textOf(events)),
    );
    assert.deepEqual(refusedAgain, refused);

    // The acts log of the whole year verifies: every event decided again; only the cards are missing, which nobody held here.
    const { counts, judgedEvents, cases } = await office.audited();
    assert.deepEqual(Object.keys(counts), ['signature-missing']);
    assert.deepEqual([judgedEvents, cases], [all.reduce((sum, { seq }) => sum + seq, 0), PLAN.cases]);
    await office.stop();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

/** LIANSHU_YEAR_CASES takes a larger share. */
const MANY = Number(process.env.LIANSHU_YEAR_CASES ?? 100);

test('hundreds of cases through the same year, in core alone: the same holds', async () => {
  const office = new CoreOffice();
  await playYear(office, { ...PLAN, seed: 11, cases: MANY }, async (at) => {
    for (const { state } of await office.all()) assert.deepEqual(dueCommands(state, at - GRACE_MS), [], state.number);
  });
  const all = await office.all();
  assert.equal(all.length, MANY);
  holdsAll(all);
});
