import { equalBytes, toBase64url } from '@lianshu/core/bytes';
import { accept, ParseError, type Result, refuse } from '@lianshu/core/errors';
import type { IdNumber } from '@lianshu/core/identity';
import type { JsonValue } from '@lianshu/core/json';
import { logContextOf } from '@lianshu/core/manifest';
import { parseSignedCms, slimCms, verifyCmsSignature } from '@lianshu/core/pki';
import type { Primitives, Random } from '@lianshu/core/primitives';
import { recordLayout, sealRecord } from '@lianshu/core/record';
import { readSign } from '@lianshu/core/statement';
import type { OpenManifest } from '../../../log/index.ts';
import type { SignerSecrets } from './signer-secrets.ts';

/** What is sent, and what must be kept to send it again unchanged and to check the receipt. */
export interface SigningPost {
  readonly log: string;
  /** Slim CMS, exactly as posted. */
  readonly cms: Uint8Array;
  readonly body: Uint8Array;
  readonly secrets: SignerSecrets;
  /** ms; as it stands in the statement. */
  readonly issuedAt: number;
}

/**
 * Checks what the card gave (the component may be another program than it says) and seals it. Refusals `cms.*`,
 * `statement.mismatch` when the card signed other bytes than the page showed, `body.length` for a CMS that does not fit.
 */
export function makePost(
  p: Primitives,
  open: OpenManifest,
  secrets: SignerSecrets,
  idNumber: IdNumber,
  statement: Uint8Array,
  cardCms: Uint8Array,
  random: Random,
): Result<SigningPost> {
  const { manifest, hash } = open;
  try {
    const parsed = parseSignedCms(cardCms);
    if (!equalBytes(parsed.content, statement)) return refuse('statement.mismatch');
    const verified = verifyCmsSignature(p, parsed);
    if (!verified.ok) return verified;
    const cms = slimCms(cardCms);
    if (cms.length > recordLayout(manifest.record.plaintextLength).cmsCapacity) return refuse('body.length');
    const { disclosure } = manifest.policies;
    const fields = { disclosure, idNumber, z: secrets.z, receiptPublic: secrets.receiptPublic, cms };
    const body = sealRecord(p, logContextOf(manifest, hash), fields, random);
    return accept({ log: manifest.log, cms, body, secrets, issuedAt: readSign(statement).issuedAt });
  } catch (error) {
    if (error instanceof ParseError) return refuse('cms.malformed');
    throw error;
  }
}

/** The request: nothing in it but what the check at the door needs, and the sealed body. */
export function postToJson({ cms, body, secrets }: SigningPost): JsonValue {
  return { cms: toBase64url(cms), body: toBase64url(body), seed: toBase64url(secrets.seed) };
}
