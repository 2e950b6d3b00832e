import { ACTS_LOG } from '@lianshu/core/acts';
import { concat, equalBytes } from '@lianshu/core/bytes';
import { taipeiDate } from '@lianshu/core/calendar';
import type { Primitives, Random } from '@lianshu/core/primitives';
import { signRefusal } from '@lianshu/core/receipt';
import type { Slot } from '@lianshu/core/record';
import { appendLeaves, EMPTY_EDGE, leafHash, logKeyOf, parseCheckpoint, signCheckpoint } from '@lianshu/core/tlog';
import type { KeyFolder } from '../keys/key-folder.ts';
import { loadLogSecret } from '../keys/server-keys.ts';
import type { Db, Tx } from '../store/database.ts';
import { storeTiles } from './commit-batch.ts';
import type { HeadCopies } from './head-copy.ts';
import type { AppendAnswer, Batch, Ledger, LogHead, Outcome } from './ledger.ts';
import { LogDamaged, loadLogState } from './log-state.ts';
import { Sequencer } from './sequencer.ts';

export interface LedgerParts {
  readonly primitives: Primitives;
  readonly db: Db;
  readonly copies: HeadCopies;
  readonly keys: KeyFolder;
  readonly clock: () => number;
  readonly random: Random;
}

/** What else belongs to the transaction that moves a log: entering the act. Not run where nothing moves. */
export type Within = (tx: Tx) => Promise<void>;

const MANIFEST_ENTRY = Uint8Array.of(0);

/** The ledger on the database: one sequencer per log, made when first needed. */
export class DatabaseLedger implements Ledger {
  readonly #parts: LedgerParts;
  readonly #sequencers = new Map<string, Promise<Sequencer | undefined>>();

  constructor(parts: LedgerParts) {
    this.#parts = parts;
  }

  async append(batch: Batch): Promise<AppendAnswer> {
    const sequencer = await this.#sequencer(batch.log);
    return sequencer === undefined ? { ok: false, code: 'log.unknown' } : sequencer.append(batch);
  }

  async find(log: string, slots: readonly Slot[]): Promise<readonly Outcome[]> {
    const sequencer = await this.#sequencer(log);
    return sequencer === undefined ? slots.map(() => ({ kind: 'unknown' })) : sequencer.find(slots);
  }

  async firstSigned(log: string, tag: Uint8Array): Promise<number | null> {
    const { db } = this.#parts;
    // The next tag in order, whether it is this one or not: one row of the index and one of the table, always.
    const next = await db
      .selectFrom('slot')
      .select(['idx', 'tag'])
      .where('log', '=', log)
      .where('tag', '>=', tag)
      .orderBy('tag')
      .limit(1)
      .executeTakeFirst();
    const { signed_at: signedAt } = await db
      .selectFrom('checkpoint')
      .select('signed_at')
      .where('log', '=', log)
      .where('size', '>', next?.idx ?? 0)
      .orderBy('size')
      .limit(1)
      .executeTakeFirstOrThrow();
    return next !== undefined && equalBytes(next.tag, tag) ? signedAt : null;
  }

  async head(log: string): Promise<LogHead | undefined> {
    const row = await this.#parts.db.selectFrom('head').selectAll().where('log', '=', log).executeTakeFirst();
    if (row === undefined) return undefined;
    const { size, root, checkpoint, phase, held_until: heldUntil } = row;
    const lapsed = phase === 'held' && (heldUntil ?? 0) <= this.#parts.clock();
    return { size, root, checkpoint, phase: lapsed ? 'open' : phase, heldUntil: lapsed ? null : heldUntil };
  }

  async phases() {
    const rows = await this.#parts.db
      .selectFrom('head')
      .select(['log', 'phase', 'held_until'])
      .where('log', '!=', ACTS_LOG)
      .execute();
    return rows.map(({ log, phase, held_until: heldUntil }) => ({ log, phase, heldUntil }));
  }

