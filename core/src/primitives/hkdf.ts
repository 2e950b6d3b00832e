import { concat } from '../bytes/index.ts';
import type { Primitives } from './primitives.ts';

const HASH_LENGTH = 32;

/** HKDF-Extract with SHA-256 (RFC 5869 §2.2). An empty salt means 32 zero bytes, as HMAC pads it. */
export function hkdfExtract(p: Primitives, salt: Uint8Array, ikm: Uint8Array): Uint8Array {
  return p.hmacSha256(salt, ikm);
}

/** HKDF-Expand with SHA-256 (RFC 5869 §2.3); `length` at most 8,160 bytes, more is a RangeError. */
export function hkdfExpand(p: Primitives, prk: Uint8Array, info: Uint8Array, length: number): Uint8Array {
  if (!Number.isInteger(length) || length < 0 || length > 255 * HASH_LENGTH) {
    throw new RangeError('hkdfExpand expects 0..8160');
  }
  const okm = new Uint8Array(length);
  let block: Uint8Array = new Uint8Array(0);
  for (let at = 0, counter = 1; at < length; at += HASH_LENGTH, counter++) {
    block = p.hmacSha256(prk, concat(block, info, Uint8Array.of(counter)));
    okm.set(block.subarray(0, Math.min(HASH_LENGTH, length - at)), at);
  }
  return okm;
}

/** HKDF-SHA256: extract, then expand. */
export function hkdf(p: Primitives, ikm: Uint8Array, salt: Uint8Array, info: Uint8Array, length: number): Uint8Array {
  return hkdfExpand(p, hkdfExtract(p, salt, ikm), info, length);
}
