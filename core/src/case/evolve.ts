import { addDays, type IsoDate, lastDayOfMonthsAfter, taipeiDate } from '../calendar/index.ts';
import type { CaseEvent } from './case-event.ts';
import { type CaseState, type CaseText, NO_CASE, type Opinion } from './case-state.ts';
import type { CommandData, Text } from './command.ts';
import type { LetterOfCase } from './letter-of-case.ts';
import { lettersAfter } from './letters-after.ts';
import { orderableOf } from './orderable.ts';
import { overdueOpinions } from './overdue-opinions.ts';
import type { Phase } from './phases.ts';
import { waitsForService } from './term.ts';
import type { Transition } from './transition.ts';
import { type EventType, TRANSITIONS } from './transitions.ts';

const BY_EVENT = new Map<EventType, Transition>(
  Object.values(TRANSITIONS).map((transition) => [transition.event, transition]),
);

/** What an event says of the case, its place and its term apart. `today`: the day in Taipei. */
function told(state: CaseState, event: CaseEvent, today: IsoDate): CaseState {
  switch (event.type) {
    case 'case-drafted': {
      const { number, isPilot = false, ...text } = event.data;
      return { ...state, number, isPilot, text };
    }
    case 'correction-submitted':
    case 'text-corrected':
      return state.text === null ? state : { ...state, text: withText(state.text, event.data) };
    case 'proposing-opened': {
      const { electorate, lastDay, trial } = event.data;
      return { ...state, electorate, proposing: { window: { firstDay: today, lastDay }, trial } };
    }
    case 'proposal-filed': {
      const { electorate, proposersFiled, record: proposalRecord = null } = event.data;
      return { ...state, electorate, proposersFiled, proposalRecord, proposalDate: today };
    }
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
      return {
        ...state,
        moreProposers: {
          filed: event.data.proposersFiled,
          record: event.data.record ?? null,
          valid: null,
          result: null,
        },
      };
    case 'proposers-rechecked':
      return state.moreProposers === null
        ? state
        : {
            ...state,
            moreProposers: { ...state.moreProposers, valid: event.data.valid, result: event.data.record ?? null },
          };
    case 'opinion-requested': {
      const opinion = { agency: event.data.agency, lastDay: event.lastDay, state: 'awaited' } as const;
      return { ...state, opinions: [...state.opinions, opinion] };
    }
    case 'opinion-given':
      return {
        ...state,
        opinions: state.opinions.map((opinion) =>
          opinion.agency === event.data.agency ? { ...opinion, state: 'given' } : opinion,
        ),
      };
    case 'opinions-waived': {
      const overdue = overdueOpinions(state, today);
      const waived = (opinion: Opinion): Opinion =>
        overdue.includes(opinion) ? { ...opinion, state: 'waived' } : opinion;
      return { ...state, opinions: state.opinions.map(waived) };
    }
    case 'collection-recorded':
      return {
        ...state,
        collected: collectedBy(null, event.data),
        window: { firstDay: addDays(today, 1), lastDay: event.lastDay! },
      };
    case 'collection-added':
      return { ...state, collected: collectedBy(state.collected, event.data) };
    case 'code-reissued':
      return withCard(state, event.data);
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
    case 'signing-suspended':
      return { ...state, suspended: { on: today, reasons: event.data.reasons } };
    case 'signing-resumed':
      return { ...state, suspended: null };
    case 'term-extended':
      return state.phase === 'petitioning' && state.window !== null
        ? { ...state, window: { ...state.window, lastDay: event.data.until } }
        : state;
    case 'letter-issued': {
      const { letter, documentNumber } = event.data;
      return withLetter(state, letter, { issued: { documentNumber, issuedOn: today } });
    }
    case 'service-recorded':
      return served(state, event);
    case 'pilot-opened':
      return { ...state, window: event.data };
    case 'pilot-reported':
      return { ...state, pilotReport: event.data };
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

/** The new text with its own override, if any: that of the old text says nothing about it. */
function withText({ kind, leadName }: CaseText, text: Text): CaseText {
  return { kind, leadName, ...text };
}

/** The day that was let pass: also when the clock noticed later. */
function lapsedOn({ term }: CaseState, today: IsoDate): IsoDate {
  return term?.lastDay ?? today;
}

type Collected = NonNullable<CaseState['collected']>;

/** What has been collected in all; the card is that of the electronic way. */
function collectedBy(before: Collected | null, data: Collected): Collected {
  const { electronic, paper, undertaking, trial = null, acceptsExpiry = false } = data;
  return {
    electronic: electronic || before?.electronic === true,
    paper: paper || before?.paper === true,
    undertaking: undertaking || before?.undertaking === true,
    trial: trial ?? before?.trial ?? null,
    acceptsExpiry: acceptsExpiry || before?.acceptsExpiry === true,
  };
}

/** The card that was shown for a new code takes the place of the old one, for all that is still to be collected electronically. */
function withCard(state: CaseState, { trial, acceptsExpiry }: CommandData['reissue-code']): CaseState {
  const { proposing, collected } = state;
  return {
    ...state,
    proposing: proposing === null ? null : { ...proposing, trial },
    collected: collected?.electronic === true ? { ...collected, trial, acceptsExpiry } : collected,
  };
}

function withLetter(state: CaseState, n: number, change: Partial<LetterOfCase>): CaseState {
  return { ...state, letters: state.letters.map((letter) => (letter.n === n ? { ...letter, ...change } : letter)) };
}

/** A letter has reached whom it is for: what waited for it runs from that day. */
function served(state: CaseState, { data, lastDay }: CaseEvent<'record-service'>): CaseState {
  const { letter: n, servedOn } = data;
  const after = withLetter(state, n, { servedOn });
  if (lastDay === null) return after;
  if (state.awaitsService?.letter === n) {
    const isPetition = state.phase === 'petitioning';
    return isPetition ? { ...after, window: { firstDay: addDays(servedOn, 1), lastDay } } : after;
  }
  const agency = state.letters[n - 1]?.to;
  const opinions = state.opinions.map((opinion) => (opinion.agency === agency ? { ...opinion, lastDay } : opinion));
  return { ...after, opinions };
}

function reopened(state: CaseState, { data: { ordered } }: CaseEvent<'reopen'>): CaseState {
  const usedUp = ordered === 'signer-supplement' ? { ...state.usedUp, signerSupplement: true } : state.usedUp;
  const undone = { decision: null, barredUntil: null, outcomeOn: null, records: 'kept' } as const;
  return { ...state, ...undone, usedUp, ...orderableOf(ordered).forgets };
}

function placeAfter(transition: Transition, state: CaseState, event: CaseEvent): Phase {
  if (transition.to === 'same') return state.phase;
  return transition.to === 'ordered' ? (event as CaseEvent<'reopen'>).data.ordered : transition.to;
}

/** An act without a term of its own ends the running one when it moves the case, and leaves it when it does not. */
function termAfter(transition: Transition, state: CaseState, event: CaseEvent, moved: boolean): CaseState['term'] {
  if (transition.isParallel === true || transition.term === 'kept') return state.term;
  if (event.type === 'service-recorded') {
    const { awaitsService: awaited, term: running } = state;
    const begins = event.lastDay !== null && awaited?.letter === event.data.letter;
    return begins ? { lastDay: event.lastDay, cite: awaited.cite } : running;
  }
  if (event.lastDay === null) return moved ? null : state.term;
  if (event.type === 'term-extended')
    return state.term === null ? null : { lastDay: event.lastDay, cite: state.term.cite };
  return { lastDay: event.lastDay, cite: transition.term?.cite ?? transition.cite };
}

/** The term that the act brings but does not begin, until its letter is served. */
function awaitedAfter(
  transition: Transition,
  state: CaseState,
  event: CaseEvent,
  moved: boolean,
  letters: readonly LetterOfCase[],
): CaseState['awaitsService'] {
  const { awaitsService } = state;
  if (transition.isParallel === true || transition.term === 'kept') return awaitsService;
  if (event.type === 'service-recorded') return awaitsService?.letter === event.data.letter ? null : awaitsService;
  const term = event.type === 'case-reopened' ? orderableOf(event.data.ordered).term : transition.term;
  if (term !== undefined && waitsForService(term) && event.lastDay === null) {
    const letter = letters.findLast(({ name }) => name === term.letter);
    if (letter === undefined) throw new Error(`${event.type} makes no ${term.letter} to begin its term`);
    return { letter: letter.n, length: term.length, unit: term.unit, cite: term.cite };
  }
  return moved ? null : awaitsService;
}

/** The state after one more event. Total over events that `decide` made; an unknown type throws. */
export function evolve(state: CaseState, event: CaseEvent): CaseState {
  const transition = BY_EVENT.get(event.type);
  if (transition === undefined) throw new Error(`unknown case event ${String(event.type)}`);
  const today = taipeiDate(event.at);
  const phase = placeAfter(transition, state, event);
  const moved = phase !== state.phase || transition.to === 'ordered';
  const letters = lettersAfter(state, transition, event, today);
  return {
    ...told({ ...state, letters }, event, today),
    phase,
    ...(moved && { suspended: null }),
    enteredOn: moved ? { ...state.enteredOn, [phase]: today } : state.enteredOn,
    term: termAfter(transition, state, event, moved),
    awaitsService: awaitedAfter(transition, state, event, moved, letters),
  };
}

/** The state after all events from the first. */
export function replay(events: readonly CaseEvent[]): CaseState {
  return events.reduce(evolve, NO_CASE);
}
