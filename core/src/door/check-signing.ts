import { fromBase64url } from '../bytes/index.ts';
import type { CredentialKind } from '../credential/index.ts';
import { accept, ParseError, type Result, refuse } from '../errors/index.ts';
import type { Manifest } from '../manifest/index.ts';
import { checkCardDocument, type PinnedIssuer, type RevocationLookup, readCardDocument } from '../pki/index.ts';
import type { Primitives } from '../primitives/index.ts';
import { readSign, type SignFields } from '../statement/index.ts';
import { checkNonce } from './nonce.ts';
import { verifyStatement } from './verify-statement.ts';

/** Which generation of cards each credential policy of a manifest admits. */
const GENERATION: Readonly<{ [kind in CredentialKind]?: string }> = { 'moica-g2': 'G2', 'moica-g3': 'G3' };

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
}

/** What the door lets through. Everything in it but `fields` comes from the certificate: forget it when the tag is made. */
export interface CheckedSigning {
  /** Issuer name, DER, and card number: what the tag is made of. */
  readonly issuerDn: Uint8Array;
  readonly subjectSerial: string;
  readonly commonName: string;
  readonly idTail: string;
  readonly fields: SignFields;
  readonly nonceExpired: boolean;
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
 * Accepts a signature that the holder of an accepted card gave under exactly this log's statement: the one decision of the
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
  const document = readCardDocument(post.cms);
  if (!document.ok) return document;
  const { cms } = document.value;
  if (!cms.slim) return refuse('cms.malformed', { at: 'not-slim' });

  const time: Result<number> = nonceKey === null ? claimedTime(cms.content) : accept(now);
  if (!time.ok) return time;
  const admitted = manifest.policies.credentials.map((credential) => GENERATION[credential]);
  const issuers = context.issuers.filter((issuer) => admitted.includes(issuer.generation));
  const signed = checkCardDocument(p, document.value, { issuers, at: time.value, revocations, use: 'sign' });
  if (!signed.ok) return signed;

  const statement = verifyStatement(manifest, manifestHash, signed.value.content);
  if (!statement.ok) return statement;
  const fields = statement.value;

  let nonceExpired = false;
  if (nonceKey !== null) {
    const { issuedAt, expiresAt } = fields;
    const claims = { purpose: 'sign', manifestHash, issuedAt, expiresAt } as const;
    const nonce = checkNonce(p, nonceKey, claims, fromBase64url(fields.nonce), now);
    nonceExpired = !nonce.ok && nonce.code === 'nonce.expired';
    if (!nonce.ok && !(nonceExpired && context.expiredNonce === 'report')) return nonce;
  }

  const { signer, certificate } = signed.value;
  if (fields.idTail !== signer.idTail) return refuse('id.tail-mismatch');
  return accept({
    issuerDn: certificate.issuerDn,
    subjectSerial: signer.subjectSerial,
    commonName: signer.commonName,
    idTail: signer.idTail,
    fields,
    nonceExpired,
  });
}
