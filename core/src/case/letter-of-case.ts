import type { IsoDate } from '../calendar/index.ts';
import type { CaseEvent } from './case-event.ts';
import type { CaseState } from './case-state.ts';
import { isServed, type LetterName } from './letter-name.ts';
import type { Transition } from './transition.ts';

/** A letter that an act made, and how far it is. */
export interface LetterOfCase {
  /** Its place among the letters of the case, from 1. */
  readonly n: number;
  readonly name: LetterName;
  /** The day of the act that made it. */
  readonly madeOn: IsoDate;
  /** The agency of a request for an opinion; otherwise the letter's own kind says to whom it goes. */
  readonly to: string | null;
  /** 發文字號 and 發文日期; null until it is issued. */
  readonly issued: { readonly documentNumber: string; readonly issuedOn: IsoDate } | null;
  /** 送達; null until it is recorded, and for ever where nobody is served. */
  readonly servedOn: IsoDate | null;
}

/** The letters of the table that `event` makes in fact: code and format by the ways that are collected. `today`: its day. */
export function lettersAfter(
  { letters: known, collected }: CaseState,
  { letters: made = [] }: Transition,
  event: CaseEvent,
  today: IsoDate,
): readonly LetterOfCase[] {
  const isElectronic =
    event.type === 'collection-recorded' || event.type === 'collection-added'
      ? event.data.electronic
      : event.type !== 'signer-supplement-ordered' || collected?.electronic === true;
  const isPaper = (event.type !== 'collection-recorded' && event.type !== 'collection-added') || event.data.paper;
  const names = made.filter(
    (name) => (name !== 'authentication-code' || isElectronic) && (name !== 'roster-format' || isPaper),
  );
  if (names.length === 0) return known;
  const to = event.type === 'opinion-requested' ? event.data.agency : null;
  return [
    ...known,
    ...names.map((name, i) => ({ n: known.length + 1 + i, name, madeOn: today, to, issued: null, servedOn: null })),
  ];
}

/** Issued, to be served on someone, and not known to have been. */
export function awaitsServing({ name, issued, servedOn }: LetterOfCase): boolean {
  return issued !== null && servedOn === null && isServed(name);
}
