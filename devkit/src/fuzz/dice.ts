import { createHash } from 'node:crypto';

/** Cheap random numbers that follow from a seed and a place: the same on every machine and in every worker. No secrets. */
export interface Dice {
  /** 0 to `count` − 1. */
  below(count: number): number;
  chance(oneIn: number): boolean;
  pick<T>(from: readonly T[]): T;
  bytes(length: number): Uint8Array;
}

/** Four words of a seed's hash. */
export function seedWords(seed: string): Uint32Array {
  const hash = createHash('sha256').update(`lianshu fuzz ${seed}`).digest();
  return Uint32Array.from([0, 4, 8, 12], (at) => hash.readUInt32LE(at));
}

/** The dice of input number `index` (sfc32, warmed up). */
export function throwDice(words: Uint32Array, index: number): Dice {
  let a = words[0]! ^ index;
  let b = words[1]! ^ Math.floor(index / 2 ** 32);
  let c = words[2]!;
  let d = words[3]! | 1;
  const next = (): number => {
    const sum = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + sum) | 0;
    return sum >>> 0;
  };
  for (let i = 0; i < 12; i++) next();
  const below = (count: number): number => Math.floor((next() / 2 ** 32) * count);
  return {
    below,
    chance: (oneIn) => below(oneIn) === 0,
    pick: (from) => from[below(from.length)]!,
    bytes: (length) => {
      const bytes = new Uint8Array(length);
      for (let i = 0; i < length; i++) bytes[i] = next();
      return bytes;
    },
  };
}
