import { equalBytes } from '../bytes/index.ts';
import { accept, type Result, refuse } from '../errors/index.ts';
import type { Primitives } from '../primitives/index.ts';
import type { SignatureHash } from './certificate.ts';
import type { PinnedIssuer } from './chain.ts';
import type { RevokedSerials } from './revoked-serials.ts';

/** A version 2 certificate revocation list, read but not judged: `verifyCrl` judges. It holds nothing of the file. */
export interface Crl {
  /** Issuer name, DER. */
  readonly issuerDn: Uint8Array;
  readonly aki: Uint8Array | undefined;
  /** ms since 1970. */
  readonly thisUpdate: number;
  readonly nextUpdate: number;
  /** Content octets of CRLNumber. */
  readonly number: Uint8Array;
  /** Does it list every certificate of the authority? Only then does absence mean anything. */
  readonly complete: boolean;
  readonly entries: RevokedSerials;
  readonly signatureHash: SignatureHash;
  /** Of the part that is signed, by `signatureHash`; empty for a hash that never counts. */
  readonly tbsDigest: Uint8Array;
  readonly signature: Uint8Array;
}

/**
 * Accepts a list that the pinned authority signed. Refusals `certificate.unknown-issuer` (name or key identifier of
 * another), `certificate.weak-signature`, `certificate.issuer-signature`.
 */
export function verifyCrl(p: Primitives, crl: Crl, issuer: PinnedIssuer): Result<Crl> {
  const { aki, signatureHash } = crl;
  if (aki === undefined || !equalBytes(aki, issuer.keyId) || !equalBytes(crl.issuerDn, issuer.certificate.subjectDn))
    return refuse('certificate.unknown-issuer');
  if (signatureHash === 'sha1' || signatureHash === 'unknown') return refuse('certificate.weak-signature');
  if (!p.rsaVerifyDigest(issuer.certificate.publicKey, signatureHash, crl.tbsDigest, crl.signature))
    return refuse('certificate.issuer-signature');
  return accept(crl);
}

/** Negative, zero or positive as the CRLNumber of `a` is lower than, the same as or higher than that of `b` (RFC 5280 §5.2.3). */
export function compareCrlNumbers(a: Crl, b: Crl): number {
  const difference = a.number.length - b.number.length;
  if (difference !== 0) return difference;
  for (let i = 0; i < a.number.length; i++) {
    const byOctet = a.number[i]! - b.number[i]!;
    if (byOctet !== 0) return byOctet;
  }
  return 0;
}
