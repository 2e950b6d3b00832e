import { equalBytes } from '../bytes/index.ts';
import { ParseError } from '../errors/index.ts';
import type { Primitives, Random } from '../primitives/index.ts';
import type { Certificate } from './certificate.ts';
import { context, contextPrimitive, DerReader } from './der.ts';
import { DER_NULL, derElement, derInteger, derOctetString, derOid, derSequence, derSetOf } from './der-writer.ts';
import { readNameBytes } from './distinguished-name.ts';
import { OID } from './oids.ts';
import { readAlgorithm } from './signature-algorithm.ts';
import { readSerial } from './x509.ts';

/** An EnvelopedData for one recipient, read but not opened. Byte fields are views into the file. */
export interface EnvelopedCms {
  /** Issuer name (DER) and serial number (content octets) of the recipient's encryption certificate. */
  readonly issuer: Uint8Array;
  readonly serial: Uint8Array;
  /** RSAES-PKCS1-v1_5 of the 32-byte content key: what the card decrypts. */
  readonly encryptedKey: Uint8Array;
  readonly iv: Uint8Array;
  readonly ciphertext: Uint8Array;
}

/**
 * CMS EnvelopedData (RFC 5652 §6) of `plaintext` for the holder of an RSA encryption certificate: one
 * KeyTransRecipientInfo with RSAES-PKCS1-v1_5, since cards lack OAEP (moica §8), content under AES-256-CBC. The content is
 * not authenticated: whoever opens it must check what comes out. Whether the certificate is fit is the caller's question.
 */
export function encodeEnvelopedCms(
  p: Primitives,
  recipient: Certificate,
  plaintext: Uint8Array,
  random: Random,
): Uint8Array {
  const contentKey = random(32);
  const iv = random(16);
  const encryptedKey = p.rsaEncrypt(recipient.publicKey, contentKey, random);
  const recipientInfo = derSequence(
    derInteger(0),
    derSequence(recipient.issuerDn, derInteger(recipient.serial)),
    derSequence(derOid(OID.rsaEncryption), DER_NULL),
    derOctetString(encryptedKey),
  );
  const encryptedContent = derSequence(
    derOid(OID.data),
    derSequence(derOid(OID.aes256Cbc), derOctetString(iv)),
    derElement(contextPrimitive(0), p.aesCbcEncrypt(contentKey, iv, plaintext)),
  );
  return derSequence(
    derOid(OID.envelopedData),
    derElement(context(0), derSequence(derInteger(0), derSetOf(recipientInfo), encryptedContent)),
  );
}

/** Reads exactly what `encodeEnvelopedCms` writes. ParseError `cms.*` or `der.*` for anything else. */
export function parseEnvelopedCms(der: Uint8Array): EnvelopedCms {
  const file = new DerReader(der);
  const info = file.sequence();
  if (file.more) throw new ParseError('cms.trailing-bytes', file.at);
  if (!equalBytes(info.oid(), OID.envelopedData)) throw new ParseError('cms.content-type', info.at);
  const explicit = info.enter(context(0));
  info.finish();
  const data = explicit.sequence();
  explicit.finish();
  if (data.small() !== 0) throw new ParseError('cms.version', data.at);

  const recipients = data.set();
  const recipient = recipients.sequence();
  if (recipients.more) throw new ParseError('cms.recipients', recipients.at);
  if (recipient.small() !== 0) throw new ParseError('cms.version', recipient.at);
  const identifier = recipient.sequence();
  const issuer = readNameBytes(identifier);
  const serial = readSerial(identifier);
  identifier.finish();
  if (!equalBytes(readAlgorithm(recipient), OID.rsaEncryption)) throw new ParseError('cms.algorithm', recipient.at);
  const encryptedKey = recipient.octetString();
  recipient.finish();

  const encrypted = data.sequence();
  data.finish();
  if (!equalBytes(encrypted.oid(), OID.data)) throw new ParseError('cms.content-type', encrypted.at);
  const algorithm = encrypted.sequence();
  if (!equalBytes(algorithm.oid(), OID.aes256Cbc)) throw new ParseError('cms.algorithm', encrypted.at);
  const iv = algorithm.octetString();
  if (iv.length !== 16) throw new ParseError('cms.algorithm', encrypted.at);
  algorithm.finish();
  const ciphertext = encrypted.content(contextPrimitive(0));
  encrypted.finish();
  return { issuer, serial, encryptedKey, iv, ciphertext };
}

/** The plaintext under a content key that the card returned; undefined when key or padding is wrong. Unauthenticated. */
export function openEnvelopedContent(p: Primitives, cms: EnvelopedCms, contentKey: Uint8Array): Uint8Array | undefined {
  if (contentKey.length !== 32 || cms.ciphertext.length === 0 || cms.ciphertext.length % 16 !== 0) return undefined;
  return p.aesCbcDecrypt(contentKey, cms.iv, cms.ciphertext);
}
