import { ParseError } from '../errors/index.ts';
import { TILE_WIDTH, type Tile, tileAt, tilePath } from './tile.ts';
import { HASH_BYTES } from './tree-hash.ts';

/**
 * Where tiles come from: the bytes of the tile asked for, or undefined. A wider tile of the same level and index may be
 * answered instead (its first hashes are the same); a narrower one may not.
 */
export type TileReader = (tile: Tile) => Uint8Array | undefined;

/** A reader over stored tiles keyed by `tilePath`; looks for the partial tile first, then for the full one. */
export function readTilesFrom(tiles: ReadonlyMap<string, Uint8Array>): TileReader {
  return (tile) => tiles.get(tilePath(tile)) ?? tiles.get(tilePath({ ...tile, width: TILE_WIDTH }));
}

/**
 * The hashes of one tile of a tree. A tile that is not there throws ParseError `tile.missing`, a wrong length
 * `tile.length`; both at the tile's path.
 */
export function readTile(reader: TileReader, tile: Tile): Uint8Array {
  const bytes = reader(tile);
  if (bytes === undefined) throw new ParseError('tile.missing', tilePath(tile));
  if (
    bytes.length % HASH_BYTES !== 0 ||
    bytes.length < tile.width * HASH_BYTES ||
    bytes.length > TILE_WIDTH * HASH_BYTES
  )
    throw new ParseError('tile.length', tilePath(tile));
  return bytes.subarray(0, tile.width * HASH_BYTES);
}

/** The leaf hash at `index` in a tree of `size` leaves. Throws as `readTile`. */
export function readLeafHash(reader: TileReader, index: number, size: number): Uint8Array {
  const tile = tileAt(size, 0, index);
  const at = (index % TILE_WIDTH) * HASH_BYTES;
  return readTile(reader, tile).subarray(at, at + HASH_BYTES);
}
