import { type IsoDate, isIsoDate } from '../calendar/index.ts';
import { accept, ParseError, type Result, refuse } from '../errors/index.ts';
import { assertPlainText } from '../statement/index.ts';

/**
 * What an officer adds when a letter is issued because no act of the case says it. `line`: one line; `list`: one item per
 * line; `date`: ISO; `count`: a number of people.
 */
export const DETAIL_KINDS = {
  /** 署名: office and name of who signs. */
  signer: 'line',
  /** 聯絡方式. */
  contact: 'line',
  /** 副本 that the act itself does not require. */
  copies: 'list',
  /** As printed: `上午10時`. */
  time: 'line',
  place: 'line',
  /** 住居所 of the lead, which the notice of a hearing must name (行政程序法 Art. 55(1)(2)). */
  leadAddress: 'line',
  /** 爭點 of a hearing. */
  issues: 'list',
  /** Agencies and scholars that are asked to a hearing. */
  invited: 'list',
  /** 戶政事務所 that are designated (施行細則 Art. 8). */
  offices: 'list',
  /** The commission meeting that decided. */
  decidedOn: 'date',
  /** 投票起止時間, as printed. */
  pollHours: 'line',
  /** 發表會或辯論會之辦理期間 (Act Art. 17). */
  debates: 'line',
  voters: 'count',
  yesVotes: 'count',
  noVotes: 'count',
  /** How records were destroyed. */
  method: 'line',
  /** 監毀人員. */
  witnesses: 'list',
} as const;

export type DetailName = keyof typeof DETAIL_KINDS;
export type DetailKind = (typeof DETAIL_KINDS)[DetailName];

/** One field of the form with which a letter is issued. */
export interface DetailField {
  readonly name: DetailName;
  readonly kind: DetailKind;
  readonly isOptional: boolean;
}

export const LINE_LIMIT = 120;
export const LIST_LIMIT = 400;
/** Points of a letter are numbered to ninety-nine. */
export const NUMBERED_LIMIT = 40;

/** Details that were checked, by kind; what was not given is empty. */
export interface Details {
  line(name: DetailName): string;
  list(name: DetailName): readonly string[];
  date(name: DetailName): IsoDate;
  count(name: DetailName): number;
}

/** Why a detail cannot stand. `text`: a character that may not enter a case. */
export type DetailFault = 'missing' | 'unknown' | 'too-long' | 'text' | 'date' | 'count' | 'figures';

/** Refusal `letter.details`, naming the field and the fault, never what was typed. */
export function refuseDetail(field: DetailName | 'documentNumber' | 'details', fault: DetailFault) {
  return refuse('letter.details', { field, fault });
}

/** The given words as `fields` demand them. Every line is plain text in NFC without line ends. */
export function checkDetails(fields: readonly DetailField[], given: Readonly<Record<string, string>>): Result<Details> {
  const known = new Set<string>(fields.map(({ name }) => name));
  if (Object.keys(given).some((name) => !known.has(name))) return refuseDetail('details', 'unknown');
  for (const { name, kind, isOptional } of fields) {
    const text = given[name] ?? '';
    if (text.trim() === '') {
      if (isOptional) continue;
      return refuseDetail(name, 'missing');
    }
    const fault = faultOf(name, kind, text);
    if (fault !== undefined) return refuseDetail(name, fault);
  }
  return accept(readerOf(given));
}

function faultOf(name: DetailName, kind: DetailKind, text: string): DetailFault | undefined {
  if (kind === 'date') return isIsoDate(text) ? undefined : 'date';
  if (kind === 'count') return /^[0-9]{1,9}$/.test(text) ? undefined : 'count';
  const items = kind === 'list' ? itemsOf(text) : [text];
  const limit = name === 'issues' ? NUMBERED_LIMIT : LIST_LIMIT;
  if (items.length > limit || items.some((item) => [...item].length > LINE_LIMIT)) return 'too-long';
  return items.every(isPlain) ? undefined : 'text';
}

function isPlain(text: string): boolean {
  try {
    assertPlainText(text);
    return true;
  } catch (error) {
    if (error instanceof ParseError) return false;
    throw error;
  }
}

function itemsOf(text: string): readonly string[] {
  return text
    .split('\n')
    .map((item) => item.trim())
    .filter((item) => item !== '');
}

function readerOf(given: Readonly<Record<string, string>>): Details {
  const line = (name: DetailName) => (given[name] ?? '').trim();
  return {
    line,
    date: line,
    list: (name) => itemsOf(given[name] ?? ''),
    count: (name) => Number(line(name)),
  };
}
