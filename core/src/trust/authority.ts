import { concat, toBase64url } from '../bytes/index.ts';
import { label } from '../crypto/index.ts';
import { Fields, type JsonValue } from '../json/index.ts';
import type { Primitives } from '../primitives/index.ts';

/** What an authority signs. No purpose may begin with another one: the message is label and bytes without a separator. */
export type AuthorityPurpose =
  | 'announcement'
  | 'bundle'
  | 'class change'
  | 'destruction'
  | 'directory'
  | 'manifest'
  | 'pilot report'
  | 'proposer bar'
  | 'reply'
  | 'same matter'
  | 'statistics'
  | 'verdict';

/** Verification keys of an authority: Ed25519 (32 bytes) and ML-DSA-44 (1,312 bytes), always used together. */
export interface AuthorityKey {
  readonly name: string;
  readonly ed25519: Uint8Array;
  readonly mldsa44: Uint8Array;
}

/** Signing seeds of an authority, 32 bytes each. Never leaves the authority's own machine. */
export interface AuthoritySecret {
  readonly ed25519Seed: Uint8Array;
  readonly mldsa44Seed: Uint8Array;
}

/** 64 and 2,420 bytes. Two schemes, so that what is signed today cannot be forged by a quantum computer later, nor by a fault in the newer one. */
export interface AuthoritySignature {
  readonly ed25519: Uint8Array;
  readonly mldsa44: Uint8Array;
}

function signedMessage(purpose: AuthorityPurpose, bytes: Uint8Array): Uint8Array {
  return concat(label(purpose), bytes);
}

/** The verification keys of `secret`. */
export function authorityKey(p: Primitives, name: string, secret: AuthoritySecret): AuthorityKey {
  return { name, ed25519: p.ed25519Public(secret.ed25519Seed), mldsa44: p.mlDsa44Public(secret.mldsa44Seed) };
}

/** Deterministic: the same bytes always get the same signature. */
export function signAuthority(
  p: Primitives,
  secret: AuthoritySecret,
  purpose: AuthorityPurpose,
  bytes: Uint8Array,
): AuthoritySignature {
  const message = signedMessage(purpose, bytes);
  return { ed25519: p.ed25519Sign(secret.ed25519Seed, message), mldsa44: p.mlDsa44Sign(secret.mldsa44Seed, message) };
}

/** Both signatures must hold, for this purpose. The key must come from a trust file, never from what is being verified. */
export function verifyAuthority(
  p: Primitives,
  key: Pick<AuthorityKey, 'ed25519' | 'mldsa44'>,
  purpose: AuthorityPurpose,
  bytes: Uint8Array,
  signature: AuthoritySignature,
): boolean {
  const message = signedMessage(purpose, bytes);
  return (
    p.ed25519Verify(key.ed25519, message, signature.ed25519) && p.mlDsa44Verify(key.mldsa44, message, signature.mldsa44)
  );
}

/** Throws ParseError `json.shape`, `base64.malformed`. */
export function authoritySignatureFromJson(value: JsonValue, path = 'signature'): AuthoritySignature {
  const fields = new Fields(value, path);
  const signature = { ed25519: fields.bytes('ed25519', 64), mldsa44: fields.bytes('mldsa44', 2420) };
  fields.end();
  return signature;
}

export function authoritySignatureToJson(signature: AuthoritySignature): JsonValue {
  return { ed25519: toBase64url(signature.ed25519), mldsa44: toBase64url(signature.mldsa44) };
}
