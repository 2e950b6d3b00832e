export {
  addDays,
  type CivilDate,
  dateOfDayNumber,
  dayNumber,
  daysInMonth,
  formatIsoDate,
  type IsoDate,
  isIsoDate,
  parseIsoDate,
} from './civil-date.ts';
export {
  hasReachedAge,
  lastDayOfDaysAfter,
  lastDayOfMonthsAfter,
  lastDayOfMonthsFrom,
  latestDayBefore,
} from './period.ts';
export { renderRocDate, renderRocTime } from './roc-date.ts';
export {
  endOfTaipeiDay,
  formatInstant,
  parseInstant,
  startOfTaipeiDay,
  taipeiClock,
  taipeiDate,
  type WallClock,
} from './taipei.ts';
