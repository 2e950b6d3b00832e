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
const { keyId } = issuers.find(({ generation }) => generation === 'G3')!;
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

function lists(path: string) {
  const unusable: string[] = [];
  const onUnusable = (file: string, why: string) => void unusable.push(`${file}: ${why}`);
  const revocations = new RevocationFolder({ primitives: p, issuers, folder: path, clock: () => NOW, onUnusable });
  return { revocations, unusable, status: (at = NOW) => revocations.lookup.status(keyId, serial, at) };
}

test('lists are read when they appear; what is no list of a pinned issuer is named and left out', async () => {
  const { revocations, unusable, status } = lists(folder);
  await revocations.refresh();
  assert.equal(status(), 'unknown', 'without a list no card is accepted');

  await writeFile(join(folder, 'g3.crl'), list(1, []));
  await writeFile(join(folder, 'broken.crl'), Uint8Array.of(1, 2, 3));
  const rogue = { thisUpdate: NOW - HOUR_MS, nextUpdate: NOW + HOUR_MS, number: 1, revoked: [] };
  await writeFile(join(folder, 'rogue.crl'), issueRevocationList(pki.rogue(), rogue));
  await writeFile(join(folder, 'notes.txt'), 'not a list');
  await revocations.refresh();
  assert.equal(status(), 'good');
  assert.deepEqual(unusable.sort(), ['broken.crl: no-list', 'rogue.crl: not-of-issuer']);

  await revocations.refresh();
  assert.equal(unusable.length, 2, 'a file that has not changed is not read again');

  await writeFile(join(folder, 'g3.crl'), list(2, [serial], NOW - HOUR_MS / 2));
  await revocations.refresh();
  assert.equal(status(), 'revoked');
});

test('a file that is gone takes nothing back, and is forgotten for a list that is no older', async () => {
  const own = await mkdtemp(join(folder, 'gone-'));
  const { revocations, unusable, status } = lists(own);
  await writeFile(join(own, 'old.crl'), list(1, [], NOW - 3 * HOUR_MS));
  await writeFile(join(own, 'g3.crl'), list(2, [serial]));
  await revocations.refresh();
  await rm(join(own, 'g3.crl'));
  for (let i = 0; i < 2; i++) {
    await revocations.refresh();
    assert.equal(status(), 'revoked', 'not back to the older list');
    assert.deepEqual(unusable, ['g3.crl: gone']);
  }
  await writeFile(join(own, 'g3.crl'), list(1, [], NOW - 2 * HOUR_MS));
  await revocations.refresh();
  assert.deepEqual([status(), unusable.pop()], ['revoked', 'g3.crl: older-than-known']);
  await rm(join(own, 'g3.crl'));
  await writeFile(join(own, 'another.crl'), list(3, [], NOW - HOUR_MS / 2));
  await revocations.refresh();
  assert.equal(status(), 'good');
  await rm(own, { recursive: true });
  await revocations.refresh();
  assert.equal(status(), 'good', 'nor does a folder that is gone turn cards away');
});

test('a list of a time to come is read when that has come, since the clock may have been wrong', async () => {
  const own = await mkdtemp(join(folder, 'early-'));
  await writeFile(join(own, 'g3.crl'), list(1, [serial], NOW + HOUR_MS));
  const clock = { now: NOW };
  const unusable: string[] = [];
  const revocations = new RevocationFolder({
    primitives: p,
    issuers,
    folder: own,
    clock: () => clock.now,
    onUnusable: (_, why) => void unusable.push(why),
  });
  for (let i = 0; i < 2; i++) await revocations.refresh();
  assert.deepEqual(unusable, ['from-the-future']);
  clock.now += HOUR_MS;
  await revocations.refresh();
  assert.equal(revocations.lookup.status(keyId, serial, clock.now), 'revoked');
});

test('a list speaks on when it is old, and when what comes in its place cannot be used', async () => {
  const own = await mkdtemp(join(folder, 'kept-'));
  const { revocations, unusable, status } = lists(own);
  const path = join(own, 'g3.crl');
  await writeFile(path, list(7, [serial]));
  await revocations.refresh();
  const otherCard = () => revocations.lookup.status(keyId, Uint8Array.of(5), NOW + 400 * HOUR_MS);
  assert.equal(otherCard(), 'good', 'by the last list, however old');
  assert.equal(revocations.lists.status(keyId, Uint8Array.of(5), NOW + 400 * HOUR_MS), 'unknown');

  const replacements: readonly (readonly [Uint8Array, string])[] = [
    [list(7, [serial]).subarray(0, -1), 'no-list'],
    [list(6, []), 'older-than-known'],
    [list(7, [], NOW - 2 * HOUR_MS), 'older-than-known'],
    [list(8, [], NOW + HOUR_MS), 'from-the-future'],
    [new Uint8Array(0), 'no-list'],
  ];
  for (const [bytes, why] of replacements) {
    await writeFile(path, bytes);
    await revocations.refresh();
    assert.equal(unusable.pop(), `g3.crl: ${why}`);
    assert.equal(status(), 'revoked', why);
  }
  await writeFile(path, list(8, []));
  await revocations.refresh();
  assert.deepEqual([status(), unusable.length], ['good', 0]);
});

test('a folder that is not there has no lists', async () => {
  const { revocations, status, unusable } = lists(join(folder, 'none'));
  await revocations.refresh();
  assert.equal(status(), 'unknown');
  assert.deepEqual(unusable, []);
});
