import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { concat, u64, utf8 } from '../bytes/index.ts';
import { ParseError } from '../errors/index.ts';
import { purePrimitives as p } from '../primitives/index.ts';
import {
  appendLeaves,
  EMPTY_EDGE,
  encodeTlogProof,
  inclusionProof,
  leafHash,
  logKeyOf,
  parseTlogProof,
  readAppended,
  signCheckpoint,
  verifyTlogProof,
} from './index.ts';

const secret = { ed25519Seed: new Uint8Array(32).fill(5), mldsa44Seed: new Uint8Array(32).fill(6) };
const key = logKeyOf(p, 'localhost/log/9001.petition.1', secret);
const LEAVES = Array.from({ length: 300 }, (_, i) => leafHash(p, u64(i)));
const appended = appendLeaves(p, EMPTY_EDGE, LEAVES);
const checkpoint = signCheckpoint(p, secret, { origin: key.origin, size: 300, root: appended.root }, 1_795_484_096_000);
const proof = {
  index: 271,
  path: inclusionProof(p, readAppended(appended), 271, 300),
  checkpoint,
};
const text = encodeTlogProof(proof);

test('a proof is header, index, path, empty line and checkpoint', () => {
  const lines = text.split('\n');
  assert.deepEqual(lines.slice(0, 2), ['c2sp.org/tlog-proof@v1', 'index 271']);
  assert.equal(lines.indexOf(''), 2 + proof.path.length);
  assert.equal(lines.slice(3 + proof.path.length).join('\n'), checkpoint);
  assert.deepEqual(parseTlogProof(text), proof);
  assert.deepEqual(parseTlogProof(utf8(text)), proof);
});

test('it verifies for its leaf and no other', () => {
  const verdict = verifyTlogProof(p, key, LEAVES[271]!, text);
  assert.ok(verdict.ok);
  assert.deepEqual([verdict.index, verdict.checkpoint.size, verdict.signedAt], [271, 300, 1_795_484_096_000]);
  assert.deepEqual(verifyTlogProof(p, key, LEAVES[270]!, text), { ok: false, fault: 'not-included' });
});

test('it does not verify under the key of another log', () => {
  const other = logKeyOf(p, key.origin, { ...secret, ed25519Seed: secret.mldsa44Seed });
  assert.deepEqual(verifyTlogProof(p, other, LEAVES[271]!, text), { ok: false, fault: 'ed25519-missing' });
});

test('the proof of the only leaf has an empty path', () => {
  const one = appendLeaves(p, EMPTY_EDGE, LEAVES.slice(0, 1));
  const head = signCheckpoint(p, secret, { origin: key.origin, size: 1, root: one.root }, 0);
  const short = encodeTlogProof({ index: 0, path: [], checkpoint: head });
  assert.ok(short.startsWith('c2sp.org/tlog-proof@v1\nindex 0\n\nlocalhost/'));
  assert.ok(verifyTlogProof(p, key, LEAVES[0]!, short).ok);
});

test('extra data is carried, in its place only', () => {
  const extra = { ...proof, extra: utf8('age-v1.2.1') };
  assert.deepEqual(parseTlogProof(encodeTlogProof(extra)), extra);
  const none = { ...proof, extra: new Uint8Array(0) };
  assert.deepEqual(parseTlogProof(encodeTlogProof(none)), none);
});

test('other spellings are refused', () => {
  const faults: readonly (readonly [string, string])[] = [
    ['empty', ''],
    ['other version', text.replace('@v1', '@v2')],
    ['no index', text.replace('index 271\n', '')],
    ['leading zero', text.replace('index 271', 'index 0271')],
    ['negative', text.replace('index 271', 'index -1')],
    ['not a number', text.replace('index 271', 'index x')],
    ['too large', text.replace('index 271', 'index 9007199254740992')],
    ['index twice', text.replace('index 271', 'index 271\nindex 271')],
    ['extra after index', text.replace('index 271', 'index 271\nextra AAAA')],
    ['a short hash', text.replace(/\n([A-Za-z0-9+/]{40})[A-Za-z0-9+/]{3}=\n/, '\n$1\n')],
    ['carriage returns', text.replaceAll('\n', '\r\n')],
    ['no empty line', text.replace('\n\n', '\n')],
    ['a path longer than any tree', text.replace('\n\n', `\n${`${'A'.repeat(43)}=\n`.repeat(54)}\n`)],
  ];
  for (const [name, changed] of faults) {
    assert.notEqual(changed, text);
    assert.throws(() => verifyTlogProof(p, key, LEAVES[271]!, changed), ParseError, name);
  }
});

test('any one byte changed makes a proof fail', () => {
  const bytes = utf8(text);
  fc.assert(
    fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
      const copy = concat(bytes);
      copy[at]! ^= change;
      try {
        assert.equal(verifyTlogProof(p, key, LEAVES[271]!, copy).ok, false);
      } catch (error) {
        assert.ok(error instanceof ParseError, String(error));
      }
    }),
    { numRuns: 300 },
  );
});
