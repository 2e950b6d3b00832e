import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nodeRandom, nodePrimitives as p } from '@lianshu/platform';
import fc from 'fast-check';
import { toBase64url } from '../bytes/index.ts';
import type { Result } from '../errors/index.ts';
import { purePrimitives } from '../primitives/index.ts';
import { checkNonce, issueNonce, NONCE_LENGTH, NONCE_LIFETIME_MS, type NonceClaims } from './nonce.ts';

const key = new Uint8Array(32).fill(7);
const issuedAt = Date.UTC(2026, 10, 24, 1, 2, 3);
const claims: NonceClaims = {
  purpose: 'sign',
  manifestHash: new Uint8Array(32).fill(1),
  issuedAt,
  expiresAt: issuedAt + NONCE_LIFETIME_MS,
};
const nonce = issueNonce(p, key, claims, nodeRandom);
const code = (result: Result<unknown>) => (result.ok ? 'accepted' : result.code);

test('a nonce is good for its log, purpose and five minutes, last millisecond included', () => {
  assert.equal(nonce.length, NONCE_LENGTH);
  assert.equal(toBase64url(nonce).length, 64);
  const at = (now: number) => code(checkNonce(p, key, claims, nonce, now));
  assert.equal(at(issuedAt), 'accepted');
  assert.equal(at(claims.expiresAt), 'accepted');
  assert.equal(at(claims.expiresAt + 1), 'nonce.expired');
  assert.equal(code(checkNonce(purePrimitives, key, claims, nonce, issuedAt)), 'accepted');
});

test('what differs from what was issued has its code', () => {
  const check = (changes: Partial<NonceClaims>, bytes = nonce, secret = key) =>
    code(checkNonce(p, secret, { ...claims, ...changes }, bytes, issuedAt));
  assert.equal(check({ manifestHash: new Uint8Array(32).fill(2) }), 'nonce.other-log');
  assert.equal(check({ manifestHash: null }), 'nonce.other-log');
  assert.equal(check({ purpose: 'login' }), 'nonce.forged');
  assert.equal(check({ issuedAt: issuedAt - 1000 }), 'nonce.forged');
  assert.equal(check({ expiresAt: claims.expiresAt + 1000 }), 'nonce.forged');
  assert.equal(check({ issuedAt: -1000 }), 'nonce.forged');
  assert.equal(check({ expiresAt: -1000 }), 'nonce.forged');
  assert.equal(check({}, nonce, new Uint8Array(32).fill(8)), 'nonce.forged');
  assert.equal(check({}, nonce.subarray(1)), 'nonce.forged');
  assert.equal(check({}, new Uint8Array(NONCE_LENGTH)), 'nonce.forged');
});

test('a login nonce belongs to no log', () => {
  const login: NonceClaims = { ...claims, purpose: 'login', manifestHash: null };
  const issued = issueNonce(p, key, login, nodeRandom);
  assert.equal(code(checkNonce(p, key, login, issued, issuedAt)), 'accepted');
  assert.equal(code(checkNonce(p, key, { ...login, purpose: 'sign' }, issued, issuedAt)), 'nonce.forged');
  const signing = { ...claims, manifestHash: new Uint8Array(32) };
  assert.equal(code(checkNonce(p, key, signing, issued, issuedAt)), 'nonce.forged');
});

test('no byte of a nonce can be changed', () => {
  fc.assert(
    fc.property(fc.nat(NONCE_LENGTH - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
      const changed = nonce.slice();
      changed[at]! ^= change;
      const result = code(checkNonce(p, key, claims, changed, issuedAt));
      // In the second MAC the first still holds: a genuine nonce, not of this log.
      assert.equal(result, at < 32 ? 'nonce.forged' : 'nonce.other-log');
    }),
  );
});

test('two nonces never agree, and whole seconds are demanded', () => {
  assert.notDeepEqual(issueNonce(p, key, claims, nodeRandom), nonce);
  assert.throws(() => issueNonce(p, key, { ...claims, issuedAt: issuedAt + 1 }, nodeRandom), RangeError);
  assert.throws(() => issueNonce(p, key, { ...claims, manifestHash: new Uint8Array(31) }, nodeRandom), RangeError);
});
