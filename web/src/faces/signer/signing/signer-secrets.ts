import type { Primitives, Random } from '@lianshu/core/primitives';

/** Drawn anew for every attempt to sign; leaves her browser only sealed, `receiptSecret` never. 32 bytes each. */
export interface SignerSecrets {
  /** z: salt of the ID commitment. */
  readonly z: Uint8Array;
  /** r: receipt secret. */
  readonly receiptSecret: Uint8Array;
  /** R = X25519(r). */
  readonly receiptPublic: Uint8Array;
  /** s: seed of the slot. */
  readonly seed: Uint8Array;
}

export function drawSecrets(p: Primitives, random: Random): SignerSecrets {
  const receiptSecret = random(32);
  return { z: random(32), receiptSecret, receiptPublic: p.x25519Public(receiptSecret), seed: random(32) };
}
