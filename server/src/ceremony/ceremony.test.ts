import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { equalBytes, fromBase64url } from '@lianshu/core/bytes';
import { openPossessionTest } from '@lianshu/core/crypto';
import { encodeManifest, manifestHash } from '@lianshu/core/manifest';
import { nodePrimitives as p } from '@lianshu/platform';
import { type Ceremony, collectCase, logInAs, makeCeremony, openCase } from '../testing/acts.testing.ts';
import { createWorld, type World } from '../testing/world.testing.ts';
import { answerPossessionTest, possessionTest } from './possession.ts';

let world: World;

before(async () => {
  world = await createWorld();
});
after(() => world.close());

/** Two manifests of one lead for the same log, the first of them sent. */
async function twoManifests(number: string): Promise<readonly [Ceremony, Ceremony]> {
  const { authenticationCode } = await collectCase(world, number);
  const lead = await logInAs(world, { role: 'lead', card: world.lead, caseNumber: number, authenticationCode });
  const { json } = await lead.must(lead.get('/api/lead/case'));
  const [first, second] = [makeCeremony(world, json.plan), makeCeremony(world, json.plan)];
  await lead.must(lead.post('/api/lead/logs', first.body));
  return [first, second];
}

test('a consent that is dated back, to when a card was good, or ahead is not taken', async () => {
  const { authenticationCode } = await collectCase(world, '9300');
  const lead = await logInAs(world, { role: 'lead', card: world.lead, caseNumber: '9300', authenticationCode });
  const { json } = await lead.must(lead.get('/api/lead/case'));
  for (const hours of [-30, -2, 2]) {
    const { body } = makeCeremony(world, json.plan, world.lead, world.clock.now + hours * 3_600_000);
    const refused = await lead.post('/api/lead/logs', body);
    assert.deepEqual([refused.json.code, refused.json.detail], ['manifest.shape', { at: 'signedAt' }], String(hours));
  }
});

function replaceBy({ log, manifest }: Ceremony): Promise<unknown> {
  const fresh = { manifest: encodeManifest(manifest), possession_sha256: null, possession_passed: false };
  return world.parts.db.updateTable('log').set(fresh).where('log', '=', log).execute();
}

async function hasPassed(log: string): Promise<boolean> {
  const query = world.parts.db.selectFrom('log').select('possession_passed').where('log', '=', log);
  return (await query.executeTakeFirstOrThrow()).possession_passed;
}

function opened({ keys, manifest }: Ceremony, { enc, ct }: { enc: string; ct: string }): Uint8Array {
  const challenge = { enc: fromBase64url(enc), ct: fromBase64url(ct) };
  return openPossessionTest(p, keys.seedOpen, manifestHash(p, manifest), challenge)!;
}

test('a test record for one manifest is none of the manifest that took its place meanwhile', async () => {
  const [first, second] = await twoManifests('9301');
  let replaced: Promise<unknown> | undefined;
  const random = (length: number): Uint8Array => {
    replaced ??= replaceBy(second);
    return world.parts.random(length);
  };
  const made = await possessionTest({ ...world.parts, random }, first.log);
  await replaced;
  if (made.ok) await answerPossessionTest(world.parts, first.log, opened(first, made.value));
  assert.equal(await hasPassed(first.log), false);
});

test('an answer for one manifest is none for the manifest that took its place meanwhile', async () => {
  const [first, second] = await twoManifests('9302');
  const made = await possessionTest(world.parts, first.log);
  assert.ok(made.ok);
  const answer = opened(first, made.value);
  let replaced: Promise<unknown> | undefined;
  const sha256 = (bytes: Uint8Array): Uint8Array => {
    if (equalBytes(bytes, answer)) replaced ??= replaceBy(second);
    return p.sha256(bytes);
  };
  const parts = { ...world.parts, primitives: { ...p, sha256 } };
  const done = await answerPossessionTest(parts, first.log, answer);
  await replaced;
  assert.ok(!done.ok);
  assert.equal(await hasPassed(first.log), false);
});

test('opening an open log again makes no new key, even when its key file is gone', async () => {
  const { officer, log } = await openCase(world, '9303');
  const name = `tag-${log}.key`;
  const key = await world.parts.keys.read(name);
  await world.parts.keys.destroy(name);
  await officer.post(`/api/commission/logs/${log}/open`);
  assert.equal(await world.parts.keys.read(name), undefined);
  await world.parts.keys.write(name, key!);
});

test('opening a log twice at once opens it once', async () => {
  const { officer, log } = await openCase(world, '9304');
  await world.parts.db.deleteFrom('head').where('log', '=', log).execute();
  await world.parts.db.deleteFrom('tile').where('log', '=', log).execute();
  await world.parts.db.deleteFrom('checkpoint').where('log', '=', log).execute();
  await rm(join(world.config.headsFolder, `${log}.checkpoint`));
  const url = `/api/commission/logs/${log}/open`;
  const replies = await Promise.all([1, 2, 3].map(() => officer.post(url)));
  assert.deepEqual(
    replies.map(({ status }) => status),
    [200, 200, 200],
  );
});
