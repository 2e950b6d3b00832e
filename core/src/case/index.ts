export { ACTORS, type Actor } from './actor.ts';
export { cardNeededUntil, trialForStage } from './card-needed.ts';
export type { CaseEvent } from './case-event.ts';
export { compareCaseNumbers } from './case-order.ts';
export {
  type AwaitedService,
  type CaseState,
  type CaseText,
  NO_CASE,
  type Opinion,
  type RunningTerm,
  thresholdsOfCase,
  totalResult,
  validProposers,
  validSigners,
} from './case-state.ts';
export { type CollectingRound, collectingRound, isRoundOver } from './collecting.ts';
export {
  CASE_KINDS,
  type CaseKind,
  type CheckResult,
  COMMAND_NEEDS,
  type Command,
  type CommandData,
  type CommandName,
  type FilingData,
  GROUNDS,
  type Ground,
  type Trial,
} from './command.ts';
export { type AllowedCommand, allowedCommands, decide, dueCommands } from './decide.ts';
export type { DocumentName } from './document-name.ts';
export { type CivilStatus, hasResidedFor, type Ineligibility, ineligibility, type Span } from './eligibility.ts';
export { evolve, replay } from './evolve.ts';
export type { GuardName } from './guards.ts';
export { isServed, type LetterName } from './letter-name.ts';
export { awaitsServing, type LetterOfCase } from './letter-of-case.ts';
export {
  CASE_NUMBER_PATTERN,
  formatLogId,
  isCaseNumber,
  isPilotNumber,
  LOG_ID_PATTERN,
  type LogId,
  parseLogId,
  type Round,
  type Stage,
} from './log-id.ts';
export {
  type LeadAct,
  type LeadCommandName,
  type LeadWay,
  type NextAct,
  type NextSteps,
  nextSteps,
  type OfficeCommandName,
} from './next-steps.ts';
export { OFFICER_ROLES, OFFICES, type Office, type OfficerRole, officeFor } from './office.ts';
export { OFFICE_TASK_NAMES, OFFICE_TASKS, type OfficeTask, type OfficeTaskName, taskOf } from './office-tasks.ts';
export { orderableOf } from './orderable.ts';
export { ORDERED_PHASES, type OrderedPhase } from './ordered-phase.ts';
export { papersNeeded } from './papers.ts';
export { isPilotPhase, PHASE_NAMES, PHASES, type Phase } from './phases.ts';
export { isPolicyId, POLICIES, POLICY_IDS, type PolicyChoice, type PolicyId } from './policies.ts';
export { type PolicyInForce, policiesInForce } from './policies-in-force.ts';
export { pollWindow } from './poll-window.ts';
export { JUDGED_PHASES } from './proposal-phases.ts';
export {
  mayAtRegistry,
  REGISTRY_ROLES,
  REGISTRY_TASK_NAMES,
  REGISTRY_TASKS,
  type RegistryRole,
  type RegistryTask,
  type RegistryTaskName,
  registryTaskOf,
} from './registry-tasks.ts';
export { retentionEnd } from './retention.ts';
export { stageOfPhase } from './stage-of-phase.ts';
export type { Term } from './term.ts';
export { countedLength, MAIN_TEXT_LIMIT, REASON_LIMIT } from './text-length.ts';
export { type Thresholds, thresholdsOf } from './thresholds.ts';
export type { Transition } from './transition.ts';
export { COMMAND_NAMES, type EventType, TRANSITIONS, transitionOf } from './transitions.ts';
