import { concat, equalBytes, utf8 } from '../bytes/index.ts';
import { accept, type Result, refuse } from '../errors/index.ts';
import type { Primitives, Random } from '../primitives/index.ts';

/** A nonce is good for five minutes (design §5.2). */
export const NONCE_LIFETIME_MS = 5 * 60_000;

export const NONCE_LENGTH = 48;

const RANDOM = 16;
const HALF = 16;
const GENUINE = utf8('lianshu/v1 nonce');
const BOUND = utf8('lianshu/v1 nonce log');
const NOTHING = new Uint8Array(0);
const NO_LOG = new Uint8Array(32);
const PURPOSE = { sign: utf8('sign'), login: utf8('login'), act: utf8('act'), 'card-used': utf8('card-used') } as const;

/** What a nonce was issued for. The statement repeats all of it, so nothing has to be stored. */
export interface NonceClaims {
  readonly purpose: 'sign' | 'login' | 'act' | 'card-used';
  /** M, 32 bytes; null for a login, which belongs to no log. Of an officer's act: the hash of all that it is good for. */
  readonly manifestHash: Uint8Array | null;
  /** ms, whole seconds. */
  readonly issuedAt: number;
  readonly expiresAt: number;
}

/** Whether these can be the times of a nonce: whole seconds since 1970, one lifetime apart. Says nothing of who issued it. */
export function isNonceTerm({ issuedAt, expiresAt }: Pick<NonceClaims, 'issuedAt' | 'expiresAt'>): boolean {
  const isTime = Number.isSafeInteger(issuedAt) && issuedAt >= 0 && issuedAt % 1000 === 0;
  return isTime && expiresAt - issuedAt === NONCE_LIFETIME_MS;
}

/** Unsigned 64-bit big-endian. */
function putTime(message: Uint8Array, at: number, time: number): void {
  let rest = time;
  for (let i = at + 7; i >= at; i--) {
    message[i] = rest % 256;
    rest = Math.floor(rest / 256);
  }
}

/** label ‖ purpose ‖ 00 ‖ log (or nothing) ‖ u64 issued ‖ u64 expires ‖ bytes; written into one array, for the gate's sake. */
function mac(
  p: Primitives,
  key: Uint8Array,
  label: Uint8Array,
  log: Uint8Array,
  claims: NonceClaims,
  bytes: Uint8Array,
): Uint8Array {
  const purpose = PURPOSE[claims.purpose];
  const message = new Uint8Array(label.length + purpose.length + 1 + log.length + 16 + bytes.length);
  message.set(label, 0);
  let at = label.length;
  message.set(purpose, at);
  at += purpose.length + 1;
  message.set(log, at);
  at += log.length;
  putTime(message, at, claims.issuedAt);
  putTime(message, at + 8, claims.expiresAt);
  message.set(bytes, at + 16);
  return p.hmacSha256(key, message).subarray(0, HALF);
}

/** That this key issued it, for this purpose and these times. */
function genuineMac(p: Primitives, key: Uint8Array, claims: NonceClaims, random: Uint8Array): Uint8Array {
  return mac(p, key, GENUINE, NOTHING, claims, random);
}

/** That it did so for this log too. `head`: the random bytes and the first MAC, so that no byte of a nonce can be changed. */
function boundMac(p: Primitives, key: Uint8Array, claims: NonceClaims, head: Uint8Array): Uint8Array {
  return mac(p, key, BOUND, claims.manifestHash ?? NO_LOG, claims, head);
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

/** A new nonce with its times, ms: from this second, for one lifetime. */
export function freshNonce(
  p: Primitives,
  key: Uint8Array,
  { purpose, manifestHash }: Pick<NonceClaims, 'purpose' | 'manifestHash'>,
  random: Random,
  now: number,
): { readonly nonce: Uint8Array; readonly issuedAt: number; readonly expiresAt: number } {
  const issuedAt = Math.floor(now / 1000) * 1000;
  const expiresAt = issuedAt + NONCE_LIFETIME_MS;
  return { nonce: issueNonce(p, key, { purpose, manifestHash, issuedAt, expiresAt }, random), issuedAt, expiresAt };
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
