import { fromUtf8 } from '../bytes/index.ts';
import { ParseError } from '../errors/index.ts';
import { isUtf8 } from './is-utf8.ts';

/** Identifier octets (X.690 §8.1.2) that this project reads or writes. */
export const TAG = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  null: 0x05,
  oid: 0x06,
  enumerated: 0x0a,
  utf8String: 0x0c,
  printableString: 0x13,
  ia5String: 0x16,
  utcTime: 0x17,
  generalizedTime: 0x18,
  sequence: 0x30,
  set: 0x31,
} as const;

/** Deeper than anything X.509 or CMS nests, shallow enough that hostile input cannot exhaust the stack. */
const MAX_DEPTH = 24;

/** Universal types that are always constructed: EXTERNAL, EMBEDDED PDV, SEQUENCE, SET, CHARACTER STRING. */
const STRUCTURED: readonly number[] = [0x08, 0x0b, 0x10, 0x11, 0x1d];

/** `[number]`, constructed: an explicit tag, or an implicit one over SEQUENCE or SET. */
export function context(number: number): number {
  return 0xa0 | number;
}

/** `[number]`, primitive: an implicit tag over a primitive type. */
export function contextPrimitive(number: number): number {
  return 0x80 | number;
}

/** The characters of PrintableString (X.680 §41.4), by code. */
const PRINTABLE = new Uint8Array(128);
for (const character of "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 '()+,-./:=?")
  PRINTABLE[character.charCodeAt(0)] = 1;

function twoDigits(bytes: Uint8Array, at: number): number {
  const tens = bytes[at]! - 0x30;
  const ones = bytes[at + 1]! - 0x30;
  if (tens < 0 || tens > 9 || ones < 0 || ones > 9) throw new ParseError('der.time', at);
  return tens * 10 + ones;
}

/**
 * Reads DER (X.690 §10, §11) from front to back by a schema that the caller spells out, and refuses every other
 * encoding of the same value: indefinite, non-minimal or over-long lengths, high tag numbers, non-minimal integers and
 * object identifiers, booleans other than 00 and FF, constructed strings, unused bits that are set. Every fault is
 * ParseError `der.*` with its offset. The attacker controls every byte; work is linear in the input, because each octet
 * is visited once by the schema or once by `skip`. What it returns are views, never copies.
 */
export class DerReader {
  readonly bytes: Uint8Array;
  readonly end: number;
  /** Offset of the next unread element. */
  at: number;
  // The element whose header was read last.
  #start = 0;
  #content = 0;

  constructor(bytes: Uint8Array, start = 0, end = bytes.length) {
    this.bytes = bytes;
    this.at = start;
    this.end = end;
  }

  /** Is there another element? */
  get more(): boolean {
    return this.at < this.end;
  }

  /** The next element's identifier octet; −1 at the end. */
  peek(): number {
    return this.at < this.end ? this.bytes[this.at]! : -1;
  }

  /** Throws ParseError `der.trailing` unless everything was read. */
  finish(): void {
    if (this.at !== this.end) throw new ParseError('der.trailing', this.at);
  }

