import { toHex, utf8 } from '@lianshu/core/bytes';
import type { IsoDate } from '@lianshu/core/calendar';
import { canonicalText, type JsonValue } from '@lianshu/core/json';
import type { Bound } from '@lianshu/core/matters';
import type { Signed } from '../acts/new-act.ts';
import type { ServerParts } from '../parts.ts';
import type { Db } from '../store/database.ts';

export interface NewMatter {
  /** The matter in words. */
  readonly matter: string;
  /** The case that it came from, as people name it. */
  readonly source: string;
  readonly binds: Bound;
  /** The day of the deemed abandonment or of the announcement. */
  readonly since: IsoDate;
  /** The number of the entry that this one takes the place of, or null. */
  readonly corrects: number | null;
  /** Why it was corrected; empty for a first entry. */
  readonly reasons: string;
}

/** 同一事項之認定: whether a proposal is of the same matter as a barred one (Act Art. 32). */
export interface NewComparison {
  readonly matter: string;
  readonly isSame: boolean;
  readonly reasons: string;
}

/** What the commission writes into the register: never changed, only followed by another. */
export type MatterAct =
  | ({ readonly kind: 'entered' } & NewMatter)
  | { readonly kind: 'struck'; readonly corrects: number; readonly reasons: string }
  | ({ readonly kind: 'compared'; readonly caseNumber: string } & NewComparison);

export type StoredMatterAct = MatterAct & { readonly seq: number; readonly at: number };

export async function loadMatterActs(db: Db): Promise<readonly StoredMatterAct[]> {
  const rows = await db.selectFrom('matter_act').selectAll().orderBy('seq').execute();
  return rows.map(({ seq, at, act }) => ({ ...(JSON.parse(act) as MatterAct), seq, at }));
}

export type MatterParts = Pick<ServerParts, 'db' | 'acts' | 'primitives'>;

const ATTEMPTS = 5;

/**
 * Appends what `decide` makes of the acts so far, and enters it in the acts log in the same transaction. Two officers at
 * once: the second decides again on what the first has written. `signed`: the officer whose act it is.
 */
export async function appendMatterAct<R>(
  { db, acts: log, primitives: p }: MatterParts,
  { now, signed }: { readonly now: number; readonly signed: Signed | undefined },
  decide: (acts: readonly StoredMatterAct[]) => { readonly act: MatterAct } | { readonly refused: R },
): Promise<{ readonly act: StoredMatterAct } | { readonly refused: R }> {
  for (let attempt = 1; ; attempt++) {
    const acts = await loadMatterActs(db);
    const decided = decide(acts);
    if ('refused' in decided) return decided;
    const { act } = decided;
    const entry = (acts.at(-1)?.seq ?? 0) + 1;
    const text = canonicalText(act as unknown as JsonValue);
    const entered = {
      kind: `matter-${act.kind}`,
      actor: 'commission',
      case: act.kind === 'compared' ? act.caseNumber : null,
      detail: { entry, actSha256: toHex(p.sha256(utf8(text))) },
      signed,
    } as const;
    try {
      await log.during((enter) =>
        db.transaction().execute(async (tx) => {
          await tx.insertInto('matter_act').values({ seq: entry, at: now, act: text }).execute();
          await enter(tx, [entered]);
        }),
      );
      return { act: { ...act, seq: entry, at: now } };
    } catch (error) {
      if ((error as { code?: unknown }).code !== '23505' || attempt === ATTEMPTS) throw error;
    }
  }
}
