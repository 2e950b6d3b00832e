import { toHex, utf8 } from '@lianshu/core/bytes';
import { canonicalText, type JsonValue } from '@lianshu/core/json';
import type { FakeSite, SitePlace, SiteVerdict } from '@lianshu/core/reports';
import type { Signed } from '../acts/new-act.ts';
import type { ServerParts } from '../parts.ts';
import type { Db, Tx } from '../store/database.ts';

/** What an officer found of a site. A later one for the same place takes its place. */
export interface SiteJudgement extends SitePlace {
  /** The number that the reporters were given; null when a judgement is changed without a new report. */
  readonly report: number | null;
  readonly verdict: SiteVerdict;
  /** The cases that reports named. */
  readonly cases: readonly string[];
  readonly reasons: string;
}

export type StoredJudgement = SiteJudgement & { readonly seq: number; readonly at: number };

export async function loadJudgements(db: Db): Promise<readonly StoredJudgement[]> {
  const rows = await db.selectFrom('site_judgement').selectAll().orderBy('seq').execute();
  return rows.map(({ seq, at, act }) => ({ ...(JSON.parse(act) as SiteJudgement), seq, at }));
}

/** The latest judgement of every place, in the order in which they were made. */
export function standingJudgements(all: readonly StoredJudgement[]): readonly StoredJudgement[] {
  const latest = new Map<string, number>();
  for (const { host, path, seq } of all) latest.set(`${host}${path ?? ''}`, seq);
  return all.filter(({ host, path, seq }) => latest.get(`${host}${path ?? ''}`) === seq);
}

/** What everyone may know: the places confirmed to be fake, the newest first. */
export function fakeSites(all: readonly StoredJudgement[]): readonly FakeSite[] {
  return standingJudgements(all)
    .filter(({ verdict }) => verdict === 'confirmed')
    .map(({ host, path, seq, at, reasons }) => ({ host, path, entry: seq, since: at, reasons }))
    .reverse();
}

export type ReportParts = Pick<ServerParts, 'db' | 'acts' | 'primitives'>;

const ATTEMPTS = 5;

/**
 * Appends what `decide` makes of the register, and enters it in the acts log in the same transaction, with `besides`. Two
 * officers at once: the second decides again on what the first has written.
 */
export async function appendJudgement<R>(
  { db, acts: log, primitives: p }: ReportParts,
  { now, signed }: { readonly now: number; readonly signed: Signed | undefined },
  decide: (all: readonly StoredJudgement[]) => Promise<{ readonly act: SiteJudgement } | { readonly refused: R }>,
  besides: (tx: Tx, act: SiteJudgement) => Promise<void>,
): Promise<{ readonly act: StoredJudgement } | { readonly refused: R }> {
  for (let attempt = 1; ; attempt++) {
    const all = await loadJudgements(db);
    const decided = await decide(all);
    if ('refused' in decided) return decided;
    const { act } = decided;
    const entry = (all.at(-1)?.seq ?? 0) + 1;
    const text = canonicalText(act as unknown as JsonValue);
    const detail = { entry, actSha256: toHex(p.sha256(utf8(text))) };
    const entered = { kind: 'site-report-judged', actor: 'commission', case: null, detail, signed } as const;
    try {
      await log.during((enter) =>
        db.transaction().execute(async (tx) => {
          await tx.insertInto('site_judgement').values({ seq: entry, at: now, act: text }).execute();
          await besides(tx, act);
          await enter(tx, [entered]);
        }),
      );
      return { act: { ...act, seq: entry, at: now } };
    } catch (error) {
      if ((error as { code?: unknown }).code !== '23505' || attempt === ATTEMPTS) throw error;
    }
  }
}
