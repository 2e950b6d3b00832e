import { taipeiDate } from '@lianshu/core/calendar';
import { accept, type Result, refuse } from '@lianshu/core/errors';
import { canonicalText, type JsonValue } from '@lianshu/core/json';
import { findFakeSite, holdsIdNumber, MAX_REPORT_WORDS, type SeenIn, type SiteState } from '@lianshu/core/reports';
import { sql } from 'kysely';
import { loadCase } from '../cases/case-store.ts';
import { whyNotPlain } from '../matters/why-not-plain.ts';
import type { ServerParts } from '../parts.ts';
import type { Row, Tx } from '../store/database.ts';
import { readReportedAddress } from './reported-address.ts';
import { fakeSites, loadJudgements } from './site-judgements.ts';

/** Hosts that wait at once: a flood fills this and nothing else. */
export const MAX_OPEN_HOSTS = 1000;
/** What one host's row may grow to. */
const MAX_COUNT = 100;
const MAX_PATHS = 5;
const MAX_CASES = 5;
const MAX_WORDS = 3;

/** What is kept of the reports of one host until it is judged. */
export interface ReportDetail {
  readonly paths: readonly string[];
  readonly cases: readonly string[];
  readonly seenIn: readonly SeenIn[];
  readonly words: readonly string[];
}

export interface NewReport {
  readonly address: string;
  readonly caseNumber: string | null;
  readonly seenIn: SeenIn;
  readonly words: string;
}

/** What the reporter is told. `number` is null where nothing was kept because nothing had to be. */
export interface TakenReport {
  readonly number: number | null;
  readonly state: SiteState;
  readonly host: string;
}

type TakeParts = Pick<ServerParts, 'db' | 'origin'>;

function added<T>(before: readonly T[], value: T | null, most: number): readonly T[] {
  return value === null || before.includes(value) || before.length >= most ? before : [...before, value];
}

export function detailOf({ detail }: Pick<Row<'site_report'>, 'detail'>): ReportDetail {
  return JSON.parse(detail) as ReportDetail;
}

/**
 * Keeps a report: one row a host, merged, bounded whoever sends how many. Nothing of the reporter is in it. A site that is
 * official or confirmed already is answered and not kept. Refusals: `report.address`, `report.personal-data`,
 * `request.malformed` (unclean words), `case.unknown`, `report.full`.
 */
export async function takeReport(
  { db, origin }: TakeParts,
  given: NewReport,
  now: number,
): Promise<Result<TakenReport>> {
  const ownHost = new URL(origin).hostname;
  const place = readReportedAddress(given.address, ownHost);
  if (place === undefined) return refuse('report.address');
  const { host, path } = place;
  const { caseNumber, seenIn } = given;
  const words = given.words.normalize('NFC').replace(/\r\n?/g, '\n').trim().slice(0, MAX_REPORT_WORDS);
  const unclean = whyNotPlain({ reasons: words });
  if (unclean !== undefined) return refuse('request.malformed', { at: '/words' });
  if (holdsIdNumber(words) || holdsIdNumber(host)) return refuse('report.personal-data');
  if (caseNumber !== null && (await loadCase(db, caseNumber)).seq === 0) return refuse('case.unknown');
  if (host === ownHost) return accept({ number: null, state: 'own-site', host });
  const judged = await loadJudgements(db);
  const fake = findFakeSite(fakeSites(judged), place);
  const known = judged.find(({ seq }) => seq === fake?.entry);
  // The lead of a case that nobody named before is to hear of it all the same.
  if (known !== undefined && (caseNumber === null || known.cases.includes(caseNumber)))
    return accept({ number: known.report, state: 'confirmed', host });
  const day = taipeiDate(now);
  const merge = (before: ReportDetail): ReportDetail => ({
    paths: added(before.paths, path, MAX_PATHS),
    cases: added(before.cases, caseNumber, MAX_CASES),
    seenIn: added(before.seenIn, seenIn, Number.POSITIVE_INFINITY),
    words: added(before.words, words === '' ? null : words, MAX_WORDS),
  });
  const id = await db.transaction().execute((tx) => keep(tx, host, day, merge));
  return id === undefined ? refuse('report.full') : accept({ number: id, state: 'new', host });
}

async function keep(
  tx: Tx,
  host: string,
  day: string,
  merge: (before: ReportDetail) => ReportDetail,
): Promise<number | undefined> {
  // One after another, so that the bound holds and two reports of one host become one row.
  await sql`LOCK TABLE site_report IN SHARE ROW EXCLUSIVE MODE`.execute(tx);
  const row = await tx.selectFrom('site_report').selectAll().where('host', '=', host).executeTakeFirst();
  const textOf = (detail: ReportDetail) => canonicalText(detail as unknown as JsonValue);
  if (row === undefined) {
    const { open } = await tx
      .selectFrom('site_report')
      .select((of) => of.fn.countAll<number>().as('open'))
      .executeTakeFirstOrThrow();
    if (Number(open) >= MAX_OPEN_HOSTS) return undefined;
    const detail = textOf(merge({ paths: [], cases: [], seenIn: [], words: [] }));
    const id = (await lastNumber(tx)) + 1;
    const values = { id, host, first_day: day, last_day: day, count: 1, detail };
    await tx.insertInto('site_report').values(values).execute();
    return id;
  }
  const count = Math.min(row.count + 1, MAX_COUNT);
  const detail = textOf(merge(detailOf(row)));
  if (count !== row.count || detail !== row.detail || day !== row.last_day)
    await tx.updateTable('site_report').set({ count, detail, last_day: day }).where('id', '=', row.id).execute();
  return row.id;
}

/** The highest number that was ever given: of a row that waits, or of one that was judged and is gone. Behind the lock. */
async function lastNumber(tx: Tx): Promise<number> {
  const { id } = await tx
    .selectFrom('site_report')
    .select((of) => of.fn.max('id').as('id'))
    .executeTakeFirstOrThrow();
  const judged = await loadJudgements(tx);
  return Math.max(Number(id ?? 0), ...judged.map(({ report }) => report ?? 0));
}

/** How far the report of a number is; undefined where there is none. It tells nothing of the site. */
export async function stateOfReport({ db }: Pick<ServerParts, 'db'>, number: number): Promise<SiteState | undefined> {
  const open = await db.selectFrom('site_report').select('id').where('id', '=', number).executeTakeFirst();
  if (open !== undefined) return 'new';
  const judged = await loadJudgements(db);
  const of = judged.find(({ report }) => report === number);
  return judged.findLast(({ host, path }) => host === of?.host && path === of.path)?.verdict;
}