  /** Leaf 0 and the first checkpoint. Doing it again with the same manifest changes nothing; with another one it throws. */
  async openLog(log: string, origin: string, manifest: Uint8Array, within: Within = async () => {}): Promise<LogHead> {
    const { primitives: p, db, copies, keys, random, clock } = this.#parts;
    const secret = await loadLogSecret(keys, log, random);
    const appended = appendLeaves(p, EMPTY_EDGE, [leafHash(p, concat(MANIFEST_ENTRY, manifest))]);
    const { root } = appended;
    const existing = await this.head(log);
    if (existing !== undefined) {
      const first = await db
        .selectFrom('checkpoint')
        .select('note')
        .where('log', '=', log)
        .where('size', '=', 1)
        .executeTakeFirst();
      if (first === undefined || !equalBytes(parseCheckpoint(first.note).checkpoint.root, root))
        throw new LogDamaged(log, 'opened with another manifest');
      return existing;
    }
    if ((await copies.load(log)) !== undefined)
      throw new LogDamaged(log, 'the database does not know a log whose head is kept outside it');
    const signedAt = Math.floor(clock() / 1000) * 1000;
    const checkpoint = signCheckpoint(p, secret, { origin, size: 1, root }, signedAt);
    const isFirst = await db.transaction().execute(async (tx) => {
      const head = { log, size: 1, root, checkpoint, phase: 'open', held_until: null } as const;
      const { numInsertedOrUpdatedRows } = await tx
        .insertInto('head')
        .values(head)
        .onConflict((conflict) => conflict.column('log').doNothing())
        .executeTakeFirst();
      if (numInsertedOrUpdatedRows !== 1n) return false;
      await storeTiles(tx, log, appended);
      await tx.insertInto('checkpoint').values({ log, size: 1, signed_at: signedAt, note: checkpoint }).execute();
      await within(tx);
      return true;
    });
    // Someone else opened it at the same moment.
    if (!isFirst) return this.openLog(log, origin, manifest, within);
    await copies.save(log, checkpoint);
    this.#sequencers.delete(log);
    return { size: 1, root, checkpoint, phase: 'open', heldUntil: null };
  }

  /**
   * Stops the log where it stands, until `heldUntil` at most. A log that is held already stays held as long as it was, so
   * that holding again cannot stretch a hold. Undefined when there is no such log or it has been filed.
   */
  async hold(log: string, heldUntil: number, within: Within = async () => {}): Promise<LogHead | undefined> {
    return this.#aloneOn(log, async () => {
      await this.#move(within, (tx) =>
        tx
          .updateTable('head')
          .set({ phase: 'held', held_until: heldUntil })
          .where('log', '=', log)
          .where((eb) =>
            eb.or([eb('phase', '=', 'open'), eb('phase', '=', 'held').and('held_until', '<=', this.#parts.clock())]),
          )
          .executeTakeFirst(),
      );
      const head = await this.head(log);
      return head?.phase === 'held' ? head : undefined;
    });
  }

