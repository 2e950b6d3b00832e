import type { StoreState } from '@lianshu/core/destruction';
import { sql } from 'kysely';
import type { Db } from '../store/database.ts';
import { TABLE_FATES } from './table-fates.ts';

/** Slots of one statement: bounds what the database must be able to undo, not the log. */
const PAGE = 2000;

/** The rows of one log that could open or link a record. Hashes, checkpoints and the log's public papers stay. */
export async function destroyLogRows(db: Db, log: string): Promise<void> {
  // First: it waits for whoever holds the row while a progress key is kept (`releaseCount`).
  await db.updateTable('log').set({ possession_sha256: null }).where('log', '=', log).execute();
  const head = await db.selectFrom('head').select('size').where('log', '=', log).executeTakeFirst();
  for (let from = 1; from < (head?.size ?? 0); from += PAGE)
    await db
      .deleteFrom('slot')
      .where('log', '=', log)
      .where('idx', '>=', from)
      .where('idx', '<', from + PAGE)
      .execute();
  await db.deleteFrom('slot').where('log', '=', log).execute();
  await db.deleteFrom('lead_wrap').where('log', '=', log).execute();
  await db.updateTable('filing').set({ filing: null, count_check: null }).where('log', '=', log).execute();
  await db.updateTable('pilot_count').set({ seed_count: null }).where('log', '=', log).execute();
}

/** The rows of a case that let its lead in. */
export async function destroyCaseRows(db: Db, caseNumber: string): Promise<void> {
  await db.deleteFrom('lead_code').where('case_number', '=', caseNumber).execute();
  await db.deleteFrom('trial_card').where('case_number', '=', caseNumber).execute();
  await db.deleteFrom('session').where('case_number', '=', caseNumber).execute();
}

/** Every table of `TABLE_FATES` that loses rows or columns: an emptied column is a deleted row to the database. */
const EMPTIED = Object.entries(TABLE_FATES).flatMap(([table, { fate }]) => (fate === 'stays' ? [] : [table]));

/**
 * A deleted row stays in the database's files until they are made anew or written over. Made anew (VACUUM FULL) locks the
 * tables, so that is done while no log takes signatures; otherwise the place is given free (VACUUM), and the next slots are written
 * into it. Neither reaches the write-ahead log, a replica's or a backup's files: SECURITY.md says how those forget.
 */
export async function emptyStore(db: Db): Promise<StoreState> {
  const open = await db
    .selectFrom('head')
    .innerJoin('log', 'log.log', 'head.log')
    .select('head.log')
    .where('head.phase', '!=', 'filed')
    .executeTakeFirst();
  for (const table of EMPTIED) {
    if (open === undefined) await sql`VACUUM (FULL) ${sql.table(table)}`.execute(db);
    else await sql`VACUUM ${sql.table(table)}`.execute(db);
  }
  return open === undefined ? 'rewritten' : 'freed';
}

/** Throws when anything is left of these logs: the statement must not be signed then. */
export async function assertEmpty(db: Db, caseNumber: string, logs: readonly string[]): Promise<void> {
  const named = [...logs, ''];
  const found = [
    await db.selectFrom('slot').select('log').where('log', 'in', named).limit(1).execute(),
    await db.selectFrom('lead_wrap').select('log').where('log', 'in', named).limit(1).execute(),
    await db.selectFrom('lead_code').select('seq').where('case_number', '=', caseNumber).limit(1).execute(),
    await db.selectFrom('filing').select('log').where('log', 'in', named).where('filing', 'is not', null).execute(),
    await db
      .selectFrom('log')
      .select('log')
      .where('log', 'in', named)
      .where('possession_sha256', 'is not', null)
      .execute(),
    await db
      .selectFrom('pilot_count')
      .select('log')
      .where('log', 'in', named)
      .where('seed_count', 'is not', null)
      .execute(),
  ];
  if (found.some((rows) => rows.length > 0)) throw new Error('records are left after their destruction');
}
