import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { addDays } from '../calendar/index.ts';
import { noon, WAYS, walk } from './case.fixture.ts';
import { cardNeededUntil, decide, evolve, type Phase } from './index.ts';
import { command } from './judging.fixture.ts';

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
