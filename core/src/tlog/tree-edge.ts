import { concat } from '../bytes/index.ts';
import type { Primitives } from '../primitives/index.ts';
import { hashesAtLevel, TILE_WIDTH, type Tile, tileHashes, tilePath, tilesBetween } from './tile.ts';
import { readTile, type TileReader } from './tile-reader.ts';
import { emptyRoot, HASH_BYTES, merkleRoot, nodeHash } from './tree-hash.ts';

/**
 * All that an append-only tree must remember to grow: its size and, for every tile level, the hashes of the unfinished
 * rightmost tile (possibly none). A value: appending gives a new edge and leaves this one as it was, so a transaction that
 * fails is undone by forgetting the result.
 */
export interface TreeEdge {
  readonly size: number;
  /** `partial[level]`: 0…255 hashes, concatenated. */
  readonly partial: readonly Uint8Array[];
}

export const EMPTY_EDGE: TreeEdge = { size: 0, partial: [] };

/** A tile that this append completed or changed, to be stored under `path` in the same transaction as the checkpoint. */
export interface WrittenTile extends Tile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

export interface Appended {
  readonly edge: TreeEdge;
  readonly root: Uint8Array;
  readonly tiles: readonly WrittenTile[];
}

/** The tiles that `edgeFromTiles` asks for: the unfinished rightmost tile of each level. */
export function tilesOfEdge(size: number): readonly Tile[] {
  const tiles: Tile[] = [];
  for (let level = 0; hashesAtLevel(size, level) > 0; level++) {
    const count = hashesAtLevel(size, level);
    if (count % TILE_WIDTH !== 0)
      tiles.push({ level, index: Math.floor(count / TILE_WIDTH), width: count % TILE_WIDTH });
  }
  return tiles;
}

/**
 * The edge of a stored tree, for a restart. Throws as `readTile` when a tile is missing or too short. The caller compares
 * `rootOfEdge` with its signed checkpoint before it appends: a tree that does not match must not grow.
 */
export function edgeFromTiles(reader: TileReader, size: number): TreeEdge {
  const partial: Uint8Array[] = [];
  for (let level = 0; hashesAtLevel(size, level) > 0; level++) partial.push(new Uint8Array(0));
  for (const tile of tilesOfEdge(size)) partial[tile.level] = readTile(reader, tile).slice();
  return { size, partial };
}

/** MTH of the whole tree, from its edge alone: at most 255 hashes per level. */
export function rootOfEdge(p: Primitives, edge: TreeEdge): Uint8Array {
  // A level's hashes are complete subtrees; what is right of them is the edge of the levels below, already joined.
  let right: Uint8Array | undefined;
  for (const bytes of edge.partial) {
    const hashes = tileHashes(bytes);
    const peaks: Uint8Array[] = [];
    for (let at = 0, width = TILE_WIDTH / 2; width >= 1; width /= 2) {
      if ((hashes.length & width) === 0) continue;
      peaks.push(merkleRoot(p, hashes.slice(at, at + width)));
      at += width;
    }
    for (const peak of peaks.reverse()) right = right === undefined ? peak : nodeHash(p, peak, right);
  }
  return right ?? emptyRoot(p);
}

/**
 * Appends leaf hashes in order. Returns the next edge, the root at the new size and every tile that must be stored so
 * that the tree at that size can be read back: those completed and the partial ones of the new size. Tiles of sizes inside
 * the batch are not made, as no checkpoint will name them. Cost: about one hash per leaf beside the root's.
 */
export function appendLeaves(p: Primitives, edge: TreeEdge, leafHashes: readonly Uint8Array[]): Appended {
  for (const hash of leafHashes) if (hash.length !== HASH_BYTES) throw new RangeError('a leaf hash has 32 bytes');
  const size = edge.size + leafHashes.length;
  if (!Number.isSafeInteger(size)) throw new RangeError('tree too large');
  const partial: Uint8Array[] = [];
  const bytesOf = new Map<string, Uint8Array>();
  let rising = concat(...leafHashes); // hashes that join this level
  for (let level = 0; level < edge.partial.length || rising.length > 0; level++) {
    const whole = concat(edge.partial[level] ?? new Uint8Array(0), rising);
    const firstIndex = Math.floor(hashesAtLevel(edge.size, level) / TILE_WIDTH);
    const up: Uint8Array[] = [];
    let at = 0;
    for (; at + TILE_WIDTH * HASH_BYTES <= whole.length; at += TILE_WIDTH * HASH_BYTES) {
      const bytes = whole.slice(at, at + TILE_WIDTH * HASH_BYTES);
      bytesOf.set(tilePath({ level, index: firstIndex + up.length, width: TILE_WIDTH }), bytes);
      up.push(merkleRoot(p, tileHashes(bytes)));
    }
    const rest = whole.slice(at);
    partial.push(rest);
    if (rest.length > 0)
      bytesOf.set(tilePath({ level, index: firstIndex + up.length, width: rest.length / HASH_BYTES }), rest);
    rising = concat(...up);
  }
  const next: TreeEdge = { size, partial };
  const tiles = tilesBetween(edge.size, size).map((tile) => {
    const path = tilePath(tile);
    return { ...tile, path, bytes: bytesOf.get(path)! };
  });
  return { edge: next, root: rootOfEdge(p, next), tiles };
}

/**
 * A reader that knows what an append just made, so that the inclusion proofs of its leaves need no stored tile: the
 * batch's tiles and the unfinished tiles of the new edge.
 */
export function readAppended({ edge, tiles }: Appended): TileReader {
  const known = new Map(tiles.map(({ path, bytes }) => [path, bytes] as const));
  for (const tile of tilesOfEdge(edge.size)) known.set(tilePath(tile), edge.partial[tile.level]!);
  return (tile) => known.get(tilePath(tile)) ?? known.get(tilePath({ ...tile, width: TILE_WIDTH }));
}
