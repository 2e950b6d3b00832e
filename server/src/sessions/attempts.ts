import { toHex, utf8 } from '@lianshu/core/bytes';
import type { Primitives, Random } from '@lianshu/core/primitives';

/** What is counted, and how long whoever fails has to wait. */
export interface Patience {
  /** Failures that cost nothing. */
  readonly free: number;
  /** The wait after the first failure beyond them, ms; it doubles with each further one, up to `longestMs`. */
  readonly firstMs: number;
  readonly longestMs: number;
}

interface Tally {
  failures: number;
  until: number;
  last: number;
}

/** Forgotten after an hour without a failure. */
const FORGET_MS = 3_600_000;
/** What is kept at most; the oldest is forgotten first. */
const MOST = 10_000;

/**
 * Failures of whoever is told apart by some bytes, in this process's memory alone: under a key that is drawn when it starts,
 * so that what is kept names nobody, and gone when it ends.
 */
export class Attempts {
  readonly #primitives: Primitives;
  readonly #key: Uint8Array;
  readonly #patience: Patience;
  readonly #tallies = new Map<string, Tally>();

  constructor(p: Primitives, random: Random, patience: Patience) {
    this.#primitives = p;
    this.#key = random(32);
    this.#patience = patience;
  }

  /** How long, in whole seconds from 1, she has to wait; 0 when she may try. */
  wait(who: Uint8Array | string, now: number): number {
    const tally = this.#tallies.get(this.#name(who));
    return tally === undefined || tally.until <= now ? 0 : Math.ceil((tally.until - now) / 1000);
  }

  /** Takes back a failure that was counted ahead of its outcome and was none. */
  spare(who: Uint8Array | string): void {
    const tally = this.#tallies.get(this.#name(who));
    if (tally === undefined) return;
    tally.failures -= 1;
    if (tally.failures <= this.#patience.free) tally.until = 0;
  }

  failed(who: Uint8Array | string, now: number): void {
    const name = this.#name(who);
    const old = this.#tallies.get(name);
    const failures = old === undefined || now - old.last >= FORGET_MS ? 1 : old.failures + 1;
    const { free, firstMs, longestMs } = this.#patience;
    const over = failures - free;
    const until = over < 1 ? 0 : now + Math.min(longestMs, firstMs * 2 ** Math.min(over - 1, 30));
    // Put anew, so that the map stays in the order of the last failure.
    this.#tallies.delete(name);
    this.#tallies.set(name, { failures, until, last: now });
    for (const [first, { last }] of this.#tallies) {
      if (this.#tallies.size <= MOST && now - last < FORGET_MS) break;
      this.#tallies.delete(first);
    }
  }

  passed(who: Uint8Array | string): void {
    this.#tallies.delete(this.#name(who));
  }

  #name(who: Uint8Array | string): string {
    return toHex(this.#primitives.hmacSha256(this.#key, typeof who === 'string' ? utf8(who) : who).subarray(0, 16));
  }
}
