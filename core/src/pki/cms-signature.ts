import { equalBytes } from '../bytes/index.ts';
import { accept, type Result, refuse } from '../errors/index.ts';
import type { Primitives, RsaPublicKey } from '../primitives/index.ts';
import type { SignedCms, SignerInfo } from './cms.ts';
import { TAG } from './der.ts';
import { OID } from './oids.ts';
import { parseCertificate } from './x509.ts';

/** What RFC 5652 §5.4 hashes: the attributes with the tag of SET OF in place of the implicit one. */
function signedMessage(signerInfo: SignerInfo): Uint8Array {
  const message = signerInfo.signedAttributesDer.slice();
  message[0] = TAG.set;
  return message;
}

/**
 * The content of `cms` when the holder of `publicKey` (by default that of the signer's certificate, which is not judged
 * here) signed it: SHA-256 throughout, RSASSA-PKCS1-v1_5. Refusals `cms.weak-digest` (SHA-1, MD5), `cms.malformed` (another
 * digest), `cms.digest-mismatch`, `cms.signature-invalid`. Throws ParseError when it has to read the certificate and cannot.
 */
export function verifyCmsSignature(
  p: Primitives,
  cms: SignedCms,
  publicKey: RsaPublicKey = parseCertificate(cms.signerCertificate).publicKey,
): Result<Uint8Array> {
  const { digestAlgorithm, signatureAlgorithm, signedAttributes, signature } = cms.signerInfo;
  if (!equalBytes(digestAlgorithm, OID.sha256)) {
    const weak = equalBytes(digestAlgorithm, OID.sha1) || equalBytes(digestAlgorithm, OID.md5);
    return weak ? refuse('cms.weak-digest') : refuse('cms.malformed', { at: 'digest-algorithm' });
  }
  // RFC 5754 §3.2: either name stands for RSASSA-PKCS1-v1_5 with the digest above.
  if (!equalBytes(signatureAlgorithm, OID.rsaEncryption) && !equalBytes(signatureAlgorithm, OID.sha256WithRsa)) {
    if (equalBytes(signatureAlgorithm, OID.sha1WithRsa)) return refuse('cms.weak-digest');
    return refuse('cms.signature-invalid', { at: 'signature-algorithm' });
  }
  if (!equalBytes(p.sha256(cms.content), signedAttributes.messageDigest)) return refuse('cms.digest-mismatch');
  if (!p.rsaVerify(publicKey, 'sha256', signedMessage(cms.signerInfo), signature)) {
    return refuse('cms.signature-invalid');
  }
  return accept(cms.content);
}
