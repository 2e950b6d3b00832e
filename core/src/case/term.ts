import { type IsoDate, lastDayOfDaysAfter, lastDayOfMonthsAfter } from '../calendar/index.ts';
import type { LetterName } from './letter-name.ts';
import type { PolicyChoices, PolicyId } from './policies.ts';

/**
 * A term that a transition brings. `from` is the day it is counted from, itself not counted: the day of the act, of the
 * filing that is under examination, of polling, or the last day that was let pass. A term from service (送達) or from an
 * agency's receipt does not begin with the act: the act makes `letter`, and the term begins when service of that very
 * letter is recorded. A `given` one ends on the `lastDay` that the act says; `length` is the longest.
 */
export interface Term {
  readonly length: number;
  readonly unit: 'days' | 'months';
  readonly from: 'today' | 'service' | 'receipt' | 'filing' | 'poll' | 'lapse' | 'given';
  readonly cite: string;
  /** With `from` service or receipt: the letter whose service begins it. */
  readonly letter?: LetterName;
  /** Where the law gives no length: the policy that does; `length` is then its default. */
  readonly policy?: PolicyId;
}

/** Whether it waits for a letter to be served. */
export function waitsForService({ from }: Term): boolean {
  return from === 'service' || from === 'receipt';
}

/** The last day of `term` counted from `start`. */
export function lastDayOf(
  term: Pick<Term, 'length' | 'unit' | 'policy'>,
  start: IsoDate,
  policies: PolicyChoices,
): IsoDate {
  const length = term.policy === undefined ? term.length : Number(policies[term.policy]);
  return term.unit === 'days' ? lastDayOfDaysAfter(start, length) : lastDayOfMonthsAfter(start, length);
}
