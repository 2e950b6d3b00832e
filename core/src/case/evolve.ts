import { addDays, type IsoDate, lastDayOfMonthsAfter, taipeiDate } from '../calendar/index.ts';
import type { CaseEvent } from './case-event.ts';
import { type CaseState, NO_CASE } from './case-state.ts';
import { orderableOf } from './orderable.ts';
import type { Phase } from './phases.ts';
import type { Transition } from './transition.ts';
import { type EventType, TRANSITIONS } from './transitions.ts';

const BY_EVENT = new Map<EventType, Transition>(
  Object.values(TRANSITIONS).map((transition) => [transition.event, transition]),
);

/** What an event says of the case, its place and its term apart. `today`: the day in Taipei. */
function told(state: CaseState, event: CaseEvent, today: IsoDate): CaseState {
  switch (event.type) {
    case 'case-drafted': {
      const { number, ...text } = event.data;
      return { ...state, number, text };
    }
    case 'correction-submitted':
    case 'text-corrected':
      return state.text === null ? state : { ...state, text: { ...state.text, ...event.data } };
    case 'proposal-filed':
      return { ...state, ...event.data, proposalDate: today };
    case 'hearing-called':
      return { ...state, hearingHeldOn: null };
    case 'hearing-held':
      return { ...state, hearingHeldOn: event.data.heldOn };
    case 'correction-ordered':
      return { ...state, usedUp: { ...state.usedUp, correction: true } };
    case 'proposers-checked':
      return { ...state, proposers: event.data };
    case 'proposer-supplement-ordered':
      return { ...state, usedUp: { ...state.usedUp, proposerSupplement: true } };
    case 'proposers-supplemented':
      return { ...state, moreProposers: { filed: event.data.proposersFiled, valid: null } };
    case 'proposers-rechecked':
      return state.moreProposers === null
        ? state
        : { ...state, moreProposers: { ...state.moreProposers, valid: event.data.valid } };
    case 'opinion-requested': {
      const opinion = { agency: event.data.agency, lastDay: event.lastDay!, state: 'awaited' } as const;
      return { ...state, opinions: [...state.opinions, opinion] };
    }
    case 'opinion-given':
      return {
        ...state,
        opinions: state.opinions.map((opinion) =>
          opinion.agency === event.data.agency ? { ...opinion, state: 'given' } : opinion,
        ),
      };
    case 'opinions-waived':
      return {
        ...state,
        opinions: state.opinions.map((opinion) =>
          opinion.state === 'awaited' && opinion.lastDay < today ? { ...opinion, state: 'waived' } : opinion,
        ),
      };
    case 'collection-recorded':
      return { ...state, collected: event.data, window: { firstDay: addDays(today, 1), lastDay: event.lastDay! } };
    case 'collection-added': {
      const { electronic, paper, undertaking } = event.data;
      const before = state.collected;
      const collected = {
        electronic: electronic || before?.electronic === true,
        paper: paper || before?.paper === true,
        undertaking: undertaking || before?.undertaking === true,
      };
      return { ...state, collected };
    }
    case 'petition-filed':
      return { ...state, filing: event.data, rosterDate: today };
    case 'household-check-recorded':
      return { ...state, result: event.data };
    case 'signer-supplement-ordered':
      return { ...state, usedUp: { ...state.usedUp, signerSupplement: true } };
    case 'supplement-filed':
      return { ...state, supplement: { filing: event.data, result: null } };
    case 'supplement-check-recorded':
      return state.supplement === null ? state : { ...state, supplement: { ...state.supplement, result: event.data } };
    case 'case-established':
      return { ...state, officialNumber: event.data.officialNumber, decision: 'established', outcomeOn: today };
    case 'case-not-established':
      return { ...state, decision: 'not-established', outcomeOn: today };
    case 'signer-supplement-missed':
      return { ...state, decision: 'not-established', outcomeOn: lapsedOn(state, today) };
    case 'abandonment-deemed':
      return { ...state, barredUntil: event.lastDay, outcomeOn: lapsedOn(state, today) };
    case 'correction-missed':
    case 'proposer-supplement-missed':
      return { ...state, outcomeOn: lapsedOn(state, today) };
    case 'filing-not-accepted':
      return {
        ...state,
        outcomeOn: today,
        barredUntil: state.policies['short-filing'] === 'two-year-bar' ? lastDayOfMonthsAfter(today, 24) : null,
      };
    case 'proposal-not-accepted':
    case 'case-rejected':
    case 'case-withdrawn':
    case 'case-stopped':
      return { ...state, outcomeOn: today };
    case 'poll-announced':
      return { ...state, pollOn: event.data.pollOn };
    case 'poll-result-announced':
      return { ...state, passed: event.data.passed, matterBarredUntil: event.lastDay };
    case 'policy-settled':
      return { ...state, policies: { ...state.policies, [event.data.policy]: event.data.choice } };
    case 'term-extended':
      return state.phase === 'petitioning' && state.window !== null
        ? { ...state, window: { ...state.window, lastDay: event.data.until } }
        : state;
    case 'suit-recorded':
      return { ...state, litigation: { finalOn: null }, records: 'kept' };
    case 'judgment-recorded':
      return { ...state, litigation: { finalOn: event.data.finalOn } };
    case 'case-reopened':
      return reopened(state, event);
    case 'retention-ended':
      return { ...state, records: 'due' };
    case 'records-destroyed':
      return { ...state, records: 'destroyed' };
    default:
      return state;
  }
}

