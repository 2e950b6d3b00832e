import { concat, equalBytes, toBase64url, toHex } from '../bytes/index.ts';
import { type IsoDate, isIsoDate } from '../calendar/index.ts';
import { label } from '../crypto/index.ts';
import { ParseError } from '../errors/index.ts';
import { encodeCanonical, Fields, type JsonObject, type JsonValue, parseCanonical } from '../json/index.ts';
import { type Manifest, manifestHash } from '../manifest/index.ts';
import type { Primitives } from '../primitives/index.ts';
import { readHexHash } from './receipt.ts';

export const REFUSAL_FORMAT = 'lianshu/refusal/v1';

/** Refusals that the log signs, so that a false one is evidence against it. */
export const SIGNED_REFUSAL_CODES = ['signature.already-signed'] as const;

export type SignedRefusalCode = (typeof SIGNED_REFUSAL_CODES)[number];

export interface RefusalClaim {
  readonly log: string;
  /** M. */
  readonly manifestHash: Uint8Array;
  readonly code: SignedRefusalCode;
  /** Day in Taipei of the record that stands in the way; the hour would tell a borrower of the card too much. */
  readonly firstSignedOn: IsoDate;
  /** ms; when it was refused. */
  readonly at: number;
}

/** 重複連署: the log's signed word that this card has a record in it already. Format: docs/specs/receipt.md. */
export interface SignedRefusal extends RefusalClaim {
  /** Ed25519 by the log's checkpoint key, 64 bytes. */
  readonly signature: Uint8Array;
}

function claimJson({ log, manifestHash: hash, code, firstSignedOn, at }: RefusalClaim): JsonObject {
  return { format: REFUSAL_FORMAT, log, manifestSha256: toHex(hash), code, firstSignedOn, at };
}

/** Label("refusal") ‖ canonical JSON of all fields but the signature. */
function signedBytes(claim: RefusalClaim): Uint8Array {
  return concat(label('refusal'), encodeCanonical(claimJson(claim)));
}

/** Signs with the log's Ed25519 seed. The label keeps it apart from checkpoints, which the same key signs. */
export function signRefusal(p: Primitives, ed25519Seed: Uint8Array, claim: RefusalClaim): SignedRefusal {
  return { ...claim, signature: p.ed25519Sign(ed25519Seed, signedBytes(claim)) };
}

export type RefusalFault = 'other-log' | 'other-manifest' | 'signature-wrong';

/** Empty: the manifest's log said so. */
export function verifyRefusal(p: Primitives, manifest: Manifest, refusal: SignedRefusal): readonly RefusalFault[] {
  const faults: RefusalFault[] = [];
  if (refusal.log !== manifest.log) faults.push('other-log');
  if (!equalBytes(refusal.manifestHash, manifestHash(p, manifest))) faults.push('other-manifest');
  if (!p.ed25519Verify(manifest.logKeys.ed25519, signedBytes(refusal), refusal.signature))
    faults.push('signature-wrong');
  return faults;
}

export function refusalToJson(refusal: SignedRefusal): JsonValue {
  return { ...claimJson(refusal), signature: toBase64url(refusal.signature) };
}

/** Throws ParseError. */
export function refusalFromJson(value: JsonValue): SignedRefusal {
  const fields = new Fields(value, 'refusal');
  fields.oneOf('format', [REFUSAL_FORMAT]);
  const refusal = {
    log: fields.string('log', 64),
    manifestHash: readHexHash(fields, 'manifestSha256'),
    code: fields.oneOf('code', SIGNED_REFUSAL_CODES),
    firstSignedOn: fields.string('firstSignedOn', 10),
    at: fields.integer('at'),
    signature: fields.bytes('signature', 64),
  };
  fields.end();
  if (!isIsoDate(refusal.firstSignedOn)) throw new ParseError('date.malformed', 'firstSignedOn');
  return refusal;
}

/** Canonical JSON: the refusal file. */
export function encodeRefusal(refusal: SignedRefusal): Uint8Array {
  return encodeCanonical(refusalToJson(refusal));
}

/** Reads a refusal file. Throws ParseError unless it is canonical and complete. */
export function parseRefusal(bytes: Uint8Array): SignedRefusal {
  return refusalFromJson(parseCanonical(bytes));
}
