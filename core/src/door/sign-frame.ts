import { fromUtf8, toHex, utf8 } from '../bytes/index.ts';
import { formatInstant, renderRocTime } from '../calendar/index.ts';
import { renderSign, type SignBlock, type SignContext, type SignFields } from '../statement/index.ts';

/** What differs between two statements of one log, in the forms in which it stands there. */
type Hole = 'nonce' | 'issued' | 'expires' | 'idCommit' | 'receiptCommit' | 'idTail' | 'time';

/**
 * The statement of one log with holes: everything that is the same in all of them, rendered once. A gate checks
 * thousands of statements of a log, and nearly all of rendering one goes into what it shares with the others.
 */
export interface SignFrame {
  readonly context: SignContext;
  /** Fixed parts and holes in turn, from the front. */
  readonly parts: readonly (DataView | Hole)[];
  /** Where each value of the machine block begins, counted from the end: only the time in front varies in length. */
  readonly fromEnd: Readonly<Record<Exclude<Hole, 'time'>, number>>;
}

const LENGTH: Readonly<Record<Exclude<Hole, 'time'>, number>> = {
  nonce: 64,
  issued: 20,
  expires: 20,
  idCommit: 64,
  receiptCommit: 64,
  idTail: 4,
};

/** Values that no two probes share. `seed`: 0 to 7. */
function probe(seed: number): SignBlock {
  return {
    nonce: String.fromCharCode(0x41 + seed).repeat(64),
    issuedAt: Date.UTC(2031 + seed, 1 + seed, 3 + seed, 4, 5, 6),
    expiresAt: Date.UTC(2041 + seed, 7 - seed, 9 + seed, 10, 11, 12),
    idCommit: new Uint8Array(32).fill(0xa1 + seed),
    receiptCommit: new Uint8Array(32).fill(0xb1 + seed),
    idTail: String(1319 + 811 * seed),
  };
}

function spell(block: SignBlock): Readonly<Record<Hole, string>> {
  return {
    nonce: block.nonce,
    issued: formatInstant(block.issuedAt),
    expires: formatInstant(block.expiresAt),
    idCommit: toHex(block.idCommit),
    receiptCommit: toHex(block.receiptCommit),
    idTail: block.idTail,
    time: renderRocTime(block.issuedAt),
  };
}

/** The statement of `block` cut at every value of it. */
function cut(context: SignContext, block: SignBlock): readonly (string | { readonly hole: Hole })[] {
  let pieces: (string | { readonly hole: Hole })[] = [fromUtf8(renderSign({ ...context, ...block }))];
  for (const [hole, value] of Object.entries(spell(block)) as [Hole, string][]) {
    pieces = pieces.flatMap((piece) =>
      typeof piece === 'string'
        ? piece.split(value).flatMap((text, i) => (i === 0 ? [text] : [{ hole }, text]))
        : [piece],
    );
  }
  return pieces;
}

/** What two statements that agree in no value have in common; undefined when a fixed part holds a value by chance. */
function common(context: SignContext, seed: number): ReturnType<typeof cut> | undefined {
  const pieces = cut(context, probe(seed));
  return JSON.stringify(pieces) === JSON.stringify(cut(context, probe(seed + 1))) ? pieces : undefined;
}

/**
 * The frame of a log, found by rendering two statements that agree in no value and cutting each at its values: what is
 * left must be the same. Undefined when it never is: then every statement has to be rendered.
 */
export function makeSignFrame(context: SignContext): SignFrame | undefined {
  const pieces = common(context, 0) ?? common(context, 2) ?? common(context, 4) ?? common(context, 6);
  if (pieces === undefined) return undefined;
  const parts = pieces.map((piece) => (typeof piece === 'string' ? viewOf(utf8(piece)) : piece.hole));
  const fromEnd: Partial<Record<Exclude<Hole, 'time'>, number>> = {};
  let distance = 0;
  for (const part of parts.toReversed()) {
    if (part === 'time') break;
    distance += typeof part === 'string' ? LENGTH[part] : part.byteLength;
    if (typeof part === 'string') fromEnd[part] ??= distance;
  }
  const { nonce, issued, expires, idCommit, receiptCommit, idTail } = fromEnd;
  if (!nonce || !issued || !expires || !idCommit || !receiptCommit || !idTail) return undefined;
  return { context, parts, fromEnd: { nonce, issued, expires, idCommit, receiptCommit, idTail } };
}

/** Value of a lower-case hexadecimal digit, −1 for everything else. */
function hexDigit(code: number): number {
  if (code >= 0x30 && code <= 0x39) return code - 0x30;
  return code >= 0x61 && code <= 0x66 ? code - 0x57 : -1;
}

