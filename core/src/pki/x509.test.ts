import assert from 'node:assert/strict';
import { test } from 'node:test';
import { der } from '@lianshu/devkit/pki';
import fc from 'fast-check';
import { concat, equalBytes } from '../bytes/index.ts';
import { card, childrenOf, HOLDER, parseCode, pki, replaceAt } from './cards.fixture.ts';
import { KEY_USAGE } from './certificate.ts';
import { oidText } from './oid-text.ts';
import { OID } from './oids.ts';
import { parseCertificate } from './x509.ts';

const good = card().signing.certificate;

test('a card certificate gives every field of the profile', () => {
  for (const generation of ['G2', 'G3'] as const) {
    const issued = card('good', generation);
    const signing = parseCertificate(issued.signing.certificate);
    assert.equal(signing.subjectCommonName, HOLDER.name);
    assert.equal(signing.subjectSerialNumber, issued.subjectSerialNumber);
    assert.deepEqual(signing.serial, issued.signing.serial);
    assert.equal(signing.notBefore, issued.notBefore);
    assert.equal(signing.notAfter, issued.notAfter);
    assert.deepEqual(signing.issuerDn, pki.issuer(generation).dn);
    assert.deepEqual(signing.aki, pki.issuer(generation).keyId);
    assert.equal(signing.publicKey.modulus.length, 256);
    assert.deepEqual([...signing.publicKey.exponent], [1, 0, 1]);
    assert.equal(signing.signatureHash, 'sha256');
    assert.equal(signing.keyUsage, KEY_USAGE.digitalSignature);
    assert.equal(signing.keyUsageCritical, true);
    assert.deepEqual(signing.policies.map(oidText), ['2.16.886.101.0.3.3']);
    assert.equal(oidText(signing.subjectType!), '2.16.886.1.100.3.1.1');
    assert.equal(signing.cardGrade, undefined);
    assert.equal(signing.idTail, '6789');
    assert.equal(signing.isCa, false);
    assert.equal(signing.hasUnknownCritical, false);
    assert.equal(signing.hasExtendedKeyUsage, false);
    const encryption = parseCertificate(issued.encryption!.certificate);
    assert.equal(encryption.keyUsage, KEY_USAGE.keyEncipherment | KEY_USAGE.dataEncipherment);
    assert.equal(parseCertificate(card('mobile', generation).signing.certificate).cardGrade, 'mobile');
  }
});

test('the authorities of both generations are read as authorities', () => {
  for (const generation of ['G2', 'G3'] as const) {
    const authority = parseCertificate(pki.issuer(generation).certificate);
    assert.equal(authority.isCa, true);
    assert.deepEqual(authority.ski, pki.issuer(generation).keyId);
    assert.equal(authority.keyUsage, KEY_USAGE.keyCertSign | KEY_USAGE.crlSign);
    assert.equal(authority.subjectCommonName, undefined);
    assert.equal(authority.publicKey.modulus.length, generation === 'G2' ? 256 : 512);
  }
});

// Where things stand in a certificate of the profile.
const VERSION = [0, 0] as const;
const SERIAL = [0, 1] as const;
const INNER_ALGORITHM = [0, 2] as const;
const SUBJECT = [0, 5] as const;
const KEY = [0, 6] as const;
const EXTENSIONS = [0, 7, 0] as const;
const extensionOf = (oid: string, value: Uint8Array, critical = false) =>
  critical
    ? der.sequence(der.oid(oid), der.TRUE, der.octetString(value))
    : der.sequence(der.oid(oid), der.octetString(value));
const withExtension = (extension: Uint8Array) =>
  replaceAt(good, EXTENSIONS, (old) => der.sequence(...childrenOf(old), extension));
const without = (oid: string) =>
  replaceAt(good, EXTENSIONS, (old) => der.sequence(...childrenOf(old).filter((one) => !includes(one, der.oid(oid)))));
