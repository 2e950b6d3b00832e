import { ParseError } from '../errors/index.ts';

const HEX = '0123456789abcdef';
const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const BASE64URL = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Lower-case hexadecimal. */
export function toHex(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += HEX[byte >>> 4]! + HEX[byte & 15]!;
  return text;
}

/** Accepts lower case only, so that a value has one spelling. Throws ParseError `hex.malformed`. */
export function fromHex(text: string): Uint8Array {
  if (!/^([0-9a-f]{2})*$/.test(text)) throw new ParseError('hex.malformed');
  const bytes = new Uint8Array(text.length / 2);
  for (let i = 0; i < bytes.length; i++) bytes[i] = Number.parseInt(text.slice(2 * i, 2 * i + 2), 16);
  return bytes;
}

function encode64(bytes: Uint8Array, alphabet: string): string {
  const parts: string[] = [];
  for (let i = 0; i < bytes.length; i += 3) {
    const a = bytes[i]!;
    const b = bytes[i + 1] ?? 0;
    const c = bytes[i + 2] ?? 0;
    let group = alphabet[a >>> 2]! + alphabet[((a & 3) << 4) | (b >>> 4)]!;
    if (i + 1 < bytes.length) group += alphabet[((b & 15) << 2) | (c >>> 6)]!;
    if (i + 2 < bytes.length) group += alphabet[c & 63]!;
    parts.push(group);
  }
  return parts.join('');
}

function values(alphabet: string): Int8Array {
  const table = new Int8Array(128).fill(-1);
  for (let i = 0; i < 64; i++) table[alphabet.charCodeAt(i)] = i;
  return table;
}

const VALUES64 = values(BASE64);
const VALUES64URL = values(BASE64URL);

/** Decodes unpadded digits strictly: no white space, no unused bits set. */
function decode64(text: string, table: Int8Array): Uint8Array {
  const remainder = text.length % 4;
  if (remainder === 1) throw new ParseError('base64.malformed', text.length);
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
  let at = 0;
  let buffer = 0;
  let bits = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const value = code < 128 ? table[code]! : -1;
    if (value < 0) throw new ParseError('base64.malformed', i);
    buffer = ((buffer << 6) | value) & 0xffffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes[at++] = (buffer >>> bits) & 0xff;
    }
  }
  if ((buffer & ((1 << bits) - 1)) !== 0) throw new ParseError('base64.malformed', text.length);
  return bytes;
}

/** RFC 4648 §4, padded. */
export function toBase64(bytes: Uint8Array): string {
  const digits = encode64(bytes, BASE64);
  return digits + '='.repeat((4 - (digits.length % 4)) % 4);
}

/** RFC 4648 §4, padding required, one spelling per value. Throws ParseError `base64.malformed`. */
export function fromBase64(text: string): Uint8Array {
  if (text.length % 4 !== 0) throw new ParseError('base64.malformed', text.length);
  const digits = text.endsWith('==') ? text.slice(0, -2) : text.endsWith('=') ? text.slice(0, -1) : text;
  return decode64(digits, VALUES64);
}

/** RFC 4648 §5 without padding. */
export function toBase64url(bytes: Uint8Array): string {
  return encode64(bytes, BASE64URL);
}

/** RFC 4648 §5 without padding, one spelling per value. Throws ParseError `base64.malformed`. */
export function fromBase64url(text: string): Uint8Array {
  return decode64(text, VALUES64URL);
}

// Core has no DOM and no Node types; both platforms offer these two (WHATWG Encoding).
declare const TextEncoder: new () => { encode(text: string): Uint8Array };
declare const TextDecoder: new (
  label: string,
  options: { fatal: boolean; ignoreBOM: boolean },
) => { decode(bytes: Uint8Array): string };

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

export function utf8(text: string): Uint8Array {
  return encoder.encode(text);
}

/** Strict: invalid UTF-8 throws ParseError `utf8.malformed`; a byte order mark is kept as a character. */
export function fromUtf8(bytes: Uint8Array): string {
  try {
    return decoder.decode(bytes);
  } catch (cause) {
    throw new ParseError('utf8.malformed', undefined, { cause });
  }
}
