import type { IsoDate } from '../calendar/index.ts';
import type { CaseEvent } from './case-event.ts';
import type { CaseState } from './case-state.ts';
import type { LetterOfCase } from './letter-of-case.ts';
import type { Transition } from './transition.ts';

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
