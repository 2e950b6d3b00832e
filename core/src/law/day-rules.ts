import {
  addDays,
  dayNumber,
  daysInMonth,
  type IsoDate,
  lastDayOfDaysAfter,
  lastDayOfMonthsAfter,
  latestDayBefore,
  parseIsoDate,
  renderRocDate,
} from '../calendar/index.ts';
import { pollWindow as votingDays } from '../case/index.ts';
import type { DayAnswer, LawNote, WindowAnswer } from './answer.ts';
import { latestStartOf } from './latest-start.ts';

const PETITION_MONTHS = 6;
const RESIDENCE_MONTHS = 6;
const AGE_MONTHS = 18 * 12;
/** Promulgation of the present Act Art. 23. */
const AMENDED_ON = '2025-12-03';

/** Monday is 1, Sunday 7. */
export function weekdayOf(date: IsoDate): number {
  return ((((dayNumber(date) + 3) % 7) + 7) % 7) + 1;
}

function dayAnswer(rule: DayAnswer['rule'], result: IsoDate, article: string, notes: readonly LawNote[]): DayAnswer {
  return { rule, result, roc: renderRocDate(result), weekday: weekdayOf(result), article, notes };
}

function termNotes(lastDay: IsoDate): LawNote[] {
  return weekdayOf(lastDay) > 5 ? ['weekend-not-extended'] : [];
}

/** The last day for filing the roster: six months from the day after the first collection of format or code (領取). */
export function petitionEnd(collected: IsoDate): DayAnswer {
  const firstDay = addDays(collected, 1);
  const lastDay = lastDayOfMonthsAfter(collected, PETITION_MONTHS);
  const { year, month } = parseIsoDate(lastDay);
  const isShort = parseIsoDate(firstDay).day > daysInMonth(year, month);
  const notes: LawNote[] = [...termNotes(lastDay), ...(isShort ? (['no-corresponding-day'] as const) : [])];
  const article = 'Act Art. 6, 12(2); regulation Art. 6(1); 行政程序法 Art. 48(3); 選罷法 Art. 5(1)';
  return { ...dayAnswer('petition-end', lastDay, article, notes), firstDay };
}

/** The last day of a term of `days` days that runs from service (送達) or another event, whose day is not counted. */
export function periodEnd(days: number, served: IsoDate): DayAnswer {
  const lastDay = lastDayOfDaysAfter(served, days);
  const article = 'Act Art. 6; 選罷法 Art. 5(1); 行政程序法 Art. 48(2)';
  return { ...dayAnswer('period-end', lastDay, article, termNotes(lastDay)), firstDay: addDays(served, 1) };
}

/** The latest day for what must be announced `days` days before polling (投票日 N 日前). */
export function announceBy(poll: IsoDate, days: number): DayAnswer {
  const result = latestDayBefore(poll, days);
  return dayAnswer('announce-by', result, 'Act Art. 6, 17(1); 選罷法 Art. 5(2)', termNotes(result));
}

/** The latest birth date of a person who is 18 on the day the roster is filed; for voters the day before polling. */
export function bornBy(filed: IsoDate): DayAnswer {
  return dayAnswer('born-by', latestStartOf(AGE_MONTHS, filed), 'Act Art. 7, 8(2); 民法 Art. 124', []);
}

/** The latest day of moving in (遷入登記) that gives six months of residence on the day of filing, that day counted. */
export function movedInBy(filed: IsoDate): DayAnswer {
  const article = 'Act Art. 6, 8; 選罷法 Art. 4(2)';
  return dayAnswer('moved-in-by', latestStartOf(RESIDENCE_MONTHS, filed), article, []);
}

/** From three to six months after a case is announced established (成立). */
export function pollWindow(established: IsoDate): WindowAnswer {
  const { firstDay, lastDay } = votingDays(established);
  const result = [firstDay, lastDay] as const;
  const roc = [renderRocDate(result[0]), renderRocDate(result[1])] as const;
  const notes: LawNote[] = [
    'joined-with-election',
    ...(established < AMENDED_ON ? (['before-amendment'] as const) : []),
  ];
  return { rule: 'poll-window', result, roc, article: 'Act Art. 6, 23', notes };
}
