/** What the progress envelopes of a log say. `next` is the index of the first slot that is not counted yet. */
export interface Tally {
  readonly next: number;
  readonly real: number;
  readonly repeat: number;
  readonly decoy: number;
  /** Envelopes that do not open under the log's count key. */
  readonly unreadable: number;
}

/** Index 0 of a log is its manifest; slots begin at 1. */
export const EMPTY_TALLY: Tally = { next: 1, real: 0, repeat: 0, decoy: 0, unreadable: 0 };
