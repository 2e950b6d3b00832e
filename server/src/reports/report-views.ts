import { taipeiDate } from '@lianshu/core/calendar';
import { type ReportBand, readableHost, reportBand, type SiteVerdict } from '@lianshu/core/reports';
import type { Db } from '../store/database.ts';
import { loadJudgements, type StoredJudgement, standingJudgements } from './site-judgements.ts';
import { detailOf, type ReportDetail } from './take-report.ts';

/** Reports of a host that wait. */
export interface OpenReport extends ReportDetail {
  readonly number: number;
  readonly host: string;
  /** The host in the letters that people see; null where they are those of `host`. */
  readonly readable: string | null;
  readonly firstDay: string;
  readonly lastDay: string;
  readonly band: ReportBand;
}

export async function openReports(db: Db): Promise<readonly OpenReport[]> {
  const rows = await db.selectFrom('site_report').selectAll().orderBy('id').execute();
  return rows.map((row) => ({
    number: row.id,
    host: row.host,
    readable: readableHost(row.host) ?? null,
    firstDay: row.first_day,
    lastDay: row.last_day,
    band: reportBand(row.count),
    ...detailOf(row),
  }));
}

/** What stands of the judgements, the newest first. */
export async function judgedSites(
  db: Db,
): Promise<readonly (StoredJudgement & { readonly readable: string | null })[]> {
  const standing = standingJudgements(await loadJudgements(db));
  return standing.map((judgement) => ({ ...judgement, readable: readableHost(judgement.host) ?? null })).reverse();
}

/** A site that somebody reported with this case: for its lead, from the moment the report arrives. */
export interface SiteOfCase {
  readonly host: string;
  readonly readable: string | null;
  /** Null while no officer has judged it. */
  readonly verdict: SiteVerdict | null;
  readonly path: string | null;
  /** The Taipei day of the last report, or of the judgement. */
  readonly day: string;
}

const MOST = 100;

export async function sitesOfCase(db: Db, number: string): Promise<readonly SiteOfCase[]> {
  const open = (await openReports(db))
    .filter(({ cases }) => cases.includes(number))
    .map(({ host, readable, lastDay }) => ({ host, readable, path: null, verdict: null, day: lastDay }));
  const judged = (await judgedSites(db))
    .filter(({ cases }) => cases.includes(number))
    .map(({ host, readable, path, verdict, at }) => ({ host, readable, path, verdict, day: taipeiDate(at) }));
  return [...open.reverse(), ...judged].slice(0, MOST);
}
