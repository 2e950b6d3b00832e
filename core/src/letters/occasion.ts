import type { CaseEvent, CaseState, CommandName, LetterName } from '../case/index.ts';
import type { Result } from '../errors/index.ts';
import type { DetailField, DetailName, Details } from './detail.ts';
import { DETAIL_KINDS } from './detail.ts';
import type { Letter, LetterHead } from './letter.ts';

/** The act that makes a letter, with the case before and after it. */
export interface Occasion<N extends CommandName = CommandName> {
  readonly before: CaseState;
  readonly state: CaseState;
  readonly event: CaseEvent<N>;
}

/**
 * To whom a letter goes: the lead, everyone, the household authority, an agency or the legislature, or the file. Announcements alone are `public`.
 */
export type Audience = 'lead' | 'public' | 'household' | 'agency' | 'file';

/** How one kind of letter is made. */
export interface LetterForm {
  readonly name: LetterName;
  readonly audience: Audience;
  /** What the officer adds, besides what every letter needs. */
  readonly details: (occasion: Occasion) => readonly DetailField[];
  /** Throws RangeError where the case does not bear the letter out; refuses where a detail contradicts the case. */
  readonly compose: (head: LetterHead, occasion: Occasion, details: Details) => Letter | Result<Letter>;
}

export function field(name: DetailName): DetailField {
  return { name, kind: DETAIL_KINDS[name], isOptional: false };
}

export function optional(name: DetailName): DetailField {
  return { name, kind: DETAIL_KINDS[name], isOptional: true };
}

/** Form of a letter whose words need nothing but the case, unless `details` says so. */
export function form<N extends LetterName>(
  name: N,
  audience: Audience,
  compose: LetterForm['compose'],
  details: readonly DetailField[] | LetterForm['details'] = [],
): LetterForm & { readonly name: N } {
  return { name, audience, compose, details: typeof details === 'function' ? details : () => details };
}

/** The data of the event, where it is of this type. Throws RangeError otherwise: the table would have changed. */
export function dataOf<N extends CommandName>({ event }: Occasion, type: CaseEvent<N>['type']): CaseEvent<N>['data'] {
  if (event.type !== type) throw new RangeError(`a letter of ${type} cannot follow from ${event.type}`);
  return event.data as CaseEvent<N>['data'];
}

/** The last day of the term that the act began. Throws RangeError where it began none. */
export function lastDayOf({ event, state }: Occasion): string {
  const lastDay = event.lastDay ?? state.term?.lastDay;
  if (lastDay === undefined) throw new RangeError('the letter names a term that does not run');
  return lastDay;
}
