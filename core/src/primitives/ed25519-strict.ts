import { ed25519 } from '@noble/curves/ed25519.js';
import { sha512 } from '@noble/hashes/sha2.js';
import { concat, equalBytes } from '../bytes/index.ts';

const { Point } = ed25519;
const ORDER = Point.Fn.ORDER;

function littleEndian(bytes: Uint8Array): bigint {
  let value = 0n;
  for (let i = bytes.length - 1; i >= 0; i--) value = (value << 8n) | BigInt(bytes[i]!);
  return value;
}

const P = 2n ** 255n - 19n;
const ORDER_8 = littleEndian(
  Uint8Array.from([
    0x26, 0xe8, 0x95, 0x8f, 0xc2, 0xb2, 0x27, 0xb0, 0x45, 0xc3, 0xf4, 0x89, 0xf2, 0xef, 0x98, 0xf0, 0xd5, 0xdf, 0xac,
    0x05, 0xd3, 0xc6, 0x33, 0x39, 0xb1, 0x38, 0x02, 0x88, 0x6d, 0x53, 0xfc, 0x05,
  ]),
);
/** The y coordinates of the eight points of small order, whatever their sign. */
const SMALL_ORDER = [0n, 1n, P - 1n, ORDER_8, P - ORDER_8];

/**
 * Whether 32 bytes may stand for a verification key: the canonical spelling of a y coordinate and not of small order.
 * Under a key of small order one signature fits many messages. Whether y lies on the curve is left to the verification.
 */
export function isStrictEd25519Key(publicKey: Uint8Array): boolean {
  if (publicKey.length !== 32) return false;
  const y = littleEndian(publicKey) & (2n ** 255n - 1n);
  return y < P && !SMALL_ORDER.includes(y);
}

/**
 * RFC 8032 §5.1.7 without the cofactor, as OpenSSL does it: encode(S·B − k·A) must be R byte for byte. noble's own
 * verification multiplies by the cofactor and would accept signatures that OpenSSL refuses; with this one a signature is
 * valid everywhere or nowhere. All inputs are public.
 */
export function verifyEd25519Strict(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  if (signature.length !== 64 || !isStrictEd25519Key(publicKey)) return false;
  const encodedR = signature.subarray(0, 32);
  const s = littleEndian(signature.subarray(32));
  if (s >= ORDER) return false;
  let a: InstanceType<typeof Point>;
  try {
    a = Point.fromBytes(publicKey, false);
  } catch {
    return false;
  }
  const k = littleEndian(sha512(concat(encodedR, publicKey, message))) % ORDER;
  const r = Point.BASE.multiplyUnsafe(s).subtract(a.multiplyUnsafe(k));
  return equalBytes(r.toBytes(), encodedR);
}
