import { concat, equalBytes } from '../bytes/index.ts';
import type { Primitives } from '../primitives/index.ts';
import { sampleCiphertext } from './decoy-ciphertext.ts';
import { recordLayout } from './layout.ts';
import type { LogContext } from './log-context.ts';
import { makeProgress, PROGRESS } from './progress.ts';
import { encodeSlotEntry, type Slot } from './slot.ts';
import { slotBytes } from './slot-seed.ts';

/** 800 groups of three bytes give 1,300 coefficients on average; fewer than 1,024 is 17 standard deviations away. */
const CIPHERTEXT_STREAM = 2400;

/**
 * A body that is an encryption of nothing, sampled from the distribution of a real one: ML-KEM ciphertext, X25519 share,
 * pseudo-random AEAD output. Deriving a real encapsulation instead would cost many times a signature check.
 */
function decoyBody(p: Primitives, context: LogContext, seed: Uint8Array): Uint8Array {
  const { outerCiphertext } = recordLayout(context.plaintextLength);
  const streamSeed = slotBytes(p, context.manifestHash, seed, 'decoy body', 32);
  for (let budget = CIPHERTEXT_STREAM; ; budget *= 2) {
    const stream = p.shake256(streamSeed, budget + 32 + outerCiphertext);
    const sampled = sampleCiphertext(stream.subarray(0, budget));
    if (sampled === undefined) continue;
    const { ciphertext, used } = sampled;
    const share = p.x25519Public(stream.subarray(used, used + 32));
    return concat(ciphertext, share, stream.subarray(used + 32, used + 32 + outerCiphertext));
  }
}

/** The decoy that a 32-byte seed stands for in this log: the same on every machine and for ever. */
export function makeDecoy(p: Primitives, context: LogContext, seed: Uint8Array): Slot {
  return {
    body: decoyBody(p, context, seed),
    prog: makeProgress(p, context, PROGRESS.decoy, seed),
    c: slotBytes(p, context.manifestHash, seed, 'decoy c', 32),
    tag: slotBytes(p, context.manifestHash, seed, 'decoy tag', 32),
  };
}

/** Whether a log entry is the decoy of this seed. A real record passing would be a second preimage of SHA-256. */
export function isDecoyEntry(p: Primitives, context: LogContext, seed: Uint8Array, entry: Uint8Array): boolean {
  return equalBytes(encodeSlotEntry(p, makeDecoy(p, context, seed)), entry);
}
