import { ACTS_LOG, actsLogKey, actsOrigin, encodeAct } from '@lianshu/core/acts';
import { fromUtf8, toHex, utf8 } from '@lianshu/core/bytes';
import type { Primitives, Random } from '@lianshu/core/primitives';
import { appendLeaves, EMPTY_EDGE, type LogKey, leafHash, merkleRoot, signCheckpoint } from '@lianshu/core/tlog';
import { type AuthoritySecret, authorityKey } from '@lianshu/core/trust';
import { moveHead, storeTiles } from '../ledger/commit-batch.ts';
import type { HeadCopies } from '../ledger/head-copy.ts';
import { LogDamaged, type LogState, loadLogState } from '../ledger/log-state.ts';
import type { Db, Tx } from '../store/database.ts';
import { demandListed } from './demand-listed.ts';
import { actOf, type NewAct } from './new-act.ts';
import { standingBefore } from './standing-before.ts';

export interface ActsLogParts {
  readonly primitives: Primitives;
  readonly random: Random;
  readonly db: Db;
  readonly copies: HeadCopies;
  /** The commission's signing seeds: its own key signs the checkpoints of the acts log. */
  readonly authority: AuthoritySecret;
  /** The host of the web origin, which the log's origin begins with. */
  readonly host: string;
  readonly clock: () => number;
}

/**
 * Enters acts in a transaction, as the last thing that it does: the log is locked until it ends. Throws OfficerNotListed,
 * with which the transaction fails, when an officer's card is not on the list for her office any more.
 */
export type EnterActs = (tx: Tx, acts: readonly NewAct[]) => Promise<void>;

/**
 * The acts log: what officers, leads and the household authority do becomes an entry in the very transaction that does it.
 * The row of the head is locked while an entry is made, so that acts of several servers follow one another; nothing is
 * remembered between two acts, so that no server can hold on to a head that another has moved.
 */
export class ActsLog {
  readonly #parts: ActsLogParts;
  #key: LogKey | undefined;
  #saving: Promise<unknown> = Promise.resolve();

  constructor(parts: ActsLogParts) {
    this.#parts = parts;
  }

  /**
   * Begins the log where there is none, and holds it against its own checkpoint and the copy outside the database. Throws
   * LogDamaged when they do not fit: the server must not start.
   */
  async open(): Promise<void> {
    const { primitives, db, copies } = this.#parts;
    const known = await originOf(db);
    if (known === undefined && (await copies.load(ACTS_LOG)) === undefined) await this.#begin();
    await loadLogState(primitives, db, copies, ACTS_LOG, await this.#logKey(db));
  }

  /**
   * Runs work that changes the database and enters acts in its transaction. Resolves when the head that stands then is also
   * outside the database. When it rejects, what it did may have been done all the same: an error can follow the commit.
   */
  async during<T>(work: (enter: EnterActs) => Promise<T>): Promise<T> {
    let entered = false;
    const done = await work(async (tx, acts) => {
      if (acts.length === 0) return;
      await this.#enter(tx, acts);
      entered = true;
    });
    if (entered) await this.#keepHead();
    return done;
  }

  /** Enters acts that change nothing else in the database. */
  async record(acts: readonly NewAct[]): Promise<void> {
    await this.during((enter) => this.#parts.db.transaction().execute((tx) => enter(tx, acts)));
  }

  async #enter(tx: Tx, acts: readonly NewAct[]): Promise<void> {
    const { primitives, copies } = this.#parts;
    const locked = await tx.selectFrom('head').select('log').where('log', '=', ACTS_LOG).forUpdate().executeTakeFirst();
    if (locked === undefined) throw new Error('the acts log has not begun: a server begins it when it starts');
    // Behind the lock: who was taken off the list in an entry before this one has no act after it.
    for (const { signed } of acts) if (signed) await demandListed(tx, signed);
    const key = await this.#logKey(tx);
    const state = await loadLogState(primitives, tx, copies, ACTS_LOG, key);
    await this.#append(tx, key, state!, acts);
  }

  async #append(tx: Tx, key: LogKey, state: LogState, acts: readonly NewAct[]): Promise<void> {
    const { primitives: p, random, authority, clock } = this.#parts;
    const from = state.edge.size;
    // Whole seconds, as in the checkpoint; never backwards when a clock is set back or another server's is behind.
    const happened = acts.map((act) => (act.kind === 'case-event' ? act.at : 0));
    const at = Math.max(Math.floor(Math.max(clock(), ...happened) / 1000) * 1000, state.signedAt);
    const entries = acts.map((act) => encodeAct(actOf(p, random, act, at)));
    const leaves = entries.map((entry) => leafHash(p, entry));
    const appended = appendLeaves(p, state.edge, leaves);
    const { root, edge } = appended;
    const checkpoint = signCheckpoint(p, authority, { origin: key.origin, size: edge.size, root }, at, key);
    await moveHead(tx, ACTS_LOG, from, { size: edge.size, root, checkpoint }, at);
    const rows = acts.map((act, i) => ({
      idx: from + i,
      entry: fromUtf8(entries[i]!.subarray(1)),
      case_number: act.kind === 'case-event' ? act.case : null,
      seq: act.kind === 'case-event' ? act.seq : null,
    }));
    await tx.insertInto('act').values(rows).execute();
    for (const [i, { signed }] of acts.entries())
      if (signed?.cms)
        await tx
          .insertInto('act_signature')
          .values({ idx: from + i, cms: signed.cms })
          .execute();
    await storeTiles(tx, ACTS_LOG, appended);
    await tx
      .insertInto('checkpoint')
      .values({ log: ACTS_LOG, size: edge.size, signed_at: at, note: checkpoint })
      .execute();
  }

