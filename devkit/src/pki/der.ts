import { concat, u16, utf8 } from '@lianshu/core/bytes';

/**
 * A DER writer without opinions: it encodes whatever it is told, right or wrong, because half of what devkit makes must
 * be malformed on purpose. The strict reader is core's.
 */
export function tlv(tag: number, ...contents: readonly Uint8Array[]): Uint8Array {
  const content = concat(...contents);
  return concat(Uint8Array.of(tag), encodeLength(content.length), content);
}

function encodeLength(length: number): Uint8Array {
  if (length < 0x80) return Uint8Array.of(length);
  if (length < 0x100) return Uint8Array.of(0x81, length);
  if (length < 0x10000) return concat(Uint8Array.of(0x82), u16(length));
  if (length < 0x1000000) return Uint8Array.of(0x83, length >> 16, (length >> 8) & 0xff, length & 0xff);
  return Uint8Array.of(0x84, length >>> 24, (length >> 16) & 0xff, (length >> 8) & 0xff, length & 0xff);
}

export function sequence(...items: readonly Uint8Array[]): Uint8Array {
  return tlv(0x30, ...items);
}

/** SET OF in DER order (X.690 §11.6): sorted by the encodings. */
export function setOf(...items: readonly Uint8Array[]): Uint8Array {
  return tlv(0x31, ...items.toSorted((a, b) => Buffer.compare(a, b)));
}

/** SET exactly as given, for wrong orders. */
export function setAsGiven(...items: readonly Uint8Array[]): Uint8Array {
  return tlv(0x31, ...items);
}

/** A non-negative INTEGER; bytes are unsigned big-endian, leading zeros removed and a sign byte added where needed. */
export function integer(value: number | bigint | Uint8Array): Uint8Array {
  let bytes = value instanceof Uint8Array ? value : unsignedBytes(BigInt(value));
  let start = 0;
  while (start < bytes.length - 1 && bytes[start] === 0) start += 1;
  bytes = bytes.subarray(start);
  return (bytes[0] ?? 0) & 0x80 ? tlv(0x02, Uint8Array.of(0), bytes) : tlv(0x02, bytes);
}

function unsignedBytes(value: bigint): Uint8Array {
  const hex = value.toString(16);
  return Uint8Array.from(Buffer.from(hex.length % 2 ? `0${hex}` : hex, 'hex'));
}

export function oid(dotted: string): Uint8Array {
  const [first = 0n, second = 0n, ...rest] = dotted.split('.').map(BigInt);
  return tlv(0x06, ...[first * 40n + second, ...rest].map(encodeArc));
}

function encodeArc(arc: bigint): Uint8Array {
  const bytes = [Number(arc & 0x7fn)];
  for (let left = arc >> 7n; left > 0n; left >>= 7n) bytes.unshift(Number(left & 0x7fn) | 0x80);
  return Uint8Array.from(bytes);
}

export const NULL: Uint8Array = Uint8Array.of(0x05, 0x00);
export const TRUE: Uint8Array = Uint8Array.of(0x01, 0x01, 0xff);

export function octetString(content: Uint8Array): Uint8Array {
  return tlv(0x04, content);
}

export function bitString(content: Uint8Array, unusedBits = 0): Uint8Array {
  return tlv(0x03, Uint8Array.of(unusedBits), content);
}

export function utf8String(text: string): Uint8Array {
  return tlv(0x0c, utf8(text));
}

export function printableString(text: string): Uint8Array {
  return tlv(0x13, utf8(text));
}

export function enumerated(value: number): Uint8Array {
  return tlv(0x0a, Uint8Array.of(value));
}

/** RFC 5280 §4.1.2.5: UTCTime up to 2049, GeneralizedTime from 2050. Milliseconds are cut off. */
export function time(at: number): Uint8Array {
  const digits = new Date(at).toISOString().replace(/\.\d+/, '').replace(/[-:T]/g, '');
  return digits < '2050' ? tlv(0x17, utf8(digits.slice(2))) : tlv(0x18, utf8(digits));
}

/** A constructed context tag: EXPLICIT [n], or IMPLICIT [n] of a SEQUENCE or SET whose contents are given. */
export function context(n: number, ...contents: readonly Uint8Array[]): Uint8Array {
  return tlv(0xa0 | n, ...contents);
}

/** A primitive context tag: IMPLICIT [n] of a string. */
export function contextPrimitive(n: number, content: Uint8Array): Uint8Array {
  return tlv(0x80 | n, content);
}
