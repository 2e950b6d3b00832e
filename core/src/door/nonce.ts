import { concat, equalBytes, u64, utf8 } from '../bytes/index.ts';
import { accept, type Result, refuse } from '../errors/index.ts';
import type { Primitives, Random } from '../primitives/index.ts';

/** A nonce is good for five minutes (design §5.2). */
export const NONCE_LIFETIME_MS = 5 * 60_000;

export const NONCE_LENGTH = 48;

const RANDOM = 16;
const HALF = 16;
const GENUINE = utf8('lianshu/v1 nonce');
const BOUND = utf8('lianshu/v1 nonce log');
const SEPARATOR = Uint8Array.of(0);
const NO_LOG = new Uint8Array(32);

/** What a nonce was issued for. The statement repeats all of it, so nothing has to be stored. */
export interface NonceClaims {
  readonly purpose: 'sign' | 'login';
  /** M, 32 bytes; null for a login, which belongs to no log. */
  readonly manifestHash: Uint8Array | null;
  /** ms, whole seconds. */
  readonly issuedAt: number;
  readonly expiresAt: number;
}

function times({ issuedAt, expiresAt }: NonceClaims): Uint8Array {
  return concat(u64(issuedAt), u64(expiresAt));
}

/** That this key issued it, for this purpose and these times. */
function genuineMac(p: Primitives, key: Uint8Array, claims: NonceClaims, random: Uint8Array): Uint8Array {
  const message = concat(GENUINE, utf8(claims.purpose), SEPARATOR, times(claims), random);
  return p.hmacSha256(key, message).subarray(0, HALF);
}

/** That it did so for this log too. `head`: the random bytes and the first MAC, so that no byte of a nonce can be changed. */
function boundMac(p: Primitives, key: Uint8Array, claims: NonceClaims, head: Uint8Array): Uint8Array {
  const log = claims.manifestHash ?? NO_LOG;
  const message = concat(BOUND, utf8(claims.purpose), SEPARATOR, log, times(claims), head);
  return p.hmacSha256(key, message).subarray(0, HALF);
}

/**
 * A nonce of 48 bytes that needs no table: 16 random ones, a MAC over purpose and times, and a MAC over all this and the
 * log. The second decides; the first only tells a nonce of another log from a forged one. `key`: 32 bytes that all gates share.
 */
export function issueNonce(p: Primitives, key: Uint8Array, claims: NonceClaims, random: Random): Uint8Array {
  const { manifestHash, issuedAt, expiresAt } = claims;
  if (manifestHash !== null && manifestHash.length !== 32) throw new RangeError('issueNonce expects a 32-byte hash');
  if (issuedAt % 1000 !== 0 || expiresAt % 1000 !== 0) throw new RangeError('issueNonce expects whole seconds');
  const fresh = random(RANDOM);
  const head = concat(fresh, genuineMac(p, key, claims, fresh));
  return concat(head, boundMac(p, key, claims, head));
}

/**
 * Accepts a nonce that `issueNonce` made under `key` for exactly these claims and that has not expired at `now`. The
 * attacker controls nonce and times. Refusals `nonce.forged`, `nonce.other-log`, `nonce.expired`, in this order: an
 * expired nonce is a genuine one of this log.
 */
export function checkNonce(
  p: Primitives,
  key: Uint8Array,
  claims: NonceClaims,
  nonce: Uint8Array,
  now: number,
): Result<NonceClaims> {
  // Times before 1970 cannot be issued, nor written in the MAC.
  if (nonce.length !== NONCE_LENGTH || claims.issuedAt < 0 || claims.expiresAt < 0) return refuse('nonce.forged');
  const head = nonce.subarray(0, RANDOM + HALF);
  if (!equalBytes(nonce.subarray(RANDOM + HALF), boundMac(p, key, claims, head))) {
    const genuine = equalBytes(head.subarray(RANDOM), genuineMac(p, key, claims, head.subarray(0, RANDOM)));
    return refuse(genuine ? 'nonce.other-log' : 'nonce.forged');
  }
  if (now > claims.expiresAt) return refuse('nonce.expired');
  return accept(claims);
}
