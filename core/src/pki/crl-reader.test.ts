import assert from 'node:assert/strict';
import { test } from 'node:test';
import { der, issueRevocationList, manyRevoked, type RevokedSerial } from '@lianshu/devkit/pki';
import { nodePrimitives as p } from '@lianshu/platform';
import fc from 'fast-check';
import { concat, toHex, utf8 } from '../bytes/index.ts';
import { ParseError } from '../errors/index.ts';
import { purePrimitives } from '../primitives/index.ts';
import { childrenOf, issuers, NOW, parseCode, pki, replaceAt, resultCode } from './cards.fixture.ts';
import { type Crl, compareCrlNumbers, verifyCrl } from './crl.ts';
import { CrlReader, parseCrl } from './crl-reader.ts';

const DAY = 86_400_000;
const G2 = pki.issuer('G2');

function list(revoked: Iterable<RevokedSerial>, number = 2026112301): Uint8Array {
  return issueRevocationList(G2, { thisUpdate: NOW, nextUpdate: NOW + DAY, number, revoked });
}

const good = list([
  { serial: Uint8Array.of(0x7f, 1), revokedAt: NOW - DAY, reason: 1 },
  { serial: new Uint8Array(20).fill(0x55), revokedAt: NOW - 3 * DAY, reason: 6 },
  { serial: Uint8Array.of(0x02), revokedAt: NOW - 2 * DAY },
]);

/** What a reader makes of these pieces: the list in words that can be compared, or code and place of the fault. */
function outcome(pieces: Iterable<Uint8Array>): string {
  const reader = new CrlReader(p);
  try {
    for (const piece of pieces) {
      const lent = piece.slice();
      reader.push(lent);
      // Whatever is still needed of a piece has to have been copied.
      lent.fill(0xee);
    }
    return describe(reader.finish());
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    return `${error.code} at ${error.at}`;
  }
}

function describe(crl: Crl): string {
  const { entries, number, aki, issuerDn, tbsDigest, signature, thisUpdate, nextUpdate, complete } = crl;
  const found = [[0x7f, 1], Array(20).fill(0x55), [2]].map((serial) => entries.find(Uint8Array.from(serial)));
  const parts = [number, aki ?? new Uint8Array(0), issuerDn, tbsDigest, signature].map(toHex);
  return JSON.stringify({ parts, thisUpdate, nextUpdate, complete, count: entries.count, found });
}

function* cut(bytes: Uint8Array, ...places: readonly number[]): Generator<Uint8Array> {
  let from = 0;
  for (const place of [...places, bytes.length]) {
    yield bytes.subarray(from, place);
    from = place;
  }
}

function* ofLength(bytes: Uint8Array, length: number): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length);
}

/** Lists that are wrong in one place each. */
const faulty: readonly (readonly [string, Uint8Array, string])[] = [
  ['a byte behind the file', concat(good, Uint8Array.of(0)), 'der.trailing'],
  ['a whole list behind the file', concat(good, good), 'der.trailing'],
  ['indefinite length of the file', concat(Uint8Array.of(0x30, 0x80), good.subarray(4)), 'der.length'],
  ['a length in five octets', concat(Uint8Array.of(0x30, 0x85, 0, 0, 0, 0, 1), good.subarray(4)), 'der.length'],
  ['a length with a leading zero', concat(Uint8Array.of(0x30, 0x83, 0), good.subarray(2)), 'der.length'],
  ['a set for the file', concat(Uint8Array.of(0x31), good.subarray(1)), 'der.tag'],
  ['a version of many octets', replaceAt(good, [0, 0], () => der.integer(2n ** 40n)), 'der.integer'],
  ['a list of entries that is none', replaceAt(good, [0, 5], () => der.octetString(good)), 'der.tag'],
  ['an entry that is none', replaceAt(good, [0, 5, 1], () => der.NULL), 'der.tag'],
  ['an empty entry', replaceAt(good, [0, 5, 1], () => der.sequence()), 'der.truncated'],
  ['a serial number of zero', replaceAt(good, [0, 5, 0, 0], () => der.integer(0)), 'x509.serial'],
  ['a serial number of 21 octets', replaceAt(good, [0, 5, 0, 0], () => der.integer(2n ** 160n)), 'x509.serial'],
  ['a day that does not exist', replaceAt(good, [0, 5, 0, 1], () => der.tlv(0x17, utf8('260230000000Z'))), 'der.time'],
  ['a number for a reason', replaceAt(good, [0, 5, 0, 2, 0, 1], () => der.octetString(der.integer(1))), 'der.tag'],
  ['an extension that stands twice', twice(), 'x509.extension'],
  [
    'something behind the extensions',
    replaceAt(good, [0], (old) => der.sequence(...childrenOf(old), der.NULL)),
    'der.trailing',
  ],
  ['something behind the signature', der.sequence(...childrenOf(good), der.NULL), 'der.trailing'],
  ['no signature', replaceAt(good, [2], () => undefined), 'der.truncated'],
  [
    'a name of 70,000 octets',
    replaceAt(good, [0, 2], () => der.sequence(der.octetString(new Uint8Array(70_000)))),
    'crl.oversized',
  ],
  [
    'an entry of 70,000 octets',
    replaceAt(good, [0, 5, 1], () => der.sequence(new Uint8Array(70_000))),
    'crl.oversized',
  ],
];

