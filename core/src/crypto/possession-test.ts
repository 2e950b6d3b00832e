import type { Primitives, Random } from '../primitives/index.ts';
import { openBase, type Sealed, sealBase, XWING } from './hpke.ts';
import { sealInfo } from './label.ts';

const NONE = new Uint8Array(0);

/** A challenge that only the holder of `seedOpen` can answer, before the log opens. `answer` is 32 fresh bytes. */
export function sealPossessionTest(
  p: Primitives,
  open: Uint8Array,
  manifestHash: Uint8Array,
  answer: Uint8Array,
  random: Random,
): Sealed {
  if (answer.length !== 32) throw new RangeError('possession test expects 32 bytes');
  const info = sealInfo('possession test', manifestHash);
  return sealBase(p, XWING, open, info, NONE, answer, random(XWING.kem.coinsLength));
}

/** The 32-byte answer, or undefined when the challenge is not for this key and manifest. */
export function openPossessionTest(
  p: Primitives,
  seedOpen: Uint8Array,
  manifestHash: Uint8Array,
  challenge: Sealed,
): Uint8Array | undefined {
  const info = sealInfo('possession test', manifestHash);
  const answer = openBase(p, XWING, seedOpen, challenge.enc, info, NONE, challenge.ct);
  return answer?.length === 32 ? answer : undefined;
}
