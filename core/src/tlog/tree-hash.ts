import { concat } from '../bytes/index.ts';
import type { Primitives } from '../primitives/index.ts';

export const HASH_BYTES = 32;

const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);

/** SHA-256(0x00 ‖ entry): the leaf hash of RFC 6962 §2.1. */
export function leafHash(p: Primitives, entry: Uint8Array): Uint8Array {
  return p.sha256(concat(LEAF, entry));
}

/** SHA-256(0x01 ‖ left ‖ right): the inner node of RFC 6962 §2.1. */
export function nodeHash(p: Primitives, left: Uint8Array, right: Uint8Array): Uint8Array {
  return p.sha256(concat(NODE, left, right));
}

/** SHA-256 of nothing: the root of the empty tree. */
export function emptyRoot(p: Primitives): Uint8Array {
  return p.sha256(new Uint8Array(0));
}

/** The largest power of two below `size`, for size ≥ 2: where RFC 6962 splits a tree. */
export function splitPoint(size: number): number {
  let k = 1;
  while (k * 2 < size) k *= 2;
  return k;
}

/**
 * MTH of RFC 6962 §2.1 over `hashes`, which are leaf hashes (or the roots of equal complete subtrees, which amounts to
 * the same one level up). Zero hashes give `emptyRoot`.
 */
export function merkleRoot(p: Primitives, hashes: readonly Uint8Array[]): Uint8Array {
  if (hashes.length === 0) return emptyRoot(p);
  // Level by level, a lone last node moves up unchanged: the same tree as the recursive definition.
  let level = hashes;
  while (level.length > 1) {
    const next: Uint8Array[] = [];
    for (let i = 0; i + 1 < level.length; i += 2) next.push(nodeHash(p, level[i]!, level[i + 1]!));
    if (level.length % 2 === 1) next.push(level[level.length - 1]!);
    level = next;
  }
  return level[0]!;
}
