import { TILE_WIDTH, type Tile, tilePath, tilesOfSize } from '@lianshu/core/tlog';
import { loadTiles } from '../ledger/stored-tiles.ts';
import type { Db } from '../store/database.ts';

const PAGE = 64;

/** Every tile of a log at `size` by its C2SP path. Throws when one is missing. */
export async function* readLogTiles(
  db: Db,
  log: string,
  size: number,
): AsyncGenerator<readonly [path: string, bytes: Uint8Array]> {
  const tiles = tilesOfSize(size);
  for (let at = 0; at < tiles.length; at += PAGE) {
    const page = tiles.slice(at, at + PAGE);
    const reader = await loadTiles(db, log, page);
    for (const tile of page) yield [tilePath(tile), bytesOf(tile, reader(tile))];
  }
}

function bytesOf({ width, level, index }: Tile, stored: Uint8Array | undefined): Uint8Array {
  const length = (stored?.length ?? 0) / 32;
  if (stored === undefined || length < width || length > TILE_WIDTH)
    throw new Error(`tile ${level}/${index} is missing`);
  return stored.subarray(0, width * 32);
}
