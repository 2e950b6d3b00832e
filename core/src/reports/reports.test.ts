import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { defanged, findFakeSite, holdsIdNumber, readableHost, reportBand } from './index.ts';

/** Of RFC 3492 §7.1 and of names in use. */
const NAMES: readonly (readonly [string, string | undefined])[] = [
  ['xn--ihqwcrb4cv8a8dqg056pqjye.example', '他们为什么不说中文.example'],
  ['xn--ihqwctvzc91f659drss3x8bo0yb.example', '他們爲什麽不說中文.example'],
  ['xn--pple-43d.com', 'аpple.com'],
  ['xn--mnchen-3ya.de', 'münchen.de'],
  ['plain.example', undefined],
  // Not decodable, or to something that must not be shown.
  ['xn--\u0000.example', undefined],
  ['xn--99999999.example', undefined],
  ['xn--a-.example', undefined],
  [`xn--${'a'.repeat(80)}.example`, undefined],
];
for (const [host, shown] of NAMES)
  test(`${JSON.stringify(host)} is read as ${shown}`, () => assert.equal(readableHost(host), shown));

test('a name of letters goes through the browser’s own encoding and comes back', () => {
  const letter = fc.constantFrom(...'連署公投中選會台灣аеоüéñабвгд');
  fc.assert(
    fc.property(fc.string({ unit: letter, minLength: 1, maxLength: 12 }), (label) => {
      const { hostname } = new URL(`https://${label}.example`);
      assert.equal(readableHost(hostname), `${label}.example`);
    }),
  );
});

test('whatever stands in a host, what is shown has letters, digits, hyphens and dots alone', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'abcxyz0189-.'), maxLength: 70 }), (rest) => {
      const shown = readableHost(`xn--${rest}`);
      assert.ok(shown === undefined || /^[\p{L}\p{M}\p{Nd}.-]*$/u.test(shown), String(shown));
    }),
  );
});

const SITES = [
  { host: 'evil.example', path: null },
  { host: 'shared.example', path: '/fake' },
];
const FOUND: readonly (readonly [string, string | undefined])[] = [
  ['https://evil.example/sign', 'evil.example'],
  ['http://www.evil.example:8080/', 'evil.example'],
  ['https://notevil.example/', undefined],
  ['https://evil.example.org/', undefined],
  ['https://shared.example/fake', 'shared.example'],
  ['https://shared.example/fake/9001?x#y', 'shared.example'],
  ['https://shared.example/faker', undefined],
  ['https://sub.shared.example/fake', undefined],
];
for (const [address, host] of FOUND)
  test(`${address} is ${host === undefined ? 'on no list' : `under ${host}`}`, () => {
    const { hostname, pathname } = new URL(address);
    assert.equal(findFakeSite(SITES, { host: hostname, path: pathname })?.host, host);
  });

test('a defanged address is none', () => {
  assert.equal(defanged({ host: 'a.evil.example', path: '/x.html' }), 'a[.]evil[.]example/x.html');
  assert.equal(defanged({ host: '[::1]', path: null }), '[:][:]1');
});

test('bands are coarse', () => {
  assert.deepEqual([1, 2, 9, 10, 99, 100, 5000].map(reportBand), [
    'one',
    'few',
    'few',
    'tens',
    'tens',
    'hundreds',
    'hundreds',
  ]);
});

test('an ID number in a text is found, something of its shape is not', () => {
  assert.ok(holdsIdNumber('我是A123456789，收到簡訊'));
  assert.ok(holdsIdNumber('ａ１２３４５６７８９'));
  assert.ok(!holdsIdNumber('A123456788'));
  assert.ok(!holdsIdNumber('訂單 XA123456789'));
});
