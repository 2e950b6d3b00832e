import type { IsoDate } from '@lianshu/core/calendar';
import { canonicalText, type JsonValue } from '@lianshu/core/json';
import type { Bound } from '@lianshu/core/matters';
import type { Db, Tx } from '../store/database.ts';

/** What the commission writes into the register: never changed, only followed by another. */
export type MatterAct =
  | {
      readonly kind: 'entered';
      /** The matter in words. */
      readonly matter: string;
      /** The case that it came from, as people name it. */
      readonly source: string;
      readonly binds: Bound;
      /** The day of the deemed abandonment or of the announcement. */
      readonly since: IsoDate;
      /** The number of the entry that this one takes the place of. */
      readonly corrects: number | null;
      /** Why it was corrected; empty for a first entry. */
      readonly reasons: string;
    }
  | { readonly kind: 'struck'; readonly corrects: number; readonly reasons: string }
  | {
      /** 同一事項之認定: whether a proposal is of the same matter as a barred one (Act Art. 32). */
      readonly kind: 'compared';
      readonly caseNumber: string;
      readonly matter: string;
      readonly isSame: boolean;
      readonly reasons: string;
    };

export type StoredMatterAct = MatterAct & { readonly seq: number; readonly at: number };

export async function loadMatterActs(db: Db): Promise<readonly StoredMatterAct[]> {
  const rows = await db.selectFrom('matter_act').selectAll().orderBy('seq').execute();
  return rows.map(({ seq, at, act }) => ({ ...(JSON.parse(act) as MatterAct), seq, at }));
}

const ATTEMPTS = 5;

/**
 * Appends what `decide` makes of the acts so far, in one transaction with `within`. Two officers at once: the second
 * decides again on what the first has written.
 */
export async function appendMatterAct<R>(
  db: Db,
  now: number,
  decide: (acts: readonly StoredMatterAct[]) => { readonly act: MatterAct } | { readonly refused: R },
  within: (tx: Tx, act: StoredMatterAct) => Promise<void> = async () => {},
): Promise<{ readonly act: StoredMatterAct } | { readonly refused: R }> {
  for (let attempt = 1; ; attempt++) {
    const acts = await loadMatterActs(db);
    const decided = decide(acts);
    if ('refused' in decided) return decided;
    const stored = { ...decided.act, seq: (acts.at(-1)?.seq ?? 0) + 1, at: now };
    try {
      await db.transaction().execute(async (tx) => {
        const act = canonicalText(decided.act as unknown as JsonValue);
        await tx.insertInto('matter_act').values({ seq: stored.seq, at: now, act }).execute();
        await within(tx, stored);
      });
      return { act: stored };
    } catch (error) {
      if ((error as { code?: unknown }).code !== '23505' || attempt === ATTEMPTS) throw error;
    }
  }
}
