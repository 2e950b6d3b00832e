import { type IsoDate, isIsoDate } from '@lianshu/core/calendar';
import { ParseError } from '@lianshu/core/errors';
import type { Fields } from '@lianshu/core/json';

/** The last moment that is written with four digits of the year; later ones have no law date. */
const LAST_MOMENT = Date.UTC(9999, 11, 31);

/** A moment in ms that can be shown. Throws ParseError. */
export function momentField(fields: Fields, key: string): number {
  return fields.integer(key, 0, LAST_MOMENT);
}

/** A day that exists. Throws ParseError. */
export function dayField(fields: Fields, key: string): IsoDate {
  const day = fields.string(key, 10);
  if (!isIsoDate(day)) throw new ParseError('json.shape', key);
  return day;
}
