import { concat, u64 } from '@lianshu/core/bytes';
import type { Db } from '../store/database.ts';

/** The most envelopes that one answer holds. */
export const PAGE_ENVELOPES = 4096;

/**
 * u64 size of the log ‖ the 81-byte progress envelopes of slots `from`…, which only the lead can read. The same for her
 * browser whether it reads one slot or the whole log. Undefined when the log was never opened.
 */
export async function progressPage(db: Db, log: string, from: number): Promise<Uint8Array | undefined> {
  // Size first: slots are only ever added, so every slot below it is there when they are read.
  const head = await db.selectFrom('head').select('size').where('log', '=', log).executeTakeFirst();
  if (head === undefined) return undefined;
  const rows = await db
    .selectFrom('slot')
    .select('prog')
    .where('log', '=', log)
    .where('idx', '>=', Math.max(from, 1))
    .where('idx', '<', head.size)
    .orderBy('idx')
    .limit(PAGE_ENVELOPES)
    .execute();
  return concat(u64(head.size), ...rows.map(({ prog }) => prog));
}
