import { type IsoDate, taipeiDate } from '../calendar/index.ts';
import { accept, type RefusalCode, type Result, refuse } from '../errors/index.ts';
import type { Actor } from './actor.ts';
import type { CaseEvent } from './case-event.ts';
import type { CaseState } from './case-state.ts';
import { COMMAND_NEEDS, type Command, type CommandData, type CommandName } from './command.ts';
import { dataOf, fieldOf } from './guard.ts';
import { GUARDS, judgesData } from './guards.ts';
import { lastDayOf, type Term, waitsForService } from './term.ts';
import type { Transition } from './transition.ts';
import { COMMAND_NAMES, TRANSITIONS, transitionOf } from './transitions.ts';

function refuseBy(article: string, code: RefusalCode, detail?: Record<string, string | number>) {
  return { ...refuse(code, detail), article };
}

function startOf(term: Term, state: CaseState, today: IsoDate): IsoDate {
  switch (term.from) {
    case 'filing':
      return state.enteredOn[state.phase] ?? today;
    case 'poll':
      return state.pollOn ?? today;
    case 'lapse':
      return state.term?.lastDay ?? today;
    default:
      return today;
  }
}

function lastDayAfter(transition: Transition, state: CaseState, command: Command, today: IsoDate): IsoDate | null {
  if (command.name === 'extend-term') return dataOf(command, 'extend-term').until;
  if (command.name === 'open-pilot') return dataOf(command, 'open-pilot').lastDay;
  if (command.name === 'record-service') return lastDayServed(state, dataOf(command, 'record-service'));
  const { term } = transition;
  if (term === undefined || term === 'kept' || waitsForService(term)) return null;
  return lastDayOf(term, startOf(term, state, today), state.policies);
}

/** The end of the term that begins with this service; null where none waits for it. */
function lastDayServed(state: CaseState, { letter, servedOn }: CommandData['record-service']): IsoDate | null {
  const { awaitsService, letters, policies } = state;
  if (letters[letter - 1]?.name === 'opinion-request')
    return lastDayOf(TRANSITIONS['request-opinion'].term, servedOn, policies);
  return awaitsService?.letter === letter ? lastDayOf(awaitsService, servedOn, policies) : null;
}

/** What comes after the one filing says so: paper by regulation Art. 7(2), all else by 7(1) as the code has it. */
function refuseFilingAgain(command: Command) {
  const refused = refuse('case.already-filed');
  return fieldOf(command, 'log') === null ? { ...refused, article: 'regulation Art. 7(2)' } : refused;
}

/**
 * What follows from a command, or which provision stands against it. Pure: `now` (ms) is the only clock, the same input
 * gives the same events. Refusals: `case.wrong-actor`, `case.wrong-state`, `case.already-filed`, `case.deadline-passed`,
 * `case.guard-failed`, each with its article. Command data may come from a request unseen, but has the command's shape.
 */
export function decide(state: CaseState, command: Command, now: number): Result<readonly CaseEvent[]> {
  const transition = transitionOf(command.name);
  const { cite } = transition;
  if (!transition.by.includes(command.by)) return refuseBy(cite, 'case.wrong-actor', { by: command.by });
  if (!transition.from.includes(state.phase)) {
    if (command.name === 'file-petition' && state.filing !== null) return refuseFilingAgain(command);
    return refuseBy(cite, 'case.wrong-state', { phase: state.phase });
  }
  const today = taipeiDate(now);
  for (const name of transition.guards) {
    const objection = GUARDS[name]({ state, command, now, today });
    if (objection !== null)
      return refuseBy(objection.article ?? cite, objection.code, { guard: name, ...objection.detail });
  }
  const lastDay = lastDayAfter(transition, state, command, today);
  const { by, data, papers = [] } = command;
  const documents: readonly string[] = transition.documents ?? [];
  if (!papers.every((paper) => documents.includes(paper)))
    return refuseBy(cite, 'case.guard-failed', { guard: 'papers-known' });
  const event = { type: transition.event, at: now, by, cite, lastDay, data };
  return accept([(papers.length === 0 ? event : { ...event, papers }) as CaseEvent]);
}

/** One act that `by` could take now, before any data is judged. */
export interface AllowedCommand {
  readonly command: CommandName;
  readonly article: string;
  /** The fields its data must have. */
  readonly needs: readonly string[];
  /** Not the next step on the main way. */
  readonly isAside: boolean;
}

/** The acts of the table that are open to `by` in this state at `now`, in the order of the table. */
export function allowedCommands(state: CaseState, by: Actor, now: number): readonly AllowedCommand[] {
  const today = taipeiDate(now);
  return COMMAND_NAMES.flatMap((name) => {
    const { by: actors, from, guards, cite, isAside = false } = transitionOf(name);
    if (!actors.includes(by) || !from.includes(state.phase)) return [];
    const command = { name, by, data: {} } as Command;
    const stopped = guards.some(
      (guard) => !judgesData(guard) && GUARDS[guard]({ state, command, now, today }) !== null,
    );
    if (stopped) return [];
    return [{ command: name, article: cite, needs: COMMAND_NEEDS[name], isAside: isAside && !servesNext(state, name) }];
  });
}

/** While a term waits for a letter, issuing and serving that letter is the next step. */
function servesNext({ awaitsService, letters }: CaseState, name: CommandName): boolean {
  if (awaitsService === null) return false;
  const isIssued = letters[awaitsService.letter - 1]?.issued !== null;
  return name === (isIssued ? 'record-service' : 'issue-letter');
}

/**
 * What time alone has caused by `now` (ms) and is still to be entered. After each is entered ask again: one may follow from another.
 * The dates that count are those of the terms, so that nothing depends on when this is asked.
 */
export function dueCommands(state: CaseState, now: number): readonly Command[] {
  return allowedCommands(state, 'clock', now).map(
    ({ command }) => ({ name: command, by: 'clock', data: {} }) as Command,
  );
}
