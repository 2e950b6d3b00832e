import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fromHex, toHex } from '../bytes/index.ts';
import { hkdf, hkdfExpand, hkdfExtract, purePrimitives as p } from './index.ts';

// RFC 5869, appendix A: the three cases with SHA-256.
const cases = [
  {
    ikm: '0b'.repeat(22),
    salt: '000102030405060708090a0b0c',
    info: 'f0f1f2f3f4f5f6f7f8f9',
    length: 42,
    prk: '077709362c2e32df0ddc3f0dc47bba6390b6c73bb50f9c3122ec844ad7c2b3e5',
    okm: '3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865',
  },
  {
    ikm: Array.from({ length: 80 }, (_, i) => i.toString(16).padStart(2, '0')).join(''),
    salt: Array.from({ length: 80 }, (_, i) => (0x60 + i).toString(16).padStart(2, '0')).join(''),
    info: Array.from({ length: 80 }, (_, i) => (0xb0 + i).toString(16).padStart(2, '0')).join(''),
    length: 82,
    prk: '06a6b88c5853361a06104c9ceb35b45cef760014904671014a193f40c15fc244',
    okm: 'b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c59045a99cac7827271cb41c65e590e09da3275600c2f09b8367793a9aca3db71cc30c58179ec3e87c14c01d5c1f3434f1d87',
  },
  {
    ikm: '0b'.repeat(22),
    salt: '',
    info: '',
    length: 42,
    prk: '19ef24a32c717b167f33a91d6f648bdf96596776afdb6377ac434c1c293ccb04',
    okm: '8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8',
  },
];

test('RFC 5869 test cases 1 to 3', () => {
  assert.equal(cases.length, 3);
  for (const { ikm, salt, info, length, prk, okm } of cases) {
    assert.equal(toHex(hkdfExtract(p, fromHex(salt), fromHex(ikm))), prk);
    assert.equal(toHex(hkdfExpand(p, fromHex(prk), fromHex(info), length)), okm);
    assert.equal(toHex(hkdf(p, fromHex(ikm), fromHex(salt), fromHex(info), length)), okm);
  }
});

test('more than 255 blocks is a RangeError', () => {
  const prk = new Uint8Array(32);
  assert.equal(hkdfExpand(p, prk, prk, 8160).length, 8160);
  assert.throws(() => hkdfExpand(p, prk, prk, 8161), RangeError);
});
