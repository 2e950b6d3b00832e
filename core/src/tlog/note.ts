import { fromBase64, fromUtf8, toBase64, utf8 } from '../bytes/index.ts';
import { ParseError } from '../errors/index.ts';

/** C2SP signed-note asks for at least 16; a checkpoint has two of the log's own and one per witness. */
export const MAX_SIGNATURES = 32;
const MAX_NOTE_LENGTH = 1_000_000;
const KEY_ID_BYTES = 4;

export interface NoteSignature {
  readonly name: string;
  /** Four bytes. */
  readonly keyId: Uint8Array;
  /** What follows the key id; its form is the signature type's. */
  readonly signature: Uint8Array;
}

/** A C2SP signed note. `text` includes its final newline. Nothing about it is trusted before a signature is verified. */
export interface Note {
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

/** Non-empty, no Unicode space, no plus, no control character: what a key name of a note may be. */
export function isKeyName(name: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this refuses
  return name.length > 0 && name.isWellFormed() && !/[\s+\u0000-\u001f\u0085]/u.test(name);
}

function mustBeText(text: string): void {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this refuses
  if (!text.isWellFormed() || /[\u0000-\u0009\u000b-\u001f]/.test(text)) throw new ParseError('note.malformed', 'text');
}

/** The note as text: body, empty line, one line per signature. */
export function encodeNote({ text, signatures }: Note): string {
  const lines = signatures.map(({ name, keyId, signature }) => {
    const bytes = new Uint8Array(KEY_ID_BYTES + signature.length);
    bytes.set(keyId);
    bytes.set(signature, KEY_ID_BYTES);
    return `— ${name} ${toBase64(bytes)}\n`;
  });
  return `${text}\n${lines.join('')}`;
}

function parseSignature(line: string, at: number): NoteSignature {
  const match = /^— ([^ ]+) ([^ ]+)$/u.exec(line);
  if (!match || !isKeyName(match[1]!)) throw new ParseError('note.malformed', `signature ${at}`);
  const bytes = fromBase64(match[2]!);
  if (bytes.length <= KEY_ID_BYTES) throw new ParseError('note.malformed', `signature ${at}`);
  return { name: match[1]!, keyId: bytes.slice(0, KEY_ID_BYTES), signature: bytes.slice(KEY_ID_BYTES) };
}

/**
 * Reads a signed note strictly: exactly what `encodeNote` writes, one to 32 signatures, canonical base64. Throws
 * ParseError `note.malformed` or `base64.malformed`. It verifies nothing.
 */
export function parseNote(note: string | Uint8Array): Note {
  const whole = typeof note === 'string' ? note : fromUtf8(note);
  if (whole.length > MAX_NOTE_LENGTH) throw new ParseError('note.malformed', 'length');
  mustBeText(whole);
  const split = whole.lastIndexOf('\n\n');
  if (split < 0 || !whole.endsWith('\n')) throw new ParseError('note.malformed', 'signatures');
  const lines = whole.slice(split + 2, -1).split('\n');
  if (split + 2 >= whole.length || lines.length > MAX_SIGNATURES) throw new ParseError('note.malformed', 'signatures');
  return { text: whole.slice(0, split + 1), signatures: lines.map(parseSignature) };
}

/** The bytes that a type 0x01 signature signs. */
export function noteTextBytes(note: Note): Uint8Array {
  return utf8(note.text);
}
