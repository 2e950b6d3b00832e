export { ACTORS, type Actor } from './actor.ts';
export type { CaseEvent } from './case-event.ts';
export {
  type CaseState,
  type CaseText,
  NO_CASE,
  type RunningTerm,
  thresholdsOfCase,
  validSigners,
} from './case-state.ts';
export { isCollecting } from './collecting.ts';
export {
  CASE_KINDS,
  type CaseKind,
  type CheckResult,
  COMMAND_NEEDS,
  type Command,
  type CommandData,
  type CommandName,
} from './command.ts';
export { type AllowedCommand, allowedCommands, decide } from './decide.ts';
export { type CivilStatus, hasResidedFor, type Ineligibility, ineligibility, type Span } from './eligibility.ts';
export { evolve, replay } from './evolve.ts';
export { formatLogId, isCaseNumber, type LogId, parseLogId, type Round, type Stage } from './log-id.ts';
export { PHASES, type Phase } from './phases.ts';
export { countedLength, MAIN_TEXT_LIMIT, REASON_LIMIT } from './text-length.ts';
export { type Thresholds, thresholdsOf } from './thresholds.ts';
export { type EventType, type Term, TRANSITIONS, type Transition } from './transitions.ts';