const SDA = '2.5.29.9';
const withDirectory = (...attributes: Uint8Array[]) =>
  replaceAt(without(SDA), EXTENSIONS, (old) =>
    der.sequence(...childrenOf(old), extensionOf(SDA, der.sequence(...attributes))),
  );

function includes(bytes: Uint8Array, part: Uint8Array): boolean {
  return equalBytes(bytes.subarray(2, 2 + part.length), part);
}

const BROKEN: readonly (readonly [string, Uint8Array, string])[] = [
  ['nothing', new Uint8Array(0), 'der.truncated'],
  ['a byte behind', concat(good, Uint8Array.of(0)), 'der.trailing'],
  ['a byte short', good.subarray(0, -1), 'der.truncated'],
  ['version 1 (absent)', replaceAt(good, VERSION, () => undefined), 'der.tag'],
  ['version 2', replaceAt(good, VERSION, () => der.context(0, der.integer(1))), 'x509.version'],
  ['serial 0', replaceAt(good, SERIAL, () => der.integer(0)), 'x509.serial'],
  ['serial negative', replaceAt(good, SERIAL, () => der.tlv(2, Uint8Array.of(0x80))), 'x509.serial'],
  ['serial of 21 octets', replaceAt(good, SERIAL, () => der.tlv(2, new Uint8Array(21).fill(0x11))), 'x509.serial'],
  ['serial not minimal', replaceAt(good, SERIAL, () => der.tlv(2, Uint8Array.of(0, 1))), 'der.integer'],
  [
    'two algorithms',
    replaceAt(good, INNER_ALGORITHM, () => der.sequence(der.oid('1.2.840.113549.1.1.12'), der.NULL)),
    'x509.algorithm',
  ],
  ['two serial numbers in the name', replaceAt(good, [...SUBJECT, 0], () => nameOf('2.5.4.5', '1')), 'x509.name'],
  ['two common names', replaceAt(good, [...SUBJECT, 0], () => nameOf('2.5.4.3', 'x')), 'x509.name'],
  ['an empty relative name', replaceAt(good, [...SUBJECT, 0], () => der.setOf()), 'der.truncated'],
  [
    'an elliptic key',
    replaceAt(good, [...KEY, 0], () => der.sequence(der.oid('1.2.840.10045.2.1'), der.oid('1.2.840.10045.3.1.7'))),
    'x509.key',
  ],
  ['a key without NULL', replaceAt(good, [...KEY, 0, 1], () => undefined), 'der.truncated'],
  [
    'a key of zero',
    replaceAt(good, [...KEY, 1], () => der.bitString(der.sequence(der.integer(0), der.integer(3)))),
    'der.integer',
  ],
  [
    'a key with a third number',
    replaceAt(good, [...KEY, 1], () => der.bitString(der.sequence(der.integer(5), der.integer(3), der.integer(1)))),
    'der.trailing',
  ],
  ['an extension twice', withExtension(extensionOf('2.5.29.35', der.sequence())), 'x509.extension'],
  ['an unknown extension twice', twice('1.2.3.4'), 'x509.extension'],
  ['33 extensions', withMany(26), 'x509.extension'],
  ['no extension in the list', replaceAt(good, EXTENSIONS, () => der.sequence()), 'der.truncated'],
  ['a second list of extensions', replaceAt(good, [0, 7], (old) => concat(old, old)), 'der.trailing'],
  [
    'critical spelt FALSE as 01',
    withExtension(der.sequence(der.oid('1.2.3'), der.tlv(1, Uint8Array.of(1)), der.octetString(der.NULL))),
    'der.boolean',
  ],
  [
    'something behind the value',
    withExtension(der.sequence(der.oid('1.2.3'), der.octetString(der.NULL), der.NULL)),
    'der.trailing',
  ],
  [
    'subject type twice',
    withDirectory(attribute('2.16.886.1.100.2.1', der.oid('1.2')), attribute('2.16.886.1.100.2.1', der.oid('1.2'))),
    'x509.attribute',
  ],
  [
    'subject type with two values',
    withDirectory(attribute('2.16.886.1.100.2.1', der.oid('1.2'), der.oid('1.3'))),
    'x509.attribute',
  ],
  ['subject type of another ASN.1 type', withDirectory(attribute('2.16.886.1.100.2.1', der.NULL)), 'der.tag'],
  [
    'tail with two values',
    withDirectory(attribute('2.16.886.1.100.2.51', der.utf8String('1'), der.utf8String('2'))),
    'x509.attribute',
  ],
  ['tail without value', withDirectory(attribute('2.16.886.1.100.2.51')), 'der.tag'],
  [
    'grade twice',
    withDirectory(
      attribute('2.16.886.1.100.2.2', der.utf8String('a')),
      attribute('2.16.886.1.100.2.2', der.utf8String('b')),
    ),
    'x509.attribute',
  ],
  ['key usage not minimal', replaced('2.5.29.15', der.bitString(Uint8Array.of(0x80, 0), 7)), 'der.bits'],
  [
    'key usage with a byte behind',
    replaced('2.5.29.15', concat(der.bitString(Uint8Array.of(0x80), 7), Uint8Array.of(0))),
    'der.trailing',
  ],
  ['no policy in the list', replaced('2.5.29.32', der.sequence()), 'der.truncated'],
  [
    'a key identifier with a byte behind',
    replaced('2.5.29.14', concat(der.octetString(good.subarray(0, 20)), Uint8Array.of(0))),
    'der.trailing',
  ],
  ['signature bits unused', replaceAt(good, [2], (old) => der.tlv(3, Uint8Array.of(1), old.subarray(5))), 'der.bits'],
  ['no signature', replaceAt(good, [2], () => undefined), 'der.truncated'],
  ['a fourth part', der.sequence(...childrenOf(good), der.NULL), 'der.trailing'],
];

