import { createHash, createPublicKey, type KeyObject, sign } from 'node:crypto';
import {
  bitString,
  context,
  contextPrimitive,
  integer,
  NULL,
  octetString,
  oid,
  printableString,
  sequence,
  setOf,
  TRUE,
  time,
  utf8String,
} from './der.ts';
import { nodeAt } from './der-node.ts';
import { OID } from './oids.ts';

export type SignatureHash = 'sha1' | 'sha256' | 'sha384' | 'sha512';

/** Everything a certificate says; `extensions` are complete Extension elements in the order given. */
export interface CertificateFields {
  readonly serial: Uint8Array;
  readonly issuerDn: Uint8Array;
  readonly subjectDn: Uint8Array;
  /** Milliseconds since the epoch, whole seconds. */
  readonly notBefore: number;
  readonly notAfter: number;
  readonly publicKey: KeyObject;
  readonly extensions: readonly Uint8Array[];
}

const SIGNATURE_OIDS = {
  sha1: OID.sha1WithRsa,
  sha256: OID.sha256WithRsa,
  sha384: OID.sha384WithRsa,
  sha512: OID.sha512WithRsa,
} as const;

/** An X.509 v3 certificate in DER (RFC 5280 §4.1), signed with RSASSA-PKCS1-v1_5, so the same fields give the same bytes. */
export function encodeCertificate(
  fields: CertificateFields,
  issuerKey: KeyObject,
  hash: SignatureHash = 'sha256',
): Uint8Array {
  const tbs = sequence(
    context(0, integer(2)),
    integer(fields.serial),
    signatureAlgorithm(hash),
    fields.issuerDn,
    sequence(time(fields.notBefore), time(fields.notAfter)),
    fields.subjectDn,
    spki(fields.publicKey),
    context(3, sequence(...fields.extensions)),
  );
  return signed(tbs, issuerKey, hash);
}

/** SEQUENCE { tbs, algorithm, signature }: the frame that certificates and revocation lists share. */
export function signed(tbs: Uint8Array, key: KeyObject, hash: SignatureHash): Uint8Array {
  return sequence(tbs, signatureAlgorithm(hash), bitString(sign(hash, tbs, key)));
}

export function signatureAlgorithm(hash: SignatureHash): Uint8Array {
  return sequence(oid(SIGNATURE_OIDS[hash]), NULL);
}

/** SubjectPublicKeyInfo of a public or private key. */
export function spki(key: KeyObject): Uint8Array {
  const publicKey = key.type === 'private' ? createPublicKey(key) : key;
  return Uint8Array.from(publicKey.export({ format: 'der', type: 'spki' }));
}

/** Key identifier by RFC 5280 §4.2.1.2 method 1: SHA-1 over the bits of subjectPublicKey. */
export function keyIdentifier(key: KeyObject): Uint8Array {
  const bits = nodeAt(spki(key), 1).content.subarray(1);
  return Uint8Array.from(createHash('sha1').update(bits).digest());
}

export type NameAttribute =
  | 'countryName'
  | 'organizationName'
  | 'organizationalUnitName'
  | 'commonName'
  | 'serialNumber';

/** A Name with one attribute per RDN: country and serial number PrintableString, the rest UTF8String, as MOICA has it. */
export function distinguishedName(...attributes: readonly (readonly [NameAttribute, string])[]): Uint8Array {
  return sequence(
    ...attributes.map(([type, text]) => {
      const printable = type === 'countryName' || type === 'serialNumber';
      return setOf(sequence(oid(OID[type]), printable ? printableString(text) : utf8String(text)));
    }),
  );
}

export function extension(id: string, value: Uint8Array, critical = false): Uint8Array {
  return critical ? sequence(oid(id), TRUE, octetString(value)) : sequence(oid(id), octetString(value));
}

export function authorityKeyIdentifier(keyId: Uint8Array): Uint8Array {
  return extension(OID.authorityKeyIdentifier, sequence(contextPrimitive(0, keyId)));
}

export function subjectKeyIdentifier(keyId: Uint8Array): Uint8Array {
  return extension(OID.subjectKeyIdentifier, octetString(keyId));
}

export type KeyUsage =
  | 'digitalSignature'
  | 'keyEncipherment|dataEncipherment'
  | 'keyCertSign|cRLSign'
  | 'nonRepudiation';

const KEY_USAGE_BITS = {
  digitalSignature: [0x80, 7],
  nonRepudiation: [0x40, 6],
  'keyEncipherment|dataEncipherment': [0x30, 4],
  'keyCertSign|cRLSign': [0x06, 1],
} as const;

/** Critical key usage with the named bits alone. */
export function keyUsage(usage: KeyUsage): Uint8Array {
  const [bits, unused] = KEY_USAGE_BITS[usage];
  return extension(OID.keyUsage, bitString(Uint8Array.of(bits), unused), true);
}

export function certificatePolicies(policy: string): Uint8Array {
  return extension(OID.certificatePolicies, sequence(sequence(oid(policy))));
}

/** One DistributionPoint per address, in the order given. */
export function crlDistributionPoints(...addresses: readonly string[]): Uint8Array {
  const points = addresses.map((address) => sequence(context(0, context(0, uri(address)))));
  return extension(OID.crlDistributionPoints, sequence(...points));
}

export function authorityInfoAccess(ocsp: string, caIssuers: string): Uint8Array {
  const access = (method: string, address: string): Uint8Array => sequence(oid(method), uri(address));
  return extension(OID.authorityInfoAccess, sequence(access(OID.caIssuers, caIssuers), access(OID.ocsp, ocsp)));
}

/** Critical basicConstraints of a CA. */
export function basicConstraints(pathLength?: number): Uint8Array {
  const value = pathLength === undefined ? sequence(TRUE) : sequence(TRUE, integer(pathLength));
  return extension(OID.basicConstraints, value, true);
}

/** subjectDirectoryAttributes with one value each (moica profile: subject type, card grade, tail of the ID number). */
export function subjectDirectoryAttributes(...attributes: readonly (readonly [string, Uint8Array])[]): Uint8Array {
  const encoded = attributes.map(([type, value]) => sequence(oid(type), setOf(value)));
  return extension(OID.subjectDirectoryAttributes, sequence(...encoded));
}

function uri(address: string): Uint8Array {
  return contextPrimitive(6, Uint8Array.from(Buffer.from(address, 'latin1')));
}
