import { equalBytes } from '../bytes/index.ts';
import type { Certificate } from './certificate.ts';

/**
 * Is `later` the certificate of the same card as `earlier`? A certificate that is issued again (展期) is over the same key
 * and in the same person's name; whether it keeps the card's number no public document says (docs/specs/door.md), so that
 * nothing is made of it. Both certificates must have been judged on their own.
 */
export function isSameCard(earlier: Certificate, later: Certificate): boolean {
  return (
    equalBytes(earlier.publicKey.modulus, later.publicKey.modulus) &&
    equalBytes(earlier.publicKey.exponent, later.publicKey.exponent) &&
    earlier.subjectCommonName === later.subjectCommonName &&
    earlier.idTail === later.idTail
  );
}
