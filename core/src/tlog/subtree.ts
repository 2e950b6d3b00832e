import type { Primitives } from '../primitives/index.ts';
import { TILE_WIDTH, type Tile, tileAt, tileHashes } from './tile.ts';
import { readTile, type TileReader } from './tile-reader.ts';
import { emptyRoot, merkleRoot, nodeHash, splitPoint } from './tree-hash.ts';

/** Leaves `from` (inclusive) to `to` (exclusive): a node of the tree in the sense of RFC 6962 §2.1. */
export interface LeafRange {
  readonly from: number;
  readonly to: number;
}

function isPowerOfTwo(n: number): boolean {
  return 2 ** Math.round(Math.log2(n)) === n;
}

/** Cuts a node into the complete subtrees that tiles can answer, left to right. */
function completeParts({ from, to }: LeafRange): readonly LeafRange[] {
  const parts: LeafRange[] = [];
  let at = from;
  while (at < to) {
    const width = isPowerOfTwo(to - at) ? to - at : splitPoint(to - at);
    parts.push({ from: at, to: at + width });
    at += width;
  }
  return parts;
}

/** Tile level and tile of a complete subtree, and which of its hashes the subtree covers. */
function placeOf({ from, to }: LeafRange, size: number): { tile: Tile; first: number; count: number } {
  const width = to - from;
  let level = 0;
  while (TILE_WIDTH ** (level + 1) <= width) level++;
  const unit = TILE_WIDTH ** level;
  const first = from / unit;
  return { tile: tileAt(size, level, first), first: first % TILE_WIDTH, count: width / unit };
}

/** The tiles that `subtreeRoot` will ask for, so that a caller whose storage is asynchronous can fetch them first. */
export function tilesOfSubtree(range: LeafRange, size: number): readonly Tile[] {
  return completeParts(range).map((part) => placeOf(part, size).tile);
}

/** MTH(D[from:to]) of RFC 6962 §2.1 in a tree of `size` leaves, from tiles. Throws as `readTile`. */
export function subtreeRoot(p: Primitives, reader: TileReader, range: LeafRange, size: number): Uint8Array {
  const roots = completeParts(range).map((part) => {
    const { tile, first, count } = placeOf(part, size);
    return merkleRoot(p, tileHashes(readTile(reader, tile)).slice(first, first + count));
  });
  // Complete parts shrink to the right, so the tree over them leans: the last two are joined first.
  return roots.length === 0 ? emptyRoot(p) : roots.reduceRight((right, left) => nodeHash(p, left, right));
}

/** The tiles that `rootFromTiles` asks for at `size`. */
export function tilesForRoot(size: number): readonly Tile[] {
  return tilesOfSubtree({ from: 0, to: size }, size);
}

/**
 * The root of the first `size` leaves, from the tiles of a tree of that size or of any larger one. It trusts the inner
 * hashes of upper tiles; only a check of every tile against the one below it (V06) shows that they are right.
 */
export function rootFromTiles(p: Primitives, reader: TileReader, size: number, tilesSize = size): Uint8Array {
  if (size > tilesSize) throw new RangeError('the tiles end before this size');
  return subtreeRoot(p, reader, { from: 0, to: size }, tilesSize);
}
