import { fromHex } from '../bytes/index.ts';
import { isCaseNumber, parseLogId } from '../case/index.ts';
import { ParseError } from '../errors/index.ts';
import type { JsonValue } from '../json/index.ts';

/** What a field of an act's detail may hold. None of them can hold words of a person. */
type FieldKind = 'card' | 'case' | 'count' | 'hash' | 'log' | 'time' | 'version' | 'word' | 'words';

/**
 * The acts that are no events of a case, with the fields of their detail. Numbers of people never stand here: an act that
 * rests on one names the hash of the paper that has it. A new act is one line, in the order of the alphabet.
 */
export const ACT_DETAILS = {
  /** Entry 0 and no other: how many lines of what was there before stand in front of the log, and their Merkle root. */
  'acts-begun': { before: 'count', beforeRoot: 'hash' },
  'bundle-published': { log: 'log', indexSha256: 'hash' },
  /** The client that a server serves from then on: SHA-256 of its `client.json` (docs/specs/client-release.md). */
  'client-served': { sha256: 'hash', version: 'version' },
  /** A signed statement of destruction: of a tag key at the end of its log, or of the records of a case. */
  'destruction-stated': { what: 'word', statementSha256: 'hash' },
  'filing-exported': { log: 'log', root: 'hash' },
  /** A lead's warning against a fake site. `entry`: its number among all warnings. */
  'lead-warning-posted': { entry: 'count', actSha256: 'hash' },
  'lead-warning-withdrawn': { entry: 'count', actSha256: 'hash' },
  /** The end of a log whose case ended without filing it. */
  'log-closed': { log: 'log' },
  'log-filed': { log: 'log', root: 'hash' },
  'log-held': { log: 'log', until: 'time' },
  'log-opened': { log: 'log', manifestSha256: 'hash' },
  'log-resumed': { log: 'log' },
  'manifest-countersigned': { log: 'log', manifestSha256: 'hash' },
  'manifest-sent': { log: 'log', manifestSha256: 'hash' },
  'manifest-signed-by-registry': { log: 'log', manifestSha256: 'hash' },
  /** Whether a proposal is of the same matter as a barred one. `entry`: the act's number in the register of barred matters. */
  'matter-compared': { entry: 'count', actSha256: 'hash' },
  'matter-entered': { entry: 'count', actSha256: 'hash' },
  'matter-struck': { entry: 'count', actSha256: 'hash' },
  /** `card`: the first 16 hex digits of the SHA-256 of the officer's signing certificate. */
  'officer-registered': { card: 'card', roles: 'words' },
  'officer-removed': { card: 'card' },
  /** The lead of a pilot that is over gave her progress key for the report. */
  'pilot-count-released': { log: 'log' },
  'pilot-published': { reportSha256: 'hash' },
  /** The lead opened the test record. */
  'possession-proven': { log: 'log', manifestSha256: 'hash' },
  /** What an officer found of a reported site. `entry`: the judgement's number in the register of reported sites. */
  'site-report-judged': { entry: 'count', actSha256: 'hash' },
  'verdict-imported': { log: 'log', verdictSha256: 'hash' },
} as const satisfies Readonly<Record<string, Readonly<Record<string, FieldKind>>>>;

/** The registers that acts write into: an export has the papers of each, numbered from 1. */
export type PaperRegister = 'matters' | 'sites' | 'warnings';

const REGISTER_OF: Readonly<Partial<Record<ActKind, PaperRegister>>> = {
  'lead-warning-posted': 'warnings',
  'lead-warning-withdrawn': 'warnings',
  'matter-compared': 'matters',
  'matter-entered': 'matters',
  'matter-struck': 'matters',
  'site-report-judged': 'sites',
};

/** The register that acts of this kind write into; undefined for acts without a paper. */
export function registerOf(kind: ActKind | 'case-event'): PaperRegister | undefined {
  return kind === 'case-event' ? undefined : REGISTER_OF[kind];
}

export type ActKind = keyof typeof ACT_DETAILS;
export const ACT_KINDS = Object.keys(ACT_DETAILS) as readonly ActKind[];

type FieldValue<F> = F extends 'count' | 'time' ? number : F extends 'words' ? readonly string[] : string;

/** The detail of an act: hashes and cards in lower-case hex, times in ms. */
export type ActDetail<K extends ActKind = ActKind> = {
  readonly [F in keyof (typeof ACT_DETAILS)[K]]: FieldValue<(typeof ACT_DETAILS)[K][F]>;
};

const VERSION = /^\d{1,4}\.\d{1,4}\.\d{1,4}$/;
const WORD = /^[a-z0-9]+(-[a-z0-9]+)*$/;

function isWord(value: JsonValue | undefined): boolean {
  return typeof value === 'string' && value.length <= 40 && WORD.test(value);
}

function isLog(text: string): boolean {
  try {
    parseLogId(text);
    return true;
  } catch {
    return false;
  }
}

/** Whether `text` is the short name of a card: 16 lower-case hex digits. */
export function isCardName(text: string): boolean {
  return /^[0-9a-f]{16}$/.test(text);
}

function holds(kind: FieldKind, value: JsonValue | undefined): boolean {
  if (kind === 'count' || kind === 'time') return Number.isSafeInteger(value) && (value as number) >= 0;
  if (kind === 'words') return Array.isArray(value) && value.length <= 16 && value.every(isWord);
  if (typeof value !== 'string') return false;
  if (kind === 'card') return isCardName(value);
  if (kind === 'case') return isCaseNumber(value);
  if (kind === 'version') return VERSION.test(value);
  if (kind === 'hash') return value.length === 64 && fromHex(value).length === 32;
  return kind === 'log' ? isLog(value) : isWord(value);
}

/** Throws ParseError `json.shape` at the field unless `detail` has exactly the fields of its kind. */
export function demandDetail(kind: ActKind, detail: { readonly [key: string]: JsonValue }): void {
  const fields: Readonly<Record<string, FieldKind>> = ACT_DETAILS[kind];
  for (const [name, field] of Object.entries(fields))
    if (!Object.hasOwn(detail, name) || !holds(field, detail[name]))
      throw new ParseError('json.shape', `detail.${name}`);
  for (const name of Object.keys(detail))
    if (!Object.hasOwn(fields, name)) throw new ParseError('json.shape', `detail.${name}`);
}
