import { ByteReader, concat, fromBase64url, toBase64url, u64 } from '@lianshu/core/bytes';
import type { SlotDigests } from '@lianshu/core/record';
import { isLogName } from './log-name.ts';

/**
 * 收據碼: all that only the signer has, short enough for a QR code of a printed receipt. The proof itself is left out: it
 * can be made anew from the published log. Text: `<log>~` and base64url of
 * version(1) ‖ index(8) ‖ acceptedAt(8, ms) ‖ M(32) ‖ body(32) ‖ prog(32) ‖ c(32) ‖ tag(32) ‖ r(32) ‖ s(32).
 */
export interface ReceiptCode {
  readonly log: string;
  readonly index: number;
  /** ms. */
  readonly acceptedAt: number;
  /** M. */
  readonly manifestHash: Uint8Array;
  readonly entry: SlotDigests;
  /** r and s. */
  readonly secret: Uint8Array;
  readonly seed: Uint8Array;
}

const VERSION = 1;

export function encodeReceiptCode(code: ReceiptCode): string {
  const { entry } = code;
  const bytes = concat(
    Uint8Array.of(VERSION),
    u64(code.index),
    u64(code.acceptedAt),
    code.manifestHash,
    entry.body,
    entry.prog,
    entry.c,
    entry.tag,
    code.secret,
    code.seed,
  );
  return `${code.log}~${toBase64url(bytes)}`;
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
    const take = () => reader.take(32);
    const manifestHash = take();
    const entry = { body: take(), prog: take(), c: take(), tag: take() };
    const code = { log, index, acceptedAt, manifestHash, entry, secret: take(), seed: take() };
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
