import assert from 'node:assert/strict';
import { test } from 'node:test';
import { endOfTaipeiDay } from '../calendar/index.ts';
import { collection, issue, noon, serve, step, TRIAL } from './case.fixture.ts';
import { type Actor, allowedCommands, type CaseState, decide, dueCommands, PHASE_NAMES, type Phase } from './index.ts';
import { after, at, codeOf, command, fitting, states } from './judging.fixture.ts';

test('a term from service begins when service of its own letter is recorded, and until then nothing lapses', () => {
  const begins: readonly (readonly [Phase, letter: string, act: string, served: string, lastDay: string])[] = [
    ['correction-ordered', 'correction-order', '2025-04-09', '2025-04-20', '2025-05-20'],
    ['proposer-supplement', 'proposer-supplement-order', '2025-05-05', '2025-05-12', '2025-06-11'],
    ['notified', 'collection-notice', '2025-07-24', '2025-07-31', '2025-08-10'],
    ['signer-supplement', 'signer-supplement-order', '2026-03-24', '2026-04-01', '2026-05-01'],
  ];
  for (const [phase, name, act, served, lastDay] of begins) {
    const waiting = states(phase).find(
      ({ awaitsService, letters }) => awaitsService !== null && !letters[awaitsService.letter - 1]?.issued,
    )!;
    const { letter } = waiting.awaitsService!;
    assert.equal(waiting.letters[letter - 1]?.name, name);
    assert.equal(waiting.term, null);
    assert.deepEqual(dueCommands(waiting, noon('2030-01-01')), [], phase);
    const main = (state: CaseState) =>
      allowedCommands(state, 'commission', noon(served)).flatMap(({ command: act, isAside }) => (isAside ? [] : [act]));
    assert.deepEqual(main(waiting).at(-1), 'issue-letter', phase);
    const out = after(waiting, issue(act, name as 'rejection'));
    assert.deepEqual(main(out).at(-1), 'record-service', phase);
    // Service of another letter begins nothing.
    const other = out.letters.find(({ n, issued }) => n !== letter && issued === null)!;
    const elsewhere = after(out, ...serve(served, other.name));
    assert.deepEqual([elsewhere.term, elsewhere.awaitsService], [null, out.awaitsService], phase);
    const running = after(elsewhere, step(served, 'record-service', 'commission', { letter, servedOn: served }));
    assert.deepEqual([running.term?.lastDay, running.awaitsService], [lastDay, null], phase);
    assert.equal(dueCommands(running, endOfTaipeiDay(lastDay)).length, 1, phase);
    assert.equal(running.letters[letter - 1]?.servedOn, served);
  }
});

test("the lead's own act waits for no record of the commission's; what it enters for her does", () => {
  const waiting = states('correction-ordered').at(-1)!;
  const correct = (by: Actor) =>
    codeOf(decide(waiting, fitting(waiting, 'submit-correction', by, noon('2025-06-30')), noon('2025-06-30')));
  assert.deepEqual([correct('lead'), correct('commission')], ['ok', 'case.guard-failed']);
});

test('an act makes letters; code and roster format by what is collected', () => {
  const made = (state: CaseState, electronic: boolean, paper: boolean) =>
    after(state, step('2025-07-30', 'record-collection', 'commission', collection(electronic, paper)))
      .letters.slice(state.letters.length)
      .map(({ name }) => name);
  assert.deepEqual(made(at('notified'), true, false), ['authentication-code']);
  assert.deepEqual(made(at('notified'), false, true), ['roster-format']);
  assert.deepEqual(made(at('notified'), true, true), ['authentication-code', 'roster-format']);
  const asked = states('petitioning')[2]!.letters.findLast(({ name }) => name === 'opinion-request');
  assert.deepEqual([asked?.to, asked?.servedOn], ['行政院', '2025-08-01']);
  for (const phase of PHASE_NAMES)
    for (const { letters } of states(phase))
      assert.deepEqual(
        letters.map(({ n }) => n),
        letters.map((_, i) => i + 1),
      );
});

test('a card that expires inside the petition is taken when the lead goes on knowing it', () => {
  const expiring = { ...collection(true, false), trial: { ...TRIAL, expiresOn: '2025-12-31' } };
  const collect = (data: object) =>
    decide(at('notified'), command('record-collection', 'commission', data), noon('2025-07-30'));
  const refused = collect(expiring);
  assert.deepEqual(!refused.ok && refused.detail, {
    guard: 'trial-decryption',
    field: 'acceptsExpiry',
    expiresOn: '2025-12-31',
    lastDay: '2026-01-30',
  });
  assert.equal(codeOf(collect({ ...expiring, acceptsExpiry: true })), 'ok');
  assert.equal(codeOf(collect({ ...expiring, trial: { ...TRIAL, expiresOn: '2026-01-30' } })), 'ok');
});
