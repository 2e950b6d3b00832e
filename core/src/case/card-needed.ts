import { type IsoDate, lastDayOfDaysAfter, lastDayOfMonthsAfter } from '../calendar/index.ts';
import type { CaseState } from './case-state.ts';
import type { Trial } from './command.ts';
import type { Stage } from './log-id.ts';

/** Act Art. 12(2). */
const PETITION_MONTHS = 6;
/** Act Art. 10(7), 13(3). */
const SUPPLEMENT_DAYS = 30;

/**
 * The last day on which the lead may need her card to open the record that she files (regulation Art. 7(1)): of the petition that
 * would begin by collecting on `today` or that runs, of electronic proposing, of her supplement, or `today` itself once all is filed.
 */
export function cardNeededUntil({ phase, proposing, window, term }: CaseState, today: IsoDate): IsoDate {
  switch (phase) {
    case 'signer-supplement':
    case 'proposer-supplement':
      return term?.lastDay ?? lastDayOfDaysAfter(today, SUPPLEMENT_DAYS);
    case 'collecting-proposers':
      return later(proposing?.window.lastDay ?? today, today);
    case 'draft':
    case 'notified':
      return lastDayOfMonthsAfter(today, PETITION_MONTHS);
    case 'petitioning':
      return window === null ? lastDayOfMonthsAfter(today, PETITION_MONTHS) : later(window.lastDay, today);
    default:
      return later(window?.lastDay ?? today, today);
  }
}

/** What the card showed that the keys of a log of this stage must be wrapped for; null where none was tried, as for a pilot. */
export function trialForStage({ proposing, collected }: CaseState, stage: Stage): Trial | null {
  return (stage === 'proposal' ? proposing : collected)?.trial ?? null;
}

function later(a: IsoDate, b: IsoDate): IsoDate {
  return a > b ? a : b;
}
