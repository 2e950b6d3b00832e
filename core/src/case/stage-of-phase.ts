import type { Stage } from './log-id.ts';
import type { Phase } from './phases.ts';
import { PROPOSAL_PHASES } from './proposal-phases.ts';

/** For what persons are sought in this phase: 提案 to the last check of the proposers, 連署 from the notice to collect. */
export function stageOfPhase(phase: Phase): Stage {
  return PROPOSAL_PHASES.includes(phase) ? 'proposal' : 'petition';
}
