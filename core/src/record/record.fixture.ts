import { X25519, XWING } from '../crypto/index.ts';
import type { Primitives } from '../primitives/index.ts';
import type { LogContext } from './log-context.ts';

export interface TestLog extends LogContext {
  readonly seedOpen: Uint8Array;
  readonly registrySeed: Uint8Array;
  readonly countSecret: Uint8Array;
}

/** A log with keys from fixed seeds. */
export function testLog(p: Primitives, plaintextLength = 6144): TestLog {
  const seed = (value: number) => new Uint8Array(32).fill(value);
  return {
    manifestHash: seed(0xa0),
    plaintextLength,
    seedOpen: seed(0xa1),
    registrySeed: seed(0xa2),
    countSecret: seed(0xa3),
    open: XWING.kem.publicKey(p, seed(0xa1)),
    registrySeal: XWING.kem.publicKey(p, seed(0xa2)),
    count: X25519.kem.publicKey(p, seed(0xa3)),
  };
}
