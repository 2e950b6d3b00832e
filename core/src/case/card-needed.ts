import { type IsoDate, lastDayOfDaysAfter, lastDayOfMonthsAfter } from '../calendar/index.ts';
import type { CaseState } from './case-state.ts';

/** Act Art. 12(2). */
const PETITION_MONTHS = 6;
/** Act Art. 13(3). */
const SUPPLEMENT_DAYS = 30;

/**
 * The last day on which the lead may need her card to open the record that she files (regulation Art. 7(1)): of the petition that
 * would begin by collecting on `today` or that runs, of her supplement, or `today` itself once all is filed.
 */
export function cardNeededUntil({ phase, window, term }: CaseState, today: IsoDate): IsoDate {
  if (phase === 'signer-supplement') return term?.lastDay ?? lastDayOfDaysAfter(today, SUPPLEMENT_DAYS);
  if (window === null) return lastDayOfMonthsAfter(today, PETITION_MONTHS);
  return window.lastDay > today ? window.lastDay : today;
}
