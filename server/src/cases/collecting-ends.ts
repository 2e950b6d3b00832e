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

/**
 * Whether signatures are taken at `now` in an open log: the case collects in it, the commission has not
 * suspended it, and the last day of its manifest is not over.
 */
export function isCollecting(state: CaseState, log: string, lastDay: IsoDate, now: number): boolean {
  return state.suspended === null && endOfCollecting(state, log, now) !== null && now < endOfTaipeiDay(lastDay);
}

/** What a log's case says of signing now. */
export interface Collecting {
  /** The first moment, ms, at which the case collects in it no more; null when it does not now. */
  readonly endsAt: number | null;
  /** 暫停電子連署: the commission has decided that nothing is taken electronically for now. */
  readonly suspended: boolean;
}

/** By the projection: asked by the clock for every log that is open, never by a request. */
export async function collectingOf(db: Db, log: string, now: number): Promise<Collecting> {
  const { caseNumber } = parseLogId(log);
  const row = await db.selectFrom('case_view').select('view').where('case_number', '=', caseNumber).executeTakeFirst();
  if (row === undefined) return { endsAt: null, suspended: false };
  const state = JSON.parse(row.view) as CaseState;
  return { endsAt: endOfCollecting(state, log, now), suspended: state.suspended !== null };
}
