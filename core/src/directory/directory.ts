import { toHex } from '../bytes/index.ts';
import { type IsoDate, isIsoDate } from '../calendar/index.ts';
import { compareCaseNumbers, formatLogId, isPilotNumber, parseLogId, type Round, type Stage } from '../case/index.ts';
import { ParseError } from '../errors/index.ts';
import { Fields, type JsonObject, type JsonValue } from '../json/index.ts';
import { signingLink } from '../manifest/index.ts';
import type { Primitives } from '../primitives/index.ts';
import { assertOrigin } from '../statement/index.ts';
import {
  type AuthorityKey,
  type AuthoritySecret,
  type AuthoritySignature,
  type ClaimForm,
  encodeSignedClaim,
  parseSignedClaim,
  signClaim,
  verifyClaim,
} from '../trust/index.ts';

export const DIRECTORY_FORMAT = 'lianshu/directory/v1';

/** A directory is good for a week: long enough for a weekly paper, short enough that an old one cannot be shown for long. */
export const DIRECTORY_LIFETIME_MS = 7 * 86_400_000;

/** The last moment that a Date can name; of a later one nothing could be said. */
const LAST_MOMENT = 8_640_000_000_000_000;

export const LISTED_STATES = ['collecting', 'over'] as const;
export type ListedState = (typeof LISTED_STATES)[number];

/** One round of an official case for which an electronic log was opened. */
export interface ListedCase {
  readonly number: string;
  readonly stage: Stage;
  readonly round: Round;
  /** SHA-256 of the UTF-8 of the main text (主文). */
  readonly textSha256: Uint8Array;
  /** M. */
  readonly manifestSha256: Uint8Array;
  /** The days on which the log takes signatures, by its manifest. */
  readonly window: { readonly firstDay: IsoDate; readonly lastDay: IsoDate };
  /** The only web origin where it is signed. */
  readonly origin: string;
  readonly state: ListedState;
  /** Whether the commission may name the signing address (連署網址), which follows from the other fields. */
  readonly namesLink: boolean;
}

/** 官方案件目錄, before it is signed. */
export interface Directory {
  /** Grows with everything that changes, and with every day. */
  readonly sequence: number;
  /** ms. */
  readonly issuedAt: number;
  readonly validUntil: number;
  /** The commission's own site. */
  readonly origin: string;
  readonly cases: readonly ListedCase[];
}

export interface SignedDirectory extends Directory {
  readonly signature: AuthoritySignature;
}

/** `9001.petition.1`. */
export function logOfListed({ number, stage, round }: Pick<ListedCase, 'number' | 'stage' | 'round'>): string {
  return formatLogId({ caseNumber: number, stage, round });
}

/** The page of a case on the official site: no secret, and the same for all its rounds. */
export function casePage(origin: string, number: string): string {
  return `${origin}/cases/${number}`;
}

const STAGES: readonly Stage[] = ['proposal', 'petition'];

/** The order of a directory: by number, then in the order of the rounds. */
export function compareListed(a: ListedCase, b: ListedCase): number {
  return (
    compareCaseNumbers(a.number, b.number) || STAGES.indexOf(a.stage) - STAGES.indexOf(b.stage) || a.round - b.round
  );
}

function caseToJson(one: ListedCase): JsonObject {
  const { number, stage, round, origin, state } = one;
  const log = logOfListed(one);
  return {
    log,
    number,
    stage,
    round,
    pilot: isPilotNumber(number),
    textSha256: toHex(one.textSha256),
    manifestSha256: toHex(one.manifestSha256),
    window: { firstDay: one.window.firstDay, lastDay: one.window.lastDay },
    origin,
    page: casePage(origin, number),
    state,
    signingLink: one.namesLink ? signingLink(origin, log, one.manifestSha256) : null,
  };
}

function day(fields: Fields, key: string): IsoDate {
  const text = fields.string(key, 10);
  if (!isIsoDate(text)) throw new ParseError('json.shape', `directory.${key}`);
  return text;
}

function originOf(fields: Fields): string {
  const origin = fields.string('origin', 255);
  assertOrigin(origin);
  return origin;
}

