import { addDays, taipeiDate } from '../calendar/index.ts';
import type { CaseEvent } from './case-event.ts';
import { type CaseState, NO_CASE } from './case-state.ts';
import type { Phase } from './phases.ts';
import { type EventType, TRANSITIONS } from './transitions.ts';

const AFTER = new Map<EventType, { readonly to: Phase; readonly cite: string | null }>(
  Object.values(TRANSITIONS).map((transition) => [
    transition.event,
    { to: transition.to, cite: 'term' in transition ? transition.term.cite : null },
  ]),
);

function told(state: CaseState, event: CaseEvent): CaseState {
  const today = taipeiDate(event.at);
  switch (event.type) {
    case 'case-drafted': {
      const { number, ...text } = event.data;
      return { ...state, number, text };
    }
    case 'proposal-filed':
      return { ...state, electorate: event.data.electorate, proposersFiled: event.data.proposersFiled };
    case 'proposers-checked':
      return { ...state, proposers: event.data };
    case 'collection-recorded':
      return { ...state, collected: event.data, window: { firstDay: addDays(today, 1), lastDay: event.lastDay! } };
    case 'petition-filed':
      return { ...state, filing: event.data };
    case 'household-check-recorded':
      return { ...state, result: event.data };
    case 'case-established':
      return { ...state, officialNumber: event.data.officialNumber };
    case 'abandonment-deemed':
      return { ...state, barredUntil: event.lastDay };
    default:
      return state;
  }
}

/** The state after one more event. Total over events that `decide` made; an unknown type throws. */
export function evolve(state: CaseState, event: CaseEvent): CaseState {
  const after = AFTER.get(event.type);
  if (after === undefined) throw new Error(`unknown case event ${String(event.type)}`);
  const moved = after.to !== state.phase;
  return {
    ...told(state, event),
    phase: after.to,
    enteredOn: moved ? { ...state.enteredOn, [after.to]: taipeiDate(event.at) } : state.enteredOn,
    // An act without a term of its own ends the running one when it moves the case, and leaves it when it does not.
    term:
      event.lastDay !== null && after.cite !== null
        ? { lastDay: event.lastDay, cite: after.cite }
        : moved
          ? null
          : state.term,
  };
}

/** The state after all events from the first. */
export function replay(events: readonly CaseEvent[]): CaseState {
  return events.reduce(evolve, NO_CASE);
}
