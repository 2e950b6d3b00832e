import { encodeCanonical, Fields, type JsonObject, type JsonValue, parseCanonical } from '../json/index.ts';
import type { Primitives } from '../primitives/index.ts';
import {
  type AuthorityKey,
  type AuthorityPurpose,
  type AuthoritySecret,
  type AuthoritySignature,
  authoritySignatureFromJson,
  authoritySignatureToJson,
  signAuthority,
  verifyAuthority,
} from './authority.ts';

/** How one kind of claim is written and signed: the signature is over the canonical bytes of `toJson`, under `purpose`. */
export interface ClaimForm<T> {
  readonly purpose: AuthorityPurpose;
  readonly toJson: (claim: T) => JsonObject;
  /** The inverse of `toJson`. Throws ParseError, also for a field it does not know. */
  readonly fromJson: (value: JsonValue) => T;
  /**
   * The file: an object of this format with the claim under `key` beside `signature`. Null: the claim's own object with
   * `signature` as one more field.
   */
  readonly file: { readonly format: string; readonly key: string } | null;
}

export interface SignedClaim<T> {
  readonly claim: T;
  readonly signature: AuthoritySignature;
}

export function signClaim<T>(p: Primitives, secret: AuthoritySecret, form: ClaimForm<T>, claim: T): AuthoritySignature {
  return signAuthority(p, secret, form.purpose, encodeCanonical(form.toJson(claim)));
}

/** Whether the authority of `key` signed this claim. The key must come from a trust file. */
export function verifyClaim<T>(
  p: Primitives,
  key: Pick<AuthorityKey, 'ed25519' | 'mldsa44'>,
  form: ClaimForm<T>,
  { claim, signature }: SignedClaim<T>,
): boolean {
  return verifyAuthority(p, key, form.purpose, encodeCanonical(form.toJson(claim)), signature);
}

/** The file, canonical. */
export function encodeSignedClaim<T>({ file, toJson }: ClaimForm<T>, signed: SignedClaim<T>): Uint8Array {
  const claim = toJson(signed.claim);
  const signature = authoritySignatureToJson(signed.signature);
  return encodeCanonical(
    file === null ? { ...claim, signature } : { format: file.format, [file.key]: claim, signature },
  );
}

/** Throws ParseError; nothing is verified. */
export function parseSignedClaim<T>({ file, fromJson, purpose }: ClaimForm<T>, bytes: Uint8Array): SignedClaim<T> {
  const value = parseCanonical(bytes);
  const fields = new Fields(value, `signed-${purpose}`);
  const signature = authoritySignatureFromJson(fields.json('signature'), `signed-${purpose}.signature`);
  if (file === null) {
    const { signature: _, ...claim } = value as JsonObject;
    return { claim: fromJson(claim), signature };
  }
  fields.oneOf('format', [file.format]);
  const claim = fromJson(fields.json(file.key));
  fields.end();
  return { claim, signature };
}
