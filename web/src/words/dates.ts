import type { Language } from './area.ts';

/** Taipei keeps UTC+8 all year (law §5.3); the visitor's own zone never matters for a date of law. */
const TAIPEI_OFFSET_MS = 8 * 3_600_000;
const ROC_EPOCH = 1911;
const MONTHS = 'January February March April May June July August September October November December'.split(' ');

export interface TaipeiTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

/** Calendar fields in Taipei of a moment in ms. */
export function taipeiTime(at: number): TaipeiTime {
  const shifted = new Date(at + TAIPEI_OFFSET_MS);
  return {
    year: shifted.getUTCFullYear(),
    month: shifted.getUTCMonth() + 1,
    day: shifted.getUTCDate(),
    hour: shifted.getUTCHours(),
    minute: shifted.getUTCMinutes(),
    second: shifted.getUTCSeconds(),
  };
}

/** Whether a number is a moment that a calendar knows: what others wrote may be none. */
export function isMoment(at: number): boolean {
  return Number.isFinite(new Date(at + TAIPEI_OFFSET_MS).getTime()) && Number.isFinite(new Date(at).getTime());
}

/** `2026-11-24` of a moment in ms, in Taipei. */
export function lawDate(at: number): string {
  const { year, month, day } = taipeiTime(at);
  return `${year}-${two(month)}-${two(day)}`;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

function fields(date: string): { year: number; month: number; day: number } | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
  return match === null ? undefined : { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) };
}

function rocYear(year: number): string {
  const roc = year - ROC_EPOCH;
  return roc >= 1 ? `${roc}年` : `民前${1 - roc}年`;
}

/** Republican calendar alone: 115年1月30日. `date` is a law date, YYYY-MM-DD; anything else comes back as it is. */
export function rocDate(date: string): string {
  const found = fields(date);
  return found === undefined ? date : `${rocYear(found.year)}${found.month}月${found.day}日`;
}

/** A law date for people: 115年1月30日（2026-01-30） or 30 January 2026 (ROC 115). */
export function sayDate(date: string, language: Language): string {
  const found = fields(date);
  if (found === undefined) return date;
  if (language === 'en') return `${found.day} ${MONTHS[found.month - 1]} ${found.year} (ROC ${found.year - ROC_EPOCH})`;
  return `${rocDate(date)}（${date}）`;
}

/** A moment in ms for people, in Taipei time to the minute; what is no moment comes back as it is. */
export function sayTime(at: number, language: Language): string {
  if (!isMoment(at)) return String(at);
  const { hour, minute } = taipeiTime(at);
  const date = lawDate(at);
  if (language === 'en') return `${sayDate(date, language)}, ${two(hour)}:${two(minute)} Taipei time`;
  return `${rocDate(date)} ${two(hour)}:${two(minute)}（${date}）`;
}

/** Whole days from `today` to `date`, both law dates; negative when past. */
export function daysUntil(date: string, today: string): number {
  return Math.round((Date.parse(`${date}T00:00:00Z`) - Date.parse(`${today}T00:00:00Z`)) / 86_400_000);
}

/** 1,234,567 in both languages. */
export function sayNumber(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+(?!\d))/g, ',');
}
