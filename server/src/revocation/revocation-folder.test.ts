import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pinIssuer } from '@lianshu/core/pki';
import { nodePrimitives as p } from '@lianshu/platform';
import { demoTrust } from '../../../devkit/src/authority/demo-authorities.ts';
import { createDemoPki, issueRevocationList } from '../../../devkit/src/pki/index.ts';
import { NOW } from '../testing/log-fixture.testing.ts';
import { RevocationFolder } from './revocation-folder.ts';

const HOUR_MS = 3_600_000;
const pki = createDemoPki();
const issuers = demoTrust(pki).issuers.map(pinIssuer);
const serial = Uint8Array.of(0x11, 0x22, 0x33);
let folder: string;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lianshu-crl-'));
});
after(() => rm(folder, { recursive: true }));

function list(number: number, revoked: readonly Uint8Array[], thisUpdate = NOW - HOUR_MS): Uint8Array {
  const entries = revoked.map((one) => ({ serial: one, revokedAt: thisUpdate - HOUR_MS }));
  return issueRevocationList(pki.issuer('G3'), {
    thisUpdate,
    nextUpdate: thisUpdate + 24 * HOUR_MS,
    number,
    revoked: entries,
  });
}

test('lists are read when they appear; what is no list of a pinned issuer is named and left out', async () => {
  const unusable: string[] = [];
  const revocations = new RevocationFolder(p, issuers, folder, (file) => unusable.push(file));
  const { keyId } = issuers.find(({ generation }) => generation === 'G3')!;
  const status = () => revocations.lookup.status(keyId, serial, NOW);
  await revocations.refresh();
  assert.equal(status(), 'unknown', 'without a list no card is accepted');

  await writeFile(join(folder, 'g3.crl'), list(1, []));
  await writeFile(join(folder, 'broken.crl'), Uint8Array.of(1, 2, 3));
  const rogue = { thisUpdate: NOW - HOUR_MS, nextUpdate: NOW + HOUR_MS, number: 1, revoked: [] };
  await writeFile(join(folder, 'rogue.crl'), issueRevocationList(pki.rogue(), rogue));
  await writeFile(join(folder, 'notes.txt'), 'not a list');
  await revocations.refresh();
  assert.equal(status(), 'good');
  assert.deepEqual(unusable.sort(), ['broken.crl', 'rogue.crl']);

  await revocations.refresh();
  assert.equal(unusable.length, 2, 'a file that has not changed is not read again');

  await writeFile(join(folder, 'g3.crl'), list(2, [serial], NOW - HOUR_MS / 2));
  await revocations.refresh();
  assert.equal(status(), 'revoked');

  await rm(join(folder, 'g3.crl'));
  await revocations.refresh();
  assert.equal(status(), 'unknown');
});

test('a folder that is not there has no lists', async () => {
  const revocations = new RevocationFolder(p, issuers, join(folder, 'none'), () => assert.fail());
  await revocations.refresh();
  assert.equal(revocations.lookup.status(issuers[0]!.keyId, serial, NOW), 'unknown');
});
