import { type IsoDate, taipeiDate } from '@lianshu/core/calendar';
import { type CaseState, JUDGED_PHASES } from '@lianshu/core/case';
import { accept, type Refusal, type Result, refuse } from '@lianshu/core/errors';
import { type ConsultedMatter, consultMatters } from '@lianshu/core/matters';
import type { Signed } from '../acts/new-act.ts';
import { loadCase } from '../cases/case-store.ts';
import type { Db } from '../store/database.ts';
import {
  appendMatterAct,
  loadMatterActs,
  type MatterParts,
  type NewComparison,
  type StoredMatterAct,
} from './matter-acts.ts';
import { loadBars } from './register.ts';
import { whyNotPlain } from './why-not-plain.ts';

/** 同一事項之認定, the latest of a matter. */
export interface Comparison extends Pick<NewComparison, 'isSame' | 'reasons'> {
  readonly at: number;
}

export interface ComparedMatter extends ConsultedMatter {
  readonly comparison: Comparison | null;
}

/** The register as it is consulted for one proposal. */
export interface Consultation {
  /** The day that decides which bars run: that of filing, today while it is a draft. */
  readonly day: IsoDate;
  readonly isOpen: boolean;
  readonly matters: readonly ComparedMatter[];
}

/** Only what was compared with the text as it stands counts: a corrected text is another proposal. */
function latestComparison(
  acts: readonly StoredMatterAct[],
  { number, textSince }: { readonly number: string; readonly textSince: number },
  matter: string,
): Comparison | null {
  const found = acts.findLast(
    (act) => act.kind === 'compared' && act.caseNumber === number && act.matter === matter && act.at >= textSince,
  );
  if (found?.kind !== 'compared') return null;
  const { isSame, reasons, at } = found;
  return { isSame, reasons, at };
}

/** Undefined when there is no such case. */
export async function consultFor(db: Db, number: string, now: number): Promise<Consultation | undefined> {
  const { state, events } = await loadCase(db, number);
  if (state.text === null) return undefined;
  const day = state.proposalDate ?? taipeiDate(now);
  const bars = await loadBars(db);
  const acts = await loadMatterActs(db);
  const textSince =
    events.findLast(
      ({ type }) => type === 'case-drafted' || type === 'correction-submitted' || type === 'text-corrected',
    )?.at ?? 0;
  const others = bars.filter(({ id }) => !id.startsWith(`case-${number}-`));
  return {
    day,
    isOpen: JUDGED_PHASES.includes(state.phase),
    matters: consultMatters(others, state.text.mainText, day).map((matter) => ({
      ...matter,
      comparison: latestComparison(acts, { number, textSince }, matter.id),
    })),
  };
}

/**
 * Records the commission's decision whether a proposal is of the same matter as a barred one, with reasons; a later one takes its
 * place. Refusals: `case.unknown`, `case.wrong-state` once the matter is settled, `matter.unknown` for what does not run on
 * the day of filing, `request.malformed`.
 */
export async function compareMatter(
  parts: MatterParts,
  number: string,
  { matter, isSame, reasons }: NewComparison,
  now: number,
  signed?: Signed,
): Promise<Result<StoredMatterAct>> {
  const said = reasons.trim();
  if (said === '') return refuse('request.malformed', { at: '/reasons' });
  const unclean = whyNotPlain({ reasons: said });
  if (unclean !== undefined) return unclean;
  const consulted = await consultFor(parts.db, number, now);
  if (consulted === undefined) return refuse('case.unknown');
  if (!consulted.isOpen) return { ...refuse('case.wrong-state'), article: 'Act Art. 10(3), 32' };
  if (!consulted.matters.some(({ id }) => id === matter)) return refuse('matter.unknown');
  const act = { kind: 'compared', caseNumber: number, matter, isSame, reasons: said } as const;
  const done = await appendMatterAct<never>(parts, { now, signed }, () => ({ act }));
  return 'refused' in done ? done.refused : accept(done.act);
}

/** The matter barred for everyone that the commission has found a proposal to repeat; null when there is none. */
export async function repeatedMatter(db: Db, state: CaseState, now: number): Promise<string | null> {
  const consulted = await consultFor(db, state.number, now);
  // Once the matter is settled the table alone says what may follow.
  if (consulted?.isOpen !== true) return null;
  const found = consulted.matters.find(({ binds, comparison }) => binds === 'everyone' && comparison?.isSame === true);
  return found?.id ?? null;
}

/** A proposal of a matter barred for everyone is not sent on to the check of its proposers: it is to be corrected (Act Art. 10(3), 32). */
export async function whyNotConforming(db: Db, state: CaseState, now: number): Promise<Refusal | undefined> {
  const matter = await repeatedMatter(db, state, now);
  if (matter === null) return undefined;
  return { ...refuse('case.guard-failed', { guard: 'matter-free', matter }), article: 'Act Art. 10(3), 32' };
}
