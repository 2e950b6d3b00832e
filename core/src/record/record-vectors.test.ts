import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fromBase64url, fromHex } from '../bytes/index.ts';
import { deriveCountKey, deriveLogKeys } from '../crypto/index.ts';
import { purePrimitives as p } from '../primitives/index.ts';
import { openInner, openOuter } from './body.ts';
import { openProgress } from './progress.ts';
import { buildRecordVectors, readRecordVectors } from './record-vectors.fixture.ts';

interface File<Vector> {
  readonly log: { readonly manifestHash: string; readonly master: string; readonly registrySeed: string };
  readonly vectors: readonly Vector[];
}

function read<Vector>(file: string): File<Vector> {
  return readRecordVectors(file) as unknown as File<Vector>;
}

test('the stored vectors are what this implementation makes, and all of them are there', () => {
  const counts: Record<string, number> = {};
  for (const [file, built] of Object.entries(buildRecordVectors())) {
    const stored = readRecordVectors(file);
    assert.deepEqual(stored, JSON.parse(JSON.stringify(built)), file);
    counts[file] = stored.vectors.length;
  }
  assert.deepEqual(counts, {
    'keys.json': 4,
    'decoy.json': 16,
    'progress.json': 15,
    'real.json': 5,
    'hostile.json': 11,
  });
});

test('the stored real bodies open to their fields', () => {
  type Vector = Record<'disclosure' | 'idNumber' | 'z' | 'receiptPublic' | 'cms' | 'body', string> & {
    plaintextLength: number;
  };
  const { log, vectors } = read<Vector>('real.json');
  const { seedOpen } = deriveLogKeys(p, fromHex(log.master));
  for (const vector of vectors) {
    const context = { manifestHash: fromHex(log.manifestHash), plaintextLength: vector.plaintextLength };
    const outer = openOuter(p, seedOpen, context, fromBase64url(vector.body))!;
    assert.deepEqual(openInner(p, fromHex(log.registrySeed), context, outer), {
      disclosure: vector.disclosure,
      idNumber: vector.idNumber,
      z: fromHex(vector.z),
      receiptPublic: fromHex(vector.receiptPublic),
      cms: fromBase64url(vector.cms),
    });
  }
});

test('the stored hostile bodies open just as far as they say', () => {
  const { log, vectors } = read<{ why: string; opens: string; body: string }>('hostile.json');
  const { seedOpen } = deriveLogKeys(p, fromHex(log.master));
  const context = { manifestHash: fromHex(log.manifestHash), plaintextLength: 2048 };
  for (const { why, opens, body } of vectors) {
    const outer = openOuter(p, seedOpen, context, fromBase64url(body));
    const inner = outer && openInner(p, fromHex(log.registrySeed), context, outer);
    assert.equal(inner ? 'all' : outer ? 'outer' : 'nothing', opens, why);
  }
});

test('the stored envelopes open, or not, as they say', () => {
  const { log, vectors } = read<{ prog: string; opens: boolean; flag?: number; seed?: string }>('progress.json');
  const { secretKey } = deriveCountKey(p, deriveLogKeys(p, fromHex(log.master)).seedCount);
  for (const { prog, opens, flag, seed } of vectors) {
    const found = openProgress(p, secretKey, fromHex(log.manifestHash), fromHex(prog));
    assert.deepEqual(found, opens ? { flag, s: fromHex(seed!) } : undefined);
  }
});
