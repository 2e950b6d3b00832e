import { utf8 } from '@lianshu/core/bytes';
import type { Dice } from './dice.ts';

const PIECES = [
  '\r\n',
  '\n\n',
  '\ufeff',
  '\u200b',
  '\u202e',
  '\u3000',
  'é',
  'e\u0301',
  '臺',
  '𡍼',
  '\u0000',
  '\t',
  ' ',
  ': ',
  '=',
  '==',
  '+',
  '/',
  '-----BEGIN LIANSHU SIGN v1-----',
  '-----END LIANSHU SIGN v1-----',
  '-----BEGIN LIANSHU LOGIN v1-----',
  '-----END LIANSHU LOGIN v1-----',
  'purpose: login',
  'purpose: sign',
  'issued: 9999-12-31T23:59:59Z',
  'issued: 0000-01-01T00:00:00Z',
  '0000-02-29T00:00:00Z',
  '2026-02-30T00:00:00Z',
  'https://xn--evil.example.tw',
  '0',
  '00',
  '-0',
  '1e3',
  '9007199254740993',
  '999999999999999',
  '{caseNumber}',
  '__proto__: x',
  'constructor: x',
  '— localhost/log/9001.petition.1 AAAA',
  '— a AAAAAAA=',
  'extra ',
  'index ',
];

const SEPARATOR = /[\n,:" ]/;

/** One change to a text of lines. */
export function mutateText(dice: Dice, text: string, others: readonly string[]): string {
  const lines = text.split('\n');
  const line = dice.below(lines.length);
  const at = dice.below(text.length + 1);
  switch (dice.below(14)) {
    case 0:
      return lines.toSpliced(line, 1).join('\n');
    case 1:
      return lines.toSpliced(line, 0, lines[line]!).join('\n');
    case 2:
      return lines.toSpliced(line, 1, lines[dice.below(lines.length)]!).join('\n');
    case 3:
      return lines.toSpliced(line, 0, dice.pick(PIECES)).join('\n');
    case 4: {
      const other = dice.pick(others).split('\n');
      return lines.toSpliced(line, 1, dice.pick(other)).join('\n');
    }
    case 5:
      return text.slice(0, at) + dice.pick(PIECES) + text.slice(at);
    case 6:
      return text.slice(0, at) + text.slice(at + 1 + dice.below(4));
    case 7:
      return text.slice(0, at);
    case 8:
      return text.slice(0, at) + String.fromCharCode(0x21 + dice.below(94)) + text.slice(at + 1);
    case 9: {
      // A value between separators, with the next one of its kind.
      const end = text.slice(at).search(SEPARATOR);
      return end < 0 ? text : text.slice(0, at) + dice.pick(PIECES) + text.slice(at + end);
    }
    case 10: {
      const digit = text.slice(at).search(/[0-9a-f]/);
      if (digit < 0) return text;
      return text.slice(0, at + digit) + dice.below(10) + text.slice(at + digit + 1);
    }
    case 11:
      return text.slice(0, at) + text.slice(at, at + 1 + dice.below(40)).repeat(1 + dice.below(40)) + text.slice(at);
    case 12:
      return text.replaceAll('\n', dice.pick(['\r\n', '\n\n', ' \n', '\r', '\u2028']));
    default: {
      const character = dice.pick(['A', '=', ' ', '\n', '"', '[', '-', '中', '0', '\\']);
      return text.slice(0, at) + character.repeat(1 + dice.below(dice.chance(4) ? 6000 : 30)) + text.slice(at);
    }
  }
}

/** `mutateText` over the bytes; lone surrogates that a cut made become U+FFFD. */
export function mutateTextBytes(dice: Dice, bytes: Uint8Array, others: readonly Uint8Array[]): Uint8Array {
  const decoder = new TextDecoder();
  return utf8(
    mutateText(
      dice,
      decoder.decode(bytes),
      [dice.pick(others)].map((other) => decoder.decode(other)),
    ),
  );
}
