import { NONCE_LIFETIME_MS } from '@lianshu/core/door';
import { type Refusal, refuse } from '@lianshu/core/errors';
import type { Primitives, Random } from '@lianshu/core/primitives';
import { Allowance, type Rate } from '../limits/allowance.ts';
import { networkOf } from '../limits/network-of.ts';
import { Attempts } from './attempts.ts';

/** Of one card: a few typing errors are free, then the waits grow to a quarter of an hour, that is to 96 tries a day. */
const OF_A_CARD = { free: 5, firstMs: 30_000, longestMs: 900_000 } as const;

/** Of all cards together that a code does not know yet: 100 tries, then at most four an hour. The bound card is never counted here. */
const OF_STRANGERS = { free: 100, firstMs: 30_000, longestMs: 900_000 } as const;

const MOST_SPENT = 10_000;

/**
 * What stands between a stranger and many tries, without letting her lock anybody out (docs/specs/sessions.md): failures are
 * counted for the card that signed, after its signature was verified, so that only whoever holds a card can use up its
 * tries. All of it is in memory and names nobody; codes of 80 bits bear a restart.
 */
export class LoginLimits {
  readonly cards: Attempts;
  readonly strangers: Attempts;
  readonly #spent = new Map<string, number>();
  readonly #challenges: Allowance;

  /** `rate`: challenges of one address; `ticks` in ms, never set back. */
  constructor(p: Primitives, random: Random, rate: Rate, ticks: () => number) {
    this.#challenges = new Allowance({ primitives: p, random, ticks, rate });
    this.cards = new Attempts(p, random, OF_A_CARD);
    this.strangers = new Attempts(p, random, OF_STRANGERS);
  }

  /** A signature that was refused is worth no second try: each guess costs the card's holder one signature. */
  spend(nonce: string, now: number): void {
    this.#spent.set(nonce, now);
    for (const [first, at] of this.#spent) {
      if (this.#spent.size <= MOST_SPENT && now - at <= NONCE_LIFETIME_MS) break;
      this.#spent.delete(first);
    }
  }

  isSpent(nonce: string): boolean {
    return this.#spent.has(nonce);
  }

  /** Refusal `request.too-many`: challenges are asked for faster from this address than anyone logs in. */
  whyNoChallenge(address: string): Refusal | undefined {
    const seconds = this.#challenges.take(networkOf(address));
    return seconds > 0 ? tooMany(seconds) : undefined;
  }
}

/** Refusal: try again in this many seconds. */
export function tooMany(seconds: number): Refusal {
  return refuse('request.too-many', { seconds });
}
