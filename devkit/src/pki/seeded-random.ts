import { createHash } from 'node:crypto';
import { concat, u64, utf8 } from '@lianshu/core/bytes';
import type { Random } from '@lianshu/core/primitives';

const BLOCK_BYTES = 1024;

/**
 * Random bytes that follow from a public seed: SHAKE256(length-prefixed seed ‖ block number). The same seed gives the
 * same stream on every machine, which is the whole point and why nothing made from it may ever guard a real secret.
 */
export function seededRandom(seed: string): Random {
  const prefix = utf8(`lianshu demo ${seed}\0`);
  let block = new Uint8Array(0);
  let next = 0;
  let used = 0;
  return (length) => {
    const out = new Uint8Array(length);
    for (let filled = 0; filled < length; ) {
      if (used === block.length) {
        block = shake256(concat(prefix, u64(next)), BLOCK_BYTES);
        next += 1;
        used = 0;
      }
      const take = Math.min(length - filled, block.length - used);
      out.set(block.subarray(used, used + take), filled);
      filled += take;
      used += take;
    }
    return out;
  };
}

/** `length` bytes that follow from `seed`. */
export function seededBytes(seed: string, length: number): Uint8Array {
  return seededRandom(seed)(length);
}

function shake256(message: Uint8Array, length: number): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(createHash('shake256', { outputLength: length }).update(message).digest());
}
