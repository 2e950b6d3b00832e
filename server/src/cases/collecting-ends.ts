import { endOfTaipeiDay, type IsoDate } from '@lianshu/core/calendar';
import { type CaseState, collectingRound, parseLogId } from '@lianshu/core/case';
import { parseManifest } from '@lianshu/core/manifest';
import type { Db } from '../store/database.ts';

/** The first moment, ms, at which a case collects in `log` no more; null when it does not at `now`. */
export function endOfCollecting(state: CaseState, log: string, now: number): number | null {
  const { stage, round } = parseLogId(log);
  const collecting = collectingRound(state, now);
  if (collecting?.stage !== stage || collecting.round !== round) return null;
  return endOfTaipeiDay(collecting.window.lastDay);
}

/** The last day on which a log takes signatures by its manifest, which no extension of the term moves (ADR 7). */
export function lastDayOfManifest(manifest: Uint8Array): IsoDate {
  return parseManifest(manifest).window.lastDay;
}

/** Whether signatures are taken at `now` in an open log: the case collects in it, and the last day of its manifest is not over. */
export function isCollecting(state: CaseState, log: string, lastDay: IsoDate, now: number): boolean {
  return endOfCollecting(state, log, now) !== null && now < endOfTaipeiDay(lastDay);
}

/** The end of collecting, by the projection: asked by the clock for every log that is open, never by a request. */
export async function collectingEnds(db: Db, log: string, now: number): Promise<number | null> {
  const { caseNumber } = parseLogId(log);
  const row = await db.selectFrom('case_view').select('view').where('case_number', '=', caseNumber).executeTakeFirst();
  return row === undefined ? null : endOfCollecting(JSON.parse(row.view) as CaseState, log, now);
}