function nameOf(oid: string, text: string): Uint8Array {
  return der.setOf(der.sequence(der.oid(oid), der.utf8String(text)));
}

function attribute(oid: string, ...values: Uint8Array[]): Uint8Array {
  return der.sequence(der.oid(oid), der.setOf(...values));
}

function twice(oid: string): Uint8Array {
  const one = extensionOf(oid, der.NULL);
  return replaceAt(withExtension(one), EXTENSIONS, (old) => der.sequence(...childrenOf(old), one));
}

function withMany(count: number): Uint8Array {
  const more = Array.from({ length: count }, (_, i) => extensionOf(`1.2.3.${i}`, der.NULL));
  return replaceAt(good, EXTENSIONS, (old) => der.sequence(...childrenOf(old), ...more));
}

function replaced(oid: string, value: Uint8Array): Uint8Array {
  return replaceAt(without(oid), EXTENSIONS, (old) => der.sequence(...childrenOf(old), extensionOf(oid, value)));
}

test('every malformed certificate has its code', () => {
  for (const [what, bytes, expected] of BROKEN)
    assert.equal(
      parseCode(() => parseCertificate(bytes)),
      expected,
      what,
    );
  assert.equal(BROKEN.length, 37);
});

test('what is not judged here is told: unknown critical extensions, other policies, no attributes', () => {
  assert.equal(parseCertificate(withExtension(extensionOf('1.2.3', der.NULL, true))).hasUnknownCritical, true);
  assert.equal(parseCertificate(withExtension(extensionOf('1.2.3', der.NULL))).hasUnknownCritical, false);
  assert.equal(parseCertificate(withExtension(extensionOf('2.5.29.37', der.NULL))).hasExtendedKeyUsage, true);
  const bare = parseCertificate(without(SDA));
  assert.deepEqual([bare.subjectType, bare.cardGrade, bare.idTail], [undefined, undefined, undefined]);
  assert.equal(parseCertificate(without('2.5.29.35')).aki, undefined);
  assert.equal(parseCertificate(without('2.5.29.15')).keyUsage, undefined);
  assert.equal(parseCertificate(card('weak-signature').signing.certificate).signatureHash, 'sha1');
});

