import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { concat, equalBytes, u64 } from '../bytes/index.ts';
import { ParseError } from '../errors/index.ts';
import { canonicalText, type JsonObject, type JsonValue } from '../json/index.ts';
import { logContextOf, manifestEntry, manifestHash } from '../manifest/index.ts';
import { purePrimitives as p } from '../primitives/index.ts';
import { encodeSlotEntry, makeDecoy, makeProgress, PROGRESS, realCommitment, slotDigests } from '../record/index.ts';
import { appendLeaves, EMPTY_EDGE, inclusionProof, leafHash, readAppended, signCheckpoint } from '../tlog/index.ts';
import {
  encodeReceipt,
  makeReceipt,
  parseReceipt,
  RECEIPT_CLOCK_MS,
  type Receipt,
  receiptFromJson,
  receiptToJson,
  verifyOwnReceipt,
  verifyReceipt,
  withoutSecrets,
} from './index.ts';
import { fixtureManifest, fixtureSeed, LOG_SECRET } from './log.fixture.ts';

const NOW = Date.UTC(2026, 10, 25, 4, 5, 6) + 789;
const manifest = fixtureManifest();
const M = manifestHash(p, manifest);
const context = logContextOf(manifest, M);
const post = {
  cms: fixtureSeed('cms'),
  body: new Uint8Array(7280).fill(9),
  seed: fixtureSeed('slot'),
  issuedAt: Math.floor(NOW / 1000) * 1000 - 60_000,
};

function slotOf(flag: 1 | 2) {
  return {
    body: post.body,
    prog: makeProgress(p, context, flag, post.seed),
    c: realCommitment(p, M, post.seed, post.cms),
    tag: fixtureSeed('tag'),
  };
}

const slot = slotOf(PROGRESS.real);
const entries = [
  manifestEntry(manifest),
  encodeSlotEntry(p, makeDecoy(p, context, fixtureSeed('decoy'))),
  encodeSlotEntry(p, slot),
];
const appended = appendLeaves(
  p,
  EMPTY_EDGE,
  entries.map((entry) => leafHash(p, entry)),
);
const checkpoint = signCheckpoint(p, LOG_SECRET, { origin: manifest.logOrigin, size: 3, root: appended.root }, NOW);
const receipt = makeReceipt({
  log: manifest.log,
  manifestHash: M,
  entry: slotDigests(p, slot),
  index: 2,
  path: inclusionProof(p, readAppended(appended), 2, 3),
  checkpoint,
  signedAt: NOW,
});
const secrets = { secret: fixtureSeed('r'), seed: post.seed, publicKey: p.x25519Public(fixtureSeed('r')) };
const own: Receipt = { ...receipt, secrets };

test('a receipt proves its entry under a checkpoint of the log', () => {
  const verdict = verifyReceipt(p, { manifest, receipt });
  assert.deepEqual(verdict.faults, []);
  assert.deepEqual([verdict.checkpoint?.size, verdict.checkpoint?.root], [3, appended.root]);
  assert.deepEqual(verdict.leafHash, leafHash(p, entries[2]!));
  assert.equal(receipt.acceptedAt, Math.floor(NOW / 1000) * 1000);
  assert.deepEqual(verifyReceipt(p, { manifest, receipt: own }).faults, []);
});

test('encode and parse are inverse, with and without the secrets', () => {
  for (const value of [receipt, own]) assert.deepEqual(parseReceipt(encodeReceipt(value)), value);
  assert.deepEqual(withoutSecrets(own), receipt);
  assert.equal(canonicalText(receiptToJson(receipt)).includes('secret'), false);
});

test('each fault has its name', () => {
  const faultsOf = (changes: Partial<Receipt>) =>
    verifyReceipt(p, { manifest, receipt: { ...own, ...changes } }).faults;
  const other = { ...receipt.entry, tag: fixtureSeed('other tag') };
  const older = signCheckpoint(
    p,
    LOG_SECRET,
    { origin: 'localhost/log/9002.petition.1', size: 3, root: appended.root },
    NOW,
  );
  assert.deepEqual(faultsOf({ log: '9002.petition.1' }), ['other-log']);
  assert.deepEqual(faultsOf({ manifestHash: fixtureSeed('other') }), ['other-manifest']);
  assert.deepEqual(faultsOf({ index: 1 }), ['other-index']);
  assert.deepEqual(faultsOf({ acceptedAt: receipt.acceptedAt + 1 }), ['other-time']);
  assert.deepEqual(faultsOf({ entry: other }), ['not-included']);
  assert.deepEqual(faultsOf({ proof: '' }), ['proof-malformed']);
  assert.deepEqual(faultsOf({ proof: receipt.proof.replace(checkpoint, older) }), ['other-origin']);
  assert.deepEqual(faultsOf({ secrets: { ...secrets, publicKey: fixtureSeed('R') } }), ['public-key-mismatch']);
  assert.deepEqual(faultsOf({ log: 'x', index: 1, proof: receipt.proof.replace('index 2', 'index 1') }), [
    'other-log',
    'not-included',
  ]);
});