function twice(): Uint8Array {
  return replaceAt(good, [0, 6, 0], (old) => der.sequence(...childrenOf(old), childrenOf(old)[0]!));
}

test('what is wrong in one place has its code, in one piece and byte by byte, at the same place', () => {
  for (const [what, bytes, code] of faulty) {
    assert.equal(
      parseCode(() => parseCrl(p, bytes)),
      code,
      what,
    );
    const whole = outcome([bytes]);
    assert.ok(whole.startsWith(`${code} at `), `${what}: ${whole}`);
    assert.equal(outcome(ofLength(bytes, 1)), whole, what);
    assert.equal(outcome(ofLength(bytes, 7)), whole, what);
  }
});

test('a list is the same wherever it is cut in two, and in pieces of any length', () => {
  const whole = outcome([good]);
  assert.ok(whole.includes('"count":3'));
  for (let at = 0; at <= good.length; at++) assert.equal(outcome(cut(good, at)), whole, `cut at ${at}`);
  for (const length of [1, 2, 3, 5, 64, 1000]) assert.equal(outcome(ofLength(good, length)), whole);
});

test('a list that ends too early is refused wherever it ends', () => {
  for (let end = 0; end < good.length; end++) {
    const short = good.subarray(0, end);
    const whole = outcome([short]);
    assert.equal(whole, `der.truncated at ${end}`);
    assert.equal(outcome(ofLength(short, 3)), whole);
  }
});

test('no changed octet is read otherwise in pieces than in one, and none that is signed passes as the authority’s', () => {
  const [g2] = issuers;
  fc.assert(
    fc.property(
      fc.nat(good.length - 1),
      fc.integer({ min: 1, max: 255 }),
      fc.array(fc.nat(good.length), { maxLength: 6 }),
      (at, change, places) => {
        const changed = good.slice();
        changed[at]! ^= change;
        assert.equal(outcome(cut(changed, ...places.toSorted((a, b) => a - b))), outcome([changed]));
        let crl: Crl;
        try {
          crl = parseCrl(p, changed);
        } catch {
          return;
        }
        assert.notEqual(resultCode(verifyCrl(p, crl, g2!)), 'accepted');
      },
    ),
    { numRuns: 400 },
  );
});

test('both implementations of the primitives verify what came in pieces', () => {
  for (const primitives of [p, purePrimitives]) {
    const reader = new CrlReader(primitives);
    for (const piece of ofLength(good, 11)) reader.push(piece);
    assert.equal(resultCode(verifyCrl(primitives, reader.finish(), issuers[0]!)), 'accepted');
  }
});

test('work grows with the bytes that came and never with a length that they claim', () => {
  const bytes = list(manyRevoked(2000, 'steps', NOW));
  const inOne = new CrlReader(p);
  inOne.push(bytes);
  assert.ok(inOne.steps < 2000 + 40);
  const byteByByte = new CrlReader(p);
  for (const piece of ofLength(bytes, 1)) byteByByte.push(piece);
  assert.ok(byteByByte.steps <= 2 * bytes.length, `${byteByByte.steps} steps for ${bytes.length} bytes`);
  assert.equal(byteByByte.finish().entries.count, 2000);

  // Four gigabytes are claimed by file, signed part and list of entries; only what came is looked at.
  const claims = (tag: number) => Uint8Array.of(tag, 0x84, 0xff, 0xff, 0xff, 0x00);
  const head = childrenOf(childrenOf(good)[0]!).slice(0, 5);
  const hostile = new CrlReader(p);
  hostile.push(
    concat(
      claims(0x30),
      Uint8Array.of(0x30, 0x84, 0xff, 0xff, 0xf0, 0),
      ...head,
      Uint8Array.of(0x30, 0x84, 0xff, 0xff, 0xe0, 0),
    ),
  );
  assert.ok(hostile.steps < 20);
  assert.equal(
    parseCode(() => hostile.finish()),
    'der.truncated',
  );
});

