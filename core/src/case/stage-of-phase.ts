import type { Stage } from './log-id.ts';
import type { Phase } from './phases.ts';

const PROPOSAL: readonly Phase[] = [
  'draft',
  'collecting-proposers',
  'proposal-filed',
  'review',
  'hearing',
  'correction-ordered',
  're-review',
  'proposer-check',
  'proposer-supplement',
  'proposer-recheck',
];

/** For what persons are sought in this phase: 提案 to the last check of the proposers, 連署 from the notice to collect. */
export function stageOfPhase(phase: Phase): Stage {
  return PROPOSAL.includes(phase) ? 'proposal' : 'petition';
}
