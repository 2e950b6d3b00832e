import assert from 'node:assert/strict';
import { createCipheriv } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { concat, fromHex, toHex, u64 } from '../bytes/index.ts';
import { purePrimitives as p } from '../primitives/index.ts';
import { DHKEM_X25519, deriveX25519Scalar } from './dhkem-x25519.ts';
import { isPublicKey, openBase, sealBase, X25519, XWING } from './hpke.ts';
import type { Kem } from './kem.ts';
import { keySchedule } from './key-schedule.ts';
import { XWING_KEM } from './x-wing.ts';

interface Encryption {
  readonly seq: number;
  readonly aad: string;
  readonly ct: string;
  readonly nonce: string;
  readonly pt: string;
}

interface Vector {
  readonly kdf_id: number;
  readonly aead_id: number;
  readonly info: string;
  readonly ikmE: string;
  readonly ikmR: string;
  readonly skRm: string;
  readonly pkRm: string;
  readonly enc: string;
  readonly shared_secret: string;
  readonly key?: string;
  readonly base_nonce?: string;
  readonly encryptions?: readonly Encryption[];
}

function load<T>(name: string): readonly T[] {
  const url = new URL(`../../../vectors/hpke/${name}.json`, import.meta.url);
  return (JSON.parse(readFileSync(url, 'utf8')) as { vectors: readonly T[] }).vectors;
}

function checkKem(kem: Kem, vector: Vector): void {
  const secret = fromHex(vector.skRm);
  assert.equal(toHex(kem.publicKey(p, secret)), vector.pkRm);
  const sent = kem.encapsulate(p, fromHex(vector.pkRm), fromHex(vector.ikmE))!;
  assert.equal(toHex(sent.enc), vector.enc);
  assert.equal(toHex(sent.shared), vector.shared_secret);
  assert.equal(toHex(kem.decapsulator(p, secret)(fromHex(vector.enc))!), vector.shared_secret);
}

function chacha20poly1305(key: Uint8Array, nonce: Uint8Array, plaintext: Uint8Array, aad: Uint8Array): Uint8Array {
  const cipher = createCipheriv('chacha20-poly1305', key, nonce, { authTagLength: 16 });
  cipher.setAAD(aad, { plaintextLength: plaintext.length });
  return concat(cipher.update(plaintext), cipher.final(), cipher.getAuthTag());
}

/** How many encryptions were checked: with the AEAD that the vector names, which need not be ours. */
function checkSchedule(kem: Kem, vector: Vector): number {
  if (vector.key === undefined) return 0;
  const made = keySchedule(p, kem.id, vector.aead_id, fromHex(vector.info))(fromHex(vector.shared_secret));
  assert.equal(toHex(made.key), vector.key);
  assert.equal(toHex(made.baseNonce), vector.base_nonce);
  for (const { seq, aad, ct, nonce, pt } of vector.encryptions!) {
    const bytes = made.baseNonce.slice();
    u64(seq).forEach((byte, i) => {
      bytes[4 + i]! ^= byte;
    });
    assert.equal(toHex(bytes), nonce);
    const sealed =
      vector.aead_id === 2
        ? p.aesGcmSeal(made.key, bytes, fromHex(pt), fromHex(aad))
        : chacha20poly1305(made.key, bytes, fromHex(pt), fromHex(aad));
    assert.equal(toHex(sealed), ct);
  }
  return vector.encryptions!.length;
}

test('RFC 9180: every base-mode vector of KEM 0x0020', () => {
  const vectors = load<Vector>('rfc9180-x25519');
  let encryptions = 0;
  let whole = 0;
  for (const vector of vectors) {
    checkKem(DHKEM_X25519, vector);
    assert.equal(toHex(deriveX25519Scalar(p, fromHex(vector.ikmR))), vector.skRm);
    encryptions += checkSchedule(DHKEM_X25519, vector);
    if (vector.kdf_id !== 1 || vector.aead_id !== 2) continue;
    whole++;
    const { aad, pt, ct } = vector.encryptions![0]!;
    const [pk, sk, info] = [fromHex(vector.pkRm), fromHex(vector.skRm), fromHex(vector.info)];
    const sealed = sealBase(p, X25519, pk, info, fromHex(aad), fromHex(pt), fromHex(vector.ikmE));
    assert.deepEqual(sealed, { enc: fromHex(vector.enc), ct: fromHex(ct) });
    assert.equal(toHex(openBase(p, X25519, sk, sealed.enc, info, fromHex(aad), sealed.ct)!), pt);
  }
  assert.deepEqual({ vectors: vectors.length, encryptions, whole }, { vectors: 8, encryptions: 12, whole: 1 });
});

