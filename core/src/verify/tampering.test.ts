import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Changes, fixtureBundle, readerOf, TRUST } from '@lianshu/devkit/fixture-bundle';
import { nodePrimitives as p } from '@lianshu/platform';
import { BUNDLE, checkpointPath } from '../bundle/index.ts';
import { concat, u64 } from '../bytes/index.ts';
import { logKeyOfManifest } from '../receipt/index.ts';
import { fixtureSeed, LOG_SECRET } from '../receipt/log.fixture.ts';
import {
  cosignedMessage,
  encodeNote,
  encodeVkey,
  NOTE_MLDSA44_COSIGNATURE,
  noteKeyId,
  parseCheckpoint,
  signCheckpoint,
  verifierKeysOf,
} from '../tlog/index.ts';
import { codesOf, seenCodes } from './codes.fixture.ts';
import { FINDINGS, verifyBundle } from './index.ts';
import { good, last, patched, TAMPERINGS } from './tamperings.fixture.ts';

for (const [name, changes, codes] of TAMPERINGS)
  test(`${name}: ${codes.length === 0 ? 'no finding' : codes.join(', ')}`, () => {
    assert.deepEqual(codesOf(fixtureBundle(changes).reader), [...codes].sort());
  });

test('a head that claims the largest size there is does not keep the verifier busy', { timeout: 5_000 }, () => {
  const huge = (text: string) =>
    signCheckpoint(p, LOG_SECRET, { ...parseCheckpoint(text).checkpoint, size: Number.MAX_SAFE_INTEGER }, 1e12);
  const { reader } = fixtureBundle({ checkpoints: (texts) => [...texts, huge(last(texts))] });
  const codes = codesOf(reader);
  assert.ok(codes.includes('V06.tile-absent') && codes.includes('V11.size') && codes.includes('V07.file-missing'));
  assert.ok(!codes.some((code) => code.endsWith('could-not-run')));
});

test('a finding names its place', () => {
  const placesOf = (name: string) => {
    const [, changes] = TAMPERINGS.find(([known]) => known === name)!;
    const { checks } = verifyBundle(p, fixtureBundle(changes).reader, TRUST);
    return checks.flatMap(({ findings }) => findings.map(({ code, where }) => `${code} ${where}`));
  };
  assert.deepEqual(placesOf('a real record is called a decoy'), ['V11.decoy verdict.bin#1']);
  assert.deepEqual(placesOf('one more is announced than was accepted'), ['V12.announced announcement.json#accepted']);
  assert.deepEqual(placesOf('the filing is signed by another card'), ['V09.refused filing.json#submission.signature']);
  assert.deepEqual(placesOf('the consent is by another card of the lead'), [
    'V02.refused manifest.json#manifest.signature lead',
  ]);
  assert.deepEqual(placesOf('another commission signs the manifest'), [
    'V02.refused manifest.json#manifest.signature commission',
  ]);
  assert.deepEqual(placesOf('a leaf is exchanged in a full tile, the tile above left as it was'), [
    'V06.tile-hash tile/1/000.p/2#1',
    'V07.root checkpoints/00000265.txt',
  ]);
});

test('files that do not fit the index are each named', () => {
  const readme = good.files.get(BUNDLE.readme)!;
  const cases: readonly (readonly [string, Map<string, Uint8Array>, readonly string[]])[] = [
    ['changed', new Map([...good.files, [BUNDLE.readme, patched(readme, 0, 0)]]), ['V01.file-changed']],
    ['longer', new Map([...good.files, [BUNDLE.readme, concat(readme, readme)]]), ['V01.file-length']],
    ['away', new Map([...good.files].filter(([path]) => path !== BUNDLE.readme)), ['V01.file-absent']],
    ['beside', new Map([...good.files, ['notes.txt', readme]]), ['V01.file-unlisted']],
    ['hidden', new Map([...good.files, ['.notes', readme]]), ['V01.path']],
  ];
  for (const [name, files, codes] of cases) assert.deepEqual(codesOf(readerOf(files)), codes, name);
  const { reader } = fixtureBundle({ files: (files) => files.delete(BUNDLE.readme) });
  assert.deepEqual(codesOf(reader), ['V01.file-required']);
});

test('a checkpoint under the name of another size is found', () => {
  const { reader } = fixtureBundle({
    files: (files) => {
      files.set(checkpointPath(2), files.get(checkpointPath(3))!);
    },
  });
  assert.deepEqual(codesOf(reader), ['V04.misnamed']);
});

const WITNESS = fixtureSeed('witness');
const VKEY = { name: 'witness.example/w1', type: NOTE_MLDSA44_COSIGNATURE, publicKey: p.mlDsa44Public(WITNESS) };

function cosign(text: string, by = VKEY): string {
  const { checkpoint, note } = parseCheckpoint(text);
  const signature = concat(u64(9), p.mlDsa44Sign(WITNESS, cosignedMessage(by.name, 9, checkpoint)));
  const line = { name: by.name, keyId: noteKeyId(p, by), signature };
  return encodeNote({ text: note.text, signatures: [...note.signatures, line] });
}

test('a witness policy is met by cosignatures and by nothing else', () => {
  const witness = { policy: 'quorum', threshold: 1, vkeys: [encodeVkey(p, VKEY)] } as const;
  const withWitness: Changes = { manifest: (manifest) => ({ ...manifest, witness }) };
  assert.deepEqual(codesOf(fixtureBundle(withWitness).reader), ['V05.quorum']);
  const cosigned = fixtureBundle({ ...withWitness, checkpoints: (texts) => texts.map((text) => cosign(text)) });
  const report = verifyBundle(p, cosigned.reader, TRUST);
  assert.deepEqual([report.fail, report.checks.find(({ id }) => id === 'V05')!.outcome], [0, 'pass']);
});

test('the log is no witness of itself, and one key under two names is one witness', () => {
  const [, own] = verifierKeysOf(logKeyOfManifest(good.manifest));
  const again = { ...VKEY, name: 'witness.example/w2' };
  const policies = [
    { policy: 'quorum', threshold: 1, vkeys: [encodeVkey(p, own)] },
    { policy: 'quorum', threshold: 2, vkeys: [encodeVkey(p, VKEY), encodeVkey(p, again)] },
    { policy: 'quorum', threshold: 2, vkeys: [encodeVkey(p, VKEY), encodeVkey(p, own)] },
  ] as const;
  for (const witness of policies) {
    const bundle = fixtureBundle({
      manifest: (manifest) => ({ ...manifest, witness }),
      checkpoints: (texts) => texts.map((text) => cosign(cosign(text), again)),
    });
    assert.deepEqual(codesOf(bundle.reader), ['V05.quorum']);
  }
});

test('every finding of these checks was made here', () => {
  const missing = Object.keys(FINDINGS).filter((code) => !/^V(13|14|15|19)/.test(code) && !seenCodes.has(code));
  assert.deepEqual(missing, []);
  assert.equal(TAMPERINGS.length, 57);
});
