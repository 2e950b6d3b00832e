import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { startOfTaipeiDay, taipeiDate } from '../calendar/index.ts';
import { fittingData } from './fitting-data.fixture.ts';
import {
  ACTORS,
  allowedCommands,
  type CaseEvent,
  type CaseState,
  type Command,
  decide,
  dueCommands,
  evolve,
  isPilotPhase,
  isServed,
  NO_CASE,
  PHASES,
  replay,
  thresholdsOfCase,
  totalResult,
  validProposers,
  validSigners,
} from './index.ts';

const DAY_MS = 86_400_000;
const START = startOfTaipeiDay('2025-03-01');

/** One turn: some days pass, then one of the acts that are open to anyone is tried, with its figures bent or not. */
interface Turn {
  readonly days: number;
  readonly pick: number;
  readonly bend: number;
  readonly isClockAwake: boolean;
}

/** Random, but often where the ways part: too few or enough. */
function bent(command: Command, bend: number): Command {
  const { name, by, data } = command;
  const change = (() => {
    switch (name) {
      case 'file-proposal':
        return { proposersFiled: bend % 5 };
      case 'record-proposer-check': {
        const all = data.valid + data.struckOut;
        return { valid: bend % (all + 1), struckOut: all - (bend % (all + 1)) };
      }
      case 'record-proposer-recheck':
        return { valid: bend % 3, struckOut: data.valid - (bend % 3) };
      case 'file-petition':
        return by === 'lead' ? { realCount: 250 + (bend % 100) } : { paperCount: 250 + (bend % 100) };
      case 'record-household-check':
      case 'record-supplement-check': {
        const found = Math.min(data.entries, bend % 600);
        const onPaper = bend % (data.paperAccepted + 1);
        return {
          accepted: found,
          decoys: data.entries - found,
          paperAccepted: onPaper,
          paperStruckOut: data.paperAccepted - onPaper,
        };
      }
      case 'draft':
        return {
          kind: bend % 2 === 0 ? 'policy-referendum' : 'policy-initiative',
          ...(bend % 20 === 0 ? { number: 'T7', isPilot: true } : {}),
        };
      case 'reopen': {
        const all = [
          'proposal-filed',
          'review',
          'proposer-check',
          'notified',
          'petitioning',
          'signer-supplement',
          'tallied',
        ];
        return { ordered: all[bend % all.length] };
      }
      default:
        return {};
    }
  })();
  return { name, by, data: { ...data, ...change } } as Command;
}

function play(turns: readonly Turn[]): readonly (readonly [CaseState, CaseEvent, CaseState])[] {
  const steps: (readonly [CaseState, CaseEvent, CaseState])[] = [];
  let state = NO_CASE;
  let now = START;
  const enter = (command: Command) => {
    const decided = decide(state, command, now);
    if (!decided.ok) return;
    for (const event of decided.value) {
      const next = evolve(state, event);
      steps.push([state, event, next]);
      state = next;
    }
  };
  for (const { days, pick, bend, isClockAwake } of turns) {
    now += days * DAY_MS;
    while (isClockAwake && dueCommands(state, now).length > 0) enter(dueCommands(state, now)[0]!);
    const open = ACTORS.filter((by) => by !== 'clock').flatMap((by) =>
      allowedCommands(state, by, now).map(({ command, isAside }) => ({ name: command, by, isAside })),
    );
    // What leads on is picked far more often than what stands aside, so that histories get far.
    const likely = open.flatMap((act) =>
      Array.from({ length: act.isAside && act.name !== 'file-petition' ? 1 : 8 }, () => act),
    );
    const act = likely[pick % Math.max(1, likely.length)];
    if (act === undefined) continue;
    const { name, by } = act;
    const command = { name, by, data: fittingData(name, state, by, now) } as Command;
    enter(bent(command, bend));
  }
  return steps;
}

const TURN = fc.record({
  days: fc.oneof(
    { weight: 40, arbitrary: fc.integer({ min: 0, max: 6 }) },
    { weight: 3, arbitrary: fc.integer({ min: 0, max: 200 }) },
    { weight: 1, arbitrary: fc.constant(800) },
  ),
  pick: fc.nat(10_000),
  bend: fc.nat(100_000),
  isClockAwake: fc.boolean(),
});

