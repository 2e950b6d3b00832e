import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { equalBytes, fromUtf8, utf8 } from '../bytes/index.ts';
import { ParseError } from '../errors/index.ts';
import { canonicalText, type JsonObject, type JsonValue, parseCanonical } from '../json/index.ts';
import { purePrimitives as p } from '../primitives/index.ts';
import { COMMISSION, DIRECTORY, ISSUED_AT, ORIGIN, PETITION, SECRET } from './directory.fixture.ts';
import { encodeDirectory, parseDirectory, signDirectory, verifyDirectory } from './index.ts';

const vector = new Uint8Array(readFileSync(new URL('../../../vectors/directory/cases.json', import.meta.url)));
const signed = signDirectory(p, SECRET, DIRECTORY);
const context = { commission: COMMISSION, now: ISSUED_AT + 1 };

test('a directory is the bytes of its vector, and reads back as it was', () => {
  assert.ok(equalBytes(encodeDirectory(signed), vector));
  assert.deepEqual(parseDirectory(vector), signed);
  assert.equal(verifyDirectory(p, context, parseDirectory(vector)), undefined);
});

test('what it says is in plain words: case, hash, page; an address for signing only where it may be named', () => {
  const { cases } = JSON.parse(fromUtf8(vector));
  assert.deepEqual(
    cases.map((one: Record<string, unknown>) => [one.log, one.state, one.pilot, one.page, one.signingLink]),
    [
      ['9001.proposal.1', 'over', false, `${ORIGIN}/cases/9001`, null],
      ['9001.petition.1', 'collecting', false, `${ORIGIN}/cases/9001`, null],
      [
        '9002.petition.1',
        'collecting',
        false,
        `${ORIGIN}/cases/9002`,
        `${ORIGIN}/sign/9002.petition.1#m=gIGCg4SFhoeIiYqLjI2Ojw`,
      ],
      ['T1.petition.1', 'collecting', true, `${ORIGIN}/cases/T1`, null],
    ],
  );
});

test('it is believed from ten minutes ahead to the end of its week, and never after a newer one was seen', () => {
  const at = (now: number, atLeast?: number) => verifyDirectory(p, { ...context, now, atLeast }, signed);
  assert.equal(at(ISSUED_AT - 600_001), 'not-yet');
  assert.equal(at(ISSUED_AT - 600_000), undefined);
  assert.equal(at(DIRECTORY.validUntil), undefined);
  assert.equal(at(DIRECTORY.validUntil + 1), 'expired');
  assert.equal(at(ISSUED_AT, DIRECTORY.sequence), undefined);
  assert.equal(at(ISSUED_AT, DIRECTORY.sequence + 1), 'older');
});

test('any change of what is signed, another signer or another purpose is a false signature', () => {
  const others = [
    { ...signed, sequence: 1 },
    { ...signed, validUntil: signed.validUntil + 1 },
    { ...signed, origin: 'https://joint-example.tw' },
    { ...signed, cases: signed.cases.slice(1) },
    { ...signed, cases: [{ ...PETITION, manifestSha256: new Uint8Array(32) }] },
    { ...signed, signature: { ...signed.signature, ed25519: new Uint8Array(64) } },
    { ...signed, signature: { ...signed.signature, mldsa44: new Uint8Array(2420) } },
    { ...signed, ...signDirectory(p, { ...SECRET, mldsa44Seed: new Uint8Array(32) }, DIRECTORY) },
  ];
  for (const other of others) assert.equal(verifyDirectory(p, context, other), 'signature');
});

type Change = (claim: Record<string, JsonValue>, first: Record<string, JsonValue>) => void;
const MALFORMED: Readonly<Record<string, Change>> = {
  'another format': (claim) => (claim.format = 'lianshu/directory/v2'),
  'a field more': (claim) => (claim.count = 3),
  'a field more of a case': (_, first) => (first.count = 3),
  'no sequence': (claim) => (claim.sequence = 0),
  'an end before the beginning': (claim) => (claim.validUntil = ISSUED_AT),
  'an origin that is none': (claim) => (claim.origin = 'https://joint.example.tw/'),
  'a stage that the log has not': (_, first) => (first.stage = 'petition'),
  'a number that the log has not': (_, first) => (first.number = '9002'),
  'a round that the log has not': (_, first) => (first.round = 2),
  'a pilot that is none': (_, first) => (first.pilot = true),
  'a page elsewhere': (_, first) => (first.page = 'https://evil.example/cases/9001'),
  'an address elsewhere': (_, first) => (first.signingLink = 'https://evil.example/sign/9001.proposal.1'),
  'a day that is none': (_, first) => (first.window = { firstDay: '2026-02-30', lastDay: '2027-05-23' }),
  'a short hash': (_, first) => (first.manifestSha256 = '00'),
  'a case twice': (claim, first) => (claim.cases = [first, first] as unknown as JsonValue),
  'cases out of order': (claim) => (claim.cases = (claim.cases as JsonValue[]).toReversed()),
};
for (const [what, change] of Object.entries(MALFORMED))
  test(`${what} is no directory`, () => {
    const claim = structuredClone(parseCanonical(vector)) as Record<string, JsonValue>;
    change(claim, (claim.cases as Record<string, JsonValue>[])[0]!);
    assert.throws(() => parseDirectory(utf8(canonicalText(claim as JsonObject))), ParseError);
  });

test('sixteen malformed ones were tried', () => assert.equal(Object.keys(MALFORMED).length, 16));

test('a time that no calendar has is no time', () => {
  const late = (key: 'issuedAt' | 'validUntil') => {
    const text = fromUtf8(vector).replace(new RegExp(`"${key}":\\d+`), `"${key}":9007199254740991`);
    return () => parseDirectory(utf8(text));
  };
  assert.throws(late('issuedAt'), ParseError);
  assert.throws(late('validUntil'), ParseError);
});
