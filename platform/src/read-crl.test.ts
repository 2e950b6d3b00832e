import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pinIssuer, verifyCrl } from '@lianshu/core/pki';
import { createDemoPki, issueRevocationList, manyRevoked } from '@lianshu/devkit/pki';
import { nodePrimitives as p } from './node-primitives.ts';
import { MAX_CRL_BYTES, readCrl, readCrlFile } from './read-crl.ts';

const NOW = Date.UTC(2026, 10, 23, 2);
const pki = createDemoPki();
const G2 = pki.issuer('G2');
const list = issueRevocationList(G2, {
  thisUpdate: NOW,
  nextUpdate: NOW + 86_400_000,
  number: 1,
  revoked: manyRevoked(20_000, 'a file', NOW),
});
let folder: string;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lianshu-crl-'));
});
after(() => rm(folder, { recursive: true }));

test('a file is read piece by piece, and others have their turn meanwhile', async () => {
  const path = join(folder, 'list.crl');
  await writeFile(path, list);
  let turns = 0;
  const timer = setInterval(() => {
    turns += 1;
  }, 0);
  const crl = await readCrlFile(p, path);
  clearInterval(timer);
  assert.equal(crl.entries.count, 20_000);
  assert.equal(verifyCrl(p, crl, pinIssuer({ ...G2 })).ok, true);
  assert.ok(turns > 0);
});

test('a file that ends early, is none or is not there rejects', async () => {
  const path = join(folder, 'short.crl');
  await writeFile(path, list.subarray(0, list.length - 1));
  await assert.rejects(readCrlFile(p, path), { code: 'der.truncated' });
  await assert.rejects(readCrlFile(p, join(folder, 'none.crl')), { code: 'ENOENT' });
});

test('a list of more bytes than any has is given up', async () => {
  const huge = async function* () {
    yield new Uint8Array(MAX_CRL_BYTES + 1);
  };
  await assert.rejects(readCrl(p, huge()), RangeError);
});
