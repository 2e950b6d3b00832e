import assert from 'node:assert/strict';
import { test } from 'node:test';
import { der, issueRevocationList, type RevocationListFields, type RevokedSerial } from '@lianshu/devkit/pki';
import { nodePrimitives as p } from '@lianshu/platform';
import fc from 'fast-check';
import { concat, toHex } from '../bytes/index.ts';
import { childrenOf, issuers, NOW, parseCode, pki, replaceAt, resultCode } from './cards.fixture.ts';
import { verifyCrl } from './crl.ts';
import { parseCrl } from './crl-reader.ts';

const DAY = 86_400_000;
const G2 = pki.issuer('G2');

function list(revoked: readonly RevokedSerial[], changes: Partial<RevocationListFields> = {}): Uint8Array {
  return issueRevocationList(G2, { thisUpdate: NOW, nextUpdate: NOW + DAY, number: 2026112301, revoked, ...changes });
}

const some: readonly RevokedSerial[] = [
  { serial: Uint8Array.of(0x7f, 1), revokedAt: NOW - DAY, reason: 1 },
  { serial: Uint8Array.of(0x02), revokedAt: NOW - 2 * DAY },
  { serial: new Uint8Array(20).fill(0x55), revokedAt: NOW - 3 * DAY, reason: 6 },
];

test('a list gives its times, number and entries', () => {
  const crl = parseCrl(p, list(some));
  assert.deepEqual(crl.issuerDn, G2.dn);
  assert.deepEqual(crl.aki, G2.keyId);
  assert.equal(crl.thisUpdate, NOW);
  assert.equal(crl.nextUpdate, NOW + DAY);
  assert.equal(toHex(crl.number), (2026112301).toString(16));
  assert.equal(crl.complete, true);
  assert.equal(crl.entries.count, 3);
  assert.deepEqual(crl.entries.find(Uint8Array.of(0x7f, 1)), { revokedAt: NOW - DAY, reason: 1 });
  assert.deepEqual(crl.entries.find(Uint8Array.of(0x02)), { revokedAt: NOW - 2 * DAY, reason: 0 });
  assert.deepEqual(crl.entries.find(new Uint8Array(20).fill(0x55)), { revokedAt: NOW - 3 * DAY, reason: 6 });
  for (const absent of [[0x03], [0x01], [0x7f], [0x7f, 2], [1, 0x7f, 1], new Array(21).fill(0x55)])
    assert.equal(crl.entries.find(Uint8Array.from(absent)), undefined);
  assert.equal(parseCrl(p, list([])).entries.count, 0);
  assert.equal(parseCrl(p, list([])).entries.find(Uint8Array.of(2)), undefined);
});

test('the index finds exactly what stands in the list, in whatever order and however often', () => {
  const serial = fc.uint8Array({ minLength: 1, maxLength: 4 }).map((bytes) => {
    const positive = bytes.slice();
    positive[0] = (positive[0]! & 0x3f) | 0x40;
    return positive;
  });
  const entries = fc.array(fc.record({ serial, days: fc.integer({ min: 1, max: 50 }) }), { maxLength: 40 });
  fc.assert(
    fc.property(entries, fc.array(serial, { maxLength: 20 }), (rows, others) => {
      const revoked = rows.map(({ serial, days }) => ({ serial, revokedAt: NOW - days * DAY }));
      const first = new Map<string, number>();
      for (const { serial, revokedAt } of revoked) {
        const key = toHex(serial);
        first.set(key, Math.min(first.get(key) ?? Number.POSITIVE_INFINITY, revokedAt));
      }
      const { entries } = parseCrl(p, list(revoked));
      assert.equal(entries.count, revoked.length);
      for (const wanted of [...revoked.map((row) => row.serial), ...others])
        assert.equal(entries.find(wanted)?.revokedAt, first.get(toHex(wanted)));
    }),
    { numRuns: 60 },
  );
});

test('only the pinned key that the list names can have signed it', () => {
  const [g2, g3] = issuers;
  const crl = parseCrl(p, list(some));
  assert.equal(resultCode(verifyCrl(p, crl, g2!)), 'accepted');
  assert.equal(resultCode(verifyCrl(p, crl, g3!)), 'certificate.unknown-issuer');
  const rogue = pki.rogue();
  const fields = { thisUpdate: NOW, nextUpdate: NOW + DAY, number: 1, revoked: some };
  assert.equal(
    resultCode(verifyCrl(p, parseCrl(p, issueRevocationList(rogue, fields)), g2!)),
    'certificate.unknown-issuer',
  );
  const forged = issueRevocationList({ ...rogue, keyId: G2.keyId }, fields);
  assert.equal(resultCode(verifyCrl(p, parseCrl(p, forged), g2!)), 'certificate.issuer-signature');
  assert.equal(resultCode(verifyCrl(p, parseCrl(p, list(some, { hash: 'sha1' })), g2!)), 'certificate.weak-signature');
  const changed = replaceAt(list(some), [0, 5, 0, 0], () => der.integer(0x7f02));
  assert.equal(resultCode(verifyCrl(p, parseCrl(p, changed), g2!)), 'certificate.issuer-signature');
});

