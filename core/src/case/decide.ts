import { type IsoDate, lastDayOfDaysAfter, lastDayOfMonthsAfter, taipeiDate } from '../calendar/index.ts';
import { accept, type RefusalCode, type Result, refuse } from '../errors/index.ts';
import type { Actor } from './actor.ts';
import type { CaseEvent } from './case-event.ts';
import type { CaseState } from './case-state.ts';
import { COMMAND_NEEDS, type Command, type CommandName } from './command.ts';
import { GUARDS } from './guards.ts';
import { type Term, TRANSITIONS, type Transition } from './transitions.ts';

const COMMANDS = Object.keys(TRANSITIONS) as CommandName[];

function refuseBy(transition: Transition, code: RefusalCode, detail?: Record<string, string | number>) {
  return { ...refuse(code, detail), article: transition.cite };
}

function startOf(term: Term, state: CaseState, command: Command, today: IsoDate): IsoDate {
  switch (term.from) {
    case 'today':
      return today;
    case 'service':
      return command.name === 'notify-to-collect' ? command.data.servedOn : today;
    case 'filing':
      return state.enteredOn[state.phase] ?? today;
    case 'lapse':
      return state.term?.lastDay ?? today;
  }
}

function lastDayOf(term: Term, start: IsoDate): IsoDate {
  return term.unit === 'days' ? lastDayOfDaysAfter(start, term.length) : lastDayOfMonthsAfter(start, term.length);
}

/** Whether the case has come to its filing: then the refusal of another says so. */
function hasFiled(state: CaseState): boolean {
  return state.filing !== null;
}

/**
 * What follows from a command, or which provision stands against it. Pure: `now` (ms) is the only clock, the same input
 * gives the same events. Refusals: `case.wrong-actor`, `case.wrong-state`, `case.already-filed`, `case.deadline-passed`,
 * `case.guard-failed`, each with the article of the transition. Command data may come from a request unseen.
 */
export function decide(state: CaseState, command: Command, now: number): Result<readonly CaseEvent[]> {
  const transition: Transition = TRANSITIONS[command.name];
  if (!transition.by.includes(command.by)) return refuseBy(transition, 'case.wrong-actor', { by: command.by });
  if (!transition.from.includes(state.phase)) {
    const code = command.name === 'file-petition' && hasFiled(state) ? 'case.already-filed' : 'case.wrong-state';
    return refuseBy(transition, code, { phase: state.phase });
  }
  const today = taipeiDate(now);
  for (const name of transition.guards) {
    const objection = GUARDS[name]({ state, command, today });
    if (objection !== null) return refuseBy(transition, objection.code, { guard: name, ...objection.detail });
  }
  const lastDay =
    transition.term === undefined ? null : lastDayOf(transition.term, startOf(transition.term, state, command, today));
  const event = { type: transition.event, at: now, by: command.by, cite: transition.cite, lastDay, data: command.data };
  return accept([event as CaseEvent]);
}

/** One act that `by` could take now, before any data is judged. */
export interface AllowedCommand {
  readonly command: CommandName;
  readonly article: string;
  /** The fields its data must have. */
  readonly needs: readonly string[];
}

/** Guards that judge the command's own data, or the clock's; the others already say whether the act is possible. */
const JUDGES_DATA: ReadonlySet<string> = new Set([
  'text-length',
  'electorate-given',
  'proposer-count-given',
  'proposer-result-given',
  'service-not-in-future',
  'undertaking-signed',
  'filing-given',
  'result-adds-up',
]);

/** The acts of the table that are open to `by` in this state at `now`, in the order of the table. */
export function allowedCommands(state: CaseState, by: Actor, now: number): readonly AllowedCommand[] {
  const today = taipeiDate(now);
  return COMMANDS.flatMap((name) => {
    const transition: Transition = TRANSITIONS[name];
    if (!transition.by.includes(by) || !transition.from.includes(state.phase)) return [];
    const command = { name, by, data: {} } as Command;
    const stopped = transition.guards.some(
      (guard) => !JUDGES_DATA.has(guard) && GUARDS[guard]({ state, command, today }) !== null,
    );
    return stopped ? [] : [{ command: name, article: transition.cite, needs: COMMAND_NEEDS[name] }];
  });
}