test('no legal history breaks what must always hold, and replaying it gives the same state', () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(fc.array(TURN, { minLength: 10, maxLength: 110, size: 'max' }), (turns) => {
      const steps = play(turns);
      const events = steps.map(([, event]) => event);
      const count = (type: CaseEvent['type']) => events.filter((event) => event.type === type).length;
      const judgments = count('case-reopened');
      for (const once of ['correction-ordered', 'proposer-supplement-ordered', 'signer-supplement-ordered'] as const)
        assert.ok(count(once) <= 1, once);
      for (const filed of ['petition-filed', 'supplement-filed'] as const) assert.ok(count(filed) <= 1 + judgments);
      for (const [before, event, after] of steps) holds(before, event, after);
      for (const event of events) seen.add(event.type);
      if (steps.length > 0) assert.deepEqual(replay(JSON.parse(JSON.stringify(events))), steps.at(-1)![2]);
    }),
    { numRuns: 600, seed: 20260131 },
  );
  // The histories do get everywhere that matters.
  for (const type of [
    'case-established',
    'case-not-established',
    'case-rejected',
    'correction-submitted',
    'proposers-rechecked',
    'supplement-check-recorded',
    'abandonment-deemed',
    'case-withdrawn',
    'case-stopped',
    'case-reopened',
    'retention-ended',
    'pilot-reported',
  ])
    assert.ok(seen.has(type), type);
});

function holds(before: CaseState, event: CaseEvent, after: CaseState): void {
  const day = taipeiDate(event.at);
  if (after.isPilot) assert.ok(after.phase === 'draft' || isPilotPhase(after.phase), after.phase);
  // A term runs from recorded service, never beside waiting for it.
  if (after.awaitsService !== null) {
    assert.equal(after.term, null);
    const awaited = after.letters[after.awaitsService.letter - 1]!;
    assert.deepEqual([awaited.servedOn, isServed(awaited.name)], [null, true]);
  }
  for (const [i, { n, madeOn, issued, servedOn }] of after.letters.entries()) {
    assert.equal(n, i + 1);
    if (issued !== null) assert.ok(madeOn <= issued.issuedOn);
    if (servedOn !== null) assert.ok(issued !== null && issued.issuedOn <= servedOn && servedOn <= day);
  }
  if (before.text !== null) assert.equal(after.text?.leadName, before.text.leadName);
  if (PHASES[before.phase].isFinal && after.phase !== before.phase) assert.equal(event.type, 'case-reopened');
  if (
    after.phase !== before.phase &&
    before.term !== null &&
    (event.by === 'lead' || event.type === 'collection-recorded')
  )
    if (event.type !== 'case-withdrawn') assert.ok(day <= before.term.lastDay, `${event.type} too late`);
  if (before.window !== null && after.window?.lastDay !== before.window.lastDay)
    assert.ok(['term-extended', 'case-reopened', 'collection-recorded'].includes(event.type), event.type);
  const texts = [before.text?.mainText, after.text?.mainText];
  if (before.phase !== 'none' && texts[0] !== texts[1])
    assert.ok(event.type === 'correction-submitted' || event.type === 'text-corrected');
  switch (event.type) {
    case 'correction-ordered':
      assert.ok(before.hearingHeldOn !== null);
      return;
    case 'collection-notified':
      assert.ok(validProposers(after)! >= thresholdsOfCase(after)!.proposers);
      return;
    case 'case-established':
      assert.ok(validSigners(after)! >= thresholdsOfCase(after)!.signers);
      return;
    case 'case-not-established':
      assert.ok(validSigners(after)! < thresholdsOfCase(after)!.signers);
      assert.ok(after.usedUp.signerSupplement);
      return;
    case 'case-withdrawn':
      assert.ok(event.data.consents * 2 >= (after.proposersFiled ?? 0) + (after.moreProposers?.filed ?? 0));
      return;
    case 'case-stopped':
      assert.notEqual(after.text?.kind, 'policy-referendum');
      return;
    case 'supplement-check-recorded': {
      const total = totalResult(after)!;
      assert.equal(total.entries, (after.filing?.size ?? 0) + (after.supplement?.filing.size ?? 0));
      return;
    }
    default:
      if (event.by === 'clock' && after.phase !== before.phase && before.term !== null)
        assert.ok(day > before.term.lastDay);
  }
}
