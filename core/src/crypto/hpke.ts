import type { Primitives } from '../primitives/index.ts';
import { DHKEM_X25519 } from './dhkem-x25519.ts';
import type { Kem } from './kem.ts';
import { keySchedule } from './key-schedule.ts';
import { XWING_KEM } from './x-wing.ts';

const AES_256_GCM = 0x0002;
/** What AES-256-GCM adds to a plaintext. */
export const SEAL_TAG_LENGTH = 16;

/** A cipher suite of HPKE; the KDF is always HKDF-SHA256 (0x0001) and the AEAD AES-256-GCM (0x0002). */
export interface HpkeSuite {
  readonly kem: Kem;
}

/** KEM 0x647A: post-quantum hybrid, for everything that must stay secret. Public key 1,216, enc 1,120, private seed 32 bytes. */
export const XWING: HpkeSuite = { kem: XWING_KEM };

/** KEM 0x0020: for progress envelopes only, whose bit loses its worth when the case is decided. All lengths 32 bytes. */
export const X25519: HpkeSuite = { kem: DHKEM_X25519 };

/** Result of single-shot sealing. */
export interface Sealed {
  readonly enc: Uint8Array;
  readonly ct: Uint8Array;
}

/**
 * HPKE single-shot encryption, base mode (RFC 9180 §6.1), deterministic in `ikmE`: 64 bytes for XWING, 32 for X25519,
 * fresh for every message or derived where the format says so. RangeError for a malformed public key.
 */
export function sealBase(
  p: Primitives,
  suite: HpkeSuite,
  publicKey: Uint8Array,
  info: Uint8Array,
  aad: Uint8Array,
  plaintext: Uint8Array,
  ikmE: Uint8Array,
): Sealed {
  if (ikmE.length !== suite.kem.coinsLength)
    throw new RangeError(`HPKE expects ${suite.kem.coinsLength} bytes of coins`);
  const sent = suite.kem.encapsulate(p, publicKey, ikmE);
  if (sent === undefined) throw new RangeError('HPKE public key is malformed');
  const { key, baseNonce } = keySchedule(p, suite.kem.id, AES_256_GCM, info)(sent.shared);
  return { enc: sent.enc, ct: p.aesGcmSeal(key, baseNonce, plaintext, aad) };
}

/** Opens many messages of one key and info, doing what they share once. See `openBase`. */
export function opener(
  p: Primitives,
  suite: HpkeSuite,
  secretKey: Uint8Array,
  info: Uint8Array,
): (enc: Uint8Array, aad: Uint8Array, ct: Uint8Array) => Uint8Array | undefined {
  const decapsulate = suite.kem.decapsulator(p, secretKey);
  const schedule = keySchedule(p, suite.kem.id, AES_256_GCM, info);
  return (enc, aad, ct) => {
    const shared = decapsulate(enc);
    if (shared === undefined) return undefined;
    const { key, baseNonce } = schedule(shared);
    return p.aesGcmOpen(key, baseNonce, ct, aad);
  };
}

/** The plaintext, or undefined when anything at all does not fit: the reason is not told apart. `enc` and `ct` are hostile. */
export function openBase(
  p: Primitives,
  suite: HpkeSuite,
  secretKey: Uint8Array,
  enc: Uint8Array,
  info: Uint8Array,
  aad: Uint8Array,
  ct: Uint8Array,
): Uint8Array | undefined {
  return opener(p, suite, secretKey, info)(enc, aad, ct);
}

/** Whether sealing to this key would work; for what comes in from outside (manifests, trust files). */
export function isPublicKey(p: Primitives, suite: HpkeSuite, publicKey: Uint8Array): boolean {
  return suite.kem.encapsulate(p, publicKey, new Uint8Array(suite.kem.coinsLength).fill(1)) !== undefined;
}
