import type { Phase } from './phases.ts';

const UNFILED = ['draft', 'collecting-proposers'] as const satisfies readonly Phase[];

const TEXT_REVIEWED = [
  'proposal-filed',
  'review',
  'hearing',
  'correction-ordered',
  're-review',
] as const satisfies readonly Phase[];

/** A proposal from its filing to the last check of its proposers (Act Art. 9, 10). */
export const PROPOSED_PHASES = [
  ...TEXT_REVIEWED,
  'proposer-check',
  'proposer-supplement',
  'proposer-recheck',
] as const satisfies readonly Phase[];

/** 提案, filed or not. */
export const PROPOSAL_PHASES: readonly Phase[] = [...UNFILED, ...PROPOSED_PHASES];

/** Where the text of a proposal is still judged: later its matter is settled (Act Art. 10(3)). */
export const JUDGED_PHASES: readonly Phase[] = [...UNFILED, ...TEXT_REVIEWED];
