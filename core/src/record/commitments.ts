import { concat, utf8 } from '../bytes/index.ts';
import { label } from '../crypto/index.ts';
import type { Primitives } from '../primitives/index.ts';
import { slotBytes } from './slot-seed.ts';

function demandSecret(bytes: Uint8Array): void {
  if (bytes.length !== 32) throw new RangeError('commitment expects 32 bytes');
}

/**
 * Binds the statement to the ID number without showing it: SHA-256(label ‖ z ‖ ID number). `z` is 32 fresh random bytes;
 * without them the few hundred million possible numbers could simply be tried.
 */
export function idCommit(p: Primitives, z: Uint8Array, idNumber: string): Uint8Array {
  demandSecret(z);
  return p.sha256(concat(label('id'), z, utf8(idNumber)));
}

/** Binds the statement to the public half R of the receipt secret, under which the signer's verdict will be sealed. */
export function receiptCommit(p: Primitives, receiptPublic: Uint8Array): Uint8Array {
  demandSecret(receiptPublic);
  return p.sha256(concat(label('receipt'), receiptPublic));
}

/**
 * `c` of a real slot: binds the leaf to the CMS as the signer posted it. She recomputes it from her seed, and the registry
 * from what it finds in the body, so that the gate cannot log another signature than the one it was sent.
 */
export function realCommitment(p: Primitives, manifestHash: Uint8Array, seed: Uint8Array, cms: Uint8Array): Uint8Array {
  return p.sha256(concat(label('cms'), slotBytes(p, manifestHash, seed, 'cms', 32), cms));
}
