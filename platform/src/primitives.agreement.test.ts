import assert from 'node:assert/strict';
import { test } from 'node:test';
import { concat, fromHex, toHex } from '@lianshu/core/bytes';
import fc from 'fast-check';
import { agree, bytes, flip, message, property } from './agree.testing.ts';
import { nodePrimitives } from './node-primitives.ts';

test('hashes and MAC', () => {
  const known: Record<string, string> = {
    sha1: 'a9993e364706816aba3e25717850c26c9cd0d89d',
    sha256: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  };
  const abc = Uint8Array.of(0x61, 0x62, 0x63);
  for (const name of ['sha1', 'sha256', 'sha384', 'sha512', 'sha3Of256'] as const) {
    const digest = agree((p) => p[name](abc))!;
    if (known[name]) assert.equal(toHex(digest), known[name]);
    property(30, message, (m) => void agree((p) => p[name](m)));
  }
  property(30, message, fc.nat(700), (m, length) => void agree((p) => p.shake256(m, length)));
  property(30, message, message, (key, m) => void agree((p) => p.hmacSha256(key, m)));
});

test('a digest taken in pieces is that of the whole', () => {
  property(30, fc.array(message, { maxLength: 5 }), (pieces) => {
    for (const name of ['sha256', 'sha384', 'sha512'] as const) {
      const digest = agree((p) => {
        const running = p.startHash(name);
        for (const piece of pieces) running.update(piece);
        return running.digest();
      });
      assert.deepEqual(digest, nodePrimitives[name](concat(...pieces)));
    }
  });
});

test('AES-256-GCM: same bytes, and a wrong tag, nonce, key or aad opens nothing', () => {
  property(40, bytes(32), bytes(12), message, message, fc.nat(), (key, nonce, plaintext, aad, at) => {
    const sealed = agree((p) => p.aesGcmSeal(key, nonce, plaintext, aad))!;
    assert.deepEqual(
      agree((p) => p.aesGcmOpen(key, nonce, sealed, aad)),
      plaintext,
    );
    assert.equal(
      agree((p) => p.aesGcmOpen(key, nonce, flip(sealed, at), aad)),
      undefined,
    );
    assert.equal(
      agree((p) => p.aesGcmOpen(flip(key, at), nonce, sealed, aad)),
      undefined,
    );
    assert.equal(
      agree((p) => p.aesGcmOpen(key, flip(nonce, at), sealed, aad)),
      undefined,
    );
    assert.equal(
      agree((p) => p.aesGcmOpen(key, nonce, sealed, concat(aad, Uint8Array.of(0)))),
      undefined,
    );
  });
  const key = new Uint8Array(32);
  for (const length of [0, 1, 15])
    agree((p) => p.aesGcmOpen(key, key.subarray(0, 12), new Uint8Array(length), new Uint8Array(0)));
  for (const [keyLength, nonceLength] of [
    [16, 12],
    [32, 16],
  ])
    agree((p) =>
      p.aesGcmSeal(new Uint8Array(keyLength!), new Uint8Array(nonceLength!), new Uint8Array(0), new Uint8Array(0)),
    );
});

test('AES-256-CBC: same bytes, and the same answer to bad padding and ragged lengths', () => {
  property(40, bytes(32), bytes(16), message, (key, iv, plaintext) => {
    const sealed = agree((p) => p.aesCbcEncrypt(key, iv, plaintext))!;
    assert.deepEqual(
      agree((p) => p.aesCbcDecrypt(key, iv, sealed)),
      plaintext,
    );
  });
  property(200, bytes(32), bytes(16), fc.uint8Array({ maxLength: 64 }), (key, iv, ciphertext) => {
    agree((p) => p.aesCbcDecrypt(key, iv, ciphertext));
  });
});

test('X25519: same results, every encoding of a low-order point is refused by both', () => {
  property(25, bytes(32), bytes(32), (scalar, point) => {
    agree((p) => p.x25519Public(scalar));
    agree((p) => p.x25519(scalar, point));
  });
  const lowOrder = [
    '0000000000000000000000000000000000000000000000000000000000000000',
    '0100000000000000000000000000000000000000000000000000000000000000',
    'e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800',
    '5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157',
    'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
    'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
    'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
    '0000000000000000000000000000000000000000000000000000000000000080',
  ];
  const scalar = new Uint8Array(32).fill(9);
  for (const point of lowOrder)
    assert.equal(
      agree((p) => p.x25519(scalar, fromHex(point))),
      undefined,
      point,
    );
  agree((p) => p.x25519(scalar, new Uint8Array(31)));
  agree((p) => p.x25519Public(new Uint8Array(33)));
});