function readHash(bytes: Uint8Array, at: number): Uint8Array | undefined {
  const hash = new Uint8Array(32);
  for (let i = 0; i < 32; i++) {
    const high = hexDigit(bytes[at + 2 * i]!);
    const low = hexDigit(bytes[at + 2 * i + 1]!);
    if (high < 0 || low < 0) return undefined;
    hash[i] = (high << 4) | low;
  }
  return hash;
}

function readAscii(bytes: Uint8Array, at: number, length: number): string {
  let text = '';
  for (let i = at; i < at + length; i++) text += String.fromCharCode(bytes[i]!);
  return text;
}

/** A decimal number of fixed width; NaN when another character stands there. */
function readDigits(bytes: Uint8Array, at: number, width: number): number {
  let value = 0;
  for (let i = at; i < at + width; i++) {
    const digit = bytes[i]! - 0x30;
    value = digit >= 0 && digit <= 9 ? value * 10 + digit : Number.NaN;
  }
  return value;
}

const SEPARATORS: readonly (readonly [place: number, code: number])[] = [
  [4, 0x2d],
  [7, 0x2d],
  [10, 0x54],
  [13, 0x3a],
  [16, 0x3a],
  [19, 0x5a],
];

/** The moment of `2026-11-23T02:15:00Z`, ms; undefined for any other spelling and before 1970. */
function readInstant(bytes: Uint8Array, at: number): number | undefined {
  for (const [place, code] of SEPARATORS) if (bytes[at + place] !== code) return undefined;
  const year = readDigits(bytes, at, 4);
  const month = readDigits(bytes, at + 5, 2);
  const day = readDigits(bytes, at + 8, 2);
  const hour = readDigits(bytes, at + 11, 2);
  const minute = readDigits(bytes, at + 14, 2);
  const second = readDigits(bytes, at + 17, 2);
  if (!(year >= 1970 && month >= 1 && month <= 12 && day >= 1 && hour <= 23 && minute <= 59 && second <= 59)) {
    return undefined;
  }
  const moment = new Date(Date.UTC(year, month - 1, day, hour, minute, second));
  // A day that the month does not have would have become one of the next month.
  return moment.getUTCDate() === day ? moment.getTime() : undefined;
}

const NONCE = /^[A-Za-z0-9_-]{64}$/;
const TAIL = /^[0-9]{4}$/;

/** Are the octets of `part` those at `at`? Four at a time: this is most of a statement. */
function standsAt(bytes: DataView, at: number, part: DataView): boolean {
  const length = part.byteLength;
  if (at + length > bytes.byteLength) return false;
  const whole = length & ~3;
  let i = 0;
  for (; i < whole; i += 4) if (bytes.getUint32(at + i, true) !== part.getUint32(i, true)) return false;
  for (; i < length; i++) if (bytes.getUint8(at + i) !== part.getUint8(i)) return false;
  return true;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
}

/**
 * The fields of `bytes` when they are, byte for byte, the frame with those fields in it: then `renderSign` gives the same
 * bytes, and `verifySign` the same fields. Undefined says nothing but that `verifySign` has to be asked.
 */
export function readFramed(frame: SignFrame, bytes: Uint8Array): SignFields | undefined {
  const { context, parts, fromEnd } = frame;
  const end = bytes.length;
  if (end < fromEnd.nonce) return undefined;
  const nonce = readAscii(bytes, end - fromEnd.nonce, LENGTH.nonce);
  const idTail = readAscii(bytes, end - fromEnd.idTail, LENGTH.idTail);
  const idCommit = readHash(bytes, end - fromEnd.idCommit);
  const receiptCommit = readHash(bytes, end - fromEnd.receiptCommit);
  if (!NONCE.test(nonce) || !TAIL.test(idTail) || idCommit === undefined || receiptCommit === undefined)
    return undefined;
  const issuedAt = readInstant(bytes, end - fromEnd.issued);
  const expiresAt = readInstant(bytes, end - fromEnd.expires);
  if (issuedAt === undefined || expiresAt === undefined) return undefined;

  const view = viewOf(bytes);
  const tail = viewOf(bytes.subarray(end - fromEnd.idTail, end - fromEnd.idTail + LENGTH.idTail));
  const time = viewOf(utf8(renderRocTime(issuedAt)));
  let at = 0;
  for (const part of parts) {
    if (typeof part !== 'string' || part === 'time' || part === 'idTail') {
      const fixed = part === 'time' ? time : part === 'idTail' ? tail : part;
      if (!standsAt(view, at, fixed)) return undefined;
      at += fixed.byteLength;
    } else {
      // Read above at this very place, since everything behind the time has a fixed length.
      if (at !== end - fromEnd[part]) return undefined;
      at += LENGTH[part];
    }
  }
  if (at !== end) return undefined;
  return { ...context, nonce, issuedAt, expiresAt, idCommit, receiptCommit, idTail };
}
