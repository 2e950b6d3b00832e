/** How the people of a case mean to take it; time, delays and an outage may make something else of it. */
export const FATES = [
  'established',
  'opinions-then-established',
  'signers-supplemented',
  'still-too-few-signers',
  'never-supplements-signers',
  'never-collects',
  'never-files',
  'files-too-late',
  'not-accepted',
  'filing-refused',
  'corrected-then-established',
  'never-corrects',
  'rejected-after-correction',
  'proposers-supplemented',
  'never-supplements-proposers',
  'still-too-few-proposers',
  'stopped',
  'withdrawn',
  'reopened',
  'pilot',
  'pilot-cut-short',
] as const;
export type Fate = (typeof FATES)[number];

export const CORRECTED_FATES: readonly Fate[] = [
  'corrected-then-established',
  'never-corrects',
  'rejected-after-correction',
];
export const FEW_PROPOSERS: readonly Fate[] = [
  'proposers-supplemented',
  'never-supplements-proposers',
  'still-too-few-proposers',
];
export const FEW_SIGNERS: readonly Fate[] = [
  'signers-supplemented',
  'still-too-few-signers',
  'never-supplements-signers',
];

export function isPilotFate(fate: Fate): boolean {
  return fate.startsWith('pilot');
}

/** Whole numbers below `limit` that follow from `seed` (mulberry32): the same on every machine. */
export function drawsOf(seed: number): (limit: number) => number {
  let state = seed >>> 0;
  return (limit) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
}
