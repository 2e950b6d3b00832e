import { endOfTaipeiDay, startOfTaipeiDay } from '../calendar/index.ts';
import { noon, type Step, WAYS, walk } from './case.fixture.ts';
import { fittingData } from './fitting-data.fixture.ts';
import {
  type Actor,
  type CaseState,
  type Command,
  type CommandName,
  type decide,
  PHASE_NAMES,
  type Phase,
} from './index.ts';

export const fitting = (state: CaseState, name: CommandName, by: Actor, now: number) =>
  ({ name, by, data: fittingData(name, state, by, now) }) as Command;
export const command = (name: CommandName, by: Actor, data: object = {}) => ({ name, by, data }) as Command;
export const states = (phase: Phase): CaseState[] => WAYS[phase].map((way) => walk(way).state);
/** Inside every running term of the fixture, after it, and when all retention is over. */
export const moments = (state: CaseState) => [
  startOfTaipeiDay(state.term?.lastDay ?? '2026-06-01'),
  endOfTaipeiDay(state.term?.lastDay ?? '2026-06-01'),
  noon('2031-01-01'),
];
export const at = (phase: Phase) => states(phase)[0]!;
export const codeOf = (result: ReturnType<typeof decide>) => (result.ok ? 'ok' : result.code);
export const STATES = new Map(PHASE_NAMES.map((phase) => [phase, states(phase)]));

export const after = (state: CaseState, ...steps: readonly Step[]) => walk(steps, state).state;

export const settled = (date: string, policy: string, choice: string): Step => [
  date,
  command('settle-policy', 'commission', { policy, choice, reasons: '示範理由' }),
];
