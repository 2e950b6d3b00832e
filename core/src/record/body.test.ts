import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { concat, utf8 } from '../bytes/index.ts';
import { sealBase, sealInfo, XWING } from '../crypto/index.ts';
import { purePrimitives as p } from '../primitives/index.ts';
import { type Disclosure, openInner, openOuter, type RecordFields, sealRecord } from './body.ts';
import { recordLayout } from './layout.ts';
import { testLog } from './record.fixture.ts';

const log = testLog(p);
const layout = recordLayout(log.plaintextLength);
const ID = 'A123456789';
const NONE = new Uint8Array(0);

function fill(value: number): (length: number) => Uint8Array {
  let next = value;
  return (length) => Uint8Array.from({ length }, () => (next = (next * 167 + 13) & 0xff));
}

function fields(changes: Partial<RecordFields> = {}): RecordFields {
  return {
    disclosure: 'lead',
    idNumber: ID,
    z: new Uint8Array(32).fill(3),
    receiptPublic: new Uint8Array(32).fill(4),
    cms: new Uint8Array(2000).fill(5),
    ...changes,
  };
}

function openAll(body: Uint8Array): RecordFields | undefined {
  const outer = openOuter(p, log.seedOpen, log, body);
  return outer && openInner(p, log.registrySeed, log, outer);
}

test('the layout of the default class is the one of the specification', () => {
  assert.deepEqual(layout, {
    outerPlaintext: 6144,
    innerCiphertext: 5012,
    innerPlaintext: 4996,
    cmsCapacity: 4920,
    outerCiphertext: 6160,
    body: 7280,
  });
  for (const length of [0, 1223, 1224.5, 1_000_000, Number.NaN]) assert.throws(() => recordLayout(length), RangeError);
});

const disclosure = fc.constantFrom<Disclosure>('lead', 'lead+registry');
const secret = fc.uint8Array({ minLength: 32, maxLength: 32 });
const cms = fc
  .oneof(
    fc.constantFrom(1, 2, layout.cmsCapacity - 1, layout.cmsCapacity),
    fc.integer({ min: 1, max: layout.cmsCapacity }),
  )
  .chain((length) => fc.uint8Array({ minLength: length, maxLength: length, size: 'max' }));

test('every record opens to what was sealed, and every body has one length', () => {
  fc.assert(
    fc.property(disclosure, secret, secret, cms, fc.nat(255), (disclosure, z, receiptPublic, cms, start) => {
      const sent = fields({ disclosure, z, receiptPublic, cms });
      const body = sealRecord(p, log, sent, fill(start));
      assert.equal(body.length, 7280);
      const outer = openOuter(p, log.seedOpen, log, body)!;
      assert.equal(outer.idNumber, disclosure === 'lead' ? ID : undefined);
      assert.deepEqual(openInner(p, log.registrySeed, log, outer), sent);
    }),
    { numRuns: 20 },
  );
});

test('the lead reads no ID number under lead+registry, and nothing else of the record under either', () => {
  for (const disclosure of ['lead', 'lead+registry'] as const) {
    const body = sealRecord(p, log, fields({ disclosure, cms: utf8('the card signature') }), fill(1));
    const outer = openOuter(p, log.seedOpen, log, body)!;
    assert.equal(openInner(p, log.seedOpen, log, outer), undefined);
    const visible = concat(outer.innerEnc, outer.innerCt);
    for (const hidden of [utf8(ID), utf8('the card signature'), fields().z.subarray(0, 8)]) {
      assert.equal(Buffer.from(visible).includes(hidden), false);
    }
  }
});

test('one changed byte anywhere, another log, another key or another length opens nothing', () => {
  const body = sealRecord(p, log, fields(), fill(2));
  const places = [0, 1, 1087, 1088, 1118, 1120, 1121, 7279, ...Array.from({ length: 24 }, (_, i) => (i * 977) % 7280)];
  for (const at of places) {
    const changed = body.slice();
    changed[at]! ^= 1;
    assert.equal(openOuter(p, log.seedOpen, log, changed), undefined, `byte ${at}`);
  }
  const otherLog = { ...log, manifestHash: new Uint8Array(32) };
  assert.equal(openOuter(p, log.seedOpen, otherLog, body), undefined);
  assert.equal(openOuter(p, log.registrySeed, log, body), undefined);
  assert.equal(openOuter(p, log.seedOpen, log, body.subarray(1)), undefined);
  assert.equal(openOuter(p, log.seedOpen, log, concat(body, Uint8Array.of(0))), undefined);
});

