import type { AwaitedService, CaseState, RunningTerm } from './case-state.ts';
import type { CommandName } from './command.ts';
import { allowedCommands } from './decide.ts';
import { PHASES, type Phase } from './phases.ts';
import type { PolicyChoices } from './policies.ts';
import type { Transition } from './transition.ts';
import { COMMAND_NAMES, type TRANSITIONS, transitionOf } from './transitions.ts';

type Table = typeof TRANSITIONS;
type InPerson<T> = T extends { readonly documents: readonly (infer D)[] }
  ? 'card-shown' extends D
    ? true
    : false
  : false;

/** The acts that are the lead's: by the table her own, or entered while she stands at the counter with her card. */
export type LeadCommandName = {
  [K in CommandName]: 'lead' extends Table[K]['by'][number] ? K : InPerson<Table[K]> extends true ? K : never;
}[CommandName];

/** The next steps of the commission and of those it asks, on the main way. */
export type OfficeCommandName = {
  [K in Exclude<CommandName, LeadCommandName>]: Table[K] extends
    | { readonly isAside: true }
    | { readonly isParallel: true }
    ? never
    : 'clock' extends Table[K]['by'][number]
      ? never
      : K;
}[Exclude<CommandName, LeadCommandName>];

/** One act that may come next. */
export interface NextAct<N extends CommandName = CommandName> {
  readonly command: N;
  readonly article: string;
}

/** How an act of the lead's is done: in writing to the commission, in person with her card, or from her own computer. */
export type LeadWay = 'in-writing' | 'in-person' | 'electronic' | 'electronic-or-paper';

export interface LeadAct extends NextAct<LeadCommandName> {
  readonly way: LeadWay;
  /** She need not do it for the case to go on. */
  readonly isFree: boolean;
}

/** What may happen next with a case, on which article and by when: for the lead, and for everyone. */
export interface NextSteps {
  readonly lead: readonly LeadAct[];
  /** What lies with the commission and those it asks; where it is a decision, every way it may go. */
  readonly office: readonly NextAct<OfficeCommandName>[];
  readonly term:
    | (RunningTerm & {
        /** Whose it is: what `missed` says befalls the lead, or the commission's own. */
        readonly of: 'lead' | 'office';
        /** Until when the counter takes papers on the last day (policy `filing-hour`); null where nothing is brought there. */
        readonly counter: PolicyChoices['filing-hour'] | null;
      })
    | null;
  /** A term that does not run yet: it is counted from service of a letter. */
  readonly awaits: Omit<AwaitedService, 'letter'> | null;
  /** Where the case ends up when the lead lets the term pass. */
  readonly missed: { readonly phase: Phase; readonly article: string } | null;
}

/** Acts that a lead who collected the electronic way does from her own computer. */
const FROM_HER_COMPUTER: readonly CommandName[] = ['file-petition', 'file-supplement'];
/** The same of a lead for whom electronic proposing was opened. */
const OF_PROPOSERS: readonly CommandName[] = ['file-proposal', 'supplement-proposers'];
/** Acts that are hers to leave. */
const FREE: readonly CommandName[] = [
  'open-proposing',
  'withdraw',
  'add-collection',
  'reissue-code',
  'correct-clerical',
];

/**
 * Derived from the table and from what is public of the case. No guard that judges a count is asked: which way a decision
 * goes must not be seen here before it is announced (forum minutes, M16).
 */
export function nextSteps(state: CaseState, now: number): NextSteps {
  const { phase, term, awaitsService, policies } = state;
  const here = COMMAND_NAMES.filter((name) => comesFrom(transitionOf(name), phase));
  const lead = leadActs(state, now);
  const lapse = here.map(transitionOf).find(({ by, guards }) => by.includes('clock') && guards.includes('term-over'));
  const missed = lapse === undefined ? null : { phase: lapse.to as Phase, article: lapse.cite };
  const brings = lead.some(({ command }) => transitionOf(command).guards.includes('counter-open'));
  return {
    lead,
    office: here.filter(isOffices).map(actOf),
    term:
      term === null || PHASES[phase].isFinal
        ? null
        : { ...term, of: missed === null ? 'office' : 'lead', counter: brings ? policies['filing-hour'] : null },
    awaits: awaitsService === null ? null : withoutLetter(awaitsService),
    missed: term === null && awaitsService === null ? null : missed,
  };
}

function withoutLetter({ length, unit, cite }: AwaitedService): Omit<AwaitedService, 'letter'> {
  return { length, unit, cite };
}

function comesFrom({ from }: Transition, phase: Phase): boolean {
  return from.includes(phase);
}

function isInPerson({ documents = [] }: Transition): boolean {
  return documents.includes('card-shown');
}

function isLeads(name: CommandName): name is LeadCommandName {
  const transition = transitionOf(name);
  return transition.by.includes('lead') || isInPerson(transition);
}

function isOffices(name: CommandName): name is OfficeCommandName {
  const { by, isAside, isParallel } = transitionOf(name);
  return !isLeads(name) && isAside !== true && isParallel !== true && !by.includes('clock');
}

function actOf<N extends CommandName>(command: N): NextAct<N> {
  return { command, article: transitionOf(command).cite };
}

/** Open to her or, for her, to the commission: guards of hers judge the day and what she collected, never a count. */
function leadActs(state: CaseState, now: number): readonly LeadAct[] {
  const hers = new Set(allowedCommands(state, 'lead', now).map(({ command }) => command));
  const entered = new Set(allowedCommands(state, 'commission', now).map(({ command }) => command));
  const open = COMMAND_NAMES.filter(isLeads).filter((name) => hers.has(name) || entered.has(name));
  const fromHere = state.proposing === null ? FROM_HER_COMPUTER : [...FROM_HER_COMPUTER, ...OF_PROPOSERS];
  return open.map((command) => ({
    ...actOf(command),
    way: wayOf(command, fromHere.includes(command) && hers.has(command), entered.has(command)),
    isFree: FREE.includes(command),
  }));
}

function wayOf(command: CommandName, isFromHere: boolean, isEntered: boolean): LeadWay {
  if (isInPerson(transitionOf(command))) return 'in-person';
  if (!isFromHere) return 'in-writing';
  return isEntered ? 'electronic-or-paper' : 'electronic';
}
