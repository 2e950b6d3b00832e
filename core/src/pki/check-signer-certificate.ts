import { accept, type Result } from '../errors/index.ts';
import type { Primitives } from '../primitives/index.ts';
import type { Certificate } from './certificate.ts';
import { type PinnedIssuer, selectIssuer } from './chain.ts';
import { CERTIFICATE_RULES } from './rules/index.ts';
import type { RuleContext } from './rules/rule.ts';

/** A certificate that passed every rule, with the fields that the profile guarantees. */
export interface SignerCertificate {
  readonly certificate: Certificate;
  readonly issuer: PinnedIssuer;
  readonly commonName: string;
  /** Card number (`serialNumber` of the subject). */
  readonly subjectSerial: string;
  /** Last four digits of the ID number. */
  readonly idTail: string;
}

/**
 * Accepts a card's certificate for `use` at the moment `at` when every rule of `CERTIFICATE_RULES` holds. The attacker
 * controls the certificate whole. Refusals `certificate.*`.
 */
export function checkSignerCertificate(
  p: Primitives,
  certificate: Certificate,
  context: RuleContext,
): Result<SignerCertificate> {
  for (const rule of CERTIFICATE_RULES) {
    const refusal = rule.check(p, certificate, context);
    if (refusal !== undefined) return refusal;
  }
  return accept({
    certificate,
    issuer: selectIssuer(context.issuers, certificate)!,
    commonName: certificate.subjectCommonName!,
    subjectSerial: certificate.subjectSerialNumber!,
    idTail: certificate.idTail!,
  });
}