test('under the manifest of another log it proves nothing', () => {
  const { faults } = verifyReceipt(p, { manifest: fixtureManifest({ log: '9001.petition.2' }), receipt });
  assert.deepEqual(faults, ['other-log', 'other-manifest']);
});

test('the signer recomputes everything that the gate could have got wrong', () => {
  const check = (slotShown: Parameters<typeof slotDigests>[1]) =>
    verifyOwnReceipt(p, { manifest, receipt: { ...receipt, entry: slotDigests(p, slotShown) }, post });
  assert.deepEqual(check(slot), []);
  assert.deepEqual(check(slotOf(PROGRESS.repeat)), []);
  assert.deepEqual(check({ ...slot, prog: makeProgress(p, context, PROGRESS.decoy, post.seed) }), ['other-progress']);
  assert.deepEqual(check({ ...slot, body: new Uint8Array(7280) }), ['other-body']);
  assert.deepEqual(check({ ...slot, c: fixtureSeed('c') }), ['other-commitment']);
});

test('a log that took the record before its statement was issued is contradicted by its own receipt', () => {
  const check = (issuedAt: number) => verifyOwnReceipt(p, { manifest, receipt, post: { ...post, issuedAt } });
  const { acceptedAt } = receipt;
  // The clocks of gate and ledger are two; what waited its turn, or was sent again days later, is as honest.
  for (const honest of [acceptedAt, acceptedAt - 300_000, acceptedAt - 86_400_000, acceptedAt + RECEIPT_CLOCK_MS])
    assert.deepEqual(check(honest), [], String(honest - acceptedAt));
  assert.deepEqual(check(acceptedAt + RECEIPT_CLOCK_MS + 1000), ['accepted-before-issued']);
  assert.deepEqual(check(Date.UTC(2027, 4, 23)), ['accepted-before-issued']);
});

test('any one byte of a receipt file changed makes it unreadable or faulty', () => {
  const bytes = encodeReceipt(own);
  fc.assert(
    fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
      const copy = concat(bytes);
      copy[at]! ^= change;
      try {
        const changed = parseReceipt(copy);
        // Five bits of an X25519 scalar are ignored (RFC 7748 §5): r with one of them changed is the same key.
        if (
          !equalBytes(changed.secrets!.secret, secrets.secret) &&
          equalBytes(p.x25519Public(changed.secrets!.secret), secrets.publicKey)
        )
          return;
        const faults = [
          ...verifyReceipt(p, { manifest, receipt: changed }).faults,
          ...verifyOwnReceipt(p, { manifest, receipt: changed, post: { ...post, seed: changed.secrets!.seed } }),
        ];
        assert.notDeepEqual(faults, []);
      } catch (error) {
        assert.ok(error instanceof ParseError, String(error));
      }
    }),
    { numRuns: 250 },
  );
});

test('a proof with something unsigned beside it is no receipt’s', () => {
  const proof = receipt.proof.replace('\nindex', '\nextra AAAA\nindex');
  assert.notEqual(proof, receipt.proof);
  assert.deepEqual(verifyReceipt(p, { manifest, receipt: { ...receipt, proof } }).faults, ['proof-malformed']);
});

test('a receipt with a field too many, too few or of another kind is refused', () => {
  const good = receiptToJson(own) as JsonObject;
  const without = (key: string): JsonValue => Object.fromEntries(Object.entries(good).filter(([name]) => name !== key));
  for (const key of Object.keys(good)) assert.throws(() => receiptFromJson(without(key)), ParseError, key);
  const entry = good.entry as JsonObject;
  const faults: readonly JsonObject[] = [
    { ...good, extra: 1 },
    { ...good, format: 'lianshu/receipt/v2' },
    { ...good, index: 0 },
    { ...good, index: '2' },
    { ...good, index: 1.5 },
    { ...good, acceptedAt: -1 },
    { ...good, manifestSha256: (good.manifestSha256 as string).toUpperCase() },
    { ...good, manifestSha256: 'ab' },
    { ...good, log: 'x'.repeat(65) },
    { ...good, secret: 'AAAA' },
    { ...good, entry: { ...entry, tag: 'AAAA' } },
    { ...good, entry: { ...entry, more: 1 } },
    { ...good, proof: 7 },
  ];
  for (const fault of faults) assert.throws(() => receiptFromJson(fault), ParseError);
  assert.throws(() => parseReceipt(concat(encodeReceipt(own), Uint8Array.of(10))), ParseError);
});

test('a receipt is not made of a checkpoint that does not read', () => {
  assert.throws(() => makeReceipt({ ...receipt, path: [], checkpoint: toText(u64(1)), signedAt: NOW }), {
    code: 'note.malformed',
  });
});

function toText(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}
