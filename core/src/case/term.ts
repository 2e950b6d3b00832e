import { type IsoDate, lastDayOfDaysAfter, lastDayOfMonthsAfter } from '../calendar/index.ts';
import type { PolicyChoices, PolicyId } from './policies.ts';

/**
 * A term that starts with a transition. `from` is the day it is counted from, itself not counted: the day of the act, of
 * service (送達), of an agency's receipt, of the filing that is under examination, of polling, or the last day that was
 * let pass.
 */
export interface Term {
  readonly length: number;
  readonly unit: 'days' | 'months';
  readonly from: 'today' | 'service' | 'receipt' | 'filing' | 'poll' | 'lapse';
  readonly cite: string;
  /** Where the law gives no length: the policy that does; `length` is then its default. */
  readonly policy?: PolicyId;
}

/** The last day of `term` counted from `start`. */
export function lastDayOf(term: Term, start: IsoDate, policies: PolicyChoices): IsoDate {
  const length = term.policy === undefined ? term.length : Number(policies[term.policy]);
  return term.unit === 'days' ? lastDayOfDaysAfter(start, length) : lastDayOfMonthsAfter(start, length);
}
