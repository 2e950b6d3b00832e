import { fromHex } from '../bytes/index.ts';

/**
 * Content octets of 2.25.163658236718670548008554242356899753620, a UUID arc (ITU-T X.667) for the signed attribute that
 * holds the origin of the page which asked for the signature: docs/specs/origin-attribute.md.
 */
export const ORIGIN_ATTRIBUTE_OID: Uint8Array = fromHex('6981f69fb78387c7d2bda59ab097a7f8d0f0dd14');

/** Content octets of every object identifier that is compared anywhere here, with its dotted form and source beside it. */
export const OID = {
  // RFC 5280
  commonName: fromHex('550403'), // 2.5.4.3
  serialNumber: fromHex('550405'), // 2.5.4.5
  subjectDirectoryAttributes: fromHex('551d09'), // 2.5.29.9
  subjectKeyIdentifier: fromHex('551d0e'), // 2.5.29.14
  keyUsage: fromHex('551d0f'), // 2.5.29.15
  basicConstraints: fromHex('551d13'), // 2.5.29.19
  crlNumber: fromHex('551d14'), // 2.5.29.20
  reasonCode: fromHex('551d15'), // 2.5.29.21
  deltaCrlIndicator: fromHex('551d1b'), // 2.5.29.27
  issuingDistributionPoint: fromHex('551d1c'), // 2.5.29.28
  certificatePolicies: fromHex('551d20'), // 2.5.29.32
  authorityKeyIdentifier: fromHex('551d23'), // 2.5.29.35
  extendedKeyUsage: fromHex('551d25'), // 2.5.29.37
  // RFC 8017
  rsaEncryption: fromHex('2a864886f70d010101'), // 1.2.840.113549.1.1.1
  sha1WithRsa: fromHex('2a864886f70d010105'), // 1.2.840.113549.1.1.5
  sha256WithRsa: fromHex('2a864886f70d01010b'), // 1.2.840.113549.1.1.11
  sha384WithRsa: fromHex('2a864886f70d01010c'), // 1.2.840.113549.1.1.12
  sha512WithRsa: fromHex('2a864886f70d01010d'), // 1.2.840.113549.1.1.13
  // digests: RFC 3370, NIST
  md5: fromHex('2a864886f70d0205'), // 1.2.840.113549.2.5
  sha1: fromHex('2b0e03021a'), // 1.3.14.3.2.26
  sha256: fromHex('608648016503040201'), // 2.16.840.1.101.3.4.2.1
  aes256Cbc: fromHex('60864801650304012a'), // 2.16.840.1.101.3.4.1.42
  // RFC 5652
  data: fromHex('2a864886f70d010701'), // 1.2.840.113549.1.7.1
  signedData: fromHex('2a864886f70d010702'), // 1.2.840.113549.1.7.2
  envelopedData: fromHex('2a864886f70d010703'), // 1.2.840.113549.1.7.3
  contentType: fromHex('2a864886f70d010903'), // 1.2.840.113549.1.9.3
  messageDigest: fromHex('2a864886f70d010904'), // 1.2.840.113549.1.9.4
  signingTime: fromHex('2a864886f70d010905'), // 1.2.840.113549.1.9.5
  // the card component (moica §1.3)
  nonce: fromHex('2a864886f70d01091903'), // 1.2.840.113549.1.9.25.3
  cardSerialNumber: fromHex('608676016402814c'), // 2.16.886.1.100.2.204
  // MOICA (moica §2.2)
  subjectType: fromHex('60867601640201'), // 2.16.886.1.100.2.1
  cardGrade: fromHex('60867601640202'), // 2.16.886.1.100.2.2
  tailOfCitizenId: fromHex('60867601640233'), // 2.16.886.1.100.2.51
  naturalPerson: fromHex('6086760164030101'), // 2.16.886.1.100.3.1.1
  assuranceLevel3: fromHex('60867665000303'), // 2.16.886.101.0.3.3
} as const;
