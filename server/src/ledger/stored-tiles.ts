import { TILE_WIDTH, type Tile, type TileReader } from '@lianshu/core/tlog';
import type { Db } from '../store/database.ts';

const HASH_BYTES = 32;

/** A reader over the stored tiles that cover `tiles`, fetched in one query. A missing one is found missing when it is read. */
export async function loadTiles(db: Db, log: string, tiles: readonly Tile[]): Promise<TileReader> {
  const key = (level: number, index: number): string => `${level}/${index}`;
  const wanted = new Map(tiles.map(({ level, index }) => [key(level, index), { level, index }]));
  const found = new Map<string, Uint8Array>();
  if (wanted.size > 0) {
    const rows = await db
      .selectFrom('tile')
      .select(['level', 'idx', 'data'])
      .where('log', '=', log)
      .where(({ eb, refTuple, tuple }) =>
        eb(
          refTuple('level', 'idx'),
          'in',
          [...wanted.values()].map(({ level, index }) => tuple(level, index)),
        ),
      )
      .execute();
    for (const { level, idx, data } of rows) found.set(key(level, idx), data);
  }
  return ({ level, index }) => found.get(key(level, index));
}

/**
 * The bytes of one tile as C2SP tlog-tiles serves it: a partial tile is the beginning of the stored one. Undefined when
 * the log is not that long.
 */
export async function loadTileBytes(db: Db, log: string, tile: Tile): Promise<Uint8Array | undefined> {
  const bytes = (await loadTiles(db, log, [tile]))(tile);
  const length = tile.width * HASH_BYTES;
  if (bytes === undefined || bytes.length < length) return undefined;
  return tile.width === TILE_WIDTH ? bytes : bytes.subarray(0, length);
}
