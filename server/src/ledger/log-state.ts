import { equalBytes } from '@lianshu/core/bytes';
import type { Primitives } from '@lianshu/core/primitives';
import {
  edgeFromTiles,
  type LogKey,
  rootFromTiles,
  rootOfEdge,
  type TreeEdge,
  tilesForRoot,
  tilesOfEdge,
  verifyCheckpoint,
} from '@lianshu/core/tlog';
import type { Db } from '../store/database.ts';
import type { HeadCopies } from './head-copy.ts';
import { loadTiles } from './stored-tiles.ts';

/** The stored log contradicts itself or what was signed before. The log must not grow until a person has looked at it. */
export class LogDamaged extends Error {
  readonly log: string;

  constructor(log: string, reason: string) {
    super(`log ${log}: ${reason}`);
    this.name = 'LogDamaged';
    this.log = log;
  }
}

/** All that appending to a log needs to remember between two batches. */
export interface LogState {
  readonly edge: TreeEdge;
  readonly root: Uint8Array;
  readonly signedAt: number;
}

/**
 * Reads a log's state back from the database and holds it against its own checkpoint and against the copy of the head
 * outside the database. Undefined when neither knows the log. Throws LogDamaged when the database is older than the copy,
 * or has another history, or its tiles do not give the signed root. Afterwards the copy is of this state.
 */
export async function loadLogState(
  p: Primitives,
  db: Db,
  copies: HeadCopies,
  log: string,
  key: LogKey,
): Promise<LogState | undefined> {
  const copy = await copies.load(log);
  const head = await db
    .selectFrom('head')
    .select(['size', 'root', 'checkpoint'])
    .where('log', '=', log)
    .executeTakeFirst();
  if (head === undefined) {
    if (copy !== undefined) throw new LogDamaged(log, 'the database does not know a log whose head is kept outside it');
    return undefined;
  }
  const signed = verifyCheckpoint(p, key, head.checkpoint);
  if (!signed.ok) throw new LogDamaged(log, `the stored checkpoint does not verify (${signed.fault})`);
  if (signed.checkpoint.size !== head.size || !equalBytes(signed.checkpoint.root, head.root))
    throw new LogDamaged(log, 'the head is not what its checkpoint says');
  const reader = await loadTiles(db, log, tilesOfEdge(head.size));
  const edge = edgeFromTiles(reader, head.size);
  if (!equalBytes(rootOfEdge(p, edge), head.root)) throw new LogDamaged(log, 'the tiles do not give the signed root');
  if (copy !== undefined && copy !== head.checkpoint) await assertExtends(p, db, log, key, copy, head);
  // A server that died between commit and copy left an older one; what it had entered may be acknowledged only now.
  if (copy !== head.checkpoint) await copies.save(log, head.checkpoint);
  return { edge, root: head.root, signedAt: signed.signedAt };
}

async function assertExtends(
  p: Primitives,
  db: Db,
  log: string,
  key: LogKey,
  copy: string,
  head: { readonly size: number; readonly root: Uint8Array },
): Promise<void> {
  const kept = verifyCheckpoint(p, key, copy);
  if (!kept.ok) throw new LogDamaged(log, `the head kept outside the database does not verify (${kept.fault})`);
  const { size, root } = kept.checkpoint;
  if (size > head.size)
    throw new LogDamaged(
      log,
      `the database has ${head.size} entries, but ${size} were already signed: it is an old copy`,
    );
  const tiles = await loadTiles(db, log, tilesForRoot(size));
  if (!equalBytes(rootFromTiles(p, tiles, size, head.size), root))
    throw new LogDamaged(log, 'the database holds another history than the one already signed');
}
