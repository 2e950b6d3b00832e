import { toBase64url, toHex } from '../bytes/index.ts';
import { accept, ParseError, type Result, refuse } from '../errors/index.ts';
import { Fields, type JsonObject, type JsonValue } from '../json/index.ts';
import type { Primitives } from '../primitives/index.ts';
import {
  type AuthoritySecret,
  type AuthoritySignature,
  type ClaimForm,
  encodeSignedClaim,
  parseSignedClaim,
  signClaim,
  type Trust,
  verifyClaim,
} from '../trust/index.ts';
import type { VerdictLogSummary, VerdictTotals } from './verdict-log.ts';

export const VERDICT_FORMAT = 'lianshu/verdict/v1';
export const SIGNED_VERDICT_FORMAT = 'lianshu/signed-verdict/v1';

/** What the registry signs of a verdict log, once. */
export interface VerdictNote {
  readonly log: string;
  /** M. */
  readonly manifestHash: Uint8Array;
  /** Entries, which is the size of the filed log. */
  readonly size: number;
  /** RFC 6962 root over the 64-byte entries. */
  readonly root: Uint8Array;
  readonly totals: VerdictTotals;
  /** ms. */
  readonly decidedAt: number;
}

export interface SignedVerdictNote {
  readonly note: VerdictNote;
  readonly signature: AuthoritySignature;
}

function noteToJson(note: VerdictNote): JsonObject {
  return {
    format: VERDICT_FORMAT,
    log: note.log,
    manifestSha256: toHex(note.manifestHash),
    size: note.size,
    root: toBase64url(note.root),
    totals: { ...note.totals },
    decidedAt: note.decidedAt,
  };
}

function noteFromJson(value: JsonValue): VerdictNote {
  const fields = new Fields(value, 'verdict');
  fields.oneOf('format', [VERDICT_FORMAT]);
  const note = {
    log: fields.string('log', 64),
    manifestHash: fields.hash('manifestSha256'),
    size: fields.integer('size', 1),
    root: fields.bytes('root', 32),
    totals: fields.integers('totals', ['entries', 'accepted', 'struckOut', 'decoys', 'malformed']),
    decidedAt: fields.integer('decidedAt'),
  };
  fields.end();
  const { entries, accepted, struckOut, decoys, malformed } = note.totals;
  if (entries !== note.size || accepted + struckOut + decoys + malformed > entries)
    throw new ParseError('json.shape', 'verdict.totals');
  return note;
}

const FORM: ClaimForm<VerdictNote> = {
  purpose: 'verdict',
  toJson: noteToJson,
  fromJson: noteFromJson,
  file: { format: SIGNED_VERDICT_FORMAT, key: 'note' },
};

export function signVerdictNote(p: Primitives, secret: AuthoritySecret, note: VerdictNote): SignedVerdictNote {
  return { note, signature: signClaim(p, secret, FORM, note) };
}

/** `verdict.json`, canonical. */
export function encodeSignedVerdict({ note, signature }: SignedVerdictNote): Uint8Array {
  return encodeSignedClaim(FORM, { claim: note, signature });
}

/** Throws ParseError; nothing is verified. */
export function parseSignedVerdict(bytes: Uint8Array): SignedVerdictNote {
  const { claim, signature } = parseSignedClaim(FORM, bytes);
  return { note: claim, signature };
}

/** What a verdict note is held against. */
export interface VerdictContext {
  readonly log: string;
  readonly manifestHash: Uint8Array;
  /** Size of the filed log. */
  readonly size: number;
  /** Of the verdict log itself: `summarizeVerdictLog`. */
  readonly summary: VerdictLogSummary;
}

/**
 * Accepts a note that the pinned registry signed and that says of this very log what its entries say. Refusals
 * `verdict.signature`, `verdict.shape` with the field that differs.
 */
export function verifyVerdictNote(
  p: Primitives,
  trust: Pick<Trust, 'registry'>,
  context: VerdictContext,
  signed: SignedVerdictNote,
): Result<VerdictNote> {
  const { note, signature } = signed;
  if (!verifyClaim(p, trust.registry, FORM, { claim: note, signature })) return refuse('verdict.signature');
  if (note.log !== context.log) return refuse('verdict.shape', { at: 'log' });
  if (toHex(note.manifestHash) !== toHex(context.manifestHash))
    return refuse('verdict.shape', { at: 'manifestSha256' });
  if (note.size !== context.size || context.summary.totals.entries !== context.size)
    return refuse('verdict.shape', { at: 'size' });
  if (toHex(note.root) !== toHex(context.summary.root)) return refuse('verdict.shape', { at: 'root' });
  for (const key of ['accepted', 'struckOut', 'decoys', 'malformed'] as const)
    if (note.totals[key] !== context.summary.totals[key]) return refuse('verdict.shape', { at: key });
  return accept(note);
}
