import assert from 'node:assert/strict';
import { constants, generateKeyPairSync, privateDecrypt } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { fromBase64url, utf8 } from '../bytes/index.ts';
import { ParseError } from '../errors/index.ts';
import { encodeCanonical, type JsonValue } from '../json/index.ts';
import { type Certificate, derSequence, openEnvelopedContent, parseEnvelopedCms } from '../pki/index.ts';
import { purePrimitives as p } from '../primitives/index.ts';
import { XWING } from './hpke.ts';
import { checkCountKey, checkLogKeys, deriveCountKey, deriveLogKeys, openPublicKey } from './log-keys.ts';
import { openPossessionTest, sealPossessionTest } from './possession-test.ts';
import { openRelease, sealRelease } from './release.ts';
import {
  encodeWrap,
  INNER_LENGTH,
  makeWrap,
  openMaster,
  openRecovery,
  parseWrap,
  sealMaster,
  wrapToJson,
} from './wrap.ts';

const fill = (value: number) => new Uint8Array(32).fill(value);
let counter = 0;
const random = (length: number) => p.shake256(utf8(`wrap test ${counter++}`), length);

const pair = generateKeyPairSync('rsa', { modulusLength: 2048 });
const jwk = pair.publicKey.export({ format: 'jwk' });
/** As much of a certificate as the wrap looks at. */
const card = {
  der: utf8('certificate'),
  issuerDn: derSequence(),
  serial: Uint8Array.of(1),
  publicKey: { modulus: fromBase64url(jwk.n!), exponent: fromBase64url(jwk.e!) },
} as Certificate;

function cardDecrypt(ciphertext: Uint8Array): Uint8Array {
  return new Uint8Array(privateDecrypt({ key: pair.privateKey, padding: constants.RSA_PKCS1_PADDING }, ciphertext));
}

const master = fill(1);
const code = new Uint8Array(17).fill(0x40);
const registrySeed = fill(2);
const registrySeal = XWING.kem.publicKey(p, registrySeed);
const keys = deriveLogKeys(p, master);
const inner = sealMaster(p, master, code, random(12));
const input = { log: '9001.petition.1', inner, seedCount: keys.seedCount, encryptionCertificate: card, registrySeal };
const wrap = makeWrap(p, input, random);

test('the keys of a log are fixed by its master, and the two seeds are apart', () => {
  const again = deriveLogKeys(p, fill(1));
  assert.deepEqual(again, keys);
  assert.deepEqual(openPublicKey(p, keys.seedOpen), keys.open);
  assert.deepEqual(deriveCountKey(p, keys.seedCount).publicKey, keys.count);
  assert.deepEqual([keys.open.length, keys.count.length], [1216, 32]);
  assert.notDeepEqual(keys.seedOpen, keys.seedCount);
  assert.notDeepEqual(deriveLogKeys(p, fill(9)).open, keys.open);
});

test('only the right master or seed matches the manifest keys', () => {
  const right = checkLogKeys(p, master, keys);
  assert.ok(right.ok);
  assert.deepEqual(right.value, keys);
  for (const wrong of [fill(2), master.subarray(1), new Uint8Array(0)]) {
    const result = checkLogKeys(p, wrong, keys);
    assert.equal(!result.ok && result.code, 'manifest.keys');
  }
  const half = checkLogKeys(p, master, { ...keys, count: fill(0) });
  assert.equal(!half.ok && half.code, 'manifest.keys');
  const count = checkCountKey(p, keys.seedCount, keys);
  assert.deepEqual(count.ok && count.value.publicKey, keys.count);
  for (const wrong of [keys.seedOpen, keys.seedCount.subarray(1)])
    assert.equal(checkCountKey(p, wrong, keys).ok, false);
});

test('card and code together give the master back, by the bare block, by the CMS and by the registry', () => {
  const cms = parseEnvelopedCms(wrap.cms);
  const ways: Readonly<Record<string, Uint8Array | undefined>> = {
    pkcs1: cardDecrypt(wrap.pkcs1),
    cms: openEnvelopedContent(p, cms, cardDecrypt(cms.encryptedKey)),
    recovery: openRecovery(p, registrySeed, wrap.log, wrap.recovery),
  };
  for (const [name, found] of Object.entries(ways)) {
    assert.deepEqual(found, inner, name);
    const opened = openMaster(p, found!, code)!;
    assert.equal(checkLogKeys(p, opened, keys).ok, true, name);
  }
  const count = checkCountKey(p, cardDecrypt(wrap.countPkcs1), keys);
  assert.equal(count.ok, true);
});

test('a wrong code, a changed inner or another length opens nothing', () => {
  fc.assert(
    fc.property(fc.nat(129), fc.nat(INNER_LENGTH * 8 - 1), (codeBit, innerBit) => {
      const flip = (bytes: Uint8Array, bit: number) => {
        const changed = bytes.slice();
        changed[bit >>> 3]! ^= 0x80 >>> (bit & 7);
        return changed;
      };
      assert.equal(openMaster(p, inner, flip(code, codeBit)), undefined);
      assert.equal(openMaster(p, flip(inner, innerBit), code), undefined);
    }),
  );
  assert.equal(inner.length, INNER_LENGTH);
  for (const bad of [inner.subarray(1), new Uint8Array(0), new Uint8Array(61)])
    assert.equal(openMaster(p, bad, code), undefined);
});

test('the registry opens the recovery of the log it was made for only', () => {
  assert.equal(openRecovery(p, registrySeed, '9001.petition.2', wrap.recovery), undefined);
  assert.equal(openRecovery(p, fill(3), wrap.log, wrap.recovery), undefined);
  assert.equal(openMaster(p, openRecovery(p, registrySeed, wrap.log, wrap.recovery)!, new Uint8Array(17)), undefined);
});

test('the wrap file reads back, and refuses other shapes', () => {
  const bytes = encodeWrap(wrap);
  assert.deepEqual(parseWrap(bytes), wrap);
  const json = wrapToJson(wrap) as Record<string, JsonValue>;
  const faults = [
    { ...json, format: 'lianshu/wrap/v2' },
    { ...json, extra: 1 },
    { ...json, recovery: {} },
    { ...json, recovery: { ...(json.recovery as object), ct: 'AAAA' } },
    { ...json, encryptionCertSha256: 'AAAA' },
  ];
  for (const fault of faults) assert.throws(() => parseWrap(encodeCanonical(fault)), ParseError);
});

const scope = { manifestHash: fill(4), size: 321, root: fill(5) };

test('a release opens for exactly the state that was filed', () => {
  const release = sealRelease(p, registrySeal, scope, keys.seedOpen, random);
  assert.deepEqual(openRelease(p, registrySeed, scope, release), keys.seedOpen);
  const others = [
    { ...scope, size: 322 },
    { ...scope, root: fill(6) },
    { ...scope, manifestHash: fill(6) },
  ];
  for (const other of others) assert.equal(openRelease(p, registrySeed, other, release), undefined);
  assert.equal(openRelease(p, fill(9), scope, release), undefined);
  assert.throws(() => sealRelease(p, registrySeal, scope, new Uint8Array(31), random), RangeError);
});

test('the possession test is answered with seedOpen and nothing else', () => {
  const answer = fill(7);
  const challenge = sealPossessionTest(p, keys.open, fill(4), answer, random);
  assert.deepEqual(openPossessionTest(p, keys.seedOpen, fill(4), challenge), answer);
  assert.equal(openPossessionTest(p, keys.seedOpen, fill(5), challenge), undefined);
  assert.equal(openPossessionTest(p, keys.seedCount, fill(4), challenge), undefined);
});
