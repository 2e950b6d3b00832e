import assert from 'node:assert/strict';
import { test } from 'node:test';
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
