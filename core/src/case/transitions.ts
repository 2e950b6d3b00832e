import { ANYTIME_TRANSITIONS } from './anytime-transitions.ts';
import type { CommandName } from './command.ts';
import { OUTCOME_TRANSITIONS } from './outcome-transitions.ts';
import { PETITION_TRANSITIONS } from './petition-transitions.ts';
import { PILOT_TRANSITIONS } from './pilot-transitions.ts';
import { PROPOSAL_TRANSITIONS } from './proposal-transitions.ts';
import type { Transition } from './transition.ts';

/**
 * The life cycle of a case. This table is the only place that says who may do what when; `decide`, the permission matrix,
 * the pages' lists of possible acts and the exhaustive test all read it.
 */
export const TRANSITIONS = {
  ...ANYTIME_TRANSITIONS,
  ...PROPOSAL_TRANSITIONS,
  ...PETITION_TRANSITIONS,
  ...OUTCOME_TRANSITIONS,
  ...PILOT_TRANSITIONS,
} as const satisfies Record<CommandName, Transition>;

export type EventType = (typeof TRANSITIONS)[CommandName]['event'];

export const COMMAND_NAMES = Object.keys(TRANSITIONS) as readonly CommandName[];

export function transitionOf(name: CommandName): Transition {
  return TRANSITIONS[name];
}
