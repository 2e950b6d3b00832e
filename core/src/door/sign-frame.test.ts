import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { renderSign, type SignBlock, type SignContext, verifySign } from '../statement/index.ts';
import { makeSignFrame, readFramed } from './sign-frame.ts';

const bytes32 = fc.uint8Array({ minLength: 32, maxLength: 32 });
const base64url = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

const context: fc.Arbitrary<SignContext> = fc
  .record({
    caseNumber: fc.integer({ min: 9001, max: 9999 }).map(String),
    stage: fc.constantFrom('petition', 'proposal'),
    round: fc.constantFrom(1, 2),
    manifestHash: bytes32,
    mainText: fc.constantFrom('您是否同意,應公布進度?', '1319 2130 2941', '中華民國120年2月3日', '一'.repeat(500)),
    textSha256: bytes32,
    leadName: fc.constantFrom('示範領銜人', '示範𡍼'),
    origin: fc.constantFrom('https://lianshu.example.tw', 'http://localhost:8080'),
    pilot: fc.boolean(),
  })
  .map(({ stage, round, ...rest }) => ({ ...rest, log: `${rest.caseNumber}.${stage}.${round}` }));

const second = fc.integer({ min: 0, max: 4_102_444_800 }).map((seconds) => seconds * 1000);

const block: fc.Arbitrary<SignBlock> = fc.record({
  nonce: fc.string({ unit: fc.constantFrom(...base64url), minLength: 64, maxLength: 64 }),
  issuedAt: second,
  expiresAt: second,
  idCommit: bytes32,
  receiptCommit: bytes32,
  idTail: fc.integer({ min: 0, max: 9999 }).map((tail) => String(tail).padStart(4, '0')),
});

test('what a log’s frame reads is what verifySign gives, for every statement of the log', () => {
  fc.assert(
    fc.property(context, block, (log, fields) => {
      const frame = makeSignFrame(log);
      assert.ok(frame);
      const statement = renderSign({ ...log, ...fields });
      const verified = verifySign(log, statement);
      assert.ok(verified.ok);
      assert.deepEqual(readFramed(frame, statement), verified.value);
      // Also when the bytes are a view at an odd place of something longer.
      const shifted = new Uint8Array(statement.length + 7);
      shifted.set(statement, 3);
      assert.deepEqual(readFramed(frame, shifted.subarray(3, 3 + statement.length)), verified.value);
    }),
    { numRuns: 300 },
  );
});

const LOG: SignContext = {
  caseNumber: '9001',
  log: '9001.petition.1',
  manifestHash: new Uint8Array(32).fill(0x5a),
  mainText: '您是否同意,應公布進度?',
  textSha256: new Uint8Array(32).fill(0x6b),
  leadName: '示範領銜人',
  origin: 'https://lianshu.example.tw',
  pilot: false,
};
const FIELDS: SignBlock = {
  nonce: 'n'.repeat(64),
  issuedAt: Date.UTC(2026, 1, 28, 15, 59, 59),
  expiresAt: Date.UTC(2026, 1, 28, 16, 4, 59),
  idCommit: new Uint8Array(32).fill(1),
  receiptCommit: new Uint8Array(32).fill(2),
  idTail: '6789',
};

test('no changed byte is read otherwise than verifySign reads it', () => {
  const frame = makeSignFrame(LOG)!;
  const statement = renderSign({ ...LOG, ...FIELDS });
  let read = 0;
  for (let at = 0; at < statement.length; at++) {
    for (const change of [1, 2, 4, 8, 0x10, 0x20, 0x40, 0x80]) {
      const changed = statement.slice();
      changed[at]! ^= change;
      const fields = readFramed(frame, changed);
      const verified = verifySign(LOG, changed);
      // Times before 1970 are left to verifySign.
      const expected = verified.ok && verified.value.expiresAt >= 0 ? verified.value : undefined;
      assert.deepEqual(fields, expected, `byte ${at}`);
      if (fields !== undefined) read += 1;
    }
    assert.equal(readFramed(frame, statement.subarray(0, at)), undefined);
    assert.equal(readFramed(frame, statement.subarray(at + 1)), undefined);
  }
  // Nonce, commitments, tail and expiry can be others; a changed issue time no longer fits the text.
  assert.ok(read > 300);
});

test('times that do not exist or are spelt otherwise are left to verifySign', () => {
  const frame = makeSignFrame(LOG)!;
  const text = new TextDecoder().decode(renderSign({ ...LOG, ...FIELDS }));
  const spellings = [
    '2026-02-29T16:04:59Z',
    '2026-02-28T24:00:00Z',
    '2026-02-28 16:04:59Z',
    '2026-2-028T16:04:59Z',
    '1969-12-31T23:59:59Z',
  ];
  for (const spelling of spellings) {
    const changed = text.replace('2026-02-28T16:04:59Z', spelling);
    assert.notEqual(changed, text);
    assert.equal(readFramed(frame, new TextEncoder().encode(changed)), undefined, spelling);
  }
});

test('a frame is found when the fixed part holds a probe’s values, and not when it holds all of them', () => {
  assert.ok(makeSignFrame({ ...LOG, mainText: 'AAAA 1319' }));
  assert.ok(makeSignFrame({ ...LOG, manifestHash: new Uint8Array(32).fill(0xa1) }));
  const tails = [1319, 2941, 4563, 6185].join(' ');
  assert.equal(makeSignFrame({ ...LOG, mainText: tails }), undefined);
});
