import {
  constants,
  createCipheriv,
  createDecipheriv,
  type KeyObject,
  privateDecrypt,
  publicEncrypt,
} from 'node:crypto';
import { concat, equalBytes } from '@lianshu/core/bytes';
import { context, contextPrimitive, integer, NULL, octetString, oid, sequence, setOf } from '../pki/der.ts';
import { nodeAt, readNode, readNodes } from '../pki/der-node.ts';
import { OID } from '../pki/oids.ts';
import { issuerAndSerialNumber } from './signed-cms.ts';

/**
 * RSAES-PKCS1-v1_5 decryption as a card does it: undefined when the padding is wrong. Done by hand over the raw
 * operation, since OpenSSL answers wrong padding with random bytes (implicit rejection), which no card does.
 */
export function rsaDecrypt(key: KeyObject, ciphertext: Uint8Array): Uint8Array | undefined {
  let block: Uint8Array;
  try {
    block = privateDecrypt({ key, padding: constants.RSA_NO_PADDING }, ciphertext);
  } catch {
    return undefined;
  }
  const end = block.indexOf(0, 2);
  if (block[0] !== 0 || block[1] !== 2 || end < 10) return undefined;
  return Uint8Array.from(block.subarray(end + 1));
}

/**
 * Opens a CMS EnvelopedData (RFC 5652 §6) with AES-256-CBC and a KeyTransRecipientInfo for `certificate`; undefined
 * when it is none, is for somebody else, or does not decrypt.
 */
export function openEnvelopedCms(key: KeyObject, certificate: Uint8Array, der: Uint8Array): Uint8Array | undefined {
  try {
    if (readNode(der).encoded.length !== der.length) return undefined;
    if (!isOid(nodeAt(der, 0).encoded, OID.envelopedData)) return undefined;
    const parts = readNodes(nodeAt(der, 1, 0).content);
    const recipients = readNodes(parts.find(({ tag }) => tag === 0x31)!.content);
    const wanted = issuerAndSerialNumber(certificate);
    const mine = recipients.find(({ encoded }) => equalBytes(nodeAt(encoded, 1).encoded, wanted));
    if (!mine) return undefined;
    const contentKey = rsaDecrypt(key, nodeAt(mine.encoded, 3).content);
    const content = parts.at(-1)!;
    const algorithm = nodeAt(content.encoded, 1);
    if (contentKey?.length !== 32 || !isOid(nodeAt(algorithm.encoded, 0).encoded, OID.aes256Cbc)) return undefined;
    const decipher = createDecipheriv('aes-256-cbc', contentKey, nodeAt(algorithm.encoded, 1).content);
    const sealed = nodeAt(content.encoded, 2).content;
    return Uint8Array.from(concat(decipher.update(sealed), decipher.final()));
  } catch {
    return undefined;
  }
}

/** The encrypting side, for tests of the card alone; `random` gives the content key and the IV. */
export function sealEnvelopedCms(
  certificate: Uint8Array,
  publicKey: KeyObject,
  plaintext: Uint8Array,
  random: (length: number) => Uint8Array,
): Uint8Array {
  const contentKey = random(32);
  const iv = random(16);
  const cipher = createCipheriv('aes-256-cbc', contentKey, iv);
  const sealed = concat(cipher.update(plaintext), cipher.final());
  const wrapped = publicEncrypt({ key: publicKey, padding: constants.RSA_PKCS1_PADDING }, contentKey);
  const recipient = sequence(
    integer(0),
    issuerAndSerialNumber(certificate),
    sequence(oid(OID.rsaEncryption), NULL),
    octetString(wrapped),
  );
  const content = sequence(oid(OID.data), sequence(oid(OID.aes256Cbc), octetString(iv)), contextPrimitive(0, sealed));
  return sequence(oid(OID.envelopedData), context(0, sequence(integer(0), setOf(recipient), content)));
}

function isOid(encoded: Uint8Array, dotted: string): boolean {
  return equalBytes(encoded, oid(dotted));
}
