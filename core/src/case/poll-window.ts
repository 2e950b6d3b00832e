import { type IsoDate, lastDayOfMonthsAfter } from '../calendar/index.ts';

/** First and last day on which an established case may be voted on: three to six months after the announcement (Act Art. 23). */
export function pollWindow(establishedOn: IsoDate): { readonly firstDay: IsoDate; readonly lastDay: IsoDate } {
  return { firstDay: lastDayOfMonthsAfter(establishedOn, 3), lastDay: lastDayOfMonthsAfter(establishedOn, 6) };
}
