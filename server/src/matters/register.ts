import { type IsoDate, lastDayOfMonthsAfter } from '@lianshu/core/calendar';
import type { CaseState } from '@lianshu/core/case';
import { BAR_ARTICLES, type BarredMatter, barsOfCase, inNeutralOrder, isRunning } from '@lianshu/core/matters';
import { listCases } from '../cases/case-store.ts';
import type { Db } from '../store/database.ts';
import { loadMatterActs, type StoredMatterAct } from './matter-acts.ts';

const BAR_MONTHS = 24;

/** A line of the register with what became of it. */
export interface RegisterLine extends BarredMatter {
  /** The number of the commission's entry; null for what follows from a case of this system. */
  readonly entry: number | null;
  readonly enteredAt: number | null;
  /** The number of the entry whose place it took, with the reasons. */
  readonly corrects: number | null;
  readonly reasons: string;
  /** The act by which it stands no more: a later entry in its place, or its striking out. */
  readonly endedBy: { readonly entry: number; readonly isStruck: boolean; readonly reasons: string } | null;
  readonly isRunning: boolean;
}

type Entered = Extract<StoredMatterAct, { readonly kind: 'entered' }>;

/** The last day of a bar that began on `since`: two years (Act Art. 12(4), 32). */
export function barEnd(since: IsoDate): IsoDate {
  return lastDayOfMonthsAfter(since, BAR_MONTHS);
}

function barOfEntry({ seq, matter, source, binds, since }: Entered): BarredMatter {
  const article = BAR_ARTICLES[binds];
  return { id: `entry-${seq}`, matter, source, binds, article, since, until: barEnd(since) };
}

/** By which act each entry was corrected or struck out. */
export function corrections(acts: readonly StoredMatterAct[]): ReadonlyMap<number, number> {
  return new Map(
    acts.flatMap((act) => (act.kind !== 'compared' && act.corrects !== null ? [[act.corrects, act.seq] as const] : [])),
  );
}

/** The bars that hold: of the decided cases, and of the entries that nothing has followed. Pure. */
export function barsInForce(cases: readonly CaseState[], acts: readonly StoredMatterAct[]): readonly BarredMatter[] {
  const corrected = corrections(acts);
  return [
    ...cases.flatMap(barsOfCase),
    ...acts.flatMap((act) => (act.kind === 'entered' && !corrected.has(act.seq) ? [barOfEntry(act)] : [])),
  ];
}

export async function loadBars(db: Db): Promise<readonly BarredMatter[]> {
  return barsInForce(await listCases(db), await loadMatterActs(db));
}

/** What everyone may read: the matters that no one may propose on `today`, in neutral order. */
export async function publicBars(db: Db, today: IsoDate): Promise<readonly BarredMatter[]> {
  const bars = await loadBars(db);
  return inNeutralOrder(bars.filter((bar) => bar.binds === 'everyone' && isRunning(bar, today)));
}

/** Every line that ever stood, for the commission, in neutral order. */
export async function loadRegister(db: Db, today: IsoDate): Promise<readonly RegisterLine[]> {
  const [cases, acts] = [await listCases(db), await loadMatterActs(db)];
  const corrected = corrections(acts);
  const derived = cases.flatMap(barsOfCase).map((bar) => ({
    ...bar,
    entry: null,
    enteredAt: null,
    corrects: null,
    reasons: '',
    endedBy: null,
    isRunning: isRunning(bar, today),
  }));
  const entered = acts.flatMap((act): RegisterLine[] => {
    if (act.kind !== 'entered') return [];
    const bar = barOfEntry(act);
    const by = acts.find((later) => later.seq === corrected.get(act.seq));
    const endedBy = by === undefined ? null : { entry: by.seq, isStruck: by.kind === 'struck', reasons: by.reasons };
    const { seq, at, corrects, reasons } = act;
    const standing = endedBy === null && isRunning(bar, today);
    return [{ ...bar, entry: seq, enteredAt: at, corrects, reasons, endedBy, isRunning: standing }];
  });
  const lines = new Map([...derived, ...entered].map((line) => [line.id, line]));
  return inNeutralOrder([...lines.values()]).map(({ id }) => lines.get(id)!);
}
