import {
  addDays,
  daysInMonth,
  formatIsoDate,
  type IsoDate,
  lastDayOfMonthsFrom,
  parseIsoDate,
} from '../calendar/index.ts';

/**
 * The latest first day from which `months` months, that day counted, are over on `on`: who is born or moves in later has
 * not reached the term. The inverse of `lastDayOfMonthsFrom`.
 */
export function latestStartOf(months: number, on: IsoDate): IsoDate {
  const { year, month, day } = parseIsoDate(addDays(on, 1));
  const target = year * 12 + (month - 1) - months;
  const [targetYear, targetMonth] = [Math.floor(target / 12), (target % 12) + 1];
  let start = formatIsoDate({
    year: targetYear,
    month: targetMonth,
    day: Math.min(day, daysInMonth(targetYear, targetMonth)),
  });
  // Days at the end of a long month can share their term's end with the first that has a corresponding day.
  for (let next = addDays(start, 1); lastDayOfMonthsFrom(next, months) <= on; next = addDays(next, 1)) start = next;
  return start;
}
