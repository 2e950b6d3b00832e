import { ParseError } from '../errors/index.ts';
import { dateOfDayNumber, dayNumber, type IsoDate } from './civil-date.ts';

/**
 * Taiwan keeps UTC+8 without daylight saving; the statute's day is the day there, wherever a program runs. Computed here
 * and never by Intl or the zone of the process.
 */
const OFFSET_MS = 8 * 3_600_000;
const DAY_MS = 86_400_000;

export interface WallClock {
  readonly date: IsoDate;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

function wallClock(shifted: number): WallClock {
  const days = Math.floor(shifted / DAY_MS);
  const seconds = Math.floor((shifted - days * DAY_MS) / 1000);
  return {
    date: dateOfDayNumber(days),
    hour: Math.floor(seconds / 3600),
    minute: Math.floor(seconds / 60) % 60,
    second: seconds % 60,
  };
}

/** What the clock on the wall in Taipei shows at `at` (ms since the epoch). */
export function taipeiClock(at: number): WallClock {
  return wallClock(at + OFFSET_MS);
}

/** The day in Taipei at `at` (ms since the epoch). */
export function taipeiDate(at: number): IsoDate {
  return taipeiClock(at).date;
}

/** The first millisecond of that day in Taipei. */
export function startOfTaipeiDay(date: IsoDate): number {
  return dayNumber(date) * DAY_MS - OFFSET_MS;
}

/** The first millisecond after that day in Taipei: a term that ends on `date` is kept by anything earlier (民法 Art. 121). */
export function endOfTaipeiDay(date: IsoDate): number {
  return startOfTaipeiDay(date) + DAY_MS;
}

const INSTANT = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2}):(\d{2})Z$/;
const two = (value: number) => String(value).padStart(2, '0');

/** `2026-11-23T02:15:00Z`, in UTC. Throws RangeError unless `at` is a whole second. */
export function formatInstant(at: number): string {
  if (!Number.isSafeInteger(at) || at % 1000 !== 0) throw new RangeError('formatInstant expects whole seconds');
  const { date, hour, minute, second } = wallClock(at);
  return `${date}T${two(hour)}:${two(minute)}:${two(second)}Z`;
}

/** The inverse of `formatInstant`, in ms. Throws ParseError `date.malformed`. */
export function parseInstant(text: string): number {
  const parts = INSTANT.exec(text);
  if (parts === null) throw new ParseError('date.malformed');
  const [hour, minute, second] = [Number(parts[2]), Number(parts[3]), Number(parts[4])];
  if (hour > 23 || minute > 59 || second > 59) throw new ParseError('date.malformed');
  return dayNumber(parts[1]!) * DAY_MS + ((hour * 60 + minute) * 60 + second) * 1000;
}
