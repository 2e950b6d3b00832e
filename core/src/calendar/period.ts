import { addDays, daysInMonth, formatIsoDate, type IsoDate, parseIsoDate } from './civil-date.ts';

/*
 * Terms of the Referendum Act: Act Art. 6 → 公職人員選舉罷免法 Art. 5, 行政程序法 Art. 48, 民法 Art. 120–124. A last day that
 * is a Saturday, Sunday or holiday stays the last day (選罷法 Art. 5(1)): nothing here knows about week days.
 */

/** The last day of `months` months whose first counted day is `firstDay`: by calendar, the day before the corresponding one. */
export function lastDayOfMonthsFrom(firstDay: IsoDate, months: number): IsoDate {
  const { year, month, day } = parseIsoDate(firstDay);
  const target = year * 12 + (month - 1) + months;
  const targetYear = Math.floor(target / 12);
  const targetMonth = (target % 12) + 1;
  const length = daysInMonth(targetYear, targetMonth);
  // Where the last month has no such day, the term ends with its last day (行政程序法 Art. 48(3), 民法 Art. 121(2)).
  if (day > length) return formatIsoDate({ year: targetYear, month: targetMonth, day: length });
  return addDays(formatIsoDate({ year: targetYear, month: targetMonth, day }), -1);
}

/** The last day of `days` days after an event on `eventDay`, which itself is not counted (行政程序法 Art. 48(2)). */
export function lastDayOfDaysAfter(eventDay: IsoDate, days: number): IsoDate {
  return addDays(eventDay, days);
}

/** The last day of `months` months after an event on `eventDay`, which itself is not counted. */
export function lastDayOfMonthsAfter(eventDay: IsoDate, months: number): IsoDate {
  return lastDayOfMonthsFrom(addDays(eventDay, 1), months);
}

/** The latest day for what must happen `days` days before polling (選罷法 Art. 5(2)): the day before the n-th day counted back. */
export function latestDayBefore(pollingDay: IsoDate, days: number): IsoDate {
  return addDays(pollingDay, -days - 1);
}

/** Whether a person born on `bornOn` is `years` old on `on`: the day of birth counts (民法 Art. 124), so from the eve of the birthday. */
export function hasReachedAge(bornOn: IsoDate, years: number, on: IsoDate): boolean {
  return lastDayOfMonthsFrom(bornOn, years * 12) <= on;
}
