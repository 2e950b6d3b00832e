import { compareBytes, concat } from '../bytes/index.ts';
import { TAG } from './der.ts';

/** One element: identifier octet, minimal definite length, the parts as content. */
export function derElement(tag: number, ...parts: readonly Uint8Array[]): Uint8Array {
  let length = 0;
  for (const part of parts) length += part.length;
  let header: Uint8Array;
  if (length < 0x80) {
    header = Uint8Array.of(tag, length);
  } else {
    const digits: number[] = [];
    for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) digits.unshift(rest & 0xff);
    header = Uint8Array.of(tag, 0x80 | digits.length, ...digits);
  }
  return concat(header, ...parts);
}

export function derSequence(...parts: readonly Uint8Array[]): Uint8Array {
  return derElement(TAG.sequence, ...parts);
}

/** SET OF: the encoded elements in ascending order (X.690 §11.6). */
export function derSetOf(...elements: readonly Uint8Array[]): Uint8Array {
  return derElement(TAG.set, ...[...elements].sort(compareBytes));
}

/** INTEGER of content octets as `DerReader.integer` returns them, or of a small number. */
export function derInteger(value: Uint8Array | number): Uint8Array {
  if (typeof value !== 'number') return derElement(TAG.integer, value);
  if (!Number.isInteger(value) || value < 0 || value > 0x7f) throw new RangeError('derInteger expects 0..127');
  return derElement(TAG.integer, Uint8Array.of(value));
}

/** OBJECT IDENTIFIER of its content octets. */
export function derOid(content: Uint8Array): Uint8Array {
  return derElement(TAG.oid, content);
}

export function derOctetString(content: Uint8Array): Uint8Array {
  return derElement(TAG.octetString, content);
}

export const DER_NULL: Uint8Array = Uint8Array.of(TAG.null, 0);
