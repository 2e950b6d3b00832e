import { toHex } from '@lianshu/core/bytes';
import type { Primitives } from '@lianshu/core/primitives';
import { encodeSlotEntry, type Slot } from '@lianshu/core/record';
import { type Appended, appendLeaves, type LogKey, type LogSecret, leafHash, signCheckpoint } from '@lianshu/core/tlog';
import type { Db, Tx } from '../store/database.ts';
import type { Batch } from './ledger.ts';
import type { LogState } from './log-state.ts';

/** The head is not where this sequencer left it, or the log takes nothing now: nothing was written. */
export class HeadMoved extends Error {}

/** A batch that can never be entered; the fault is the sender's. */
export class BatchFault extends Error {}

/** What the signed part of an append needs to know about its log. */
export interface Signing {
  readonly log: string;
  readonly origin: string;
  readonly secret: LogSecret;
  /** The public keys of `secret`, derived once. */
  readonly key: LogKey;
}

/** What a committed batch did. `indexOf[i]` is where item i stands: its own slot, or the one that was there before. */
export interface Committed {
  readonly state: LogState;
  readonly appended: Appended;
  readonly checkpoint: string;
  readonly indexOf: readonly (number | undefined)[];
  readonly isNew: readonly boolean[];
  readonly leaves: readonly Uint8Array[];
}

/** Which slot is written at each place, and where every item of the batch stands afterwards. */
function place(batch: Batch, known: ReadonlyMap<string, number>, from: number) {
  const seen = new Map(known);
  const spares = [...batch.spares];
  const slots: Slot[] = [];
  const indexOf: (number | undefined)[] = [];
  const isNew: boolean[] = [];
  for (const { slot, probe } of batch.items) {
    const tag = toHex(slot.tag);
    const earlier = seen.get(tag);
    const enters = earlier === undefined && !probe;
    const written = enters ? slot : spares.shift();
    if (written === undefined) throw new BatchFault('a batch with too few spares');
    const index = from + slots.length;
    slots.push(written);
    seen.set(toHex(written.tag), index);
    indexOf.push(enters ? index : earlier);
    isNew.push(enters);
  }
  return { slots, indexOf, isNew };
}

/** The tags of this batch that are in the log already, with their index. */
export async function selectTags(db: Db, log: string, tags: readonly Uint8Array[]): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('slot')
    .select(['idx', 'tag'])
    .where('log', '=', log)
    .where('tag', 'in', [...tags])
    .execute();
  return new Map(rows.map(({ idx, tag }) => [toHex(tag), idx]));
}

/**
 * Enters a batch in one transaction, always of the same shape: one select of m tags, the compare-and-swap on the head, one
 * insert of m slots, the tiles, the checkpoint. Duplicates are replaced by spares before inserting, so a violated
 * uniqueness is a fault of ours. When it throws, the caller must not assume that nothing was written: an error can reach
 * it after the commit.
 */
export async function commitBatch(
  p: Primitives,
  db: Db,
  { log, origin, secret, key }: Signing,
  state: LogState,
  batch: Batch,
  now: number,
): Promise<Committed> {
  // Whole seconds, as the checkpoint's timestamp; never backwards when the clock is set back.
  const signedAt = Math.max(Math.floor(now / 1000) * 1000, state.signedAt);
  return db.transaction().execute(async (tx) => {
    const known = await selectTags(
      tx,
      log,
      batch.items.map(({ slot }) => slot.tag),
    );
    const { slots, indexOf, isNew } = place(batch, known, state.edge.size);
    const leaves = slots.map((slot) => leafHash(p, encodeSlotEntry(p, slot)));
    const appended = appendLeaves(p, state.edge, leaves);
    const { root, edge } = appended;
    const checkpoint = signCheckpoint(p, secret, { origin, size: edge.size, root }, signedAt, key);
    await moveHead(tx, log, state.edge.size, { size: edge.size, root, checkpoint }, now);
    await tx
      .insertInto('slot')
      .values(slots.map(({ body, prog, c, tag }, i) => ({ log, idx: state.edge.size + i, body, prog, c, tag })))
      .execute();
    await storeTiles(tx, log, appended);
    await tx.insertInto('checkpoint').values({ log, size: edge.size, signed_at: signedAt, note: checkpoint }).execute();
    return { state: { edge, root, signedAt }, appended, checkpoint, indexOf, isNew, leaves };
  });
}

/** The compare-and-swap: throws HeadMoved unless the head stands at `from` and its log takes entries at `now`. */
export async function moveHead(
  tx: Tx,
  log: string,
  from: number,
  head: { readonly size: number; readonly root: Uint8Array; readonly checkpoint: string },
  now: number,
): Promise<void> {
  const { numUpdatedRows } = await tx
    .updateTable('head')
    .set({ ...head, phase: 'open', held_until: null })
    .where('log', '=', log)
    .where('size', '=', from)
    .where((eb) => eb.or([eb('phase', '=', 'open'), eb('phase', '=', 'held').and('held_until', '<=', now)]))
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) throw new HeadMoved();
}

/** Upserts the tiles that an append made or widened. */
export async function storeTiles(tx: Tx, log: string, { tiles }: Appended): Promise<void> {
  if (tiles.length === 0) return;
  await tx
    .insertInto('tile')
    .values(tiles.map(({ level, index, width, bytes }) => ({ log, level, idx: index, width, data: bytes })))
    .onConflict((conflict) =>
      conflict.columns(['log', 'level', 'idx']).doUpdateSet((eb) => ({
        width: eb.ref('excluded.width'),
        data: eb.ref('excluded.data'),
      })),
    )
    .execute();
}
