import { fromHex, toBase64url, toHex } from '../bytes/index.ts';
import { ParseError } from '../errors/index.ts';
import { encodeCanonical, Fields, type JsonValue, parseCanonical } from '../json/index.ts';
import type { Primitives } from '../primitives/index.ts';
import { encodeSlotDigests, type SlotDigests } from '../record/index.ts';
import { encodeTlogProof, leafHash, parseCheckpoint, type TlogProof } from '../tlog/index.ts';

export const RECEIPT_FORMAT = 'lianshu/receipt/v1';

/** What only the signer has: the server never sends it, her browser adds it to her own copy. */
export interface ReceiptSecrets {
  /** r, X25519 scalar: opens the verdict's reason. */
  readonly secret: Uint8Array;
  /** s, slot seed: c and the progress envelope follow from it. */
  readonly seed: Uint8Array;
  /** R = X25519(r). */
  readonly publicKey: Uint8Array;
}

/** 收據: proof that a sealed record stands in the log, and what it was. Format: docs/specs/receipt.md. */
export interface Receipt {
  readonly log: string;
  /** M. */
  readonly manifestHash: Uint8Array;
  readonly index: number;
  /** The opening of the leaf. */
  readonly entry: SlotDigests;
  /** C2SP tlog-proof text with the signed checkpoint. */
  readonly proof: string;
  /** ms; the time that the checkpoint's ML-DSA-44 signature carries. */
  readonly acceptedAt: number;
  readonly secrets?: ReceiptSecrets;
}

/** The leaf hash that a receipt's opening stands for: RFC 6962 over 0x01 ‖ H(body) ‖ H(prog) ‖ c ‖ tag. */
export function receiptLeafHash(p: Primitives, entry: SlotDigests): Uint8Array {
  return leafHash(p, encodeSlotDigests(entry));
}

export interface ReceiptParts {
  readonly log: string;
  readonly manifestHash: Uint8Array;
  readonly entry: SlotDigests;
  readonly index: number;
  /** Inclusion path of the entry under the checkpoint. */
  readonly path: TlogProof['path'];
  /** Signed checkpoint, verbatim. */
  readonly checkpoint: string;
  /** ms; when the checkpoint was signed. */
  readonly signedAt: number;
}

/** The receipt of one committed slot. `acceptedAt` becomes the whole second that stands in the checkpoint. */
export function makeReceipt({ log, manifestHash, entry, index, path, checkpoint, signedAt }: ReceiptParts): Receipt {
  parseCheckpoint(checkpoint);
  const proof = encodeTlogProof({ index, path, checkpoint });
  return { log, manifestHash, index, entry, proof, acceptedAt: Math.floor(signedAt / 1000) * 1000 };
}

/** The server's JSON of a receipt; the signer's own copy has three more fields. */
export function receiptToJson({ log, manifestHash, index, entry, proof, acceptedAt, secrets }: Receipt): JsonValue {
  return {
    format: RECEIPT_FORMAT,
    log,
    manifestSha256: toHex(manifestHash),
    index,
    entry: {
      body: toBase64url(entry.body),
      prog: toBase64url(entry.prog),
      c: toBase64url(entry.c),
      tag: toBase64url(entry.tag),
    },
    proof,
    acceptedAt,
    ...(secrets && {
      secret: toBase64url(secrets.secret),
      seed: toBase64url(secrets.seed),
      publicKey: toBase64url(secrets.publicKey),
    }),
  };
}

/** Throws ParseError. Verifies nothing: `verifyReceipt`. */
export function receiptFromJson(value: JsonValue): Receipt {
  const fields = new Fields(value, 'receipt');
  fields.oneOf('format', [RECEIPT_FORMAT]);
  const receipt = {
    log: fields.string('log', 64),
    manifestHash: readHexHash(fields, 'manifestSha256'),
    index: fields.integer('index', 1),
    entry: readEntry(fields.object('entry')),
    proof: fields.string('proof', 100_000),
    acceptedAt: fields.integer('acceptedAt'),
  };
  // All three or none: a copy with some of them would be checked by halves.
  const own = ['secret', 'seed', 'publicKey'].some((key) => fields.has(key));
  const secrets = own && {
    secret: fields.bytes('secret', 32),
    seed: fields.bytes('seed', 32),
    publicKey: fields.bytes('publicKey', 32),
  };
  fields.end();
  return secrets ? { ...receipt, secrets } : receipt;
}

function readEntry(fields: Fields): SlotDigests {
  const entry = {
    body: fields.bytes('body', 32),
    prog: fields.bytes('prog', 32),
    c: fields.bytes('c', 32),
    tag: fields.bytes('tag', 32),
  };
  fields.end();
  return entry;
}

/** A SHA-256 as 64 lower-case hex digits, the form shown to people. */
export function readHexHash(fields: Fields, key: string): Uint8Array {
  const hash = fromHex(fields.string(key, 64));
  if (hash.length !== 32) throw new ParseError('json.shape', key);
  return hash;
}

/** Canonical JSON: the receipt file. */
export function encodeReceipt(receipt: Receipt): Uint8Array {
  return encodeCanonical(receiptToJson(receipt));
}

/** Reads a receipt file. Throws ParseError unless it is canonical and complete. */
export function parseReceipt(bytes: Uint8Array): Receipt {
  return receiptFromJson(parseCanonical(bytes));
}

/** The copy that may be shown to others: without the three secrets. */
export function withoutSecrets({ secrets: _, ...receipt }: Receipt): Receipt {
  return receipt;
}