  /** Reads the header and moves behind the element; returns where the content ends. */
  #header(tag: number): number {
    const { bytes, end } = this;
    let at = this.at;
    if (at + 2 > end) throw new ParseError('der.truncated', at);
    if (bytes[at] !== tag) throw new ParseError('der.tag', at);
    this.#start = at;
    let length = bytes[at + 1]!;
    at += 2;
    if (length >= 0x80) {
      const count = length & 0x7f;
      if (count === 0 || count > 4) throw new ParseError('der.length', at - 1);
      if (at + count > end) throw new ParseError('der.truncated', at);
      length = 0;
      for (let i = 0; i < count; i++) length = length * 256 + bytes[at++]!;
      if (length < 0x80 || length < 256 ** (count - 1)) throw new ParseError('der.length', at - count);
    }
    if (length > end - at) throw new ParseError('der.truncated', at);
    this.#content = at;
    this.at = at + length;
    return this.at;
  }

  /** A reader over the content of the next element, which must have this tag. */
  enter(tag: number): DerReader {
    const end = this.#header(tag);
    return new DerReader(this.bytes, this.#content, end);
  }

  sequence(): DerReader {
    return this.enter(TAG.sequence);
  }

  set(): DerReader {
    return this.enter(TAG.set);
  }

  /** The content octets of the next element. */
  content(tag: number): Uint8Array {
    const end = this.#header(tag);
    return this.bytes.subarray(this.#content, end);
  }

  /** The next element with its header. What is inside is not looked at: the caller reads or skips it too. */
  element(tag: number): Uint8Array {
    const end = this.#header(tag);
    return this.bytes.subarray(this.#start, end);
  }

  octetString(): Uint8Array {
    return this.content(TAG.octetString);
  }

  null(): void {
    if (this.#header(TAG.null) !== this.#content) throw new ParseError('der.length', this.#start);
  }

  boolean(): boolean {
    const end = this.#header(TAG.boolean);
    const value = this.bytes[this.#content];
    if (end - this.#content !== 1 || (value !== 0 && value !== 0xff)) throw new ParseError('der.boolean', this.#start);
    return value === 0xff;
  }

  #integerEnd(tag: number): number {
    const end = this.#header(tag);
    const { bytes } = this;
    const at = this.#content;
    if (end === at) throw new ParseError('der.integer', at);
    if (end - at > 1) {
      const first = bytes[at]!;
      const sign = bytes[at + 1]! & 0x80;
      if ((first === 0 && sign === 0) || (first === 0xff && sign !== 0)) throw new ParseError('der.integer', at);
    }
    return end;
  }

  /** The content octets: two's complement, minimal. */
  integer(tag: number = TAG.integer): Uint8Array {
    const end = this.#integerEnd(tag);
    return this.bytes.subarray(this.#content, end);
  }

  /** A positive integer as big-endian bytes without leading zeros. */
  positive(): Uint8Array {
    const end = this.#integerEnd(TAG.integer);
    const at = this.#content;
    const first = this.bytes[at]!;
    if (first >= 0x80 || (first === 0 && end - at === 1)) throw new ParseError('der.integer', at);
    return this.bytes.subarray(first === 0 ? at + 1 : at, end);
  }

  /** A non-negative integer of at most 31 bits. */
  small(tag: number = TAG.integer): number {
    const end = this.#integerEnd(tag);
    const { bytes } = this;
    const at = this.#content;
    if (bytes[at]! >= 0x80 || end - at > 4) throw new ParseError('der.integer', at);
    let value = 0;
    for (let i = at; i < end; i++) value = value * 256 + bytes[i]!;
    return value;
  }

  #oidEnd(): number {
    const end = this.#header(TAG.oid);
    const { bytes } = this;
    const start = this.#content;
    if (end === start || bytes[end - 1]! >= 0x80) throw new ParseError('der.oid', start);
    let fresh = true;
    for (let at = start; at < end; at++) {
      const byte = bytes[at]!;
      if (fresh && byte === 0x80) throw new ParseError('der.oid', at);
      fresh = byte < 0x80;
    }
    return end;
  }

  /** The content octets of an object identifier. Compare them as bytes: an arc may exceed any number type. */
  oid(): Uint8Array {
    const end = this.#oidEnd();
    return this.bytes.subarray(this.#content, end);
  }

  /** Which of `known` (content octets) the object identifier is, as a place in that list; −1 for any other. */
  oidAmong(known: readonly Uint8Array[]): number {
    const length = this.#oidEnd() - this.#content;
    const { bytes } = this;
    const start = this.#content;
    for (let which = 0; which < known.length; which++) {
      const candidate = known[which]!;
      if (candidate.length !== length) continue;
      let i = length;
      // The last octet is where identifiers of one family differ.
      while (i > 0 && bytes[start + i - 1] === candidate[i - 1]) i--;
      if (i === 0) return which;
    }
    return -1;
  }

  #bitsEnd(): number {
    const end = this.#header(TAG.bitString);
    if (end === this.#content || this.bytes[this.#content] !== 0) throw new ParseError('der.bits', this.#start);
    return end;
  }

  /** A bit string of whole octets, as signatures are. */
  bitString(): Uint8Array {
    const end = this.#bitsEnd();
    return this.bytes.subarray(this.#content + 1, end);
  }

  /** A reader over a bit string of whole octets that holds DER, as keys are. */
  bitStringReader(): DerReader {
    const end = this.#bitsEnd();
    return new DerReader(this.bytes, this.#content + 1, end);
  }

  /** A named bit list (X.690 §11.2.2) of at most 16 bits: bit n of the ASN.1 type is bit n of the number. */
  namedBits(tag: number = TAG.bitString): number {
    const end = this.#header(tag);
    const { bytes } = this;
    const at = this.#content;
    const length = end - at - 1;
    const unused = bytes[at];
    if (length < 0 || length > 2 || unused === undefined || unused > 7) throw new ParseError('der.bits', at);
    if (length === 0) {
      if (unused !== 0) throw new ParseError('der.bits', at);
      return 0;
    }
    // The last named bit must be one, and nothing may stand behind it.
    const last = bytes[end - 1]!;
    if ((last & ((1 << unused) - 1)) !== 0 || (last & (1 << unused)) === 0) throw new ParseError('der.bits', at);
    let value = 0;
    for (let bit = 0; bit < length * 8; bit++)
      if ((bytes[at + 1 + (bit >> 3)]! & (0x80 >> (bit & 7))) !== 0) value |= 1 << bit;
    return value;
  }

  /** UTCTime or GeneralizedTime in the one form of RFC 5280 §4.1.2.5 (seconds, Z, no fraction); milliseconds since 1970. */
  time(): number {
    const long = this.peek() === TAG.generalizedTime;
    const end = this.#header(long ? TAG.generalizedTime : TAG.utcTime);
    const { bytes } = this;
    let at = this.#content;
    if (end - at !== (long ? 15 : 13) || bytes[end - 1] !== 0x5a) throw new ParseError('der.time', at);
    let year: number;
    if (long) {
      year = twoDigits(bytes, at) * 100 + twoDigits(bytes, at + 2);
      at += 4;
    } else {
      const short = twoDigits(bytes, at);
      year = short < 50 ? 2000 + short : 1900 + short;
      at += 2;
    }
    const month = twoDigits(bytes, at);
    const day = twoDigits(bytes, at + 2);
    const hour = twoDigits(bytes, at + 4);
    const minute = twoDigits(bytes, at + 6);
    const second = twoDigits(bytes, at + 8);
    const lastDay =
      month === 2 ? (isLeap(year) ? 29 : 28) : month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
    // Date.UTC reads the years 0–99 as 1900–1999.
    if (year < 100 || month < 1 || month > 12 || day < 1 || day > lastDay || hour > 23 || minute > 59 || second > 59)
      throw new ParseError('der.time', this.#content);
    return Date.UTC(year, month - 1, day, hour, minute, second);
  }

  /** Reads the header of a UTF8String or PrintableString; true when every octet is ASCII. Throws `der.text` unless valid. */
  #textIsAscii(): boolean {
    const tag = this.peek();
    if (tag !== TAG.utf8String && tag !== TAG.printableString) throw new ParseError('der.tag', this.at);
    const end = this.#header(tag);
    const { bytes } = this;
    for (let at = this.#content; at < end; at++) {
      const byte = bytes[at]!;
      if (tag === TAG.printableString) {
        if (byte >= 0x80 || PRINTABLE[byte] !== 1) throw new ParseError('der.text', at);
      } else if (byte >= 0x80) {
        if (!isUtf8(bytes, at, end)) throw new ParseError('der.text', at);
        return false;
      }
    }
    return true;
  }

  /** A UTF8String or PrintableString. Invalid content is ParseError `der.text`. */
  text(): string {
    const ascii = this.#textIsAscii();
    const start = this.#content;
    if (!ascii) return fromUtf8(this.bytes.subarray(start, this.at));
    // Short ASCII is the common case; a decoder call costs more than the loop.
    let text = '';
    for (let at = start; at < this.at; at++) text += String.fromCharCode(this.bytes[at]!);
    return text;
  }

  /** Passes over one element of any type and holds it to DER all the way down, so far as its universal tags tell its types. */
  skip(depth = 0): void {
    if (depth > MAX_DEPTH) throw new ParseError('der.depth', this.at);
    const tag = this.peek();
    if (tag === -1) throw new ParseError('der.truncated', this.at);
    const number = tag & 0x1f;
    if (number === 0x1f || tag === 0) throw new ParseError('der.tag', this.at);
    const constructed = (tag & 0x20) !== 0;
    if (tag < 0x40) {
      const structured = STRUCTURED.includes(number);
      if (constructed !== structured) throw new ParseError('der.tag', this.at);
    }
    if (constructed) {
      const inner = this.enter(tag);
      while (inner.more) inner.skip(depth + 1);
      return;
    }
    switch (tag) {
      case TAG.boolean:
        this.boolean();
        return;
      case TAG.integer:
      case TAG.enumerated:
        this.#integerEnd(tag);
        return;
      case TAG.null:
        this.null();
        return;
      case TAG.oid:
        this.#oidEnd();
        return;
      case TAG.utf8String:
      case TAG.printableString:
        this.#textIsAscii();
        return;
      case TAG.bitString: {
        const content = this.content(tag);
        const unused = content[0];
        const last = content[content.length - 1]!;
        if (unused === undefined || unused > 7 || (content.length === 1 && unused !== 0))
          throw new ParseError('der.bits', this.#content);
        if (content.length > 1 && (last & ((1 << unused) - 1)) !== 0) throw new ParseError('der.bits', this.#content);
        return;
      }
      default:
        this.#header(tag);
    }
  }
}

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** Reads one element that fills `bytes` from the first octet to the last. Behind it: ParseError `der.trailing`. */
export function readWhole<T>(bytes: Uint8Array, read: (reader: DerReader) => T): T {
  const reader = new DerReader(bytes);
  const value = read(reader);
  reader.finish();
  return value;
}
