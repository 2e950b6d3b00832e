import { concat, u16, utf8 } from '../bytes/index.ts';
import { hkdfExpand, hkdfExtract, type Primitives } from '../primitives/index.ts';

const VERSION = utf8('HPKE-v1');

/** RFC 9180 §4, LabeledExtract with HKDF-SHA256. */
export function labeledExtract(
  p: Primitives,
  suiteId: Uint8Array,
  salt: Uint8Array,
  name: string,
  ikm: Uint8Array,
): Uint8Array {
  return hkdfExtract(p, salt, concat(VERSION, suiteId, utf8(name), ikm));
}

/** RFC 9180 §4, LabeledExpand with HKDF-SHA256. */
export function labeledExpand(
  p: Primitives,
  suiteId: Uint8Array,
  prk: Uint8Array,
  name: string,
  info: Uint8Array,
  length: number,
): Uint8Array {
  return hkdfExpand(p, prk, concat(u16(length), VERSION, suiteId, utf8(name), info), length);
}
