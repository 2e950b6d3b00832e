import { concat, equalBytes } from '../bytes/index.ts';
import type { HashName, Random, RsaPublicKey } from './primitives.ts';

/** DER of DigestInfo up to the digest (RFC 8017 §9.2, note 1). */
const DIGEST_INFO: Readonly<Record<HashName, readonly number[]>> = {
  sha256: [0x30, 0x31, 0x30, 0x0d, 0x06, 0x09, 0x60, 0x86, 0x48, 1, 0x65, 3, 4, 2, 1, 5, 0, 4, 0x20],
  sha384: [0x30, 0x41, 0x30, 0x0d, 0x06, 0x09, 0x60, 0x86, 0x48, 1, 0x65, 3, 4, 2, 2, 5, 0, 4, 0x30],
  sha512: [0x30, 0x51, 0x30, 0x0d, 0x06, 0x09, 0x60, 0x86, 0x48, 1, 0x65, 3, 4, 2, 3, 5, 0, 4, 0x40],
};

function toInteger(bytes: Uint8Array): bigint {
  let hex = '0x0';
  for (const byte of bytes) hex += byte.toString(16).padStart(2, '0');
  return BigInt(hex);
}

function toBytes(value: bigint, length: number): Uint8Array {
  const hex = value.toString(16).padStart(2 * length, '0');
  const bytes = new Uint8Array(length);
  for (let i = 0; i < length; i++) bytes[i] = Number.parseInt(hex.slice(2 * i, 2 * i + 2), 16);
  return bytes;
}

/** The RSA keys that both implementations take: 1,024 to 8,192 bits, odd, e odd and from 3 to 2^64. Policy is narrower. */
export function isUsableRsaKey(key: RsaPublicKey): boolean {
  const { modulus, exponent } = key;
  if (modulus.length < 128 || modulus.length > 1024 || modulus[0] === 0 || (modulus[modulus.length - 1]! & 1) === 0) {
    return false;
  }
  if (exponent.length < 1 || exponent.length > 8 || exponent[0] === 0 || (exponent[exponent.length - 1]! & 1) === 0) {
    return false;
  }
  return exponent.length > 1 || exponent[0]! >= 3;
}

/** Public-key operation; everything in it is public or padded with fresh randomness, so BigInt's timing gives nothing away. */
function rsaPower(base: Uint8Array, key: RsaPublicKey): Uint8Array {
  const modulus = toInteger(key.modulus);
  const value = toInteger(base);
  let exponent = toInteger(key.exponent);
  let square = value;
  let result = 1n;
  while (exponent > 0n) {
    if (exponent & 1n) result = (result * square) % modulus;
    exponent >>= 1n;
    if (exponent > 0n) square = (square * square) % modulus;
  }
  return toBytes(result, key.modulus.length);
}

/**
 * RSASSA-PKCS1-v1_5 by re-encoding (RFC 8017 §8.2.2): the whole encoded message is rebuilt and compared, nothing in the
 * signature is parsed, which closes the Bleichenbacher '06 family of forgeries. The attacker controls all arguments.
 */
export function rsaVerifyDigest(key: RsaPublicKey, hash: HashName, digest: Uint8Array, signature: Uint8Array): boolean {
  if (!isUsableRsaKey(key) || signature.length !== key.modulus.length) return false;
  if (toInteger(signature) >= toInteger(key.modulus)) return false;
  const info = Uint8Array.from(DIGEST_INFO[hash]);
  const padding = new Uint8Array(key.modulus.length - 3 - info.length - digest.length).fill(0xff);
  const expected = concat(Uint8Array.of(0, 1), padding, Uint8Array.of(0), info, digest);
  return equalBytes(rsaPower(signature, key), expected);
}

/** RSAES-PKCS1-v1_5 (RFC 8017 §7.2.1). RangeError for a message over k − 11 bytes or an unusable key. */
export function rsaEncryptPkcs1(key: RsaPublicKey, message: Uint8Array, random: Random): Uint8Array {
  const length = key.modulus.length;
  if (!isUsableRsaKey(key)) throw new RangeError('rsaEncrypt: unusable key');
  if (message.length > length - 11) throw new RangeError('rsaEncrypt: message too long');
  const padding = nonZeroBytes(length - 3 - message.length, random);
  return rsaPower(concat(Uint8Array.of(0, 2), padding, Uint8Array.of(0), message), key);
}

function nonZeroBytes(length: number, random: Random): Uint8Array {
  const bytes = new Uint8Array(length);
  let filled = 0;
  while (filled < length) {
    for (const byte of random(length - filled)) if (byte !== 0) bytes[filled++] = byte;
  }
  return bytes;
}
