import type { RsaPublicKey } from '../primitives/index.ts';

/** Bits of keyUsage (RFC 5280 §4.2.1.3) in `Certificate.keyUsage`. */
export const KEY_USAGE = {
  digitalSignature: 1 << 0,
  nonRepudiation: 1 << 1,
  keyEncipherment: 1 << 2,
  dataEncipherment: 1 << 3,
  keyAgreement: 1 << 4,
  keyCertSign: 1 << 5,
  crlSign: 1 << 6,
} as const;

/** The hash of an RSASSA-PKCS1-v1_5 signature algorithm; `unknown` is anything else and never verifies. */
export type SignatureHash = 'sha1' | 'sha256' | 'sha384' | 'sha512' | 'unknown';

/** An X.509 v3 certificate with an RSA key, read but not judged: `checkSignerCertificate` judges. Byte fields are views into `der`. */
export interface Certificate {
  readonly der: Uint8Array;
  /** tbsCertificate: what the issuer signed. */
  readonly tbs: Uint8Array;
  /** Content octets of the serial number; positive. */
  readonly serial: Uint8Array;
  /** Names as DER, to be compared as bytes. */
  readonly issuerDn: Uint8Array;
  readonly subjectDn: Uint8Array;
  readonly subjectCommonName: string | undefined;
  /** `serialNumber` of the subject name: names the card, not the person (moica §2.2). */
  readonly subjectSerialNumber: string | undefined;
  /** First and last moment of validity, ms since 1970. */
  readonly notBefore: number;
  readonly notAfter: number;
  readonly publicKey: RsaPublicKey;
  readonly signatureHash: SignatureHash;
  readonly signature: Uint8Array;
  /** Sum of KEY_USAGE bits; undefined without the extension. */
  readonly keyUsage: number | undefined;
  readonly keyUsageCritical: boolean;
  readonly hasExtendedKeyUsage: boolean;
  readonly isCa: boolean;
  /** Content octets of the policy object identifiers. */
  readonly policies: readonly Uint8Array[];
  /** Content octets of the object identifier in subjectDirectoryAttributes 2.16.886.1.100.2.1. */
  readonly subjectType: Uint8Array | undefined;
  /** 2.16.886.1.100.2.2; `mobile` in certificates that live on a telephone. */
  readonly cardGrade: string | undefined;
  /** 2.16.886.1.100.2.51: the last four characters of the ID number (身分證字號末四碼). */
  readonly idTail: string | undefined;
  /** Key identifiers of the issuer and of this key. */
  readonly aki: Uint8Array | undefined;
  readonly ski: Uint8Array | undefined;
  /** Is there a critical extension that this reader does not know? Then the certificate must be refused (RFC 5280 §4.2). */
  readonly hasUnknownCritical: boolean;
}
