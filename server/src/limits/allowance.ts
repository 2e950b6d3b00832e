import { toBase64url, utf8 } from '@lianshu/core/bytes';
import type { Primitives, Random } from '@lianshu/core/primitives';

/** `burst` at once, and one more every `everyMs` afterwards. */
export interface Rate {
  readonly burst: number;
  readonly everyMs: number;
}

export interface AllowanceParts {
  readonly primitives: Primitives;
  readonly random: Random;
  /** ms of a clock that is never set back; not the time of day. */
  readonly ticks: () => number;
  readonly rate: Rate;
  /** Keys remembered at once; default 50,000. */
  readonly maxKeys?: number;
}

/** Where everyone goes who comes while the table is full of others: a flood of addresses buys no room. */
const OVERFLOW = 'overflow';

/** How often those who have nothing outstanding are forgotten; oftener when there is no room, but not at every call. */
const SWEEP_MS = 10_000;
const SWEEP_FULL_MS = 1_000;

/**
 * How often something may be asked for under one key, by the generic cell rate algorithm (ITU-T I.371). In memory alone:
 * a key is remembered only as a salted hash, until some seconds after it has nothing outstanding, and is told to nobody, since
 * a record of who came would follow the number of signers. A restart gives everyone a full burst.
 */
export class Allowance {
  readonly #parts: AllowanceParts;
  readonly #salt: Uint8Array;
  readonly #maxKeys: number;
  /** Of each key, when it will have nothing outstanding: its theoretical arrival time. */
  readonly #free = new Map<string, number>();
  #sweptAt = Number.NEGATIVE_INFINITY;

  constructor(parts: AllowanceParts) {
    this.#parts = parts;
    this.#salt = parts.random(32);
    this.#maxKeys = parts.maxKeys ?? 50_000;
  }

  /** 0 when it may go on; otherwise the whole seconds after which it may, and nothing is used up. */
  take(key: string | Uint8Array): number {
    const { ticks, rate } = this.#parts;
    const now = ticks();
    this.#sweep(now);
    const name = this.#nameOf(key);
    const free = Math.max(this.#free.get(name) ?? now, now);
    const tooEarlyMs = free + rate.everyMs - (now + rate.burst * rate.everyMs);
    if (tooEarlyMs > 0) return Math.ceil(tooEarlyMs / 1000);
    this.#free.set(name, free + rate.everyMs);
    return 0;
  }

  /** Whether something is outstanding under a key. */
  isOutstanding(key: string | Uint8Array): boolean {
    return (this.#free.get(this.#hashOf(key)) ?? 0) > this.#parts.ticks();
  }

  /** How many keys are remembered at this moment. Never to be shown: it follows who comes. */
  get remembered(): number {
    return this.#free.size;
  }

  #sweep(now: number): void {
    const isFull = this.#free.size >= this.#maxKeys;
    if (now - this.#sweptAt < (isFull ? SWEEP_FULL_MS : SWEEP_MS)) return;
    this.#sweptAt = now;
    for (const [known, free] of this.#free) if (free <= now) this.#free.delete(known);
  }

  #nameOf(key: string | Uint8Array): string {
    const name = this.#hashOf(key);
    return this.#free.has(name) || this.#free.size < this.#maxKeys ? name : OVERFLOW;
  }

  #hashOf(key: string | Uint8Array): string {
    const bytes = typeof key === 'string' ? utf8(key) : key;
    return toBase64url(this.#parts.primitives.hmacSha256(this.#salt, bytes).subarray(0, 16));
  }
}