function caseFromJson(value: JsonValue, at: number): ListedCase {
  const path = `directory.cases.${at}`;
  const fail = (key: string): never => {
    throw new ParseError('json.shape', `${path}.${key}`);
  };
  const fields = new Fields(value, path);
  const log = fields.string('log', 64);
  const { caseNumber: number, stage, round } = parseLogId(log);
  if (fields.string('number') !== number) fail('number');
  if (fields.string('stage') !== stage) fail('stage');
  if (fields.integer('round') !== round) fail('round');
  if (fields.boolean('pilot') !== isPilotNumber(number)) fail('pilot');
  const window = fields.object('window');
  const one = {
    number,
    stage,
    round,
    textSha256: fields.hash('textSha256'),
    manifestSha256: fields.hash('manifestSha256'),
    window: { firstDay: day(window, 'firstDay'), lastDay: day(window, 'lastDay') },
    origin: originOf(fields),
    state: fields.oneOf('state', LISTED_STATES),
  };
  window.end();
  if (fields.string('page') !== casePage(one.origin, number)) fail('page');
  const namesLink = !fields.isNull('signingLink');
  if (namesLink && fields.string('signingLink') !== signingLink(one.origin, log, one.manifestSha256))
    fail('signingLink');
  fields.end();
  return { ...one, namesLink };
}

function directoryToJson({ sequence, issuedAt, validUntil, origin, cases }: Directory): JsonObject {
  return { format: DIRECTORY_FORMAT, sequence, issuedAt, validUntil, origin, cases: cases.map(caseToJson) };
}

function directoryFromJson(value: JsonValue): Directory {
  const fields = new Fields(value, 'directory');
  fields.oneOf('format', [DIRECTORY_FORMAT]);
  const directory = {
    sequence: fields.integer('sequence', 1),
    issuedAt: fields.integer('issuedAt', 0, LAST_MOMENT),
    validUntil: fields.integer('validUntil', 0, LAST_MOMENT),
    origin: originOf(fields),
    cases: fields.array('cases').map(caseFromJson),
  };
  fields.end();
  if (directory.validUntil <= directory.issuedAt) throw new ParseError('json.shape', 'directory.validUntil');
  for (const [i, one] of directory.cases.entries())
    if (i > 0 && compareListed(directory.cases[i - 1]!, one) >= 0)
      throw new ParseError('json.shape', `directory.cases.${i}`);
  return directory;
}

const FORM: ClaimForm<Directory> = {
  purpose: 'directory',
  toJson: directoryToJson,
  fromJson: directoryFromJson,
  file: null,
};

/** Deterministic: the same directory always gets the same bytes. `cases` must be in order, each once. */
export function signDirectory(p: Primitives, secret: AuthoritySecret, directory: Directory): SignedDirectory {
  return { ...directory, signature: signClaim(p, secret, FORM, directory) };
}

/** `cases.json`, canonical. */
export function encodeDirectory({ signature, ...claim }: SignedDirectory): Uint8Array {
  return encodeSignedClaim(FORM, { claim, signature });
}

/** Throws ParseError, also for cases that are out of order or twice. Verifies nothing. */
export function parseDirectory(bytes: Uint8Array): SignedDirectory {
  const { claim, signature } = parseSignedClaim(FORM, bytes);
  return { ...claim, signature };
}

/** Why a directory is not believed. `not-yet`: it is of a time that has not come, or this computer's clock is wrong. */
export const DIRECTORY_FAULTS = ['signature', 'not-yet', 'expired', 'older'] as const;
export type DirectoryFault = (typeof DIRECTORY_FAULTS)[number];

/** How far a directory may be ahead of a computer's clock. */
const CLOCK_TOLERANCE_MS = 600_000;

export interface DirectoryContext {
  /** From a trust file, never from what is verified. */
  readonly commission: Pick<AuthorityKey, 'ed25519' | 'mldsa44'>;
  /** ms. */
  readonly now: number;
  /** The sequence of the newest directory that was seen before: no older one is believed. */
  readonly atLeast?: number | undefined;
}

/** Undefined when the directory is to be believed now; else the first fault. */
export function verifyDirectory(
  p: Primitives,
  { commission, now, atLeast }: DirectoryContext,
  { signature, ...claim }: SignedDirectory,
): DirectoryFault | undefined {
  if (!verifyClaim(p, commission, FORM, { claim, signature })) return 'signature';
  if (now < claim.issuedAt - CLOCK_TOLERANCE_MS) return 'not-yet';
  if (now > claim.validUntil) return 'expired';
  return atLeast !== undefined && claim.sequence < atLeast ? 'older' : undefined;
}
