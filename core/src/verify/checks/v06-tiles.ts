import { BUNDLE } from '../../bundle/index.ts';
import { equalBytes } from '../../bytes/index.ts';
import {
  HASH_BYTES,
  merkleRoot,
  rootFromTiles,
  TILE_WIDTH,
  tileCountOfSize,
  tileHashes,
  tilePath,
  tilesOfSize,
} from '../../tlog/index.ts';
import type { Check } from '../check.ts';

/**
 * The tiles are exactly those of the final tree, every hash above the leaves follows from the tile below it, and together
 * they give the signed root. After this check any hash of any tile is as good as the checkpoint's signature.
 */
export const v06Tiles: Check = {
  id: 'V06',
  says: 'The tiles are complete and well-formed, and the root recomputed from them is the final checkpoint’s.',
  cite: 'docs/specs/log.md, Tiles',
  run({ p, evidence, find, progress }) {
    const { head } = evidence;
    const shown = evidence.paths.filter((path) => path.startsWith('tile/')).length;
    // The size is the bundle's word: one that asks for far more tiles than there are would keep this loop busy for ever.
    if (tileCountOfSize(head.size) > 2 * shown + 100) {
      find('V06.tile-absent', `tile#${shown} of ${tileCountOfSize(head.size)}`);
      return undefined;
    }
    const tiles = tilesOfSize(head.size);
    const expected = new Set(tiles.map(tilePath));
    for (const path of evidence.paths)
      if (path.startsWith('tile/') && !expected.has(path)) find('V06.tile-strange', path);
    /** Roots of the full tiles of the level below, by index. */
    let below = new Map<number, Uint8Array>();
    let roots = new Map<number, Uint8Array>();
    let level = 0;
    let sound = true;
    tiles.forEach((tile, i) => {
      progress(i, tiles.length);
      if (tile.level !== level) {
        below = roots;
        roots = new Map();
        level = tile.level;
      }
      const path = tilePath(tile);
      const bytes = evidence.find(path);
      const fault =
        bytes === undefined
          ? 'V06.tile-absent'
          : bytes.length !== tile.width * HASH_BYTES
            ? 'V06.tile-length'
            : undefined;
      if (fault !== undefined || bytes === undefined) {
        find(fault ?? 'V06.tile-absent', path);
        sound = false;
        return;
      }
      const hashes = tileHashes(bytes);
      if (tile.width === TILE_WIDTH) roots.set(tile.index, merkleRoot(p, hashes));
      if (level === 0) return;
      hashes.forEach((hash, at) => {
        const root = below.get(tile.index * TILE_WIDTH + at);
        if (root !== undefined && !equalBytes(hash, root)) find('V06.tile-hash', `${path}#${at}`);
      });
    });
    if (sound && !equalBytes(rootFromTiles(p, evidence.tiles, head.size), head.root))
      find('V06.root', BUNDLE.checkpoint);
    return undefined;
  },
};