test('draft-ietf-hpke-pq: every vector of KEM 0x647A; none is published with AES-256-GCM', () => {
  const vectors = load<Vector>('hpke-pq-x-wing');
  let encryptions = 0;
  for (const vector of vectors) {
    checkKem(XWING_KEM, vector);
    encryptions += checkSchedule(XWING_KEM, vector);
  }
  assert.deepEqual({ vectors: vectors.length, encryptions }, { vectors: 4, encryptions: 20 });
});

test('draft-connolly-cfrg-xwing-kem: every vector', () => {
  const vectors = load<{ seed: string; eseed: string; ss: string; pk: string; ct: string }>('x-wing');
  for (const { seed, eseed, ss, pk, ct } of vectors) {
    assert.equal(toHex(XWING_KEM.publicKey(p, fromHex(seed))), pk);
    const sent = XWING_KEM.encapsulate(p, fromHex(pk), fromHex(eseed))!;
    assert.equal(toHex(sent.enc), ct);
    assert.equal(toHex(sent.shared), ss);
    assert.equal(toHex(XWING_KEM.decapsulator(p, fromHex(seed))(fromHex(ct))!), ss);
  }
  assert.equal(vectors.length, 3);
});

const NONE = new Uint8Array(0);

for (const [name, suite] of Object.entries({ XWING, X25519 })) {
  const { kem } = suite;
  const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });

  test(`${name}: what is sealed opens, and any changed bit, info, aad or key opens nothing`, () => {
    const secret = new Uint8Array(32).fill(7);
    const pk = kem.publicKey(p, secret);
    const sample = fc.uint8Array({ maxLength: 100 });
    fc.assert(
      fc.property(bytes(kem.coinsLength), sample, sample, sample, fc.nat(), (coins, info, aad, plaintext, at) => {
        const { enc, ct } = sealBase(p, suite, pk, info, aad, plaintext, coins);
        assert.equal(enc.length, kem.encLength);
        assert.deepEqual(openBase(p, suite, secret, enc, info, aad, ct), plaintext);
        const flip = (original: Uint8Array) => {
          const changed = original.slice();
          changed[at % changed.length]! ^= 1 << (at % 7);
          return changed;
        };
        const longer = (original: Uint8Array) => Uint8Array.of(...original, 0);
        assert.equal(openBase(p, suite, secret, flip(enc), info, aad, ct), undefined);
        assert.equal(openBase(p, suite, secret, enc, info, aad, flip(ct)), undefined);
        assert.equal(openBase(p, suite, secret, enc, longer(info), aad, ct), undefined);
        assert.equal(openBase(p, suite, secret, enc, info, longer(aad), ct), undefined);
        assert.equal(openBase(p, suite, flip(secret).fill(9, 0, 1), enc, info, aad, ct), undefined);
      }),
      { numRuns: 6 },
    );
  });

  test(`${name}: lengths that are none open nothing; a malformed public key is refused`, () => {
    const secret = new Uint8Array(32).fill(7);
    const pk = kem.publicKey(p, secret);
    for (const length of [0, 1, kem.encLength - 1, kem.encLength + 1]) {
      assert.equal(openBase(p, suite, secret, new Uint8Array(length), NONE, NONE, new Uint8Array(16)), undefined);
    }
    const { enc } = sealBase(p, suite, pk, NONE, NONE, NONE, new Uint8Array(kem.coinsLength));
    for (const length of [0, 15])
      assert.equal(openBase(p, suite, secret, enc, NONE, NONE, new Uint8Array(length)), undefined);
    assert.equal(isPublicKey(p, suite, pk), true);
    assert.equal(isPublicKey(p, suite, pk.subarray(1)), false);
    const lowOrder = pk.slice();
    lowOrder.fill(0, pk.length - 32);
    assert.equal(isPublicKey(p, suite, lowOrder), false);
    assert.throws(
      () => sealBase(p, suite, lowOrder, NONE, NONE, NONE, new Uint8Array(kem.coinsLength)),
      /public key is malformed/,
    );
    const lowOrderShare = enc.slice();
    lowOrderShare.fill(0, enc.length - 32);
    assert.equal(kem.decapsulator(p, secret)(lowOrderShare), undefined);
  });
}

test('an X-Wing public key with a coefficient out of range is refused', () => {
  const pk = XWING_KEM.publicKey(p, new Uint8Array(32));
  pk.fill(0xff, 0, 3);
  assert.equal(isPublicKey(p, XWING, pk), false);
});
