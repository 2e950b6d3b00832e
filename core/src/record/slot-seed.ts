import { label } from '../crypto/index.ts';
import { hkdf, type Primitives } from '../primitives/index.ts';

/** Everything that follows from a slot's seed. */
export type SlotPurpose = 'prog' | 'cms' | 'decoy c' | 'decoy tag' | 'decoy body';

/** `length` bytes of a slot's 32-byte seed for one purpose in one log: HKDF with the manifest hash as salt. */
export function slotBytes(
  p: Primitives,
  manifestHash: Uint8Array,
  seed: Uint8Array,
  purpose: SlotPurpose,
  length: number,
): Uint8Array {
  if (seed.length !== 32 || manifestHash.length !== 32)
    throw new RangeError('slot seed and manifest hash expect 32 bytes');
  return hkdf(p, seed, manifestHash, label(purpose), length);
}
