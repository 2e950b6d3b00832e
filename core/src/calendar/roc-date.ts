import { type IsoDate, parseIsoDate } from './civil-date.ts';
import { taipeiClock } from './taipei.ts';

/** 1912 is year 1 of the Republic; 1911 is the first year before it (民國前). */
const YEAR_ZERO = 1911;

/** `中華民國115年11月23日`; before 1912 `中華民國前1年…`. */
export function renderRocDate(date: IsoDate): string {
  const { year, month, day } = parseIsoDate(date);
  const era = year > YEAR_ZERO ? `中華民國${year - YEAR_ZERO}年` : `中華民國前${YEAR_ZERO + 1 - year}年`;
  return `${era}${month}月${day}日`;
}

/** `中華民國115年11月23日10時15分00秒`, on the clock in Taipei. */
export function renderRocTime(at: number): string {
  const { date, hour, minute, second } = taipeiClock(at);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${renderRocDate(date)}${two(hour)}時${two(minute)}分${two(second)}秒`;
}
