import { equalBytes } from '@lianshu/core/bytes';
import { checkCountKey } from '@lianshu/core/crypto';
import { canonicalText } from '@lianshu/core/json';
import { logContextOf, type Manifest, manifestEntry } from '@lianshu/core/manifest';
import type { Primitives } from '@lianshu/core/primitives';
import { encodeSlotEntry, isDecoyEntry, PROGRESS, type ProgressFlag, progressOpener } from '@lianshu/core/record';
import type { Filing } from '@lianshu/core/submission';
import { appendLeaves, EMPTY_EDGE, leafHash } from '@lianshu/core/tlog';
import type { ServerParts } from '../parts.ts';
import type { Db } from '../store/database.ts';
import { readSlots } from './read-slots.ts';

/** 清查 (Act Art. 13(1)): what the commission finds by the lead's progress key, which opens no record. */
export interface CountCheck {
  readonly entries: number;
  readonly real: number;
  readonly repeats: number;
  /** Rebuilt from their seeds and equal to their leaves. */
  readonly decoys: number;
  /** Neither: an envelope that does not open, or a decoy that cannot be rebuilt. */
  readonly unexplained: number;
  /** Indices of the first unexplained entries. */
  readonly indices: readonly number[];
}

const LISTED = 1000;

export interface CountedLog {
  readonly manifest: Manifest;
  /** M. */
  readonly manifestHash: Uint8Array;
  readonly filing: Filing;
}

/** What a count needs of a filing: the progress key, and the tree that it is held against. */
export interface CountableLog extends Omit<CountedLog, 'filing'> {
  readonly filing: Pick<Filing, 'seedCount' | 'size' | 'root'>;
}

/** Opens every envelope, rebuilds every decoy and holds the entries against the filed root. Opens no record. */
export async function checkCount(
  p: Primitives,
  db: Db,
  { manifest, manifestHash, filing }: CountableLog,
): Promise<CountCheck> {
  const key = checkCountKey(p, filing.seedCount, manifest.keys);
  if (!key.ok) throw new Error('the filing was taken with a seed that is not its own');
  const open = progressOpener(p, key.value.secretKey, manifestHash);
  const context = logContextOf(manifest, manifestHash);
  const counts = new Map<ProgressFlag, number>();
  const indices: number[] = [];
  let unexplained = 0;
  let tree = appendLeaves(p, EMPTY_EDGE, [leafHash(p, manifestEntry(manifest))]);
  let index = 1;
  for await (const slots of readSlots(db, manifest.log, filing.size)) {
    const entries = slots.map((slot) => encodeSlotEntry(p, slot));
    for (const [i, slot] of slots.entries()) {
      const progress = open(slot.prog);
      const explained =
        progress !== undefined &&
        (progress.flag !== PROGRESS.decoy || isDecoyEntry(p, context, progress.s, entries[i]!));
      if (explained) counts.set(progress.flag, (counts.get(progress.flag) ?? 0) + 1);
      else {
        unexplained += 1;
        if (indices.length < LISTED) indices.push(index);
      }
      index += 1;
    }
    tree = appendLeaves(
      p,
      tree.edge,
      entries.map((entry) => leafHash(p, entry)),
    );
    // Let requests through between pages.
    await new Promise((resolve) => setImmediate(resolve));
  }
  if (!equalBytes(tree.root, filing.root)) throw new Error('the stored entries do not give the filed root');
  const count = (flag: ProgressFlag): number => counts.get(flag) ?? 0;
  return {
    entries: filing.size,
    real: count(PROGRESS.real),
    repeats: count(PROGRESS.repeat),
    decoys: count(PROGRESS.decoy),
    unexplained,
    indices,
  };
}

/** The stored count check of a filed log, made now when there is none yet. */
export async function ensureCountCheck(
  { primitives, db }: Pick<ServerParts, 'primitives' | 'db'>,
  counted: CountedLog,
): Promise<CountCheck> {
  const { log } = counted.manifest;
  const row = await db.selectFrom('filing').select('count_check').where('log', '=', log).executeTakeFirstOrThrow();
  if (row.count_check !== null) return JSON.parse(row.count_check) as CountCheck;
  const check = await checkCount(primitives, db, counted);
  await db
    .updateTable('filing')
    .set({ count_check: canonicalText({ ...check, indices: [...check.indices] }) })
    .where('log', '=', log)
    .execute();
  return check;
}
