import assert from 'node:assert/strict';
import { test } from 'node:test';
import { concat, fromUtf8, utf8 } from '../bytes/index.ts';
import { ParseError } from '../errors/index.ts';
import { canonicalText, encodeCanonical, type JsonObject, parseCanonical } from '../json/index.ts';
import { purePrimitives as p } from '../primitives/index.ts';
import { fixtureSeed, LOG_SECRET } from '../receipt/log.fixture.ts';
import { signCheckpoint } from '../tlog/index.ts';
import { authorityKey, signAuthority, verifyAuthority } from '../trust/index.ts';
import {
  type AnnouncementClaim,
  assembleBundle,
  BUNDLE,
  bundleFile,
  checkpointPath,
  encodeAnnouncement,
  encodeBundleIndex,
  encodeCover,
  isBundlePath,
  parseAnnouncement,
  parseBundleIndex,
  parseCover,
  parseIndexSignature,
  sampleEvenly,
  signAnnouncement,
  sizeOfCheckpointPath,
  validSignatures,
  verifyAnnouncement,
} from './index.ts';

const M = fixtureSeed('manifest');
const secret = { ed25519Seed: fixtureSeed('commission ed25519'), mldsa44Seed: fixtureSeed('commission mldsa44') };
const commission = authorityKey(p, 'Commission', secret);
const index = {
  log: '9001.petition.1',
  manifestHash: M,
  createdAt: 1_795_484_096_000,
  files: [bundleFile(p, 'b/2', utf8('two')), bundleFile(p, 'a.txt', utf8('one')), bundleFile(p, 'b-1', utf8(''))],
};

/** The index as JSON with its files changed. */
function withFiles(change: (files: JsonObject[]) => JsonObject[]): Uint8Array {
  const json = parseCanonical(encodeBundleIndex(index)) as JsonObject;
  return encodeCanonical({ ...json, files: change(json.files as unknown as JsonObject[]) });
}

test('an index is written in the order of paths and read back', () => {
  const read = parseBundleIndex(encodeBundleIndex(index));
  assert.deepEqual(
    read.files.map(({ path }) => path),
    ['a.txt', 'b-1', 'b/2'],
  );
  assert.deepEqual({ ...read, files: [...index.files].sort((a, b) => (a.path < b.path ? -1 : 1)) }, read);
  assert.equal(fromUtf8(encodeBundleIndex(index)).includes(' '), false);
});

test('an index in another order, with a repeated or forbidden path, is refused', () => {
  const faults = [
    withFiles((files) => files.toReversed()),
    withFiles((files) => [files[0]!, ...files]),
    withFiles((files) => files.map((file) => ({ ...file, path: `../${file.path as string}` }))),
    withFiles(([file]) => [{ ...file!, path: BUNDLE.index }]),
    withFiles(([file]) => [{ ...file!, path: BUNDLE.indexSignature }]),
    withFiles(([file]) => [{ ...file!, length: -1 }]),
    withFiles(([file]) => [{ ...file!, sha256: 'ab' }]),
    withFiles(([file]) => [{ ...file!, more: 1 }]),
    concat(encodeBundleIndex(index), utf8('\n')),
  ];
  for (const bytes of faults) assert.throws(() => parseBundleIndex(bytes), ParseError);
  assert.throws(() => encodeBundleIndex({ ...index, files: [...index.files, ...index.files] }), RangeError);
  assert.throws(() => encodeBundleIndex({ ...index, files: [bundleFile(p, BUNDLE.index, M)] }), RangeError);
});

test('paths stay inside the bundle', () => {
  const good = ['README.txt', 'tile/0/x001/234.p/5', 'checkpoints/00000001.txt', 'a', 'A-b_c.d'];
  const bad = [
    '',
    '/',
    '/a',
    'a/',
    'a//b',
    '.',
    '..',
    '.a',
    'a/.b',
    'a/../b',
    'a\\b',
    'C:a',
    'a b',
    'é',
    'a\n',
    'x'.repeat(201),
  ];
  for (const path of good) assert.ok(isBundlePath(path), path);
  for (const path of bad) assert.ok(!isBundlePath(path), JSON.stringify(path));
});

test('a checkpoint file is named after its size', () => {
  for (const size of [0, 1, 99_999_999, 100_000_000]) assert.equal(sizeOfCheckpointPath(checkpointPath(size)), size);
  for (const path of ['checkpoints/1.txt', 'checkpoints/000000001.txt', 'checkpoints/00000001', 'checkpoint', 'x'])
    assert.equal(sizeOfCheckpointPath(path), undefined, path);
});

