import type { Phase } from './phases.ts';

/** Where a judgment may put a case. */
export const ORDERED_PHASES = [
  'proposal-filed',
  'review',
  'proposer-check',
  'notified',
  'petitioning',
  'filed',
  'household-check',
  'signer-supplement',
  'tallied',
] as const satisfies readonly Phase[];

export type OrderedPhase = (typeof ORDERED_PHASES)[number];
