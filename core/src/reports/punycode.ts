const BASE = 36;
const T_MIN = 1;
const T_MAX = 26;
const SKEW = 38;
const DAMP = 700;
const FIRST_BIAS = 72;
const FIRST_CODE = 128;
const MAX_LABEL = 63;

/** RFC 3492 §6.1. */
function adapted(delta: number, count: number, isFirst: boolean): number {
  let rest = isFirst ? Math.floor(delta / DAMP) : Math.floor(delta / 2);
  rest += Math.floor(rest / count);
  let k = 0;
  for (; rest > ((BASE - T_MIN) * T_MAX) >> 1; k += BASE) rest = Math.floor(rest / (BASE - T_MIN));
  return k + Math.floor(((BASE - T_MIN + 1) * rest) / (rest + SKEW));
}

function digitOf(character: string): number {
  if (character >= 'a' && character <= 'z') return character.charCodeAt(0) - 97;
  return character >= '0' && character <= '9' ? character.charCodeAt(0) - 22 : BASE;
}

/** The label after `xn--` as Unicode (RFC 3492 §6.2); undefined where it is none. */
function decodeLabel(encoded: string): string | undefined {
  const border = encoded.lastIndexOf('-');
  const codes = [...encoded.slice(0, Math.max(border, 0))].map((character) => character.charCodeAt(0));
  let code = FIRST_CODE;
  let bias = FIRST_BIAS;
  let at = 0;
  for (let read = border + 1; read < encoded.length; ) {
    const before = at;
    for (let weight = 1, k = BASE; ; k += BASE) {
      const digit = read < encoded.length ? digitOf(encoded[read++]!) : BASE;
      if (digit === BASE) return undefined;
      at += digit * weight;
      if (!Number.isSafeInteger(at)) return undefined;
      const least = k <= bias ? T_MIN : Math.min(T_MAX, k - bias);
      if (digit < least) break;
      weight *= BASE - least;
    }
    const count = codes.length + 1;
    bias = adapted(at - before, count, before === 0);
    code += Math.floor(at / count);
    at %= count;
    if (code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return undefined;
    codes.splice(at++, 0, code);
  }
  return String.fromCodePoint(...codes);
}

/** Letters, marks, digits and the hyphen: nothing else may be shown as part of a name. */
const SHOWABLE = /^[\p{L}\p{M}\p{Nd}-]+$/u;

/** As the encoding of names has it: composed, and never what needs no encoding. */
function isShowable(label: string): boolean {
  return SHOWABLE.test(label) && /[^-0-9A-Za-z]/.test(label) && label.normalize('NFC') === label;
}

/**
 * A host name as people read it: its `xn--` labels in their own letters. Undefined where there is no such label, or where one
 * does not decode to letters and digits alone, so that nothing invisible and nothing that turns the direction is ever shown.
 */
export function readableHost(host: string): string | undefined {
  let isOther = false;
  const labels: string[] = [];
  for (const label of host.split('.')) {
    if (!label.startsWith('xn--')) {
      labels.push(label);
      continue;
    }
    const decoded = label.length > MAX_LABEL ? undefined : decodeLabel(label.slice(4));
    if (decoded === undefined || !isShowable(decoded)) return undefined;
    labels.push(decoded);
    isOther = true;
  }
  return isOther ? labels.join('.') : undefined;
}