const good = list(some);
const EXTENSIONS = [0, 6, 0] as const;
const extension = (oid: string, value: Uint8Array, critical = false) =>
  critical
    ? der.sequence(der.oid(oid), der.TRUE, der.octetString(value))
    : der.sequence(der.oid(oid), der.octetString(value));
const withExtension = (one: Uint8Array) => replaceAt(good, EXTENSIONS, (old) => der.sequence(...childrenOf(old), one));
const point = (...uris: string[]) => {
  const names = uris.map((uri) => der.tlv(0x86, new TextEncoder().encode(uri)));
  return extension('2.5.29.28', der.sequence(der.context(0, der.context(0, ...names))), true);
};

test('a partition is told from the complete list by the address that the authority signed', () => {
  assert.equal(parseCrl(p, withExtension(point('http://crl.invalid/crl/MOICA-complete.crl'))).complete, true);
  assert.equal(parseCrl(p, withExtension(point('http://crl.invalid/crl/MOICA-10-31.crl'))).complete, false);
  assert.equal(parseCrl(p, withExtension(point('http://a/complete.crl', 'http://a/1-2.crl'))).complete, false);
  assert.equal(parseCrl(p, withExtension(extension('2.5.29.28', der.sequence()))).complete, true);
});

test('a malformed list, and one whose scope is not the whole, has its code', () => {
  const entryExtension = (oid: string, value: Uint8Array) =>
    replaceAt(good, [0, 5, 0, 2, 0], () => extension(oid, value, true));
  const broken: readonly (readonly [string, Uint8Array, string])[] = [
    ['a byte behind', concat(good, Uint8Array.of(0)), 'der.trailing'],
    ['version 1', replaceAt(good, [0, 0], () => der.integer(0)), 'crl.version'],
    ['no version', replaceAt(good, [0, 0], () => undefined), 'der.tag'],
    ['no next update', replaceAt(good, [0, 4], () => undefined), 'crl.next-update'],
    ['no extensions', replaceAt(good, [0, 6], () => undefined), 'crl.number'],
    ['no number', replaceAt(good, [...EXTENSIONS, 1], () => undefined), 'crl.number'],
    ['a delta list', withExtension(extension('2.5.29.27', der.integer(1), true)), 'crl.critical'],
    [
      'a delta list that does not say so critically',
      withExtension(extension('2.5.29.27', der.integer(1))),
      'crl.scope',
    ],
    ['an unknown critical entry extension', entryExtension('1.2.3', der.NULL), 'crl.critical'],
    ['an entry for another issuer', entryExtension('2.5.29.29', der.sequence()), 'crl.critical'],
    [
      'a list of user certificates',
      withExtension(extension('2.5.29.28', der.sequence(der.tlv(0x81, Uint8Array.of(255))), true)),
      'crl.scope',
    ],
    [
      'an indirect list',
      withExtension(
        extension(
          '2.5.29.28',
          der.sequence(
            der.context(0, der.context(0, der.tlv(0x86, Uint8Array.of(97)))),
            der.tlv(0x84, Uint8Array.of(255)),
          ),
          true,
        ),
      ),
      'crl.scope',
    ],
    ['two algorithms', replaceAt(good, [0, 1, 0], () => der.oid('1.2.840.113549.1.1.12')), 'x509.algorithm'],
    [
      'an entry with a negative number',
      replaceAt(good, [0, 5, 0, 0], () => der.tlv(2, Uint8Array.of(0x80))),
      'x509.serial',
    ],
    [
      'an entry with something behind',
      replaceAt(good, [0, 5, 0], (old) => der.sequence(...childrenOf(old), der.NULL)),
      'der.trailing',
    ],
  ];
  for (const [what, bytes, expected] of broken)
    assert.equal(
      parseCode(() => parseCrl(p, bytes)),
      expected,
      what,
    );
});

test('a list of a hundred thousand serials is read, and each is found in it', () => {
  const count = 100_000;
  const serialOf = (i: number) => {
    const serial = new Uint8Array(16).fill(0x33);
    new DataView(serial.buffer).setUint32(4, Math.imul(i, 2_654_435_761));
    return serial;
  };
  const entry = der.sequence(der.integer(serialOf(0)), der.time(NOW - DAY));
  const rows = new Uint8Array(count * entry.length);
  for (let i = 0; i < count; i++) {
    rows.set(entry, i * entry.length);
    rows.set(serialOf(i), i * entry.length + 4);
  }
  const bytes = replaceAt(good, [0, 5], () => der.tlv(0x30, rows));
  const { entries } = parseCrl(p, bytes);
  assert.equal(entries.count, count);
  for (let i = 0; i < count; i += 97) assert.equal(entries.find(serialOf(i))?.revokedAt, NOW - DAY);
  assert.equal(entries.find(new Uint8Array(16).fill(0x34)), undefined);
});
