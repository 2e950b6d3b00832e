import { accept, type Result, refuse } from '@lianshu/core/errors';
import { holdsIdNumber, type SiteVerdict } from '@lianshu/core/reports';
import type { Signed } from '../acts/new-act.ts';
import { whyNotPlain } from '../matters/why-not-plain.ts';
import type { ServerParts } from '../parts.ts';
import { isReportedPath } from './reported-address.ts';
import { appendJudgement, type ReportParts, type StoredJudgement } from './site-judgements.ts';
import { detailOf } from './take-report.ts';

export interface NewJudgement {
  readonly host: string;
  /** Null for the whole host. */
  readonly path: string | null;
  readonly verdict: SiteVerdict;
  readonly reasons: string;
}

/**
 * Records what an officer found of a reported site; the reports of the host, with the words in them, are gone with it. A
 * site that was judged before may be judged anew. Refusals: `report.unknown` for a place of which there is neither report nor
 * judgement, `request.malformed` (no or unclean reasons, a path that is none), `report.personal-data`, `report.own-site` for a
 * whole host that the official one is or lies below: confirmed, every page would call the official site fake.
 */
export async function judgeSite(
  parts: ReportParts & Pick<ServerParts, 'origin'>,
  { host, path, verdict, reasons }: NewJudgement,
  now: number,
  signed?: Signed,
): Promise<Result<StoredJudgement>> {
  const said = reasons.trim();
  if (said === '') return refuse('request.malformed', { at: '/reasons' });
  const unclean = whyNotPlain({ reasons: said });
  if (unclean !== undefined) return unclean;
  if (path !== null && !isReportedPath(path)) return refuse('request.malformed', { at: '/path' });
  // Both are published.
  if (holdsIdNumber(said) || (path !== null && holdsIdNumber(path))) return refuse('report.personal-data');
  const ownHost = new URL(parts.origin).hostname;
  const isAbove = ownHost === host || ownHost.endsWith(`.${host}`);
  if (verdict === 'confirmed' && path === null && isAbove) return refuse('report.own-site');
  const done = await appendJudgement(
    parts,
    { now, signed },
    async (all) => {
      const row = await parts.db.selectFrom('site_report').selectAll().where('host', '=', host).executeTakeFirst();
      const before = all.filter((judgement) => judgement.host === host);
      if (row === undefined && before.length === 0) return { refused: refuse('report.unknown') };
      const named = row === undefined ? [] : detailOf(row).cases;
      const cases = [...new Set([...before.flatMap(({ cases: known }) => known), ...named])].sort();
      return { act: { report: row?.id ?? null, host, path, verdict, cases, reasons: said } };
    },
    async (tx) => {
      await tx.deleteFrom('site_report').where('host', '=', host).execute();
    },
  );
  return 'refused' in done ? done.refused : accept(done.act);
}
