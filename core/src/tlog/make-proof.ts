import type { Primitives } from '../primitives/index.ts';
import { type LeafRange, subtreeRoot, tilesOfSubtree } from './subtree.ts';
import type { Tile } from './tile.ts';
import type { TileReader } from './tile-reader.ts';
import { splitPoint } from './tree-hash.ts';

/** PATH(m, D[n]) of RFC 6962 §2.1.1 as leaf ranges, sibling of the leaf first. */
function inclusionRanges(index: number, size: number): readonly LeafRange[] {
  const ranges: LeafRange[] = [];
  let from = 0;
  let to = size;
  while (to - from > 1) {
    const middle = from + splitPoint(to - from);
    if (index < middle) {
      ranges.unshift({ from: middle, to });
      to = middle;
    } else {
      ranges.unshift({ from, to: middle });
      from = middle;
    }
  }
  return ranges;
}

/** PROOF(m, D[n]) of RFC 6962 §2.1.2 as leaf ranges. */
function consistencyRanges(oldSize: number, newSize: number): readonly LeafRange[] {
  if (oldSize === 0 || oldSize === newSize) return [];
  const ranges: LeafRange[] = [];
  let from = 0;
  let to = newSize;
  let whole = true; // the old tree's root is this node itself, which the verifier has
  while (oldSize !== to) {
    const middle = from + splitPoint(to - from);
    if (oldSize <= middle) {
      ranges.unshift({ from: middle, to });
      to = middle;
    } else {
      ranges.unshift({ from, to: middle });
      from = middle;
      whole = false;
    }
  }
  if (!whole) ranges.unshift({ from, to });
  return ranges;
}

function mustBeIndex(index: number, size: number): void {
  if (!Number.isSafeInteger(index) || index < 0 || index >= size) throw new RangeError('index outside the tree');
}

function mustBeOrdered(oldSize: number, newSize: number): void {
  if (!Number.isSafeInteger(oldSize) || oldSize < 0 || oldSize > newSize) throw new RangeError('sizes out of order');
}

/** The tiles of a tree of `tilesSize` leaves that `inclusionProof` asks for (with repeats). */
export function tilesForInclusion(index: number, size: number, tilesSize = size): readonly Tile[] {
  mustBeIndex(index, size);
  return inclusionRanges(index, size).flatMap((range) => tilesOfSubtree(range, tilesSize));
}

/**
 * The inclusion proof of RFC 6962 §2.1.1 for leaf `index` under the root at `size`, from the tiles of a tree of
 * `tilesSize` ≥ `size` leaves. Throws ParseError `tile.missing` or `tile.length` as `readTile`.
 */
export function inclusionProof(
  p: Primitives,
  reader: TileReader,
  index: number,
  size: number,
  tilesSize = size,
): readonly Uint8Array[] {
  mustBeIndex(index, size);
  return inclusionRanges(index, size).map((range) => subtreeRoot(p, reader, range, tilesSize));
}

/** The tiles that `consistencyProof` asks for (with repeats). */
export function tilesForConsistency(oldSize: number, newSize: number, tilesSize = newSize): readonly Tile[] {
  mustBeOrdered(oldSize, newSize);
  return consistencyRanges(oldSize, newSize).flatMap((range) => tilesOfSubtree(range, tilesSize));
}

/** The consistency proof of RFC 6962 §2.1.2; empty when a size is 0 or both are equal. Throws as `inclusionProof`. */
export function consistencyProof(
  p: Primitives,
  reader: TileReader,
  oldSize: number,
  newSize: number,
  tilesSize = newSize,
): readonly Uint8Array[] {
  mustBeOrdered(oldSize, newSize);
  return consistencyRanges(oldSize, newSize).map((range) => subtreeRoot(p, reader, range, tilesSize));
}
