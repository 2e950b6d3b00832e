import type { PilotUptime } from '@lianshu/core/pilot';
import type { ServerParts } from '../parts.ts';
import type { Db } from '../store/database.ts';
import { isPilotLog } from './is-pilot-log.ts';

/** How often a beat is written. */
export const BEAT_MS = 60_000;
/** A pause longer than this was an interruption. */
const PAUSE_MS = 3 * BEAT_MS;

/** One beat of every pilot's log that takes signatures: the same row each minute, whatever happens in the log. */
export async function beatPilots({ db, clock }: Pick<ServerParts, 'db' | 'clock'>): Promise<void> {
  const now = clock();
  const heads = await db.selectFrom('head').select('log').where('phase', '!=', 'filed').execute();
  for (const { log } of heads.filter((head) => isPilotLog(head.log))) await beat(db, log, now);
}

async function beat(db: Db, log: string, now: number): Promise<void> {
  const last = await db.selectFrom('pilot_uptime').selectAll().where('log', '=', log).executeTakeFirst();
  if (last === undefined) {
    const first = { log, first_beat: now, last_beat: now, up_ms: 0, interruptions: 0 };
    await db
      .insertInto('pilot_uptime')
      .values(first)
      .onConflict((conflict) => conflict.column('log').doNothing())
      .execute();
    return;
  }
  const since = now - last.last_beat;
  if (since <= 0) return;
  const isWhole = since <= PAUSE_MS;
  await db
    .updateTable('pilot_uptime')
    .set({
      last_beat: now,
      up_ms: last.up_ms + (isWhole ? since : 0),
      interruptions: last.interruptions + (isWhole ? 0 : 1),
    })
    .where('log', '=', log)
    .where('last_beat', '=', last.last_beat)
    .execute();
}

export async function uptimeOf(db: Db, log: string): Promise<PilotUptime | null> {
  const row = await db.selectFrom('pilot_uptime').selectAll().where('log', '=', log).executeTakeFirst();
  if (row === undefined) return null;
  return { from: row.first_beat, to: row.last_beat, upMs: row.up_ms, interruptions: row.interruptions };
}
