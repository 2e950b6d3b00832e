import { isIsoDate } from '@lianshu/core/calendar';
import type { Span } from '@lianshu/core/case';
import { ParseError } from '@lianshu/core/errors';
import { Fields, type JsonValue } from '@lianshu/core/json';

/** What the population register (戶籍資料) says of one person. Days are ISO dates; spans hold both their days. */
export interface PersonRecord {
  readonly idNumber: string;
  readonly name: string;
  readonly bornOn: string;
  readonly diedOn?: string;
  /** 直轄市、縣市. */
  readonly county: string;
  /** 鄉鎮市區. */
  readonly township: string;
  /** 村里. */
  readonly village: string;
  readonly address: string;
  /** 設籍: household registration in the country; a gap or an end is a move abroad. */
  readonly residence: readonly Span[];
  /** 監護宣告. */
  readonly guardianship: readonly Span[];
}

function isoDate(fields: Fields, key: string): string {
  const text = fields.string(key, 10);
  if (!isIsoDate(text)) throw new ParseError('json.shape', key);
  return text;
}

function readSpan(value: JsonValue): Span {
  const fields = new Fields(value, 'span');
  const from = isoDate(fields, 'from');
  const span = fields.has('to') ? { from, to: isoDate(fields, 'to') } : { from };
  fields.end();
  return span;
}

/** A person from one line of a register file. Throws ParseError; its place never holds content. */
export function parsePersonRecord(line: string): PersonRecord {
  let value: JsonValue;
  try {
    value = JSON.parse(line) as JsonValue;
  } catch {
    // Without the cause: the engine's message quotes the line.
    throw new ParseError('json.malformed');
  }
  const fields = new Fields(value, 'person');
  const person = {
    idNumber: fields.string('idNumber', 10),
    name: fields.string('name', 200),
    bornOn: isoDate(fields, 'bornOn'),
    ...(fields.has('diedOn') ? { diedOn: isoDate(fields, 'diedOn') } : {}),
    county: fields.string('county', 40),
    township: fields.string('township', 40),
    village: fields.string('village', 40),
    address: fields.string('address', 400),
    residence: fields.array('residence').map(readSpan),
    guardianship: fields.array('guardianship').map(readSpan),
  };
  fields.end();
  return person;
}