test('a sample has the first, the last and no gap larger than it must', () => {
  const items = Array.from({ length: 5_432 }, (_, i) => i);
  const sample = sampleEvenly(items, 1000);
  assert.deepEqual([sample.length, new Set(sample).size, sample[0], sample.at(-1)], [1000, 1000, 0, 5_431]);
  assert.ok(sample.every((item, i) => i === 0 || item - sample[i - 1]! <= 6));
  assert.deepEqual(sampleEvenly([1, 2], 2), [1, 2]);
});

test('a bundle consists of its parts, the index over them and its signature', () => {
  const checkpoint = (size: number) => signCheckpoint(p, LOG_SECRET, { origin: 'localhost/log', size, root: M }, 0);
  const files = assembleBundle(
    p,
    {
      ...index,
      signedManifest: utf8('manifest'),
      checkpoints: [checkpoint(1), checkpoint(7), checkpoint(7)],
      tiles: [['tile/0/000.p/7', new Uint8Array(7 * 32)]],
      filing: utf8('filing'),
      verdictLog: new Uint8Array(64 * 7),
      verdictNote: utf8('verdict'),
      statistics: utf8('statistics'),
      announcement: utf8('announcement'),
      previous: null,
      readme: 'read me',
    },
    (bytes) => signAuthority(p, secret, 'bundle', bytes),
  );
  assert.deepEqual(
    [...files.keys()].sort(),
    [...Object.values(BUNDLE), 'tile/0/000.p/7', 'checkpoints/00000001.txt', 'checkpoints/00000007.txt'].sort(),
  );
  const bytes = files.get(BUNDLE.index)!;
  const { files: listed } = parseBundleIndex(bytes);
  assert.equal(listed.length, files.size - 2);
  for (const { path, length, sha256 } of listed)
    assert.deepEqual({ length, sha256 }, { length: files.get(path)!.length, sha256: p.sha256(files.get(path)!) });
  const signature = parseIndexSignature(files.get(BUNDLE.indexSignature)!);
  assert.ok(verifyAuthority(p, commission, 'bundle', bytes, signature));
  assert.deepEqual(parseCover(files.get(BUNDLE.cover)!).manifestHash, M);
});

const claim: AnnouncementClaim = {
  log: '9001.petition.1',
  manifestHash: M,
  size: 70_000,
  root: fixtureSeed('root'),
  verdictRoot: fixtureSeed('verdict root'),
  totals: { accepted: 40_000, struckOut: 900, decoys: 29_098, malformed: 1, entries: 70_000 },
  paper: { accepted: 250_001, struckOut: 12 },
  otherRound: null,
  threshold: 293_228,
  decision: 'not-reached',
  announcedAt: 1_795_484_096_000,
};

test('an announcement is signed by the commission and read back', () => {
  const record = { log: '9001.petition.2', manifestHash: M, root: M, verdictRoot: M, accepted: 3_000, struckOut: 2 };
  const other = { round: 2, record, paper: { accepted: 300, struckOut: 0 } } as const;
  const both = { ...claim, otherRound: other };
  for (const made of [claim, { ...claim, paper: null }, both, { ...claim, otherRound: { ...other, record: null } }]) {
    const announcement = signAnnouncement(p, secret, made);
    const read = parseAnnouncement(encodeAnnouncement(announcement));
    assert.deepEqual(read, announcement);
    assert.ok(verifyAnnouncement(p, commission, read));
    assert.ok(!verifyAnnouncement(p, commission, { ...read, totals: { ...read.totals, accepted: 40_001 } }));
    assert.ok(!verifyAnnouncement(p, authorityKey(p, 'Other', LOG_SECRET), read));
  }
  assert.equal(validSignatures(claim), 290_001);
  assert.equal(validSignatures({ ...claim, paper: null }), 40_000);
  assert.equal(validSignatures(both), 293_301);
});

test('other shapes of announcement and cover are refused', () => {
  const good = parseCanonical(encodeAnnouncement(signAnnouncement(p, secret, claim))) as JsonObject;
  const cover = parseCanonical(encodeCover({ ...index, changes: [] })) as JsonObject;
  for (const fault of [
    { ...good, format: 'lianshu/announcement/v2' },
    { ...good, manifestSha256: 'ab' },
    { ...good, size: 0 },
    { ...good, decision: 'maybe' },
    { ...good, totals: { ...(good.totals as JsonObject), more: 1 } },
    { ...good, paper: {} },
    { ...good, otherRound: {} },
    { ...good, otherRound: { round: 3, record: null, paper: null } },
    { ...good, otherRound: { round: 2, record: {}, paper: null } },
    { ...good, signature: {} },
    { ...good, extra: 1 },
  ])
    assert.throws(() => parseAnnouncement(encodeCanonical(fault)), ParseError, canonicalText(fault).slice(0, 80));
  for (const fault of [
    { ...cover, changes: [1] },
    { ...cover, manifestSha256: '' },
    { ...cover, extra: 1 },
  ])
    assert.throws(() => parseCover(encodeCanonical(fault)), ParseError);
});
