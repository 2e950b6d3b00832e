import { utf8 } from '@lianshu/core/bytes';
import { readCardBase64 } from './card-reading.ts';
import type { PlainEncoding } from './settings.ts';

/**
 * What the card decrypted, out of the component's text; undefined when it cannot be read as was asked. Without an encoding
 * the text is taken as one byte a character, or as UTF-8 where a character does not fit into a byte: what a real component
 * does with bytes that are no text is not public, so `base64` stays the setting of choice.
 */
export function readPlain(text: string | undefined, encoding: PlainEncoding): Uint8Array | undefined {
  if (text === undefined) return undefined;
  if (encoding === 'base64') return readCardBase64(text);
  const codes = Array.from(text, (character) => character.codePointAt(0)!);
  return codes.every((code) => code < 0x100) ? Uint8Array.from(codes) : utf8(text);
}
