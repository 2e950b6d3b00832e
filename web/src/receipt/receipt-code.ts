import { ByteReader, concat, fromBase64url, toBase64url, u64 } from '@lianshu/core/bytes';
import { PIN_BYTES } from '@lianshu/core/manifest';
import { isLogName } from './log-name.ts';

/**
 * 收據碼: what a signer needs to find her record again and to open its verdict, short enough for a QR code that an old
 * telephone reads from paper. Proof and entry are left out: the one is made anew from the published log, the other is
 * bound by its leaf hash. Text: `<log>~` and base64url of
 * version(1) ‖ index(8) ‖ acceptedAt(8, ms) ‖ first half of M(16) ‖ leaf hash(32) ‖ r(32).
 */
export interface ReceiptCode {
  readonly log: string;
  readonly index: number;
  /** ms. */
  readonly acceptedAt: number;
  /** The first 16 bytes of M, as in a signing link. */
  readonly manifestPin: Uint8Array;
  readonly leafHash: Uint8Array;
  /** r. */
  readonly secret: Uint8Array;
}

const VERSION = 1;

export function encodeReceiptCode({ log, index, acceptedAt, manifestPin, leafHash, secret }: ReceiptCode): string {
  const head = concat(Uint8Array.of(VERSION), u64(index), u64(acceptedAt));
  return `${log}~${toBase64url(concat(head, manifestPin, leafHash, secret))}`;
}

function readU64(reader: ByteReader): number {
  const bytes = reader.take(8);
  return Number(new DataView(bytes.buffer, bytes.byteOffset, 8).getBigUint64(0));
}

/** Undefined for anything that is no receipt code. */
export function parseReceiptCode(text: string): ReceiptCode | undefined {
  const [log = '', digits = '', ...more] = text.trim().split('~');
  if (more.length > 0 || !isLogName(log)) return undefined;
  try {
    const reader = new ByteReader(fromBase64url(digits));
    if (reader.u8() !== VERSION) return undefined;
    const [index, acceptedAt] = [readU64(reader), readU64(reader)];
    const manifestPin = reader.take(PIN_BYTES);
    const code = { log, index, acceptedAt, manifestPin, leafHash: reader.take(32), secret: reader.take(32) };
    reader.end();
    return Number.isSafeInteger(index) && index >= 1 && Number.isSafeInteger(acceptedAt) ? code : undefined;
  } catch {
    return undefined;
  }
}

/** The address in the QR code: the code stands in the fragment, which no server ever sees. */
export function receiptAddress(origin: string, code: ReceiptCode): string {
  return `${origin}/receipt#r=${encodeReceiptCode(code)}`;
}

/** The code of an address or of its fragment. */
export function codeOfAddress(text: string): ReceiptCode | undefined {
  const at = text.indexOf('#r=');
  return at < 0 ? undefined : parseReceiptCode(text.slice(at + 3));
}
