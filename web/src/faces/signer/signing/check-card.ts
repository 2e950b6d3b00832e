import { withKind } from '@lianshu/core/credential';
import { accept, type Result, refuse } from '@lianshu/core/errors';
import { type IdNumber, idTail } from '@lianshu/core/identity';
import { type Certificate, checkSignerCertificate, parseCertificate, pinIssuer } from '@lianshu/core/pki';
import type { Primitives } from '@lianshu/core/primitives';
import type { Trust } from '@lianshu/core/trust';

/** What the page may say of the card before it signs. */
export interface CheckedCard {
  readonly name: string;
  /** Last four of the ID number, from the certificate. */
  readonly tail: string;
  /** ms, both included. */
  readonly notBefore: number;
  readonly notAfter: number;
}

/**
 * Judges the signing certificate as the gate will, so that she learns of an expired or foreign card before she types a
 * PIN. Revocation is for the gate: the list is large, and asking for one card would tell who signs.
 */
export function checkCard(
  p: Primitives,
  trust: Trust,
  der: Uint8Array,
  idNumber: IdNumber,
  now: number,
): Result<CheckedCard> {
  let certificate: Certificate;
  try {
    certificate = parseCertificate(der);
  } catch {
    return refuse('certificate.malformed');
  }
  const issuers = trust.issuers.map(pinIssuer);
  const checked = checkSignerCertificate(p, certificate, {
    issuers,
    at: now,
    revocations: { status: () => 'good' },
    use: 'sign',
  });
  if (!checked.ok) return withKind(checked, certificate, issuers);
  if (certificate.idTail !== idTail(idNumber)) return refuse('id.tail-mismatch');
  return accept({
    name: certificate.subjectCommonName ?? '',
    tail: certificate.idTail,
    notBefore: certificate.notBefore,
    notAfter: certificate.notAfter,
  });
}
