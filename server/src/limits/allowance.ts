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

/**
 * How often something may be asked for under one key, by the generic cell rate algorithm (ITU-T I.371). In memory alone:
 * a key is remembered only as a salted hash, for as long as it has used more than nothing, and is told to nobody, since a
 * record of who came would follow the number of signers. A restart gives everyone a full burst.
 */
export class Allowance {
  readonly #parts: AllowanceParts;
  readonly #salt: Uint8Array;
  readonly #maxKeys: number;
  /** Of each key, when it will have nothing outstanding: its theoretical arrival time. */
  readonly #free = new Map<string, number>();

  constructor(parts: AllowanceParts) {
    this.#parts = parts;
    this.#salt = parts.random(32);
    this.#maxKeys = parts.maxKeys ?? 50_000;
  }

  /** 0 when it may go on; otherwise the whole seconds after which it may, and nothing is used up. */
  take(key: string | Uint8Array): number {
    const { ticks, rate } = this.#parts;
    const now = ticks();
    const name = this.#nameOf(key, now);
    const free = Math.max(this.#free.get(name) ?? now, now);
    const tooEarlyMs = free + rate.everyMs - (now + rate.burst * rate.everyMs);
    if (tooEarlyMs > 0) return Math.ceil(tooEarlyMs / 1000);
    this.#free.set(name, free + rate.everyMs);
    return 0;
  }

  #nameOf(key: string | Uint8Array, now: number): string {
    const { primitives: p } = this.#parts;
    const bytes = typeof key === 'string' ? utf8(key) : key;
    const name = toBase64url(p.hmacSha256(this.#salt, bytes).subarray(0, 16));
    if (this.#free.has(name) || this.#free.size < this.#maxKeys) return name;
    for (const [known, free] of this.#free) if (free <= now) this.#free.delete(known);
    return this.#free.size < this.#maxKeys ? name : OVERFLOW;
  }
}
