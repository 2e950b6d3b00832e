import { utf8 } from '@lianshu/core/bytes';
import { canonicalText, parseCanonical } from '@lianshu/core/json';
import { type PilotFigures, pilotFiguresFromJson, pilotFiguresToJson } from '@lianshu/core/pilot';
import type { ServerParts } from '../parts.ts';
import type { Db } from '../store/database.ts';
import { isPilotLog } from './is-pilot-log.ts';

/** Writes down what was measured of every pilot whose log has closed, once. */
export async function keepPilotFigures({ db, pilotMeter }: Pick<ServerParts, 'db' | 'pilotMeter'>): Promise<void> {
  const closed = await db
    .selectFrom('head')
    .leftJoin('pilot_figures', 'pilot_figures.log', 'head.log')
    .select('head.log')
    .where('head.phase', '=', 'filed')
    .where('pilot_figures.log', 'is', null)
    .execute();
  for (const { log } of closed.filter((head) => isPilotLog(head.log))) {
    const figures = canonicalText(pilotFiguresToJson(pilotMeter.figures(log)));
    await db
      .insertInto('pilot_figures')
      .values({ log, figures })
      .onConflict((conflict) => conflict.column('log').doNothing())
      .execute();
  }
}

/** Null while the log takes signatures. */
export async function figuresOf(db: Db, log: string): Promise<PilotFigures | null> {
  const row = await db.selectFrom('pilot_figures').select('figures').where('log', '=', log).executeTakeFirst();
  return row === undefined ? null : pilotFiguresFromJson(parseCanonical(utf8(row.figures)));
}
