import assert from 'node:assert/strict';
import { test } from 'node:test';
import { concat } from '@lianshu/core/bytes';
import { purePrimitives as p } from '@lianshu/core/primitives';
import {
  decoyEntry,
  encodeSignedVerdict,
  otherEntry,
  type ReasonName,
  sealVerdict,
  signVerdictNote,
  summarizeVerdictLog,
} from '@lianshu/core/verdict';
import { fixtureSeed } from '../../../core/src/receipt/log.fixture.ts';
import { deriveDemoAuthorities } from '../../../devkit/src/authority/demo-authorities.ts';
import { failed, good } from '../api/answer.ts';
import { type FetchBundle, loadOwnVerdict } from './own-verdict.ts';
import { bend, hash, manifest, NOW } from './receipt.fixture.ts';

const { registry } = deriveDemoAuthorities();
const trust = { registry: registry.key };
const secret = fixtureSeed('receipt secret');
const receiptPublic = p.x25519Public(secret);

function sealed(index: number, reason: ReasonName, to = receiptPublic): Uint8Array {
  return sealVerdict(p, { manifestHash: hash, index }, reason, to, registry.verdictSecret, (n) =>
    new Uint8Array(n).fill(7),
  );
}

const entries = concat(
  otherEntry(),
  sealed(1, 'accepted'),
  sealed(2, 'deceased'),
  decoyEntry(fixtureSeed('decoy')),
  sealed(4, 'under-age', p.x25519Public(fixtureSeed('another'))),
);
const summary = summarizeVerdictLog(p, entries);
const note = {
  log: manifest.log,
  manifestHash: hash,
  size: 5,
  root: summary.root,
  totals: summary.totals,
  decidedAt: NOW,
};
const signed = encodeSignedVerdict(signVerdictNote(p, registry.secret, note));

function bundle(files: Readonly<Record<string, Uint8Array>>): FetchBundle {
  return async (path) => {
    const bytes = files[path];
    return bytes === undefined ? failed('request.not-found', { status: 404 }) : good(bytes);
  };
}

const ask = (index: number, files: Readonly<Record<string, Uint8Array>>) =>
  loadOwnVerdict(p, trust, bundle(files), { log: manifest.log, manifestHash: hash, index, secret });

const GOOD = { 'verdict.json': signed, 'verdict.bin': entries };

test('the signer reads her verdict and reason, and nobody else’s reason', async () => {
  assert.deepEqual(await ask(1, GOOD), good({ class: 'accepted', reason: 'accepted', code: 0 }));
  assert.deepEqual(await ask(2, GOOD), good({ class: 'struck-out', reason: 'deceased', code: 4 }));
  assert.deepEqual(await ask(4, GOOD), good({ class: 'struck-out', reason: undefined, code: undefined }));
  assert.deepEqual(await ask(3, GOOD), good({ class: 'decoy', reason: undefined, code: undefined }));
});

test('a verdict log that the registry did not sign is not believed', async () => {
  const codeOf = async (files: Readonly<Record<string, Uint8Array>>, index = 1) => {
    const answer = await ask(index, files);
    return answer.ok ? 'ok' : answer.problem.code;
  };
  assert.equal(await codeOf({ ...GOOD, 'verdict.bin': bend(entries, 80) }), 'verdict.shape');
  assert.equal(await codeOf({ ...GOOD, 'verdict.bin': entries.subarray(0, 256) }), 'verdict.shape');
  assert.equal(await codeOf({ ...GOOD, 'verdict.bin': entries.subarray(0, 250) }), 'verdict.shape');
  assert.equal(await codeOf({ ...GOOD, 'verdict.json': bend(signed, 20) }), 'verdict.shape');
  const other = deriveDemoAuthorities('another seed').registry.secret;
  assert.equal(
    await codeOf({ ...GOOD, 'verdict.json': encodeSignedVerdict(signVerdictNote(p, other, note)) }),
    'verdict.signature',
  );
  assert.equal(await codeOf(GOOD, 9), 'verdict.shape');
  assert.equal(await codeOf({ 'verdict.json': signed }), 'request.not-found');
});
