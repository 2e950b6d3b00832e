import { addDays, endOfTaipeiDay, type IsoDate, startOfTaipeiDay } from '../calendar/index.ts';
import type { CaseState } from './case-state.ts';
import type { LetterName } from './letter-name.ts';
import type { Round, Stage } from './log-id.ts';
import type { Phase } from './phases.ts';

/** A round of collecting: of which stage, and its first and last counted day in Taipei. */
export interface CollectingRound {
  readonly stage: Stage;
  readonly round: Round;
  readonly window: { readonly firstDay: IsoDate; readonly lastDay: IsoDate };
}

const ROUND_PHASES: Readonly<Record<`${Stage}.${Round}`, readonly Phase[]>> = {
  'proposal.1': ['collecting-proposers'],
  'proposal.2': ['proposer-supplement'],
  'petition.1': ['petitioning', 'pilot-open'],
  'petition.2': ['signer-supplement'],
};

/**
 * Whether a case in `phase` can take no more signatures of this round, whatever the day: filed, or led elsewhere by an act.
 */
export function isRoundOver(phase: Phase, { stage, round }: Pick<CollectingRound, 'stage' | 'round'>): boolean {
  return !ROUND_PHASES[`${stage}.${round}`].includes(phase);
}

/**
 * The round in which electronic signatures may be taken at `now` (ms), null when in none: the way is collected, nothing filed
 * yet, and the last day not over (regulation Art. 6(3)). Outages move nothing (regulation Art. 11). A supplement begins when its order has been
 * served and ends with its thirty days (Act Art. 10(7), 13(3)). Signatures of the day of collecting or of service, which the term does not count, are taken by
 * policy `collection-day`. Proposing ends with the day that was agreed at its opening, since no term of the Act does; a pilot
 * has days of its own. A suspension moves none of this: it is asked for apart (`CaseState.suspended`).
 */
export function collectingRound(state: CaseState, now: number): CollectingRound | null {
  const collecting = roundInCourse(state);
  if (collecting === null) return null;
  const { firstDay, lastDay } = collecting.window;
  return opensAt(state, firstDay) <= now && now < endOfTaipeiDay(lastDay) ? collecting : null;
}

/** The round that this state collects in, its days apart, also while the commission has suspended it; null when in none. */
export function roundInCourse(state: CaseState): CollectingRound | null {
  const { phase, collected, proposing, window } = state;
  switch (phase) {
    case 'collecting-proposers':
      return proposing === null ? null : { stage: 'proposal', round: 1, window: proposing.window };
    case 'proposer-supplement':
      return proposing === null ? null : supplementOf(state, 'proposal');
    case 'pilot-open':
      return window === null ? null : { stage: 'petition', round: 1, window };
    case 'petitioning':
      return collected?.electronic !== true || window === null ? null : { stage: 'petition', round: 1, window };
    case 'signer-supplement':
      return collected?.electronic === true ? supplementOf(state, 'petition') : null;
    default:
      return null;
  }
}

/** What a supplement's term runs from, by an order of the commission or of a court. */
const ORDERS: readonly LetterName[] = ['proposer-supplement-order', 'signer-supplement-order', 'reopening-notice'];

function supplementOf({ term, letters }: CaseState, stage: Stage): CollectingRound | null {
  const servedOn = letters.findLast(({ name, servedOn: on }) => on !== null && ORDERS.includes(name))?.servedOn ?? null;
  if (term === null || servedOn === null) return null;
  return { stage, round: 2, window: { firstDay: addDays(servedOn, 1), lastDay: term.lastDay } };
}

/** ms. What was opened or served on a day is open from then on, unless the law lets signing begin with the first counted day. */
function opensAt({ phase, policies }: CaseState, firstDay: IsoDate): number {
  const isCounted = policies['collection-day'] === 'not-counted' || phase === 'pilot-open';
  return isCounted && phase !== 'collecting-proposers' ? startOfTaipeiDay(firstDay) : Number.NEGATIVE_INFINITY;
}
