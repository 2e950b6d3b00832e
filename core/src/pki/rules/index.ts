import { assuranceLevel } from './assurance-level.ts';
import { cardGrade } from './card-grade.ts';
import { criticalExtensions } from './critical-extensions.ts';
import { endEntity } from './end-entity.ts';
import { issuerSignature } from './issuer-signature.ts';
import { keyStrength } from './key-strength.ts';
import { keyUsage } from './key-usage.ts';
import { knownIssuer } from './known-issuer.ts';
import { naturalPerson } from './natural-person.ts';
import { notMobile } from './not-mobile.ts';
import { revocation } from './revocation.ts';
import type { CertificateRule } from './rule.ts';
import { signatureAlgorithm } from './signature-algorithm.ts';
import { sizes } from './sizes.ts';
import { subjectFields } from './subject-fields.ts';
import { term } from './term.ts';
import { validity } from './validity.ts';

/**
 * In the order in which they are applied; the first that fails names the refusal. The issuer's signature comes before
 * everything that the certificate says of itself, so that no later code rests on the word of a stranger. The mobile grade
 * stands before the subject type because mobile certificates have been seen with a subject type of their own.
 */
export const CERTIFICATE_RULES: readonly CertificateRule[] = [
  sizes,
  knownIssuer,
  signatureAlgorithm,
  issuerSignature,
  criticalExtensions,
  notMobile,
  naturalPerson,
  cardGrade,
  keyUsage,
  assuranceLevel,
  endEntity,
  keyStrength,
  subjectFields,
  term,
  validity,
  revocation,
];
