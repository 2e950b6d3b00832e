import { readTilesFrom, TILE_WIDTH, type Tile, type TileReader, tilePath } from '@lianshu/core/tlog';
import { type Answer, getBytes, good } from '../api/index.ts';

/** Bytes at a path below a log, `checkpoint` or `tile/…`; a stub in tests. */
export type FetchLog = (path: string) => Promise<Answer<Uint8Array>>;

/** Reads a log at `/log/<log>/` of the page's own origin. */
export function fetchLogAt(log: string): FetchLog {
  return (path) => getBytes(`/log/${encodeURIComponent(log)}/${path}`);
}

/** A reader over just the given tiles. A partial tile that has grown meanwhile is read from the full one. */
export async function fetchTiles(fetchLog: FetchLog, tiles: readonly Tile[]): Promise<Answer<TileReader>> {
  const found = new Map<string, Uint8Array>();
  for (const tile of tiles) {
    const path = tilePath(tile);
    if (found.has(path)) continue;
    let answer = await fetchLog(path);
    if (!answer.ok && answer.problem.status === 404 && tile.width < TILE_WIDTH) {
      answer = await fetchLog(tilePath({ ...tile, width: TILE_WIDTH }));
    }
    if (!answer.ok) return answer;
    found.set(path, answer.value);
  }
  return good(readTilesFrom(found));
}