test('ML-KEM-768: same keys and shared values, implicit rejection included; malformed public keys are refused', () => {
  property(6, bytes(64), bytes(32), fc.nat(), (seed, coins, at) => {
    const publicKey = agree((p) => p.mlKem768Public(seed))!;
    const sent = agree((p) => p.mlKem768Encapsulate(publicKey, coins))!;
    assert.deepEqual(
      agree((p) => p.mlKem768Decapsulate(seed, sent.ciphertext)),
      sent.shared,
    );
    const rejected = agree((p) => p.mlKem768Decapsulate(seed, flip(sent.ciphertext, at)))!;
    assert.notDeepEqual(rejected, sent.shared);
  });
  property(4, bytes(64), bytes(1088), (seed, ciphertext) => {
    agree((p) => p.mlKem768Decapsulate(seed, ciphertext));
  });
  const outOfRange = new Uint8Array(1184).fill(0xff);
  assert.equal(
    agree((p) => p.mlKem768Encapsulate(outOfRange, new Uint8Array(32))),
    undefined,
  );
  agree((p) => p.mlKem768Decapsulate(new Uint8Array(64), new Uint8Array(1087)));
});

/** The eight points of small order. */
const SMALL_ORDER = [
  `01${'00'.repeat(31)}`,
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
  `${'00'.repeat(31)}80`,
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  `ec${'ff'.repeat(30)}7f`,
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85',
  '00'.repeat(32),
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa',
];

/** Of the message 010203, by the key of seed 05…05: right only after multiplication by the cofactor. */
const TORSIONED = {
  publicKey: '6e7a1cdd29b0b78fd13af4c5598feff4ef2a97166e3ca6f2e4fbfccd80505bf1',
  signature:
    '40a4cf5c611d737a2f1c6fcca84d9cabfed80987f186a5a6c57e629bff1af27ffbb09967aec871586c98137b3b0b2d9887938beda2f2b571c1068ac6b0ba9200',
};

test('Ed25519: same signatures; tampered, non-canonical, small-order and torsioned ones fail in both', () => {
  property(12, bytes(32), message, fc.nat(), (seed, m, at) => {
    const publicKey = agree((p) => p.ed25519Public(seed))!;
    const signature = agree((p) => p.ed25519Sign(seed, m))!;
    assert.equal(
      agree((p) => p.ed25519Verify(publicKey, m, signature)),
      true,
    );
    assert.equal(
      agree((p) => p.ed25519Verify(publicKey, m, flip(signature, at))),
      false,
    );
    assert.equal(
      agree((p) => p.ed25519Verify(publicKey, concat(m, Uint8Array.of(1)), signature)),
      false,
    );
    agree((p) => p.ed25519Verify(flip(publicKey, at), m, signature));
    assert.equal(
      agree((p) => p.ed25519Verify(publicKey, m, addOrder(signature))),
      false,
    );
  });
  const zero = new Uint8Array(64);
  zero[0] = 1;
  for (const hex of [...SMALL_ORDER, `${'ee'.padEnd(62, 'f')}7f`, `${'ed'.padEnd(62, 'f')}7f`])
    assert.equal(
      agree((p) => p.ed25519Verify(fromHex(hex), new Uint8Array(0), zero)),
      false,
      hex,
    );
  assert.equal(
    agree((p) => p.ed25519Verify(new Uint8Array(31), zero, zero)),
    false,
  );
  const torsioned = fromHex(TORSIONED.signature);
  assert.equal(
    agree((p) => p.ed25519Verify(fromHex(TORSIONED.publicKey), Uint8Array.of(1, 2, 3), torsioned)),
    false,
  );
});

/** The same signature with S + L, which a lenient verifier takes for a second valid one. */
function addOrder(signature: Uint8Array): Uint8Array {
  const order = 2n ** 252n + 27742317777372353535851937790883648493n;
  let s = 0n;
  for (let i = 63; i >= 32; i--) s = (s << 8n) | BigInt(signature[i]!);
  s += order;
  const changed = signature.slice();
  for (let i = 32; i < 64; i++, s >>= 8n) changed[i] = Number(s & 0xffn);
  return changed;
}

test('ML-DSA-44: same keys and signatures; each verifies the other, tampered ones fail', () => {
  property(3, bytes(32), message, fc.nat(), (seed, m, at) => {
    const publicKey = agree((p) => p.mlDsa44Public(seed))!;
    const signature = agree((p) => p.mlDsa44Sign(seed, m))!;
    assert.equal(
      agree((p) => p.mlDsa44Verify(publicKey, m, signature)),
      true,
    );
    assert.equal(
      agree((p) => p.mlDsa44Verify(publicKey, m, flip(signature, at))),
      false,
    );
    assert.equal(
      agree((p) => p.mlDsa44Verify(flip(publicKey, at), m, signature)),
      false,
    );
    assert.equal(
      agree((p) => p.mlDsa44Verify(publicKey, concat(m, m, Uint8Array.of(0)), signature)),
      false,
    );
  });
  assert.equal(
    agree((p) => p.mlDsa44Verify(new Uint8Array(1311), new Uint8Array(0), new Uint8Array(2420))),
    false,
  );
  assert.equal(
    agree((p) => p.mlDsa44Verify(new Uint8Array(1312), new Uint8Array(0), new Uint8Array(2419))),
    false,
  );
});