  /** Lets a held log go on. False when it was not held. */
  async resume(log: string, within: Within = async () => {}): Promise<boolean> {
    const done = await this.#aloneOn(log, () =>
      this.#move(within, (tx) =>
        tx
          .updateTable('head')
          .set({ phase: 'open', held_until: null })
          .where('log', '=', log)
          .where('phase', '=', 'held')
          .executeTakeFirst(),
      ),
    );
    return done ?? false;
  }

  /** Ends a log that will not be filed: it takes nothing any more and keeps what it has. */
  async close(log: string, within: Within = async () => {}): Promise<void> {
    await this.#aloneOn(log, () =>
      this.#move(within, (tx) =>
        tx
          .updateTable('head')
          .set({ phase: 'filed', held_until: null })
          .where('log', '=', log)
          .where('phase', '!=', 'filed')
          .executeTakeFirst(),
      ),
    );
  }

  /** Changes the row of a head and, when it was changed, does what belongs to that. */
  #move(within: Within, change: (tx: Tx) => Promise<{ readonly numUpdatedRows: bigint }>): Promise<boolean> {
    return this.#parts.db.transaction().execute(async (tx) => {
      const { numUpdatedRows } = await change(tx);
      if (numUpdatedRows !== 1n) return false;
      await within(tx);
      return true;
    });
  }

  /**
   * Freezes a held log for good and keeps its filing, in one transaction. False unless it is held at exactly this size and
   * root (a hold that lapsed is as good, so long as nothing was entered since).
   */
  async freeze(
    log: string,
    { size, root }: Pick<LogHead, 'size' | 'root'>,
    filing: string,
    within: Within = async () => {},
  ): Promise<boolean> {
    const done = await this.#aloneOn(log, () =>
      this.#parts.db.transaction().execute(async (tx) => {
        const { numUpdatedRows } = await tx
          .updateTable('head')
          .set({ phase: 'filed', held_until: null })
          .where('log', '=', log)
          .where('size', '=', size)
          .where('root', '=', root)
          .where('phase', '=', 'held')
          .executeTakeFirst();
        if (numUpdatedRows !== 1n) return false;
        await tx
          .insertInto('filing')
          .values({ log, filing, count_check: null, verdict: null, published: false })
          .execute();
        await within(tx);
        return true;
      }),
    );
    return done ?? false;
  }

  /**
   * Holds every log of the database, and every head kept outside it, against each other. Throws LogDamaged on the first
   * that does not fit: the server must not start.
   */
  async checkAll(): Promise<void> {
    const { primitives: p, db, copies, keys, random } = this.#parts;
    const stored = await db.selectFrom('head').select('log').execute();
    for (const log of new Set([...stored.map((row) => row.log), ...(await copies.logs())])) {
      // Its key and its origin are others': ActsLog holds it against its copy.
      if (log === ACTS_LOG) continue;
      const origin = await this.#origin(log);
      if (origin === undefined)
        throw new LogDamaged(log, 'the database does not know a log whose head is kept outside it');
      const key = logKeyOf(p, origin, await loadLogSecret(keys, log, random));
      await loadLogState(p, db, copies, log, key);
    }
  }

  async #origin(log: string): Promise<string | undefined> {
    const row = await this.#parts.db
      .selectFrom('checkpoint')
      .select('note')
      .where('log', '=', log)
      .where('size', '=', 1)
      .executeTakeFirst();
    return row?.note.slice(0, row.note.indexOf('\n'));
  }

  async #aloneOn<T>(log: string, work: () => Promise<T>): Promise<T | undefined> {
    const sequencer = await this.#sequencer(log);
    return sequencer?.alone(work);
  }

  #sequencer(log: string): Promise<Sequencer | undefined> {
    const known = this.#sequencers.get(log);
    if (known !== undefined) return known;
    const made = this.#makeSequencer(log);
    this.#sequencers.set(log, made);
    const forget = (sequencer?: Sequencer): void => {
      if (sequencer === undefined && this.#sequencers.get(log) === made) this.#sequencers.delete(log);
    };
    made.then(forget, () => forget());
    return made;
  }

  async #makeSequencer(log: string): Promise<Sequencer | undefined> {
    const { primitives, db, copies, keys, random, clock } = this.#parts;
    const origin = await this.#origin(log);
    if (origin === undefined) return undefined;
    const secret = await loadLogSecret(keys, log, random);
    const { manifest } = await db.selectFrom('log').select('manifest').where('log', '=', log).executeTakeFirstOrThrow();
    const manifestHash = primitives.sha256(manifest);
    const signing = { log, origin, secret, key: logKeyOf(primitives, origin, secret) };
    const refuse = (firstAt: number, at: number) => {
      const claim = {
        log,
        manifestHash,
        code: 'signature.already-signed',
        firstSignedOn: taipeiDate(firstAt),
        at,
      } as const;
      return signRefusal(primitives, secret.ed25519Seed, claim);
    };
    return new Sequencer({ primitives, db, copies, clock, signing, refuse });
  }
}
