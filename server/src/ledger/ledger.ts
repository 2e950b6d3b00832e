import type { SignedRefusal } from '@lianshu/core/receipt';
import type { Slot } from '@lianshu/core/record';
import type { LogPhase } from '../store/database.ts';

/**
 * The messages between the gate's side and the ledger: plain values that can cross a process boundary. The ledger never
 * learns which slots are real, except that a duplicate or a probe was an attempt to sign.
 */
export interface BatchItem {
  readonly slot: Slot;
  /** Only ask whether this slot is already in the log (a repeated post with an expired nonce); never enter it. */
  readonly probe: boolean;
}

export interface Batch {
  readonly log: string;
  readonly items: readonly BatchItem[];
  /** Decoys that take the place of duplicates and probes, in order; at least as many as there can be. */
  readonly spares: readonly Slot[];
}

/** Where a slot stands: its index, the time of the first checkpoint over it, and the tlog-proof under that checkpoint. */
export interface SlotPlace {
  readonly index: number;
  readonly acceptedAt: number;
  readonly proof: string;
}

/** What became of one item, decoys included. `entered` is the same for the first post and for an identical repeat. */
export type Outcome =
  | { readonly kind: 'entered'; readonly place: SlotPlace }
  | { readonly kind: 'already-signed'; readonly refusal: SignedRefusal }
  | { readonly kind: 'unknown' };

export type AppendAnswer =
  | { readonly ok: true; readonly outcomes: readonly Outcome[] }
  | { readonly ok: false; readonly code: 'log.unknown' | 'log.held' | 'log.not-open' };

export interface LogHead {
  readonly size: number;
  readonly root: Uint8Array;
  readonly checkpoint: string;
  readonly phase: LogPhase;
  readonly heldUntil: number | null;
}

/** What the gate's side may ask of the ledger. */
export interface Ledger {
  /** One transaction. Answers only after it has committed; throws when it is not known to have committed. */
  append(batch: Batch): Promise<AppendAnswer>;
  /** Looks slots up without entering anything: for logs that no longer take any. */
  find(log: string, slots: readonly Slot[]): Promise<readonly Outcome[]>;
  /**
   * When the record of `tag` was accepted, ms; null when there is none. Costs the same and reads as many rows either way, so that
   * the statistics of the database tell how often was asked and never what was answered.
   */
  firstSigned(log: string, tag: Uint8Array): Promise<number | null>;
  head(log: string): Promise<LogHead | undefined>;
  /** Every log that was ever opened, and whether it takes slots now. */
  phases(): Promise<readonly { readonly log: string; readonly phase: LogPhase; readonly heldUntil: number | null }[]>;
}
