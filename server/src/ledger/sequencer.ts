import { equalBytes, toHex } from '@lianshu/core/bytes';
import type { Primitives } from '@lianshu/core/primitives';
import { encodeSlotEntry, type Slot } from '@lianshu/core/record';
import { encodeTlogProof, inclusionProof, leafHash, readAppended } from '@lianshu/core/tlog';
import type { Db } from '../store/database.ts';
import { type Committed, commitBatch, HeadMoved, type Signing, selectTags } from './commit-batch.ts';
import type { HeadCopies } from './head-copy.ts';
import type { AppendAnswer, Batch, Outcome } from './ledger.ts';
import { LogDamaged, type LogState, loadLogState } from './log-state.ts';
import { findPlace } from './slot-place.ts';

export interface SequencerParts {
  readonly primitives: Primitives;
  readonly db: Db;
  readonly copies: HeadCopies;
  readonly clock: () => number;
  readonly signing: Signing;
  /** Signs that another leaf of the same tag was refused; `firstAt` is when the first was accepted. */
  readonly refuse: (firstAt: number, now: number) => Extract<Outcome, { kind: 'already-signed' }>['refusal'];
}

const ATTEMPTS = 3;

/**
 * The one writer of a log: batches go in one after the other. The compare-and-swap, not this object, is what keeps a
 * second writer from forking the log. After any failure the state is read from the database again, since a commit may
 * have happened although its answer was lost.
 */
export class Sequencer {
  readonly #parts: SequencerParts;
  #state: LogState | undefined;
  #stopped: Error | undefined;
  #tail: Promise<unknown> = Promise.resolve();

  constructor(parts: SequencerParts) {
    this.#parts = parts;
  }

  /** Runs `work` when everything before it is done: appends, holds and filings of one log never overlap. */
  alone<T>(work: () => Promise<T>): Promise<T> {
    const run = this.#tail.then(work, work);
    this.#tail = run.catch(() => {});
    return run;
  }

  append(batch: Batch): Promise<AppendAnswer> {
    return this.alone(() => this.#append(batch));
  }

  /** Forgets what it remembers; the next batch reads the database. */
  forget(): void {
    this.#state = undefined;
  }

  async #append(batch: Batch): Promise<AppendAnswer> {
    if (this.#stopped) throw this.#stopped;
    if (batch.items.length === 0) return { ok: true, outcomes: [] };
    const { primitives: p, db, copies, clock, signing } = this.#parts;
    for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
      const closed = await this.#refresh();
      if (closed !== undefined) return closed;
      const now = clock();
      try {
        const committed = await commitBatch(p, db, signing, this.#state!, batch, now);
        await copies.save(signing.log, committed.checkpoint);
        this.#state = committed.state;
        return { ok: true, outcomes: await this.#outcomes(batch, committed, now) };
      } catch (error) {
        this.#state = undefined;
        if (isUniqueViolation(error)) this.#stopped = new LogDamaged(signing.log, 'a tag was entered twice');
        if (!(error instanceof HeadMoved)) throw this.#stopped ?? error;
        const refused = await this.#phaseRefusal(now);
        if (refused !== undefined) return refused;
      }
    }
    throw new Error('the head of the log moved under every attempt');
  }

  /** Makes sure that there is a state to append to; an answer instead when the log is not open. */
  async #refresh(): Promise<AppendAnswer | undefined> {
    if (this.#state !== undefined) return undefined;
    const { primitives: p, db, copies, clock, signing } = this.#parts;
    try {
      this.#state = await loadLogState(p, db, copies, signing.log, signing.key);
    } catch (error) {
      if (error instanceof LogDamaged) this.#stopped = error;
      throw error;
    }
    return this.#state === undefined ? { ok: false, code: 'log.unknown' } : this.#phaseRefusal(clock());
  }

  async #phaseRefusal(now: number): Promise<AppendAnswer | undefined> {
    const { db, signing } = this.#parts;
    const head = await db
      .selectFrom('head')
      .select(['phase', 'held_until'])
      .where('log', '=', signing.log)
      .executeTakeFirstOrThrow();
    if (head.phase === 'filed') return { ok: false, code: 'log.not-open' };
    if (head.phase === 'held' && (head.held_until ?? 0) > now) return { ok: false, code: 'log.held' };
    return undefined;
  }

  async #outcomes(batch: Batch, committed: Committed, now: number): Promise<Outcome[]> {
    const { primitives: p } = this.#parts;
    const reader = readAppended(committed.appended);
    const { size } = committed.state.edge;
    const outcomes: Outcome[] = [];
    for (const [i, { slot }] of batch.items.entries()) {
      const index = committed.indexOf[i];
      if (committed.isNew[i] && index !== undefined) {
        const path = inclusionProof(p, reader, index, size);
        const proof = encodeTlogProof({ index, path, checkpoint: committed.checkpoint });
        outcomes.push({ kind: 'entered', place: { index, acceptedAt: committed.state.signedAt, proof } });
      } else {
        outcomes.push(index === undefined ? { kind: 'unknown' } : await this.#again(slot, index, size, now));
      }
    }
    return outcomes;
  }

  /** A tag that is in the log: the same leaf gets its place again, another one a signed refusal. */
  async #again(slot: Slot, index: number, size: number, now: number): Promise<Outcome> {
    const { primitives: p, db, signing, refuse } = this.#parts;
    const { place, leaf } = await findPlace(p, db, signing.log, index, size);
    if (equalBytes(leaf, leafHash(p, encodeSlotEntry(p, slot)))) return { kind: 'entered', place };
    return { kind: 'already-signed', refusal: refuse(place.acceptedAt, now) };
  }

  /** Looks slots up, changing nothing. */
  find(slots: readonly Slot[]): Promise<Outcome[]> {
    return this.alone(async () => {
      if (slots.length === 0) return [];
      // What it finds is an acknowledgement as well: the state behind it must be sound and kept outside.
      await this.#refresh();
      const { db, clock, signing } = this.#parts;
      const tags = slots.map(({ tag }) => tag);
      const known = await selectTags(db, signing.log, tags);
      const head = await db.selectFrom('head').select('size').where('log', '=', signing.log).executeTakeFirstOrThrow();
      const outcomes: Outcome[] = [];
      for (const slot of slots) {
        const index = known.get(toHex(slot.tag));
        outcomes.push(index === undefined ? { kind: 'unknown' } : await this.#again(slot, index, head.size, clock()));
      }
      return outcomes;
    });
  }
}

function isUniqueViolation(error: unknown): boolean {
  return error instanceof Error && (error as { code?: unknown }).code === '23505';
}
