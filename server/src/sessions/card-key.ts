import { concat } from '@lianshu/core/bytes';
import { type Certificate, DER_NULL, derElement, derInteger, derOid, derSequence, OID, TAG } from '@lianshu/core/pki';
import type { Primitives } from '@lianshu/core/primitives';

const NO_UNUSED_BITS = new Uint8Array(1);

/**
 * SHA-256 of the certificate's SubjectPublicKeyInfo (RFC 5280 §4.1): what a card is known by where a certificate that was
 * issued again over the same key (展期) is to be the same card. `openssl x509 -pubkey -noout | openssl pkey -pubin -outform
 * der | sha256sum` says the same.
 */
export function cardKeyOf(p: Primitives, { publicKey }: Pick<Certificate, 'publicKey'>): Uint8Array {
  const key = derSequence(unsigned(publicKey.modulus), unsigned(publicKey.exponent));
  const algorithm = derSequence(derOid(OID.rsaEncryption), DER_NULL);
  return p.sha256(derSequence(algorithm, derElement(TAG.bitString, concat(NO_UNUSED_BITS, key))));
}

/** INTEGER of big-endian bytes without a sign. */
function unsigned(bytes: Uint8Array): Uint8Array {
  const from = bytes.findIndex((byte) => byte !== 0);
  const digits = from === -1 ? bytes.subarray(0, 1) : bytes.subarray(from);
  return derInteger(digits[0]! < 0x80 ? digits : concat(new Uint8Array(1), digits));
}
