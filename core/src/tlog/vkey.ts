import { concat, equalBytes, fromBase64, fromHex, toBase64, toHex, utf8 } from '../bytes/index.ts';
import { ParseError } from '../errors/index.ts';
import type { Primitives } from '../primitives/index.ts';
import { isKeyName, type NoteSignature } from './note.ts';

/** Signature type bytes of C2SP signed-note that this project makes or reads. */
export const NOTE_ED25519 = 0x01;
export const NOTE_ED25519_COSIGNATURE = 0x04;
export const NOTE_MLDSA44_COSIGNATURE = 0x06;

const KEY_BYTES: ReadonlyMap<number, number> = new Map([
  [NOTE_ED25519, 32],
  [NOTE_ED25519_COSIGNATURE, 32],
  [NOTE_MLDSA44_COSIGNATURE, 1312],
]);

/** A public key under the name and type by which it signs notes. */
export interface VerifierKey {
  readonly name: string;
  readonly type: number;
  readonly publicKey: Uint8Array;
}

/** SHA-256(name ‖ 0x0A ‖ type ‖ public key)[:4] of C2SP signed-note. An identifier, not a commitment. */
export function noteKeyId(p: Primitives, { name, type, publicKey }: VerifierKey): Uint8Array {
  return p.sha256(concat(utf8(`${name}\n`), Uint8Array.of(type), publicKey)).slice(0, 4);
}

/** `name+hex key id+base64(type ‖ public key)`. */
export function encodeVkey(p: Primitives, key: VerifierKey): string {
  return `${key.name}+${toHex(noteKeyId(p, key))}+${toBase64(concat(Uint8Array.of(key.type), key.publicKey))}`;
}

/** Reads a vkey of a known type whose key id is the recommended one. Throws ParseError `vkey.malformed`. */
export function parseVkey(p: Primitives, text: string): VerifierKey {
  const match = /^([^+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+={0,2})$/u.exec(text);
  if (!match || !isKeyName(match[1]!)) throw new ParseError('vkey.malformed');
  const bytes = fromBase64(match[3]!);
  const key: VerifierKey = { name: match[1]!, type: bytes[0]!, publicKey: bytes.slice(1) };
  if (KEY_BYTES.get(key.type) !== key.publicKey.length) throw new ParseError('vkey.malformed', 'key');
  if (!equalBytes(noteKeyId(p, key), fromHex(match[2]!))) throw new ParseError('vkey.malformed', 'id');
  return key;
}

/** Whether a signature line names this key: same name and same key id. Only then must it verify. */
export function isSignatureOf(p: Primitives, key: VerifierKey, signature: NoteSignature): boolean {
  return signature.name === key.name && equalBytes(signature.keyId, noteKeyId(p, key));
}