test('what the profile does not use is passed over', () => {
  const uniqueId = (tag: number) => der.tlv(tag, Uint8Array.of(0, 1));
  const withIds = replaceAt(good, KEY, (old) => concat(old, uniqueId(0x81), uniqueId(0x82)));
  assert.equal(parseCertificate(withIds).idTail, '6789');
  const withoutExtensions = parseCertificate(replaceAt(good, [0, 7], () => undefined));
  assert.deepEqual(
    [withoutExtensions.aki, withoutExtensions.ski, withoutExtensions.policies],
    [undefined, undefined, []],
  );
  const qualifier = der.sequence(der.sequence(der.oid('1.3.6.1.5.5.7.2.1')));
  const qualified = parseCertificate(replaced('2.5.29.32', der.sequence(der.sequence(der.oid('1.2.3'), qualifier))));
  assert.deepEqual(qualified.policies.map(oidText), ['1.2.3']);
  const byName = parseCertificate(replaced('2.5.29.35', der.sequence(der.tlv(0xa1), der.tlv(0x82, Uint8Array.of(1)))));
  assert.equal(byName.aki, undefined);
  const company = attribute('2.16.886.1.100.2.101', der.printableString('12345678'));
  assert.equal(parseCertificate(withDirectory(company)).subjectType, undefined);
  const other = replaceAt(good, [...SUBJECT, 0], () => nameOf('2.5.4.10', '示範'));
  assert.equal(parseCertificate(other).subjectCommonName, HOLDER.name);
});

test('basic constraints are read with and without their defaults', () => {
  const constraints = (...parts: Uint8Array[]) =>
    parseCertificate(withExtension(extensionOf('2.5.29.19', der.sequence(...parts), true))).isCa;
  const FALSE = der.tlv(1, Uint8Array.of(0));
  assert.equal(constraints(), false);
  assert.equal(constraints(FALSE), false);
  assert.equal(constraints(der.TRUE), true);
  assert.equal(constraints(der.TRUE, der.integer(0)), true);
  assert.equal(
    parseCode(() => constraints(der.TRUE, der.integer(0), der.NULL)),
    'der.trailing',
  );
});

test('the signature algorithm is known by its identifier', () => {
  const signedWith = (oid: string) => {
    const algorithm = () => der.sequence(der.oid(oid), der.NULL);
    return parseCertificate(replaceAt(replaceAt(good, INNER_ALGORITHM, algorithm), [1], algorithm)).signatureHash;
  };
  const arcs = [
    '1.2.840.113549.1.1.5',
    '1.2.840.113549.1.1.11',
    '1.2.840.113549.1.1.12',
    '1.2.840.113549.1.1.13',
    '1.2.840.113549.1.1.4',
  ];
  assert.deepEqual(arcs.map(signedWith), ['sha1', 'sha256', 'sha384', 'sha512', 'unknown']);
});

test('dotted names are not cut to numbers', () => {
  assert.equal(oidText(OID.tailOfCitizenId), '2.16.886.1.100.2.51');
  assert.equal(oidText(OID.sha1), '1.3.14.3.2.26');
  assert.equal(oidText(Uint8Array.of(0x88, 0x37)), '2.999');
  const big = Uint8Array.of(0x2a, ...new Array<number>(10).fill(0xff), 0x7f);
  assert.equal(oidText(big), `1.2.${2n ** 77n - 1n}`);
});

test('a certificate cut or changed anywhere gives a value or a ParseError', () => {
  fc.assert(
    fc.property(fc.nat(good.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
      const bytes = good.slice();
      bytes[at]! ^= change;
      parseCode(() => parseCertificate(bytes));
      assert.notEqual(
        parseCode(() => parseCertificate(good.subarray(0, at))),
        'accepted',
      );
    }),
    { numRuns: 1000 },
  );
});
