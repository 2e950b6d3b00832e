import type { Slot } from '@lianshu/core/record';
import type { Db } from '../store/database.ts';

const PAGE = 256;

/** Slots 1…size−1 in order, a page at a time, so that a log of any length fits in memory. Throws when one is missing. */
export async function* readSlots(db: Db, log: string, size: number): AsyncGenerator<readonly Slot[]> {
  for (let from = 1; from < size; from += PAGE) {
    const to = Math.min(from + PAGE, size);
    const rows = await db
      .selectFrom('slot')
      .select(['body', 'prog', 'c', 'tag'])
      .where('log', '=', log)
      .where('idx', '>=', from)
      .where('idx', '<', to)
      .orderBy('idx')
      .execute();
    if (rows.length !== to - from) throw new Error(`slots are missing between ${from} and ${to}`);
    yield rows;
  }
}
