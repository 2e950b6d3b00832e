import { concat } from '@lianshu/core/bytes';
import type { Dice } from './dice.ts';

const EDGES = [0x00, 0x01, 0x7f, 0x80, 0x81, 0x82, 0x84, 0xa0, 0xbf, 0xff, 0x30, 0x31, 0x0a, 0x20];

/** One change that knows nothing of what the bytes mean. `others`: files to cut pieces from. */
export function mutateBytes(dice: Dice, bytes: Uint8Array, others: readonly Uint8Array[]): Uint8Array {
  const { length } = bytes;
  const at = dice.below(length + 1);
  const span = 1 + dice.below(dice.chance(4) ? 300 : 8);
  switch (length === 0 ? 5 : dice.below(12)) {
    case 0:
    case 1:
    case 2: {
      const changed = bytes.slice();
      changed[dice.below(length)]! ^= 1 << dice.below(8);
      return changed;
    }
    case 3: {
      const changed = bytes.slice();
      changed[dice.below(length)] = dice.chance(2) ? dice.below(256) : dice.pick(EDGES);
      return changed;
    }
    case 4:
      return concat(bytes.subarray(0, at), bytes.subarray(at + span));
    case 5:
      return concat(bytes.subarray(0, at), dice.bytes(span), bytes.subarray(at));
    case 6:
      return bytes.slice(0, at);
    case 7:
      return concat(bytes, dice.bytes(span));
    case 8: {
      const piece = bytes.subarray(at, at + span);
      const times = Array.from({ length: 1 + dice.below(dice.chance(10) ? 64 : 3) }, () => piece);
      return concat(bytes.subarray(0, at), ...times, bytes.subarray(at));
    }
    case 9: {
      const other = dice.pick(others);
      const from = dice.below(other.length);
      return concat(bytes.subarray(0, at), other.subarray(from, from + span), bytes.subarray(at + span));
    }
    case 10: {
      const changed = bytes.slice();
      changed.fill(dice.pick(EDGES), at, at + span);
      return changed;
    }
    default: {
      const to = dice.below(length);
      const piece = bytes.slice(at, at + span);
      const rest = concat(bytes.subarray(0, at), bytes.subarray(at + span));
      return concat(rest.subarray(0, to), piece, rest.subarray(to));
    }
  }
}