  /** The first entry, which names what was there before. Of several servers that begin at once one does. */
  async #begin(): Promise<void> {
    const { primitives: p, db } = this.#parts;
    await db.transaction().execute(async (tx) => {
      const empty = { log: ACTS_LOG, size: 0, root: p.sha256(new Uint8Array(0)), checkpoint: '' };
      const { numInsertedOrUpdatedRows } = await tx
        .insertInto('head')
        .values({ ...empty, phase: 'open', held_until: null })
        .onConflict((conflict) => conflict.column('log').doNothing())
        .executeTakeFirst();
      if (numInsertedOrUpdatedRows !== 1n) return;
      const lines = await standingBefore(tx);
      for (const [idx, line] of lines.entries()) await tx.insertInto('act_before').values({ idx, line }).execute();
      const leaves = lines.map((line) => leafHash(p, utf8(line)));
      const detail = { before: lines.length, beforeRoot: toHex(merkleRoot(p, leaves)) };
      const first = { actor: 'operator', kind: 'acts-begun', case: null, detail } as const;
      const state = { edge: EMPTY_EDGE, root: empty.root, signedAt: 0 };
      await this.#append(tx, this.#keyOf(actsOrigin(this.#parts.host)), state, [first]);
    });
    await this.#keepHead();
  }

  /** Brings the copy outside the database up to the head that is committed now: never to one that may yet be undone. */
  async #keepHead(): Promise<void> {
    const { db, copies } = this.#parts;
    const save = async (): Promise<void> => {
      const head = await db
        .selectFrom('head')
        .select('checkpoint')
        .where('log', '=', ACTS_LOG)
        .executeTakeFirstOrThrow();
      if ((await copies.load(ACTS_LOG)) !== head.checkpoint) await copies.save(ACTS_LOG, head.checkpoint);
    };
    const saved = this.#saving.then(save, save);
    this.#saving = saved.catch(() => {});
    await saved;
  }

  #keyOf(origin: string): LogKey {
    const { primitives, authority } = this.#parts;
    return actsLogKey(origin, authorityKey(primitives, '', authority));
  }

  /** The origin is that of the first checkpoint, so that the log survives a server that moves to another host. */
  async #logKey(db: Db): Promise<LogKey> {
    if (this.#key !== undefined) return this.#key;
    const origin = await originOf(db);
    if (origin === undefined)
      throw new LogDamaged(ACTS_LOG, 'the database does not know a log whose head is kept outside it');
    this.#key = this.#keyOf(origin);
    return this.#key;
  }
}

async function originOf(db: Db): Promise<string | undefined> {
  const row = await db
    .selectFrom('checkpoint')
    .select('note')
    .where('log', '=', ACTS_LOG)
    .where('size', '=', 1)
    .executeTakeFirst();
  return row?.note.slice(0, row.note.indexOf('\n'));
}
