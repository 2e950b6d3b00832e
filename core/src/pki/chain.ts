import { equalBytes } from '../bytes/index.ts';
import { ParseError } from '../errors/index.ts';
import type { Primitives } from '../primitives/index.ts';
import type { Certificate } from './certificate.ts';
import { parseCertificate } from './x509.ts';

/** A generation of the issuing authority as a trust file names it. */
export interface IssuerRecord {
  /** `G2`, `G3`. */
  readonly generation: string;
  /** The authority's own certificate, DER; pinned, so its signature proves nothing more. */
  readonly certificate: Uint8Array;
  /** When certificates of this generation count, ms. */
  readonly notBefore: number;
  readonly notAfter: number;
}

/** An issuing authority whose key is trusted because it is pinned. Make it once and keep it: its key is imported once. */
export interface PinnedIssuer {
  readonly generation: string;
  readonly certificate: Certificate;
  /** subjectKeyIdentifier: what tells generations apart, since they all share one name (moica §2.1). */
  readonly keyId: Uint8Array;
  readonly notBefore: number;
  readonly notAfter: number;
}

/** Reads a pinned authority. Throws ParseError, `x509.issuer` when the certificate is no authority's or has no key identifier. */
export function pinIssuer(record: IssuerRecord): PinnedIssuer {
  const certificate = parseCertificate(record.certificate);
  if (!certificate.isCa || certificate.ski === undefined) throw new ParseError('x509.issuer');
  const { generation, notBefore, notAfter } = record;
  return { generation, certificate, keyId: certificate.ski, notBefore, notAfter };
}

/**
 * The pinned generation that `certificate` says it is from: by key identifier and name together. A claim, until
 * `isIssuedBy` holds. Undefined for every other authority, of the same name too.
 */
export function selectIssuer(issuers: readonly PinnedIssuer[], certificate: Certificate): PinnedIssuer | undefined {
  const { aki, issuerDn } = certificate;
  if (aki === undefined) return undefined;
  return issuers.find((issuer) => equalBytes(issuer.keyId, aki) && equalBytes(issuer.certificate.subjectDn, issuerDn));
}

/** Did the pinned key sign this certificate? SHA-1 and unknown algorithms never count. */
export function isIssuedBy(p: Primitives, certificate: Certificate, issuer: PinnedIssuer): boolean {
  const { signatureHash, tbs, signature } = certificate;
  if (signatureHash === 'sha1' || signatureHash === 'unknown') return false;
  return p.rsaVerify(issuer.certificate.publicKey, signatureHash, tbs, signature);
}
