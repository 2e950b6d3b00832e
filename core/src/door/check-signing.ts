import { fromBase64url } from '../bytes/index.ts';
import { CREDENTIAL_VERIFIERS, type CredentialVerifier } from '../credential/index.ts';
import { accept, ParseError, type Result, refuse } from '../errors/index.ts';
import type { Manifest } from '../manifest/index.ts';
import type { PinnedIssuer, RevocationLookup } from '../pki/index.ts';
import type { Primitives } from '../primitives/index.ts';
import { readSign, type SignFields } from '../statement/index.ts';
import { checkNonce } from './nonce.ts';
import { checkOrigin, type OriginFinding } from './origin.ts';
import { verifyStatement } from './verify-statement.ts';

/** A record holds beside the CMS: two compartments' headers, the ID number and what opens the commitments (1,224 bytes). */
const RECORD_OVERHEAD = 1224;

/** What a signing post is held against. */
export interface DoorContext {
  readonly manifest: Manifest;
  /** M, 32 bytes. */
  readonly manifestHash: Uint8Array;
  /** Pinned in the release, never taken from the manifest. */
  readonly issuers: readonly PinnedIssuer[];
  readonly revocations: RevocationLookup;
  /** ms. Unused when `nonceKey` is null. */
  readonly now: number;
  /** At the gate, its 32-byte key; null at the check afterwards, where the time that counts is that of the statement. */
  readonly nonceKey: Uint8Array | null;
  /**
   * `report` accepts an expired nonce that is otherwise right and says so in `nonceExpired`: only to give a signer whose
   * answer was lost the receipt that she already has, never to accept a record.
   */
  readonly expiredNonce?: 'refuse' | 'report';
  /** Who reads and judges credentials, in the order in which they are asked; by default those of this release. */
  readonly verifiers?: readonly CredentialVerifier[];
}

/** What the door lets through. Everything in it but `fields` comes from the credential: forget it when the tag is made. */
export interface CheckedSigning {
  /** Issuer name, DER, and card number, or what another kind has in their place: what the tag is made of. */
  readonly issuerDn: Uint8Array;
  readonly subjectSerial: string;
  readonly commonName: string;
  readonly idTail: string;
  readonly fields: SignFields;
  readonly nonceExpired: boolean;
  /** What was found of the signed origin. Never stored. */
  readonly origin: OriginFinding;
}

/** When the statement says it was issued, before anything is known of it. */
function claimedTime(content: Uint8Array): Result<number> {
  try {
    return accept(readSign(content).issuedAt);
  } catch (error) {
    if (error instanceof ParseError) return refuse('statement.mismatch');
    throw error;
  }
}

/**
 * Accepts a signature that the holder of an admitted credential gave under exactly this log's statement: the one decision of the
 * gate, repeated by the registry. Pure; the attacker controls every byte of `post`. Order and codes: docs/specs/door.md.
 * Refusals `cms.*`, `certificate.*`, `statement.*`, `nonce.*`, `id.tail-mismatch`; no bytes make it throw.
 */
export function checkSigning(
  p: Primitives,
  context: DoorContext,
  post: { readonly cms: Uint8Array },
): Result<CheckedSigning> {
  const { manifest, manifestHash, revocations, nonceKey, now } = context;
  if (post.cms.length > manifest.record.plaintextLength - RECORD_OVERHEAD)
    return refuse('cms.malformed', { at: 'length' });
  const verifier = (context.verifiers ?? CREDENTIAL_VERIFIERS).find(({ takes }) => takes(post.cms));
  if (verifier === undefined) return refuse('cms.malformed', { at: 'form' });
  const presented = verifier.read(post.cms);
  if (!presented.ok) return presented;

  const time: Result<number> = nonceKey === null ? claimedTime(presented.value.content) : accept(now);
  if (!time.ok) return time;
  const admitted = manifest.policies.credentials;
  const judged = presented.value.judge(p, { admitted, issuers: context.issuers, at: time.value, revocations });
  if (!judged.ok) return judged;
  const signer = judged.value;

  const statement = verifyStatement(manifest, manifestHash, signer.content);
  if (!statement.ok) return statement;
  const fields = statement.value;
  const origin = checkOrigin(manifest, signer);
  if (!origin.ok) return origin;

  let nonceExpired = false;
  if (nonceKey !== null) {
    const { issuedAt, expiresAt } = fields;
    const claims = { purpose: 'sign', manifestHash, issuedAt, expiresAt } as const;
    const nonce = checkNonce(p, nonceKey, claims, fromBase64url(fields.nonce), now);
    nonceExpired = !nonce.ok && nonce.code === 'nonce.expired';
    if (!nonce.ok && !(nonceExpired && context.expiredNonce === 'report')) return nonce;
  }

  if (fields.idTail !== signer.idTail) return refuse('id.tail-mismatch');
  return accept({
    issuerDn: signer.issuerDn,
    subjectSerial: signer.subjectSerial,
    commonName: signer.commonName,
    idTail: signer.idTail,
    fields,
    nonceExpired,
    origin: origin.value,
  });
}
