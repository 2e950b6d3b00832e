import { ParseError } from '../errors/index.ts';
import type { Random } from '../primitives/index.ts';

/** Crockford's base 32: no I, L, O or U. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const CHARACTERS = 26;
/** 130 bits, left-aligned: the last six bits are zero. */
const BYTES = 17;
const GROUPS = [5, 5, 5, 5, 6];

/** A fresh unsealing code (開封碼): 130 random bits in 17 bytes. Printed, never sent or stored. */
export function newUnsealingCode(random: Random): Uint8Array {
  const code = random(BYTES).slice();
  code[BYTES - 1]! &= 0xc0;
  return code;
}

/** The 26 characters of a code, upper case, without grouping. RangeError for bytes that are no code. */
export function encodeUnsealingCode(code: Uint8Array): string {
  if (code.length !== BYTES || (code[BYTES - 1]! & 0x3f) !== 0) throw new RangeError('unsealing code expects 130 bits');
  let text = '';
  for (let bit = 0; bit < CHARACTERS * 5; bit += 5) {
    const pair = (code[bit >>> 3]! << 8) | (code[(bit >>> 3) + 1] ?? 0);
    text += ALPHABET[(pair >>> (11 - (bit & 7))) & 31];
  }
  return text;
}

/** The 26 characters in groups for print: five, five, five, five and six. */
export function groupUnsealingCode(text: string): string {
  let at = 0;
  return GROUPS.map((length) => {
    const group = text.slice(at, at + length);
    at += length;
    return group;
  }).join('-');
}

/**
 * Reads what a person typed from her sheet: any case, full-width forms, spaces and dashes anywhere, O for 0, I or L for 1.
 * There is no check character, since the wrap itself tells a wrong code. Throws ParseError `unsealing-code.malformed`.
 */
export function parseUnsealingCode(text: string): Uint8Array {
  const characters = text
    .normalize('NFKC')
    .replace(/[\s\p{Pd}\u2212]/gu, '')
    .toUpperCase()
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
  if (characters.length !== CHARACTERS) throw new ParseError('unsealing-code.malformed', characters.length);
  const code = new Uint8Array(BYTES);
  for (let i = 0; i < CHARACTERS; i++) {
    const value = ALPHABET.indexOf(characters[i]!);
    if (value < 0) throw new ParseError('unsealing-code.malformed', i);
    const bit = i * 5;
    const shifted = value << (11 - (bit & 7));
    code[bit >>> 3]! |= shifted >>> 8;
    if ((shifted & 0xff) !== 0) code[(bit >>> 3) + 1]! |= shifted & 0xff;
  }
  return code;
}
