import { toHex, utf8 } from '@lianshu/core/bytes';
import { accept, type Refusal, type Result, refuse } from '@lianshu/core/errors';
import { canonicalText, type JsonValue } from '@lianshu/core/json';
import {
  holdsAddress,
  holdsIdNumber,
  MAX_WARNING,
  MAX_WARNINGS_EVER,
  MAX_WARNINGS_STANDING,
} from '@lianshu/core/reports';
import { whyNotPlain } from '../matters/why-not-plain.ts';
import type { Db } from '../store/database.ts';
import type { ReportParts } from './site-judgements.ts';

/** What a lead says to the signers of her case, and takes back. */
export type WarningAct =
  | { readonly kind: 'posted'; readonly caseNumber: string; readonly text: string }
  | { readonly kind: 'withdrawn'; readonly caseNumber: string; readonly entry: number };

type StoredWarning = WarningAct & { readonly seq: number; readonly at: number };

/** A warning that stands. */
export interface Warning {
  readonly entry: number;
  readonly text: string;
  /** ms. */
  readonly postedAt: number;
}

async function loadWarningActs(db: Db): Promise<readonly StoredWarning[]> {
  const rows = await db.selectFrom('lead_warning_act').selectAll().orderBy('seq').execute();
  return rows.map(({ seq, at, act }) => ({ ...(JSON.parse(act) as WarningAct), seq, at }));
}

function standing(acts: readonly StoredWarning[], number: string): readonly Warning[] {
  const withdrawn = new Set(acts.flatMap((act) => (act.kind === 'withdrawn' ? [act.entry] : [])));
  return acts.flatMap((act) =>
    act.kind === 'posted' && act.caseNumber === number && !withdrawn.has(act.seq)
      ? [{ entry: act.seq, text: act.text, postedAt: act.at }]
      : [],
  );
}

/** The warnings that stand for a case, the oldest first. */
export async function warningsOf(db: Db, number: string): Promise<readonly Warning[]> {
  return standing(await loadWarningActs(db), number);
}

const ATTEMPTS = 5;

async function append(
  { db, acts: log, primitives: p }: ReportParts,
  act: WarningAct,
  now: number,
  whyNot: (acts: readonly StoredWarning[]) => Refusal | undefined,
): Promise<Result<number>> {
  for (let attempt = 1; ; attempt++) {
    const acts = await loadWarningActs(db);
    const refused = whyNot(acts);
    if (refused !== undefined) return refused;
    const entry = (acts.at(-1)?.seq ?? 0) + 1;
    const text = canonicalText(act as unknown as JsonValue);
    const detail = { entry, actSha256: toHex(p.sha256(utf8(text))) };
    const entered = { kind: `lead-warning-${act.kind}`, actor: 'lead', case: act.caseNumber, detail } as const;
    try {
      await log.during((enter) =>
        db.transaction().execute(async (tx) => {
          await tx.insertInto('lead_warning_act').values({ seq: entry, at: now, act: text }).execute();
          await enter(tx, [entered]);
        }),
      );
      return accept(entry);
    } catch (error) {
      if ((error as { code?: unknown }).code !== '23505' || attempt === ATTEMPTS) throw error;
    }
  }
}

/** Shows a lead's words on her case's pages. Refusals `request.malformed` (unclean or empty), `report.personal-data`, `warning.address`, `warning.full`. */
export async function postWarning(
  parts: ReportParts,
  number: string,
  given: string,
  now: number,
): Promise<Result<number>> {
  const text = given.normalize('NFC').replace(/\r\n?/g, '\n').trim();
  if (text === '' || text.length > MAX_WARNING) return refuse('request.malformed', { at: '/text' });
  if (whyNotPlain({ reasons: text }) !== undefined) return refuse('request.malformed', { at: '/text' });
  if (holdsIdNumber(text)) return refuse('report.personal-data');
  // Whoever has her session must not be able to send signers somewhere.
  if (holdsAddress(text)) return refuse('warning.address');
  return append(parts, { kind: 'posted', caseNumber: number, text }, now, (acts) => {
    const ever = acts.filter(({ kind, caseNumber }) => kind === 'posted' && caseNumber === number).length;
    const isFull = ever >= MAX_WARNINGS_EVER || standing(acts, number).length >= MAX_WARNINGS_STANDING;
    return isFull ? refuse('warning.full') : undefined;
  });
}

/** Takes a warning off the pages; it stays in the acts log. Refusal `warning.unknown` for one that does not stand. */
export async function withdrawWarning(
  parts: ReportParts,
  number: string,
  entry: number,
  now: number,
): Promise<Result<number>> {
  return append(parts, { kind: 'withdrawn', caseNumber: number, entry }, now, (acts) =>
    standing(acts, number).some((warning) => warning.entry === entry) ? undefined : refuse('warning.unknown'),
  );
}
