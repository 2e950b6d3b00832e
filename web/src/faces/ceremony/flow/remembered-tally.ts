import { fromBase64url, toBase64url } from '@lianshu/core/bytes';
import { label } from '@lianshu/core/crypto';
import { encodeCanonical, Fields, parseCanonical } from '@lianshu/core/json';
import { hkdf, type Primitives, type Random } from '@lianshu/core/primitives';
import { EMPTY_TALLY, type Tally } from './tally.ts';

/** The part of `localStorage` that is used here; it may throw when the browser forbids storage. */
export interface TallyStore {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
}

const NONCE_BYTES = 12;
const NONE = new Uint8Array(0);

/**
 * Where the last count of a log ended, kept on this computer under a key that only the card opens: whoever else looks into
 * the browser's storage does not learn the count. Forgetting it costs time, nothing else, so every fault reads as "from
 * the beginning". The filing never uses it.
 */
export function recallTally(
  p: Primitives,
  store: TallyStore | undefined,
  manifestHash: Uint8Array,
  seedCount: Uint8Array,
): Tally {
  try {
    const kept = store?.getItem(storeKey(manifestHash));
    if (kept === null || kept === undefined) return EMPTY_TALLY;
    const sealed = fromBase64url(kept);
    const opened = p.aesGcmOpen(
      tallyKey(p, manifestHash, seedCount),
      sealed.subarray(0, NONCE_BYTES),
      sealed.subarray(NONCE_BYTES),
      NONE,
    );
    return opened === undefined ? EMPTY_TALLY : readTally(opened);
  } catch {
    return EMPTY_TALLY;
  }
}

export function keepTally(
  p: Primitives,
  random: Random,
  store: TallyStore | undefined,
  manifestHash: Uint8Array,
  seedCount: Uint8Array,
  tally: Tally,
): void {
  const nonce = random(NONCE_BYTES);
  const key = tallyKey(p, manifestHash, seedCount);
  const sealed = p.aesGcmSeal(key, nonce, encodeCanonical({ ...tally }), NONE);
  try {
    store?.setItem(storeKey(manifestHash), toBase64url(Uint8Array.of(...nonce, ...sealed)));
  } catch {
    // Storage is forbidden or full: the next count begins at the beginning.
  }
}

function storeKey(manifestHash: Uint8Array): string {
  return `lianshu.tally.${toBase64url(manifestHash.subarray(0, 12))}`;
}

function tallyKey(p: Primitives, manifestHash: Uint8Array, seedCount: Uint8Array): Uint8Array {
  return hkdf(p, seedCount, manifestHash, label('remembered tally'), 32);
}

function readTally(bytes: Uint8Array): Tally {
  const fields = new Fields(parseCanonical(bytes));
  const tally = {
    next: fields.integer('next', 1),
    real: fields.integer('real'),
    repeat: fields.integer('repeat'),
    decoy: fields.integer('decoy'),
    unreadable: fields.integer('unreadable'),
  };
  fields.end();
  return tally;
}
