import { createHash } from 'node:crypto';

/**
 * Draws that follow from a seed and an index, so that person i costs the same whether or not 0 … i−1 were ever made.
 * Fast, not cryptographic: for synthetic people only.
 */
export class IndexRandom {
  #state: number;

  constructor(key: number, index: number) {
    this.#state = mix(mix(key ^ Math.imul(index, 0x9e3779b1)) ^ Math.floor(index / 0x1_0000_0000));
  }

  /** An integer in [0, limit), limit at most 2³¹. */
  below(limit: number): number {
    return Math.floor((this.#next() / 0x1_0000_0000) * limit);
  }

  /** True with probability `share`. */
  chance(share: number): boolean {
    return this.#next() / 0x1_0000_0000 < share;
  }

  pick<T>(from: readonly T[]): T {
    return from[this.below(from.length)]!;
  }

  #next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    return mix(this.#state);
  }
}

/** A bijection of 32-bit integers that spreads every input bit. */
export function mix(value: number): number {
  let x = value >>> 0;
  x = Math.imul(x ^ (x >>> 16), 0x21f0aaad);
  x = Math.imul(x ^ (x >>> 15), 0x735a2d97);
  return (x ^ (x >>> 15)) >>> 0;
}

/** 32 bits that follow from a text. */
export function keyOf(seed: string): number {
  return createHash('sha256').update(seed).digest().readUInt32BE(0);
}
