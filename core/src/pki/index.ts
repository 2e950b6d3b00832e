export { type Certificate, KEY_USAGE, type SignatureHash } from './certificate.ts';
export { type IssuerRecord, isIssuedBy, type PinnedIssuer, pinIssuer, selectIssuer } from './chain.ts';
export {
  type CardDocument,
  checkCardDocument,
  checkSignedCms,
  readCardDocument,
  type SignedDocument,
} from './check-signed-cms.ts';
export { checkSignerCertificate, type SignerCertificate } from './check-signer-certificate.ts';
export { parseSignedCms, type SignedCms, type SignerInfo } from './cms.ts';
export { verifyCmsSignature } from './cms-signature.ts';
export { readOriginAttribute, type SignedAttributes } from './cms-signed-attributes.ts';
export { type Crl, compareCrlNumbers, verifyCrl } from './crl.ts';
export { CrlReader, parseCrl } from './crl-reader.ts';
export { context, contextPrimitive, DerReader, readWhole, TAG } from './der.ts';
export {
  DER_NULL,
  derElement,
  derInteger,
  derOctetString,
  derOid,
  derSequence,
  derSetOf,
} from './der-writer.ts';
export { type EnvelopedCms, encodeEnvelopedCms, openEnvelopedContent, parseEnvelopedCms } from './enveloped-cms.ts';
export { oidText } from './oid-text.ts';
export { OID, ORIGIN_ATTRIBUTE_OID } from './oids.ts';
export {
  byLastList,
  createRevocationLookup,
  FRESH_MS,
  freshnessOf,
  NO_REVOCATION_LISTS,
  type RevocationFreshness,
  type RevocationLists,
  type RevocationLookup,
  type RevocationStatus,
} from './revocation.ts';
export type { Revocation, RevokedSerials } from './revoked-serials.ts';
export { CERTIFICATE_RULES } from './rules/index.ts';
export type { CertificateRule, RuleContext } from './rules/rule.ts';
export { isSameCard } from './same-card.ts';
export { slimCms } from './slim-cms.ts';
export { parseCertificate } from './x509.ts';
