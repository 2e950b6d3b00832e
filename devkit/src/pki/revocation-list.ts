import { authorityKeyIdentifier, extension, type SignatureHash, signatureAlgorithm, signed } from './certificate.ts';
import type { CertificateAuthority } from './certificate-authority.ts';
import { context, enumerated, integer, sequence, time } from './der.ts';
import { OID } from './oids.ts';

export interface RevokedSerial {
  readonly serial: Uint8Array;
  /** Milliseconds since the epoch. */
  readonly revokedAt: number;
  /** RFC 5280 §5.3.1; left out of the list when undefined. */
  readonly reason?: number;
}

export interface RevocationListFields {
  readonly thisUpdate: number;
  readonly nextUpdate: number;
  /** CRLNumber; MOICA's look like a date and an issue number of the day: 2026112301. */
  readonly number: number;
  readonly revoked: readonly RevokedSerial[];
  readonly hash?: SignatureHash;
}

/** A complete v2 CRL in DER (RFC 5280 §5), entries in the order given. */
export function issueRevocationList(issuer: CertificateAuthority, fields: RevocationListFields): Uint8Array {
  const hash = fields.hash ?? 'sha256';
  const entries = fields.revoked.map(({ serial, revokedAt, reason }) => {
    const reasonCode = reason === undefined ? [] : [sequence(extension(OID.reasonCode, enumerated(reason)))];
    return sequence(integer(serial), time(revokedAt), ...reasonCode);
  });
  const tbs = sequence(
    integer(1),
    signatureAlgorithm(hash),
    issuer.dn,
    time(fields.thisUpdate),
    time(fields.nextUpdate),
    // revokedCertificates MUST be absent when there are none (RFC 5280 §5.1.2.6)
    ...(entries.length > 0 ? [sequence(...entries)] : []),
    context(0, sequence(authorityKeyIdentifier(issuer.keyId), extension(OID.crlNumber, integer(fields.number)))),
  );
  return signed(tbs, issuer.key, hash);
}
