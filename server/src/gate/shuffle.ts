import type { Random } from '@lianshu/core/primitives';

/** A uniform integer below `bound` (at most 2^24), by rejection. */
function below(bound: number, random: Random): number {
  const limit = 2 ** 24 - (2 ** 24 % bound);
  for (;;) {
    const [a, b, c] = random(3);
    const value = (a! << 16) | (b! << 8) | c!;
    if (value < limit) return value % bound;
  }
}

/** A uniformly random order of 0…count−1 (Fisher–Yates). */
export function shuffle(count: number, random: Random): number[] {
  const order = Array.from({ length: count }, (_, i) => i);
  for (let i = count - 1; i > 0; i--) {
    const j = below(i + 1, random);
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  return order;
}
