import assert from 'node:assert/strict';
import { test } from 'node:test';
import { collectingTime, isNonceTerm, isWithin, NONCE_LIFETIME_MS } from './index.ts';

const window = { firstDay: '2026-11-24', lastDay: '2027-05-23' };

/** Moments in Taipei. */
const MOMENTS: readonly (readonly [at: string, isWithin: boolean])[] = [
  ['2019-01-01T00:00:00+08:00', false],
  ['2026-11-22T23:59:59+08:00', false],
  ['2026-11-23T00:00:00+08:00', true],
  ['2027-05-23T23:59:59+08:00', true],
  ['2027-05-24T00:00:00+08:00', false],
  ['2099-01-01T00:00:00+08:00', false],
];

test('statements are issued from the eve of the first day to the end of the last one, in Taipei', () => {
  for (const [at, expected] of MOMENTS)
    assert.equal(isWithin(collectingTime({ window }), Date.parse(at)), expected, at);
  assert.equal(isWithin(collectingTime({ window }), Number.NaN), false);
});

const NOW = Date.UTC(2026, 10, 24, 3, 0, 0);

test('a nonce is issued at a whole second and lasts its lifetime, no more and no less', () => {
  assert.equal(isNonceTerm({ issuedAt: NOW, expiresAt: NOW + NONCE_LIFETIME_MS }), true);
  for (const [issuedAt, expiresAt] of [
    [NOW, NOW + NONCE_LIFETIME_MS + 1000],
    [NOW, NOW + NONCE_LIFETIME_MS - 1000],
    [NOW, NOW],
    [NOW, Date.UTC(2099, 0, 1)],
    [NOW + 1, NOW + 1 + NONCE_LIFETIME_MS],
    [-NONCE_LIFETIME_MS, 0],
    [2 ** 60, 2 ** 60 + NONCE_LIFETIME_MS],
    [Number.NaN, Number.NaN],
  ] as const)
    assert.equal(isNonceTerm({ issuedAt, expiresAt }), false, `${issuedAt} ${expiresAt}`);
});
