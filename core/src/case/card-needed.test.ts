import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { addDays } from '../calendar/index.ts';
import { noon, WAYS, walk } from './case.fixture.ts';
import { cardNeededUntil, decide, evolve, PHASES, type Phase, trialForStage } from './index.ts';
import { command, states } from './judging.fixture.ts';

const at = (phase: Phase) => walk(WAYS[phase][0]!).state;
const CARD = 'ab'.repeat(32);

suite('until when the lead needs her card', () => {
  test('to the end of the six months that collecting today would begin', () => {
    assert.equal(cardNeededUntil(at('notified'), '2025-07-30'), '2026-01-30');
    assert.equal(cardNeededUntil(at('notified'), '2025-08-31'), '2026-02-28');
  });

  test('to the end of the petition that runs, or of the supplement', () => {
    const petition = at('petitioning');
    assert.equal(cardNeededUntil(petition, '2025-09-01'), petition.window?.lastDay);
    const supplement = at('signer-supplement');
    assert.equal(cardNeededUntil(supplement, '2026-03-26'), supplement.term?.lastDay ?? '2026-04-25');
  });

  test('to the agreed last day of electronic proposing, or of its supplement', () => {
    assert.equal(cardNeededUntil(at('collecting-proposers'), '2025-04-01'), '2025-09-03');
    assert.equal(cardNeededUntil(at('collecting-proposers'), '2025-09-04'), '2025-09-04');
    assert.equal(cardNeededUntil(at('proposer-supplement'), '2025-05-06'), '2025-06-04');
    assert.equal(cardNeededUntil(at('review'), '2025-04-01'), '2025-04-01');
  });

  test('not beyond the day itself once all is filed and the petition is over', () => {
    assert.equal(cardNeededUntil(at('household-check'), '2026-03-01'), '2026-03-01');
  });
});

suite('a new code binds the card that decrypted for it', () => {
  const petition = at('petitioning');
  const lastDay = petition.window!.lastDay;
  const reissue = (expiresOn: string, acceptsExpiry: boolean) =>
    decide(
      petition,
      command('reissue-code', 'commission', { trial: { certificateSha256: CARD, expiresOn }, acceptsExpiry }),
      noon('2025-09-01'),
    );

  test('the new card takes the place of the old one, and nothing else changes', () => {
    const decided = reissue(lastDay, false);
    assert.ok(decided.ok);
    const after = decided.value.reduce(evolve, petition);
    assert.deepEqual(after.collected?.trial, { certificateSha256: CARD, expiresOn: lastDay });
    assert.deepEqual([after.window, after.term, after.phase], [petition.window, petition.term, 'petitioning']);
    assert.equal(after.collected?.electronic, true);
  });

  test('one that expires before the last day needs the lead to accept it', () => {
    const early = addDays(lastDay, -1);
    const refused = reissue(early, false);
    assert.ok(!refused.ok);
    assert.deepEqual(refused.detail, { guard: 'trial-decryption', field: 'acceptsExpiry', expiresOn: early, lastDay });
    assert.ok(reissue(early, true).ok);
  });

  test('an expired one is refused, accepted or not', () => {
    const refused = reissue('2025-08-31', true);
    assert.ok(!refused.ok);
    assert.deepEqual(refused.detail, { guard: 'trial-decryption', field: 'trial' });
  });
});

suite('a code for electronic proposing is issued anew like any other', () => {
  const SOLICITED = (Object.keys(PHASES) as Phase[]).flatMap((phase) =>
    states(phase).filter(({ proposing }) => proposing !== null && !PHASES[phase].endsLeadAccess),
  );
  const trial = { certificateSha256: CARD, expiresOn: '2035-01-01' };
  const reissue = command('reissue-code', 'commission', { trial, acceptsExpiry: false });

  test('from the opening on, in every phase of the first stage, and it binds the card for the log of proposers', () => {
    const phases = new Set(SOLICITED.map(({ phase }) => phase));
    assert.equal(phases.size, 10);
    for (const state of SOLICITED) {
      assert.notEqual(trialForStage(state, 'proposal')?.certificateSha256, CARD);
      const decided = decide(state, reissue, noon('2025-08-01'));
      assert.ok(decided.ok, state.phase);
      const after = decided.value.reduce(evolve, state);
      assert.deepEqual(trialForStage(after, 'proposal'), trial);
      assert.deepEqual(trialForStage(after, 'petition'), null);
      const changed = { proposing: { ...state.proposing, trial }, letters: after.letters };
      assert.deepEqual(after, { ...state, ...changed });
    }
  });

  test('not where all was on paper, and not where the lead may look no more', () => {
    for (const phase of ['review', 'proposer-supplement', 'notified', 'stopped'] as const) {
      const paper = states(phase).find(({ proposing }) => proposing === null)!;
      assert.ok(!decide(paper, reissue, noon('2025-08-01')).ok, phase);
    }
    const ended = { ...at('not-accepted'), proposing: SOLICITED[0]!.proposing };
    assert.ok(!decide(ended, reissue, noon('2025-08-01')).ok);
  });

  test('of a petition on paper alone it leaves what was collected as it is', () => {
    const collected = { electronic: false, paper: true, undertaking: false, trial: null, acceptsExpiry: false };
    const state = { ...at('petitioning'), proposing: SOLICITED[0]!.proposing, collected };
    const decided = decide(state, reissue, noon('2025-08-01'));
    assert.ok(decided.ok);
    const after = decided.value.reduce(evolve, state);
    assert.deepEqual([after.collected, after.proposing?.trial], [collected, trial]);
  });
});
