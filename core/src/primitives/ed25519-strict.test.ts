import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ED25519_TORSION_SUBGROUP, ed25519 } from '@noble/curves/ed25519.js';
import { sha512 } from '@noble/hashes/sha2.js';
import { concat, fromHex } from '../bytes/index.ts';
import { isStrictEd25519Key, verifyEd25519Strict } from './ed25519-strict.ts';

const { Point } = ed25519;
const seed = new Uint8Array(32).fill(5);
const publicKey = ed25519.getPublicKey(seed);
const message = Uint8Array.of(1, 2, 3);

function littleEndian(value: bigint): Uint8Array {
  return Uint8Array.from({ length: 32 }, (_, i) => Number((value >> BigInt(8 * i)) & 0xffn));
}

function integer(bytes: Uint8Array): bigint {
  return bytes.reduceRight((value, byte) => (value << 8n) | BigInt(byte), 0n);
}

/** A signature by the key's owner whose R carries the given point of small order. */
function signWith(torsion: string): Uint8Array {
  const { scalar } = ed25519.utils.getExtendedPublicKey(seed);
  const order = Point.Fn.ORDER;
  const r = Point.BASE.multiply(12345n)
    .add(Point.fromBytes(fromHex(torsion)))
    .toBytes();
  const k = integer(sha512(concat(r, publicKey, message))) % order;
  return concat(r, littleEndian((12345n + k * scalar) % order));
}

test('a signature that holds only after multiplication by the cofactor is refused, though noble accepts it', () => {
  const plain = signWith(ED25519_TORSION_SUBGROUP[0]!);
  assert.equal(verifyEd25519Strict(publicKey, message, plain), true);
  for (const torsion of ED25519_TORSION_SUBGROUP.slice(1)) {
    const signature = signWith(torsion);
    assert.equal(ed25519.verify(signature, message, publicKey, { zip215: false }), true);
    assert.equal(verifyEd25519Strict(publicKey, message, signature), false);
  }
});

test('keys of small order and non-canonical keys are refused', () => {
  assert.equal(ED25519_TORSION_SUBGROUP.length, 8);
  for (const hex of ED25519_TORSION_SUBGROUP) assert.equal(isStrictEd25519Key(fromHex(hex)), false, hex);
  const p = 2n ** 255n - 19n;
  for (let above = 0n; above < 19n; above++) assert.equal(isStrictEd25519Key(littleEndian(p + above)), false);
  assert.equal(isStrictEd25519Key(publicKey), true);
  assert.equal(isStrictEd25519Key(publicKey.subarray(1)), false);
});
