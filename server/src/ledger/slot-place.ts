import type { Primitives } from '@lianshu/core/primitives';
import { encodeTlogProof, inclusionProof, readLeafHash, tileAt, tilesForInclusion } from '@lianshu/core/tlog';
import type { Db } from '../store/database.ts';
import type { SlotPlace } from './ledger.ts';
import { loadTiles } from './stored-tiles.ts';

export interface FoundSlot {
  readonly place: SlotPlace;
  readonly leaf: Uint8Array;
}

/**
 * The place of an entry as it was first answered: under the first checkpoint over it, so that asking again gives the same
 * bytes however long the log has grown. `size` is the current size, which the stored tiles have.
 */
export async function findPlace(p: Primitives, db: Db, log: string, index: number, size: number): Promise<FoundSlot> {
  const first = await db
    .selectFrom('checkpoint')
    .select(['size', 'signed_at', 'note'])
    .where('log', '=', log)
    .where('size', '>', index)
    .orderBy('size')
    .limit(1)
    .executeTakeFirstOrThrow();
  const wanted = [...tilesForInclusion(index, first.size, size), tileAt(size, 0, index)];
  const reader = await loadTiles(db, log, wanted);
  const path = inclusionProof(p, reader, index, first.size, size);
  return {
    place: { index, acceptedAt: first.signed_at, proof: encodeTlogProof({ index, path, checkpoint: first.note }) },
    leaf: readLeafHash(reader, index, size),
  };
}
