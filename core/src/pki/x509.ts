import { equalBytes } from '../bytes/index.ts';
import { ParseError } from '../errors/index.ts';
import type { RsaPublicKey } from '../primitives/index.ts';
import type { Certificate } from './certificate.ts';
import { context, contextPrimitive, DerReader, readWhole, TAG } from './der.ts';
import { readName, readNameBytes } from './distinguished-name.ts';
import {
  type DirectoryAttributes,
  readAuthorityKeyIdentifier,
  readDirectoryAttributes,
  readExtensions,
  readIsCa,
  readPolicies,
  readSubjectKeyIdentifier,
} from './extensions.ts';
import { OID } from './oids.ts';
import { readAlgorithm, signatureHashOf } from './signature-algorithm.ts';

/** The extensions that are read, in the order of the places in `parseCertificate`. */
const EXTENSIONS = [
  OID.authorityKeyIdentifier,
  OID.subjectKeyIdentifier,
  OID.certificatePolicies,
  OID.subjectDirectoryAttributes,
  OID.keyUsage,
  OID.basicConstraints,
  OID.extendedKeyUsage,
];

const RSA = [OID.rsaEncryption];

/** RFC 5280 §4.1.2.2: at most 20 octets, positive. */
const MAX_SERIAL_LENGTH = 20;

/** Reads a CertificateSerialNumber as content octets. */
export function readSerial(reader: DerReader): Uint8Array {
  const at = reader.at;
  const serial = reader.integer();
  if (serial[0]! >= 0x80 || (serial.length === 1 && serial[0] === 0) || serial.length > MAX_SERIAL_LENGTH)
    throw new ParseError('x509.serial', at);
  return serial;
}

function readRsaKey(reader: DerReader): RsaPublicKey {
  const info = reader.sequence();
  const at = info.at;
  const algorithm = info.sequence();
  if (algorithm.oidAmong(RSA) !== 0) throw new ParseError('x509.key', at);
  algorithm.null();
  algorithm.finish();
  const bits = info.bitStringReader();
  info.finish();
  const key = bits.sequence();
  bits.finish();
  const modulus = key.positive();
  const exponent = key.positive();
  key.finish();
  return { modulus, exponent };
}

/**
 * Reads an X.509 v3 certificate with an RSA key (RFC 5280, in the MOICA profile of moica §2.2). The attacker controls
 * every byte and nothing is judged here: no signature, time or profile. Any other structure, a non-DER encoding, bytes
 * behind it or a repeated extension throws ParseError `der.*` or `x509.*`.
 */
export function parseCertificate(der: Uint8Array): Certificate {
  const file = new DerReader(der);
  const outer = file.sequence();
  file.finish();

  const tbs = outer.element(TAG.sequence);
  const body = new DerReader(tbs).sequence();
  const version = body.enter(context(0));
  if (version.small() !== 2) throw new ParseError('x509.version', version.at);
  version.finish();
  const serial = readSerial(body);
  const innerAlgorithm = body.element(TAG.sequence);
  const issuerDn = readNameBytes(body);
  const validity = body.sequence();
  const notBefore = validity.time();
  const notAfter = validity.time();
  validity.finish();
  const subjectStart = body.at;
  const subject = readName(body);
  const subjectDn = tbs.subarray(subjectStart, body.at);
  const publicKey = readRsaKey(body);
  // issuerUniqueID and subjectUniqueID: RFC 5280 §4.1.2.8 forbids new ones; passed over.
  if (body.peek() === contextPrimitive(1)) body.content(contextPrimitive(1));
  if (body.peek() === contextPrimitive(2)) body.content(contextPrimitive(2));

  let keyUsage: number | undefined;
  let keyUsageCritical = false;
  let hasExtendedKeyUsage = false;
  let isCa = false;
  let policies: readonly Uint8Array[] = [];
  let attributes: DirectoryAttributes | undefined;
  let aki: Uint8Array | undefined;
  let ski: Uint8Array | undefined;
  let hasUnknownCritical = false;
  if (body.more) {
    const tagged = body.enter(context(3));
    readExtensions(tagged, EXTENSIONS, (which, critical, value) => {
      switch (which) {
        case 0:
          aki = readAuthorityKeyIdentifier(value);
          return;
        case 1:
          ski = readSubjectKeyIdentifier(value);
          return;
        case 2:
          policies = readPolicies(value);
          return;
        case 3:
          attributes = readDirectoryAttributes(value);
          return;
        case 4:
          keyUsage = value.namedBits();
          keyUsageCritical = critical;
          return;
        case 5:
          isCa = readIsCa(value);
          return;
        case 6:
          value.skip();
          hasExtendedKeyUsage = true;
          return;
        default:
          if (critical) hasUnknownCritical = true;
      }
    });
    tagged.finish();
  }
  body.finish();

  const outerAlgorithm = outer.element(TAG.sequence);
  if (!equalBytes(innerAlgorithm, outerAlgorithm)) throw new ParseError('x509.algorithm', outer.at);
  const signatureHash = signatureHashOf(readWhole(outerAlgorithm, readAlgorithm));
  const signature = outer.bitString();
  outer.finish();

  return {
    der,
    tbs,
    serial,
    issuerDn,
    subjectDn,
    subjectCommonName: subject.commonName,
    subjectSerialNumber: subject.serialNumber,
    notBefore,
    notAfter,
    publicKey,
    signatureHash,
    signature,
    keyUsage,
    keyUsageCritical,
    hasExtendedKeyUsage,
    isCa,
    policies,
    subjectType: attributes?.subjectType,
    cardGrade: attributes?.cardGrade,
    idTail: attributes?.idTail,
    aki,
    ski,
    hasUnknownCritical,
  };
}
