import { concat } from '../bytes/index.ts';
import { opener, SEAL_TAG_LENGTH, sealBase, sealInfo, X25519 } from '../crypto/index.ts';
import type { Primitives } from '../primitives/index.ts';
import type { LogContext } from './log-context.ts';
import { slotBytes } from './slot-seed.ts';

/** What a slot holds, as only the lead can read it. A repeat is a second record of one card and is not counted. */
export const PROGRESS = { decoy: 0, real: 1, repeat: 2 } as const;
export type ProgressFlag = (typeof PROGRESS)[keyof typeof PROGRESS];

const ENC = X25519.kem.encLength;
/** enc(32) ‖ ct(1 + 32 + 16). */
export const PROGRESS_LENGTH = ENC + 1 + 32 + SEAL_TAG_LENGTH;
const NONE = new Uint8Array(0);

export interface Progress {
  readonly flag: ProgressFlag;
  /** The slot's seed, 32 bytes. */
  readonly s: Uint8Array;
}

function isFlag(value: number | undefined): value is ProgressFlag {
  return value === 0 || value === 1 || value === 2;
}

/** The 81-byte progress envelope (進度信封) of a slot: a function of flag and seed, so that whoever knows both can check it. */
export function makeProgress(
  p: Primitives,
  context: Pick<LogContext, 'manifestHash' | 'count'>,
  flag: ProgressFlag,
  seed: Uint8Array,
): Uint8Array {
  const coins = slotBytes(p, context.manifestHash, seed, 'prog', 32);
  const info = sealInfo('progress', context.manifestHash);
  const { enc, ct } = sealBase(p, X25519, context.count, info, NONE, concat(Uint8Array.of(flag), seed), coins);
  return concat(enc, ct);
}

/** Opens many envelopes of one log; `secretKey` is the X25519 scalar of `deriveCountKey`. See `openProgress`. */
export function progressOpener(
  p: Primitives,
  secretKey: Uint8Array,
  manifestHash: Uint8Array,
): (envelope: Uint8Array) => Progress | undefined {
  const open = opener(p, X25519, secretKey, sealInfo('progress', manifestHash));
  return (envelope) => {
    if (envelope.length !== PROGRESS_LENGTH) return undefined;
    const plaintext = open(envelope.subarray(0, ENC), NONE, envelope.subarray(ENC));
    if (plaintext === undefined) return undefined;
    const flag = plaintext[0];
    return isFlag(flag) ? { flag, s: plaintext.slice(1) } : undefined;
  };
}

/** Undefined for anything that is not an envelope of this log. */
export function openProgress(
  p: Primitives,
  secretKey: Uint8Array,
  manifestHash: Uint8Array,
  envelope: Uint8Array,
): Progress | undefined {
  return progressOpener(p, secretKey, manifestHash)(envelope);
}
