import { toBase64url, toHex } from '../bytes/index.ts';
import { parseLogId } from '../case/index.ts';
import { type Sealed, sealedFromJson, sealedToJson, XWING } from '../crypto/index.ts';
import { ParseError } from '../errors/index.ts';
import { encodeCanonical, Fields, type JsonValue, parseCanonical } from '../json/index.ts';

export const FILING_FORMAT = 'lianshu/filing/v1';

const MAX_CMS = 16_384;
const MAX_CHECKPOINT = 65_536;

/** What the lead sends when she files (一次提出). `submittedAt`: ms, whole seconds. */
export interface FilingRequest {
  readonly log: string;
  /** M. */
  readonly manifestHash: Uint8Array;
  readonly size: number;
  readonly root: Uint8Array;
  readonly realCount: number;
  readonly paperCount: number;
  readonly submittedAt: number;
  /** CMS by the lead's card over the submission statement. */
  readonly consent: Uint8Array;
  /** `seed_open`, sealed to the registry. */
  readonly release: Sealed;
  /** `seed_count`, 32 bytes: lets the commission count (清查) and the registry prove decoys; opens no record. */
  readonly seedCount: Uint8Array;
}

/** The request with the checkpoint at which the log was frozen. */
export interface Filing extends FilingRequest {
  readonly checkpoint: string;
}

function readRequest(fields: Fields): FilingRequest {
  fields.oneOf('format', [FILING_FORMAT]);
  const request = {
    log: fields.string('log', 64),
    manifestHash: fields.hash('manifestSha256'),
    size: fields.integer('size', 1),
    root: fields.bytes('root', 32),
    realCount: fields.integer('realCount'),
    paperCount: fields.integer('paperCount'),
    submittedAt: fields.integer('submittedAt'),
    consent: fields.bytes('consent'),
    release: sealedFromJson(fields.json('release'), XWING, 32, 'filing.release'),
    seedCount: fields.bytes('seedCount', 32),
  };
  parseLogId(request.log);
  if (request.consent.length > MAX_CMS) throw new ParseError('json.shape', 'consent');
  if (request.submittedAt % 1000 !== 0) throw new ParseError('json.shape', 'submittedAt');
  return request;
}

/** The body of the lead's filing post. Throws ParseError; nothing is verified. */
export function filingRequestFromJson(value: JsonValue): FilingRequest {
  const fields = new Fields(value, 'filing');
  const request = readRequest(fields);
  fields.end();
  return request;
}

/** Throws ParseError; nothing is verified. */
export function filingFromJson(value: JsonValue): Filing {
  const fields = new Fields(value, 'filing');
  const filing = { ...readRequest(fields), checkpoint: fields.string('checkpoint', MAX_CHECKPOINT) };
  fields.end();
  return filing;
}

export function filingRequestToJson(request: FilingRequest): { readonly [key: string]: JsonValue } {
  return {
    format: FILING_FORMAT,
    log: request.log,
    manifestSha256: toHex(request.manifestHash),
    size: request.size,
    root: toBase64url(request.root),
    realCount: request.realCount,
    paperCount: request.paperCount,
    submittedAt: request.submittedAt,
    consent: toBase64url(request.consent),
    release: sealedToJson(request.release),
    seedCount: toBase64url(request.seedCount),
  };
}

export function filingToJson(filing: Filing): JsonValue {
  return { ...filingRequestToJson(filing), checkpoint: filing.checkpoint };
}

/** Canonical JSON, as it stands in the package for the registry and in the bundle. */
export function encodeFiling(filing: Filing): Uint8Array {
  return encodeCanonical(filingToJson(filing));
}

/** Throws ParseError unless canonical. */
export function parseFiling(bytes: Uint8Array): Filing {
  return filingFromJson(parseCanonical(bytes));
}
