export { type CardCertificateFields, issueCardCertificate } from './card-certificate.ts';
export {
  type CertificateFields,
  encodeCertificate,
  type KeyUsage,
  keyIdentifier,
  type SignatureHash,
  spki,
} from './certificate.ts';
export { type CertificateAuthority, type Generation, serialFrom } from './certificate-authority.ts';
export { createDemoPki, DEMO_SEED, type DemoPki, type DemoPkiOptions } from './demo-pki.ts';
export * as der from './der.ts';
export { type DerNode, nodeAt, readNode, readNodes } from './der-node.ts';
export { DEFAULT_KEY_FOLDER, type KeyStore, openKeyStore } from './key-store.ts';
export { G2_ENTRIES, manyRevoked } from './many-revoked.ts';
export { OID } from './oids.ts';
export { pem } from './pem.ts';
export { issueRevocationList, type RevocationListFields, type RevokedSerial } from './revocation-list.ts';
export { generateRsaKey } from './rsa-key.ts';
export { seededBytes, seededRandom } from './seeded-random.ts';