test('the top bit of the X25519 share is not part of the number, yet changing it opens nothing', () => {
  const body = sealRecord(p, log, fields(), fill(2));
  body[1119]! ^= 0x80;
  assert.equal(openOuter(p, log.seedOpen, log, body), undefined);
});

test('the inner compartment fails on any changed byte and on the compartment of another log', () => {
  const outer = openOuter(p, log.seedOpen, log, sealRecord(p, log, fields(), fill(3)))!;
  for (const key of ['innerEnc', 'innerCt'] as const) {
    for (const at of [0, 500, outer[key].length - 1]) {
      const changed = outer[key].slice();
      changed[at]! ^= 1;
      assert.equal(openInner(p, log.registrySeed, log, { ...outer, [key]: changed }), undefined);
    }
  }
  assert.equal(openInner(p, log.registrySeed, { manifestHash: new Uint8Array(32) }, outer), undefined);
  assert.equal(openInner(p, log.seedOpen, log, outer), undefined);
});

/** A body whose plaintexts a hostile client wrote herself. */
function forge(
  changeOuter: (bytes: Uint8Array) => void,
  changeInner: (bytes: Uint8Array) => void = () => {},
): Uint8Array {
  const inner = new Uint8Array(layout.innerPlaintext);
  inner.set([0, 5, 1, 2, 3, 4, 5], 74);
  changeInner(inner);
  const innerInfo = sealInfo('registry compartment', log.manifestHash);
  const sealed = sealBase(p, XWING, log.registrySeal, innerInfo, NONE, inner, new Uint8Array(64).fill(1));
  const outer = concat(Uint8Array.of(1, 1), utf8(ID), sealed.enc, sealed.ct);
  changeOuter(outer);
  const info = sealInfo('record', log.manifestHash);
  const { enc, ct } = sealBase(p, XWING, log.open, info, NONE, outer, new Uint8Array(64).fill(2));
  return concat(enc, ct);
}

test('well sealed but badly formed plaintexts are no records', () => {
  assert.notEqual(openAll(forge(() => {})), undefined);
  const outerFaults: Readonly<Record<string, (bytes: Uint8Array) => void>> = {
    'unknown version': (b) => b.fill(2, 0, 1),
    'unknown disclosure': (b) => b.fill(3, 1, 2),
    'disclosure zero': (b) => b.fill(0, 1, 2),
    'ID number under lead+registry': (b) => b.fill(2, 1, 2),
    'no ID number under lead': (b) => b.fill(0, 2, 12),
    'ID number in lower case': (b) => b.fill(0x61, 2, 3),
    'ID number with a byte over 127': (b) => b.fill(0xc3, 2, 3),
    'ID number half zero': (b) => b.fill(0, 7, 12),
  };
  for (const [name, change] of Object.entries(outerFaults)) {
    assert.equal(openOuter(p, log.seedOpen, log, forge(change)), undefined, name);
  }
  const innerFaults: Readonly<Record<string, (bytes: Uint8Array) => void>> = {
    'CMS of length zero': (b) => b.fill(0, 74, 81),
    'CMS longer than the place': (b) => b.set([0x13, 0x39], 74),
    'padding that is not zero': (b) => b.fill(1, 4995, 4996),
    'padding right behind the CMS': (b) => b.fill(1, 81, 82),
    'second ID number inside': (b) => b.set(utf8(ID), 0),
    'rubbish in the ID place': (b) => b.fill(1, 9, 10),
  };
  for (const [name, change] of Object.entries(innerFaults)) {
    const outer = openOuter(
      p,
      log.seedOpen,
      log,
      forge(() => {}, change),
    );
    assert.notEqual(outer, undefined, name);
    assert.equal(openInner(p, log.registrySeed, log, outer!), undefined, name);
  }
});

test('fields that do not fit are refused before anything is sealed', () => {
  const faults: readonly Partial<RecordFields>[] = [
    { idNumber: 'A12345678' },
    { idNumber: 'a123456789' },
    { z: new Uint8Array(31) },
    { receiptPublic: new Uint8Array(33) },
    { cms: new Uint8Array(0) },
    { cms: new Uint8Array(layout.cmsCapacity + 1) },
  ];
  for (const fault of faults) assert.throws(() => sealRecord(p, log, fields(fault), fill(1)), RangeError);
});
