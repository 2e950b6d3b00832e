import { type IsoDate, lastDayOfMonthsAfter } from '../calendar/index.ts';

/** First and last day on which an established case may be voted on: three to six months after the announcement (Act Art. 23). */
export function pollWindow(establishedOn: IsoDate): { readonly firstDay: IsoDate; readonly lastDay: IsoDate } {
  return { firstDay: lastDayOfMonthsAfter(establishedOn, 3), lastDay: lastDayOfMonthsAfter(establishedOn, 6) };
}

/** What tells when a case was announced as established: its letters and the day of the decision. */
interface Announced {
  readonly letters: readonly { readonly name: string; readonly issued: { readonly issuedOn: IsoDate } | null }[];
  readonly enteredOn: { readonly established?: IsoDate };
}

/** The day of the announcement (成立公告), from which the window is counted; the day of the decision until it has gone out. */
export function establishedOn({ letters, enteredOn }: Announced): IsoDate | null {
  const announced = letters.findLast(({ name }) => name === 'established-announcement');
  return announced?.issued?.issuedOn ?? enteredOn.established ?? null;
}