/** The day that was let pass: also when the clock noticed later. */
function lapsedOn({ term }: CaseState, today: IsoDate): IsoDate {
  return term?.lastDay ?? today;
}

function reopened(state: CaseState, { data, lastDay }: CaseEvent<'reopen'>): CaseState {
  const { ordered, servedOn } = data;
  const window =
    ordered === 'petitioning' && lastDay !== null ? { firstDay: addDays(servedOn, 1), lastDay } : state.window;
  const usedUp = ordered === 'signer-supplement' ? { ...state.usedUp, signerSupplement: true } : state.usedUp;
  const undone = { decision: null, barredUntil: null, outcomeOn: null, records: 'kept' } as const;
  return { ...state, ...undone, usedUp, window, ...orderableOf(ordered).forgets };
}

function placeAfter(transition: Transition, state: CaseState, event: CaseEvent): Phase {
  if (transition.to === 'same') return state.phase;
  return transition.to === 'ordered' ? (event as CaseEvent<'reopen'>).data.ordered : transition.to;
}

/** An act without a term of its own ends the running one when it moves the case, and leaves it when it does not. */
function termAfter(transition: Transition, state: CaseState, event: CaseEvent, moved: boolean): CaseState['term'] {
  if (transition.isParallel === true || transition.term === 'kept') return state.term;
  if (event.lastDay === null) return moved ? null : state.term;
  if (event.type === 'term-extended')
    return state.term === null ? null : { lastDay: event.lastDay, cite: state.term.cite };
  const term = event.type === 'case-reopened' ? orderableOf(event.data.ordered).term : transition.term;
  const cite = term?.cite;
  return { lastDay: event.lastDay, cite: cite ?? transition.cite };
}

/** The state after one more event. Total over events that `decide` made; an unknown type throws. */
export function evolve(state: CaseState, event: CaseEvent): CaseState {
  const transition = BY_EVENT.get(event.type);
  if (transition === undefined) throw new Error(`unknown case event ${String(event.type)}`);
  const today = taipeiDate(event.at);
  const phase = placeAfter(transition, state, event);
  const moved = phase !== state.phase || transition.to === 'ordered';
  return {
    ...told(state, event, today),
    phase,
    enteredOn: moved ? { ...state.enteredOn, [phase]: today } : state.enteredOn,
    term: termAfter(transition, state, event, moved),
  };
}

/** The state after all events from the first. */
export function replay(events: readonly CaseEvent[]): CaseState {
  return events.reduce(evolve, NO_CASE);
}
