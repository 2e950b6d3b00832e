import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fromBase64url, fromHex } from '@lianshu/core/bytes';
import { purePrimitives as p } from '@lianshu/core/primitives';
import { receiptLeafHash } from '@lianshu/core/receipt';
import fc from 'fast-check';
import {
  codeOfAddress,
  encodeReceiptCode,
  parseReceiptCode,
  type ReceiptCode,
  receiptAddress,
} from './receipt-code.ts';

const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });
const codes: fc.Arbitrary<ReceiptCode> = fc.record(
  {
    log: fc.constantFrom('9001.petition.1', '9002.petition.2', '9003.proposal.1'),
    index: fc.integer({ min: 1 }),
    acceptedAt: fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }),
    manifestPin: bytes(16),
    leafHash: bytes(32),
    secret: bytes(32),
  },
  { noNullPrototype: true },
);

test('a code comes back as it was, bare and in its address', () => {
  fc.assert(
    fc.property(codes, (code) => {
      assert.deepEqual(parseReceiptCode(encodeReceiptCode(code)), code);
      assert.deepEqual(codeOfAddress(receiptAddress('https://joint.example.tw', code)), code);
    }),
  );
});

test('an address with its code fits a QR code of version 10 at level M (213 bytes)', () => {
  fc.assert(fc.property(codes, (code) => receiptAddress('https://joint.example.tw', code).length <= 213));
});

const SPEC = readFileSync(join(import.meta.dirname, '../../../docs/specs/receipt.md'), 'utf8');

test('the example of the specification is the code of its own receipt', () => {
  const field = (name: string) => new RegExp(`"${name}": "?([\\w-]+)`).exec(SPEC)![1]!;
  const digest = (name: string) => fromBase64url(field(name));
  const entry = { body: digest('body'), prog: digest('prog'), c: digest('c'), tag: digest('tag') };
  const code: ReceiptCode = {
    log: '9001.petition.1',
    index: Number(field('index')),
    acceptedAt: Number(field('acceptedAt')),
    manifestPin: fromHex(field('manifestSha256')).subarray(0, 16),
    leafHash: receiptLeafHash(p, entry),
    secret: Uint8Array.from({ length: 32 }, (_, i) => i),
  };
  const [example] = /^https:.*#r=.*$/m.exec(SPEC)!;
  assert.equal(receiptAddress('https://joint.example.tw', code), example);
});

test('one code has one spelling', () => {
  const good = encodeReceiptCode(fc.sample(codes, { seed: 1, numRuns: 1 })[0]!);
  const digits = good.split('~')[1]!;
  assert.equal(digits.length, 130);
  assert.ok(parseReceiptCode(good) !== undefined);
  const last = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'.indexOf(digits[129]!);
  const unusedBits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'[last + 1]!;
  for (const other of [`${good}=`, `${good}AA`, good.slice(0, -1), good.slice(0, -1) + unusedBits])
    assert.equal(parseReceiptCode(other), undefined);
});

const ZEROS = 'A'.repeat(130);
const NOT_CODES = [
  '',
  '~',
  '9001.petition.1',
  `9001.petition.1~${ZEROS}`,
  `9001.petition.1~AQ`,
  `9001.petition.9~AQ`,
  `../../x~AQ`,
  `9001.petition.1~AQ~AQ`,
  'https://joint.example.tw/receipt',
];

test('anything else is no code', () => {
  for (const text of NOT_CODES) assert.equal(parseReceiptCode(text), undefined, text);
  fc.assert(fc.property(fc.string(), (text) => parseReceiptCode(text) === undefined));
});
