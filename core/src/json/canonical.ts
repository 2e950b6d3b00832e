import { fromUtf8, utf8 } from '../bytes/index.ts';
import { ParseError } from '../errors/index.ts';

export type JsonValue = null | boolean | number | string | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/** Deep enough for every format here, shallow enough that hostile input cannot exhaust the stack. */
const MAX_DEPTH = 32;

function compareUtf16(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Text in the making. Pieces are joined as they come: a list of all of them would weigh fifty times the text. */
class Text {
  readonly #whole: string[] = [];
  #pieces: string[] = [];

  push(piece: string): void {
    if (this.#pieces.push(piece) < 4096) return;
    this.#whole.push(this.#pieces.join(''));
    this.#pieces = [];
  }

  toString(): string {
    return [...this.#whole, ...this.#pieces].join('');
  }
}

function write(value: JsonValue, depth: number, out: Text): void {
  if (depth > MAX_DEPTH) throw new ParseError('json.shape', 'depth');
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value) || Object.is(value, -0)) throw new ParseError('json.shape', 'number');
    out.push(String(value));
  } else if (typeof value === 'string') {
    if (!value.isWellFormed()) throw new ParseError('json.shape', 'string');
    out.push(JSON.stringify(value));
  } else if (value === null || typeof value === 'boolean') {
    out.push(String(value));
  } else if (Array.isArray(value)) {
    out.push('[');
    (value as readonly JsonValue[]).forEach((item, i) => {
      if (i > 0) out.push(',');
      write(item, depth + 1, out);
    });
    out.push(']');
  } else {
    const object = value as { readonly [key: string]: JsonValue };
    out.push('{');
    Object.keys(object)
      .sort(compareUtf16)
      .forEach((key, i) => {
        if (i > 0) out.push(',');
        write(key, depth, out);
        out.push(':');
        write(object[key]!, depth + 1, out);
      });
    out.push('}');
  }
}

/**
 * The canonical text of RFC 8785 for the part of JSON that our formats use: integers within ±(2^53 − 1), well-formed
 * strings, at most 32 levels. Throws ParseError `json.shape` for anything else.
 */
export function canonicalText(value: JsonValue): string {
  const out = new Text();
  write(value, 0, out);
  return out.toString();
}

/** UTF-8 of `canonicalText`. */
export function encodeCanonical(value: JsonValue): Uint8Array {
  return utf8(canonicalText(value));
}

const [QUOTE, BACKSLASH, OPEN_ARRAY, OPEN_OBJECT, CLOSE_ARRAY, CLOSE_OBJECT] = [0x22, 0x5c, 0x5b, 0x7b, 0x5d, 0x7d];

/** Before anything is built of them: a megabyte of opening brackets costs a parser seventy. */
function demandShallow(text: string): void {
  let depth = 0;
  let inString = false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (inString) {
      if (code === BACKSLASH) i++;
      else if (code === QUOTE) inString = false;
    } else if (code === QUOTE) inString = true;
    else if (code === OPEN_ARRAY || code === OPEN_OBJECT) {
      if (++depth > MAX_DEPTH + 1) throw new ParseError('json.shape', 'depth');
    } else if (code === CLOSE_ARRAY || code === CLOSE_OBJECT) depth--;
  }
}

/**
 * Parses bytes that must be exactly the canonical encoding of their value, so that one value has one encoding: no
 * duplicate keys, other order, white space or number spelling. Throws ParseError `json.malformed`, `json.shape` or `json.not-canonical`.
 */
export function parseCanonical(bytes: Uint8Array): JsonValue {
  const text = fromUtf8(bytes);
  demandShallow(text);
  let value: JsonValue;
  try {
    value = JSON.parse(text) as JsonValue;
  } catch {
    // Without the cause: the engine's message quotes the text, which may be about a person.
    throw new ParseError('json.malformed');
  }
  if (canonicalText(value) !== text) throw new ParseError('json.not-canonical');
  return value;
}
