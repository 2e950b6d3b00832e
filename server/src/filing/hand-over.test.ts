import assert from 'node:assert/strict';
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { parseBundleIndex } from '@lianshu/core/bundle';
import { toHex } from '@lianshu/core/bytes';
import { nodePrimitives as p } from '@lianshu/platform';
import { makeFiling, makePost, type OpenCase, openCase } from '../testing/acts.testing.ts';
import { writeVerdict } from '../testing/verdict.testing.ts';
import { type Reply, Visitor } from '../testing/visitor.testing.ts';
import { createWorld, type World } from '../testing/world.testing.ts';

let world: World;
let open: OpenCase;

before(async () => {
  world = await createWorld();
  open = await openCase(world);
  const visitor = new Visitor(world.app);
  const url = `/api/logs/${open.log}/signatures`;
  for (let i = 0; i < 3; i++) await visitor.must(visitor.post(url, await makePost(world, open, world.card(100 + i))));
  const held = (await open.lead.must(open.lead.post(`/api/lead/logs/${open.log}/hold`))).json;
  await open.lead.must(open.lead.post(`/api/lead/logs/${open.log}/file`, makeFiling(world, open, held, 3)));
});
after(() => world.close());

function many(count: number, url: string): Promise<Reply[]> {
  return Promise.all(Array.from({ length: count }, () => open.officer.post(url)));
}

function act(command: string, data: object = {}): Promise<Reply> {
  return open.officer.must(open.officer.post('/api/commission/cases/9001/commands', { command, data }));
}

test('exporting several times at once writes one whole package', async () => {
  const replies = await many(4, `/api/commission/logs/${open.log}/export-filing`);
  const statuses = replies.map(({ status }) => status);
  assert.deepEqual(statuses, [200, 200, 200, 200]);
  const folder = join(world.config.exchangeFolder, 'to-registry');
  const slots = await readFile(join(folder, `filing-${open.log}`, 'slots.bin'));
  assert.equal(slots.length, (replies[0]!.json.entries - 1) * 7425);
  assert.deepEqual((await readdir(folder)).sort(), [`filing-${open.log}`, `manifest-${open.log}.json`]);
});

test('a verdict that lacks a file is not taken', async () => {
  await act('begin-household-check');
  await writeVerdict(world, open);
  await rm(join(world.config.exchangeFolder, 'to-commission', `verdict-${open.log}`, 'struck-out.json'));
  const reply = await open.officer.post(`/api/commission/logs/${open.log}/import-verdict`);
  assert.deepEqual([reply.json.code, reply.json.detail], ['verdict.shape', { at: 'missing' }]);
});

test('what was verified is what is published, whatever lies in the exchange folder afterwards', async () => {
  const { officer, log } = open;
  const url = `/api/commission/logs/${log}/import-verdict`;
  await writeVerdict(world, open);
  const replies = await many(3, url);
  assert.deepEqual(replies.map(({ status }) => status).sort(), [200, 409, 409]);
  const exchange = join(world.config.exchangeFolder, 'to-commission', `verdict-${log}`, 'verdict.bin');
  const verified = await readFile(exchange);
  await writeVerdict(world, open, (bytes) => bytes.subarray(0, 64));
  assert.equal((await officer.post(url)).json.code, 'case.wrong-state');
  await writeVerdict(world, open);
  assert.notDeepEqual(await readFile(exchange), verified);
  assert.equal((await officer.post(url)).json.code, 'case.wrong-state');
  await act('establish', { officialNumber: '第22案' });
  await officer.must(officer.post('/api/commission/cases/9001/publish'));
  const published = await new Visitor(world.app).get(`/bundles/${log}/verdict.bin`);
  assert.deepEqual(Buffer.from(published.bytes), verified);
});

test('publishing several times at once publishes one bundle, every file of it as its index says', async () => {
  const { log } = open;
  await rm(join(world.config.bundlesFolder, log), { recursive: true });
  const replies = await many(5, '/api/commission/cases/9001/publish');
  assert.deepEqual(
    replies.map(({ status }) => status),
    [200, 200, 200, 200, 200],
  );
  const visitor = new Visitor(world.app);
  const index = parseBundleIndex((await visitor.must(visitor.get(`/bundles/${log}/index.json`))).bytes);
  for (const { path, sha256 } of index.files) {
    const file = await visitor.must(visitor.get(`/bundles/${log}/${path}`));
    assert.equal(toHex(p.sha256(file.bytes)), toHex(sha256), path);
  }
  assert.deepEqual((await readdir(world.config.bundlesFolder)).sort(), [log, `${log}.tag-key.json`]);
});
