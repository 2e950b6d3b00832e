import { concat, utf8 } from '@lianshu/core/bytes';
import { derHeader, replaceNode, type TreeNode } from './der-tree.ts';
import type { Dice } from './dice.ts';

/** A file with its elements, read once. */
export interface DerSeed {
  readonly bytes: Uint8Array;
  readonly nodes: readonly TreeNode[];
}

/** Nothing grows beyond this, many times what any format here allows. */
const MAX_LENGTH = 64 * 1024;
const EMPTY = new Uint8Array(0);
const TAGS = [
  0x00, 0x01, 0x02, 0x03, 0x04, 0x05, 0x06, 0x0a, 0x0c, 0x13, 0x14, 0x16, 0x17, 0x18, 0x1e, 0x1f, 0x24, 0x30, 0x31,
  0x80, 0x82, 0x86, 0xa0, 0xa1, 0xa3, 0xbf,
];
const CONTENTS = [
  utf8('261123021500Z'),
  utf8('20501231235959Z'),
  utf8('20261123021500.5Z'),
  utf8('261123021500+0800'),
  utf8('999999999999Z'),
  Uint8Array.of(0),
  Uint8Array.of(0xff),
  Uint8Array.of(0x80),
  Uint8Array.of(0x00, 0x01),
  Uint8Array.of(0x03, 0xe8),
  new Uint8Array(21).fill(0x41),
  new Uint8Array(600).fill(0x55),
  new Uint8Array(300).fill(0x80),
];

function encode(tag: number, content: Uint8Array, longForm = 0): Uint8Array {
  return concat(derHeader(tag, content.length, longForm), content);
}

function childless(dice: Dice): Uint8Array {
  return encode(dice.pick(TAGS), dice.chance(2) ? dice.pick(CONTENTS) : dice.bytes(dice.below(12)));
}

/** Elements without any sense, some of them deep. */
export function randomDer(dice: Dice, depth = 0): Uint8Array {
  if (depth > 30 || dice.chance(3)) return childless(dice);
  const parts = Array.from({ length: dice.below(depth < 2 ? 6 : 3) }, () => randomDer(dice, depth + 1));
  return encode(dice.pick([0x30, 0x31, 0xa0, 0xa1, 0xa3, 0x24]), concat(...parts));
}

/** One change to one element that a reader of DER has to notice, or has to pass on: lengths around it are set right or left wrong. */
export function mutateDer(dice: Dice, { bytes, nodes }: DerSeed, others: readonly DerSeed[]): Uint8Array {
  if (nodes.length === 0) return randomDer(dice);
  const place = dice.below(nodes.length);
  const node = nodes[place]!;
  const { tag } = node;
  const whole = bytes.subarray(node.start, node.end);
  const content = bytes.subarray(node.content, node.end);
  const put = (replacement: Uint8Array): Uint8Array => replaceNode(bytes, nodes, place, replacement);
  switch (dice.below(20)) {
    case 0:
      return put(EMPTY);
    case 1:
      return put(concat(whole, whole));
    case 2: {
      const sibling = dice.pick(nodes);
      return put(bytes.subarray(sibling.start, sibling.end));
    }
    case 3: {
      const other = dice.pick(others);
      const found = dice.pick(other.nodes);
      return put(other.bytes.subarray(found.start, found.end));
    }
    case 4:
      return put(encode(dice.pick(TAGS), content));
    case 5:
      return put(encode(tag, content, 1 + dice.below(5)));
    case 6:
      return put(concat(Uint8Array.of(tag, 0x80), content, Uint8Array.of(0, 0)));
    case 7: {
      const lie = Math.max(0, content.length + dice.pick([-2, -1, 1, 2, 128, 65_536, 2 ** 31]));
      return concat(bytes.subarray(0, node.start), derHeader(tag, lie), bytes.subarray(node.content));
    }
    case 8: {
      const changed = bytes.slice();
      if (content.length > 0) changed[node.content + dice.below(content.length)]! ^= 1 << dice.below(8);
      return changed;
    }
    case 9:
      return put(encode(tag, concat(content, dice.bytes(1 + dice.below(4)))));
    case 10:
      return put(encode(tag, content.subarray(dice.below(3))));
    case 11:
      return put(encode(tag, concat(Uint8Array.of(dice.pick([0x00, 0xff])), content)));
    case 12: {
      let nested: Uint8Array = whole;
      for (let turns = 1 + dice.below(dice.chance(8) ? 120 : 3); turns > 0; turns--)
        nested = encode(dice.pick([0x30, 0x31, 0xa0]), nested);
      return put(nested);
    }
    case 13:
      return put(encode(tag, EMPTY));
    case 14: {
      const half = Math.floor(content.length / 2);
      const parts = concat(encode(tag, content.subarray(0, half)), encode(tag, content.subarray(half)));
      return put(encode(tag | 0x20, parts));
    }
    case 15:
      return put(concat(whole, childless(dice)));
    case 16:
      return put(encode(tag, dice.pick(CONTENTS)));
    case 17: {
      const times = Math.min(1 + dice.below(dice.chance(6) ? 400 : 6), Math.floor(MAX_LENGTH / (whole.length + 1)));
      return put(concat(...Array.from({ length: times }, () => whole)));
    }
    case 18:
      return put(encode(tag, concat(content, childless(dice))));
    default:
      return put(encode(tag, concat(childless(dice), content)));
  }
}
