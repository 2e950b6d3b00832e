import assert from 'node:assert/strict';
import { generateKeyPairSync, sign } from 'node:crypto';
import { test } from 'node:test';
import { concat, fromHex, toHex } from '@lianshu/core/bytes';
import { type HashName, purePrimitives, type RsaPublicKey } from '@lianshu/core/primitives';
import fc from 'fast-check';
import { agree, flip, message, property } from './agree.testing.ts';
import { nodePrimitives } from './node-primitives.ts';

const pair = generateKeyPairSync('rsa', { modulusLength: 2048 });
const jwk = pair.publicKey.export({ format: 'jwk' });
const rsaKey: RsaPublicKey = {
  modulus: new Uint8Array(Buffer.from(jwk.n!, 'base64url')),
  exponent: new Uint8Array(Buffer.from(jwk.e!, 'base64url')),
};

test('RSA verification: right signatures pass, wrong hash, tampering and odd lengths fail', () => {
  for (const hashName of ['sha256', 'sha384', 'sha512'] as const satisfies readonly HashName[]) {
    property(8, message, fc.nat(), (m, at) => {
      const signature = new Uint8Array(sign(hashName, m, pair.privateKey));
      assert.equal(
        agree((p) => p.rsaVerify(rsaKey, hashName, m, signature)),
        true,
      );
      assert.equal(
        agree((p) => p.rsaVerify(rsaKey, hashName, m, flip(signature, at))),
        false,
      );
      const digest = nodePrimitives[hashName](m);
      const byDigest = (of: Uint8Array) => agree((p) => p.rsaVerifyDigest(rsaKey, hashName, of, signature));
      assert.deepEqual(
        [byDigest(digest), byDigest(flip(digest, at)), byDigest(digest.subarray(1))],
        [true, false, false],
      );
      assert.equal(
        agree((p) => p.rsaVerify(rsaKey, hashName, concat(m, Uint8Array.of(0)), signature)),
        false,
      );
      assert.equal(
        agree((p) => p.rsaVerify(rsaKey, hashName === 'sha256' ? 'sha512' : 'sha256', m, signature)),
        false,
      );
      assert.equal(
        agree((p) => p.rsaVerify(rsaKey, hashName, m, signature.subarray(1))),
        false,
      );
      assert.equal(
        agree((p) => p.rsaVerify(rsaKey, hashName, m, concat(Uint8Array.of(0), signature))),
        false,
      );
    });
  }
});

test('RSA verification: paddings that a parsing verifier would accept fail in both', () => {
  const m = Uint8Array.of(1);
  const digest = purePrimitives.sha256(m);
  const info = fromHex('3031300d060960864801650304020105000420');
  const withoutNull = fromHex('302f300b0609608648016503040201' + '0420');
  const block = (parts: readonly Uint8Array[], type = 1, fill = 0xff) => {
    const tail = concat(Uint8Array.of(0), ...parts);
    const padding = new Uint8Array(256 - 2 - tail.length).fill(fill);
    return concat(Uint8Array.of(0, type), padding, tail);
  };
  const short = concat(
    Uint8Array.of(0, 1),
    new Uint8Array(8).fill(0xff),
    Uint8Array.of(0),
    info,
    digest,
    new Uint8Array(256 - 11 - info.length - 32),
  );
  const blocks: readonly (readonly [string, Uint8Array, boolean])[] = [
    ['exact', block([info, digest]), true],
    ['short padding with garbage behind', short, false],
    ['garbage inside the digest info', block([info, digest, Uint8Array.of(0)]), false],
    ['algorithm without NULL', block([withoutNull, digest]), false],
    ['block type 2', block([info, digest], 2, 0xaa), false],
    ['padding of another byte', block([info, digest], 1, 0xfe), false],
    ['bare digest', block([digest]), false],
  ];
  const { d, n } = pair.privateKey.export({ format: 'jwk' });
  const big = (text: string) => BigInt(`0x${Buffer.from(text, 'base64url').toString('hex')}`);
  for (const [name, encoded, expected] of blocks) {
    const value = power(BigInt(`0x${toHex(encoded)}`), big(d!), big(n!));
    const signature = fromHex(value.toString(16).padStart(512, '0'));
    assert.equal(
      agree((p) => p.rsaVerify(rsaKey, 'sha256', m, signature)),
      expected,
      name,
    );
    const beyond = (value + big(n!)).toString(16);
    if (beyond.length <= 512)
      assert.equal(
        agree((p) => p.rsaVerify(rsaKey, 'sha256', m, fromHex(beyond.padStart(512, '0')))),
        false,
        name,
      );
  }
});

function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n;
  for (let square = base; exponent > 0n; exponent >>= 1n, square = (square * square) % modulus)
    if (exponent & 1n) result = (result * square) % modulus;
  return result;
}

test('RSA keys that make no sense verify nothing', () => {
  const m = Uint8Array.of(1);
  const signature = new Uint8Array(sign('sha256', m, pair.privateKey));
  const odd: readonly RsaPublicKey[] = [
    { ...rsaKey, exponent: Uint8Array.of(1) },
    { ...rsaKey, exponent: Uint8Array.of(2) },
    { ...rsaKey, exponent: new Uint8Array(0) },
    { ...rsaKey, exponent: concat(Uint8Array.of(0), rsaKey.exponent) },
    { ...rsaKey, modulus: concat(Uint8Array.of(0), rsaKey.modulus) },
    { ...rsaKey, modulus: new Uint8Array(256) },
    { ...rsaKey, modulus: rsaKey.modulus.subarray(0, 64) },
    { ...rsaKey, modulus: new Uint8Array(0) },
  ];
  for (const key of odd) {
    assert.equal(
      agree((p) => p.rsaVerify(key, 'sha256', m, signature.subarray(0, key.modulus.length))),
      false,
    );
  }
});

test('RSA encryption follows its random source, decrypts natively, and refuses what is too long', () => {
  property(6, fc.uint8Array({ maxLength: 245 }), fc.integer({ min: 1, max: 255 }), (m, start) => {
    let next = start;
    const counted = (length: number) => Uint8Array.from({ length }, () => next++ & 0xff);
    const sealed = agree((p) => {
      next = start;
      return p.rsaEncrypt(rsaKey, m, counted);
    })!;
    const { d, n } = pair.privateKey.export({ format: 'jwk' });
    const big = (text: string) => BigInt(`0x${Buffer.from(text, 'base64url').toString('hex')}`);
    const block = fromHex(
      power(BigInt(`0x${toHex(sealed)}`), big(d!), big(n!))
        .toString(16)
        .padStart(512, '0'),
    );
    assert.deepEqual(block.subarray(0, 2), Uint8Array.of(0, 2));
    const end = block.indexOf(0, 2);
    assert.ok(end >= 10);
    assert.deepEqual(block.subarray(end + 1), m);
  });
  agree((p) => p.rsaEncrypt(rsaKey, new Uint8Array(246), (length) => new Uint8Array(length).fill(1)));
});
