import { concat, equalBytes, fromBase64url, toBase64url, utf8 } from '@lianshu/core/bytes';
import { ParseError } from '@lianshu/core/errors';
import { encodeCanonical, Fields, parseCanonical } from '@lianshu/core/json';
import type { Primitives } from '@lianshu/core/primitives';

/** How long a challenge, and after it its token, is good for. */
export const TRIAL_LIFETIME_MS = 10 * 60_000;

/** The two papers of a trial: what the card is to decrypt, and that it did. */
export type TrialPaper = 'challenge' | 'token';

/** What a trial decryption is bound to. */
export interface TrialClaims {
  readonly caseNumber: string;
  /** SHA-256 of the encryption certificate, lower-case hex. */
  readonly certificateSha256: string;
  /** SHA-256 of the public key that the same card signs with, base64url. */
  readonly signingKey: string;
  /** The last day in Taipei through which the certificate is valid. */
  readonly expiresOn: string;
  /** How much had been collected in the case (`collectionsOf`): the next time uses the token up. */
  readonly collections: number;
  /** ms. */
  readonly expiresAt: number;
}

const MAC_LENGTH = 32;
const LABELS = {
  challenge: utf8('lianshu/v1 trial challenge'),
  token: utf8('lianshu/v1 trial token'),
} as const;

function macOf(p: Primitives, key: Uint8Array, paper: TrialPaper, claims: Uint8Array, secret: Uint8Array): Uint8Array {
  // The claims are one JSON object, so nothing of them can pass for the beginning of the secret.
  return p.hmacSha256(key, concat(LABELS[paper], claims, new Uint8Array(1), secret));
}

/**
 * Claims and their MAC as one text. `secret`: the plaintext that the card is to find, for a challenge; nothing for a token.
 * Nothing is stored: whoever brings it back brings all that it stands for.
 */
export function sealTrial(
  p: Primitives,
  key: Uint8Array,
  paper: TrialPaper,
  claims: TrialClaims,
  secret: Uint8Array,
): string {
  const bytes = encodeCanonical({ ...claims });
  return toBase64url(concat(macOf(p, key, paper, bytes, secret), bytes));
}

/** The claims, when `text` is what `sealTrial` made with this key, for this paper and secret; else undefined. */
export function openTrial(
  p: Primitives,
  key: Uint8Array,
  paper: TrialPaper,
  text: string,
  secret: Uint8Array,
): TrialClaims | undefined {
  try {
    const sealed = fromBase64url(text);
    const bytes = sealed.subarray(MAC_LENGTH);
    if (!equalBytes(sealed.subarray(0, MAC_LENGTH), macOf(p, key, paper, bytes, secret))) return undefined;
    const fields = new Fields(parseCanonical(bytes), 'trial');
    return {
      caseNumber: fields.string('caseNumber'),
      certificateSha256: fields.string('certificateSha256', 64),
      signingKey: fields.string('signingKey', 43),
      expiresOn: fields.string('expiresOn', 10),
      collections: fields.integer('collections'),
      expiresAt: fields.integer('expiresAt'),
    };
  } catch (error) {
    if (error instanceof ParseError) return undefined;
    throw error;
  }
}
