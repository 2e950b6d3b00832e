import { ParseError } from '../errors/index.ts';
import { HASH_BYTES } from './tree-hash.ts';

/** Hashes in a full tile: C2SP tlog-tiles fixes the height at 8. */
export const TILE_WIDTH = 256;

/** One tile: `width` hashes (1…256, below 256 partial) from position `index` × 256 of tile level `level` (0…63). */
export interface Tile {
  readonly level: number;
  readonly index: number;
  readonly width: number;
}

/** How many hashes tile level `level` has in a tree of `size` leaves: floor(size / 256^level). */
export function hashesAtLevel(size: number, level: number): number {
  return Math.floor(size / TILE_WIDTH ** level);
}

/** The tile that holds hash `position` of `level` in a tree of `size` leaves, as wide as that tree makes it. */
export function tileAt(size: number, level: number, position: number): Tile {
  const index = Math.floor(position / TILE_WIDTH);
  const width = Math.min(TILE_WIDTH, hashesAtLevel(size, level) - index * TILE_WIDTH);
  if (position < 0 || width <= position - index * TILE_WIDTH) throw new RangeError('position outside the tree');
  return { level, index, width };
}

/** Every tile of a tree of `size` leaves, level by level from the left. A bundle holds exactly these. */
export function tilesOfSize(size: number): readonly Tile[] {
  return tilesBetween(0, size);
}

/** How many tiles `tilesOfSize` gives, without making them. */
export function tileCountOfSize(size: number): number {
  let count = 0;
  for (let level = 0; hashesAtLevel(size, level) > 0; level++)
    count += Math.ceil(hashesAtLevel(size, level) / TILE_WIDTH);
  return count;
}

/** The tiles that a tree of `newSize` has and a tree of `oldSize` had not: full ones completed since, and partial ones. */
export function tilesBetween(oldSize: number, newSize: number): readonly Tile[] {
  const tiles: Tile[] = [];
  for (let level = 0; hashesAtLevel(newSize, level) > 0; level++) {
    const before = hashesAtLevel(oldSize, level);
    const after = hashesAtLevel(newSize, level);
    if (before === after) continue;
    for (let at = before - (before % TILE_WIDTH); at < after; at += TILE_WIDTH) {
      tiles.push({ level, index: at / TILE_WIDTH, width: Math.min(TILE_WIDTH, after - at) });
    }
  }
  return tiles;
}

/** `tile/<L>/<N>[.p/<W>]` of C2SP tlog-tiles: `{0, 1234067, 8}` is `tile/0/x001/x234/067.p/8`. */
export function tilePath({ level, index, width }: Tile): string {
  const digits = String(index);
  const groups = digits.padStart(Math.ceil(digits.length / 3) * 3, '0').match(/.{3}/g)!;
  const last = groups.length - 1;
  const path = groups.map((group, i) => (i < last ? `x${group}` : group)).join('/');
  return `tile/${level}/${path}${width === TILE_WIDTH ? '' : `.p/${width}`}`;
}

/** Reads exactly the spelling that `tilePath` writes. Anything else throws ParseError `tile.path`. */
export function parseTilePath(path: string): Tile {
  const match = /^tile\/([0-9]{1,2})\/((?:x[0-9]{3}\/){0,5}[0-9]{3})(?:\.p\/([0-9]{1,3}))?$/.exec(path);
  if (!match) throw new ParseError('tile.path');
  const tile: Tile = {
    level: Number(match[1]),
    index: Number(match[2]!.replace(/[x/]/g, '')),
    width: match[3] === undefined ? TILE_WIDTH : Number(match[3]),
  };
  const sound = tile.level <= 63 && Number.isSafeInteger(tile.index) && tile.width >= 1;
  if (!sound || tilePath(tile) !== path) throw new ParseError('tile.path');
  return tile;
}

/** The hashes of a tile's bytes, as views. A length that is no multiple of 32 throws ParseError `tile.length`. */
export function tileHashes(bytes: Uint8Array): readonly Uint8Array[] {
  if (bytes.length % HASH_BYTES !== 0) throw new ParseError('tile.length', bytes.length);
  const hashes: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; at += HASH_BYTES) hashes.push(bytes.subarray(at, at + HASH_BYTES));
  return hashes;
}