test('serial numbers with the highest bit set, of mixed lengths and standing twice are found', () => {
  const long = new Uint8Array(16).fill(0xab);
  const crl = parseCrl(
    p,
    list([
      { serial: long, revokedAt: NOW - DAY, reason: 1 },
      { serial: Uint8Array.of(9), revokedAt: NOW - DAY },
      { serial: long, revokedAt: NOW - 5 * DAY, reason: 4 },
      { serial: long, revokedAt: NOW - 3 * DAY, reason: 5 },
    ]),
  );
  assert.equal(crl.entries.count, 4);
  const found = { revokedAt: NOW - 5 * DAY, reason: 4 };
  assert.deepEqual(crl.entries.find(concat(Uint8Array.of(0), long)), found);
  assert.equal(crl.entries.find(long.subarray(1)), undefined);
  assert.deepEqual(crl.entries.find(Uint8Array.of(9)), { revokedAt: NOW - DAY, reason: 0 });
});

test('days beyond what 32 bits of seconds hold stand at the ends, and no odd reason is taken for a hold', () => {
  const reason = (value: number) =>
    der.sequence(
      der.sequence(der.oid('2.5.29.21'), der.octetString(der.tlv(0x0a, ...[Uint8Array.of(value >> 8, value & 255)]))),
    );
  const entry = (serial: number, at: number, ...more: Uint8Array[]) =>
    der.sequence(der.integer(serial), der.time(at), ...more);
  const rows = [entry(1, Date.UTC(1960, 0, 1)), entry(2, Date.UTC(2200, 0, 1)), entry(3, NOW, reason(256 + 6))];
  const { entries } = parseCrl(
    p,
    replaceAt(good, [0, 5], () => der.sequence(...rows)),
  );
  assert.equal(entries.find(Uint8Array.of(1))?.revokedAt, 0);
  assert.equal(entries.find(Uint8Array.of(2))?.revokedAt, 0xffffffff * 1000);
  assert.equal(entries.find(Uint8Array.of(3))?.reason, 255);
});

test('an index of many serial numbers that begin alike, stand twice or are longer, in no order, finds every one', () => {
  for (const width of [16, 20]) {
    const rows: RevokedSerial[] = [];
    for (let i = 0; i < 9000; i++) {
      const serial = new Uint8Array(i === 5000 ? width : 16).fill(0x11);
      // Every third begins like all others; the rest differ early. One in nine stands there twice, on two days.
      const value = Math.imul((i % 9 === 8 ? i - 1 : i) + 1, 2_654_435_761) >>> 0;
      new DataView(serial.buffer).setUint32(i % 3 === 0 ? 12 : 1, value);
      if (i % 9 === 8) serial.set(rows[i - 1]!.serial);
      rows.push({ serial, revokedAt: NOW - (i % 50) * DAY });
    }
    const earliest = new Map<string, number>();
    for (const { serial, revokedAt } of rows) {
      const key = toHex(serial);
      earliest.set(key, Math.min(earliest.get(key) ?? revokedAt, revokedAt));
    }
    const { entries } = parseCrl(p, list(rows));
    assert.ok(earliest.size < rows.length);
    for (const { serial } of rows) assert.equal(entries.find(serial)?.revokedAt, earliest.get(toHex(serial)));
    assert.equal(entries.find(new Uint8Array(16).fill(0x11)), undefined);
  }
});

test('a reader that has ended or failed takes nothing more', () => {
  const reader = new CrlReader(p);
  reader.push(good);
  reader.finish();
  assert.throws(() => reader.push(good), /come to an end/);
  assert.throws(() => reader.finish(), /come to an end/);
  const failed = new CrlReader(p);
  assert.throws(() => failed.push(Uint8Array.of(1, 1, 1)), ParseError);
  assert.throws(() => failed.push(good), /come to an end/);
  assert.throws(() => failed.finish(), /come to an end/);
});

test('numbers of lists are compared as numbers', () => {
  const numbered = [0, 127, 128, 255, 256, 2026112301, 2026112302].map((number) => parseCrl(p, list([], number)));
  numbered.forEach((a, i) => {
    numbered.forEach((b, j) => {
      assert.equal(Math.sign(compareCrlNumbers(a, b)), Math.sign(i - j));
    });
  });
});
