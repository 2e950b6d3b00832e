import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { after, before, test } from 'node:test';
import { fromBase64url, toBase64url } from '@lianshu/core/bytes';
import { manifestHash } from '@lianshu/core/manifest';
import { slimCms } from '@lianshu/core/pki';
import { renderCardUsed } from '@lianshu/core/statement';
import { nodePrimitives as p } from '@lianshu/platform';
import type { Card } from '../../../devkit/src/card/index.ts';
import { makePost, openCase } from '../testing/acts.testing.ts';
import { ORIGIN } from '../testing/log-fixture.testing.ts';
import { createWorld, type World } from '../testing/world.testing.ts';
import { limitConnections } from './connections.ts';

const RATES = { address: { burst: 6, everyMs: 60_000 }, card: { burst: 2, everyMs: 60_000 } };

let world: World;
let open: Awaited<ReturnType<typeof openCase>>;
before(async () => {
  world = await createWorld({ doorRates: RATES });
  open = await openCase(world);
});
after(() => world?.close());

async function call(url: string, payload: object, remoteAddress: string, headers: Record<string, string> = {}) {
  const reply = await world.app.inject({ method: 'POST', url, payload, remoteAddress, headers });
  return { status: reply.statusCode, headers: reply.headers, json: reply.json() };
}

test('an address that asks too often is told when to come again, and nobody else is', async () => {
  const url = `/api/logs/${open.log}/challenge`;
  const booth = '203.0.113.5';
  for (let i = 0; i < RATES.address.burst; i++) assert.equal((await call(url, {}, booth)).status, 200);
  const refused = await call(url, {}, booth);
  assert.deepEqual([refused.status, refused.json.code], [429, 'request.too-many']);
  assert.ok(refused.json.detail.seconds >= 1 && refused.json.detail.seconds <= 60);
  assert.equal(refused.headers['retry-after'], String(refused.json.detail.seconds));
  assert.equal((await call(`/api/logs/${open.log}/signatures`, {}, booth)).status, 429, 'one purse for the whole door');
  assert.equal((await call(url, {}, '203.0.113.6')).status, 200);
});

test('a forwarded address counts only behind proxies of ours', async () => {
  const url = `/api/logs/${open.log}/challenge`;
  const claim = (i: number) => ({ 'x-forwarded-for': `198.51.100.${i}` });
  for (let i = 0; i < RATES.address.burst; i++)
    assert.equal((await call(url, {}, '203.0.113.9', claim(i))).status, 200);
  assert.equal((await call(url, {}, '203.0.113.9', claim(99))).status, 429, 'a visitor does not name her own address');
});

test('a card that comes too often is told so whatever its address; another card from there is not', async () => {
  const url = `/api/logs/${open.log}/signatures`;
  const post = await makePost(world, open, world.card(40));
  for (let i = 0; i < RATES.card.burst; i++) assert.equal((await call(url, post, `192.0.2.${i}`)).status, 200);
  const refused = await call(url, post, '192.0.2.10');
  assert.deepEqual([refused.status, refused.json.code], [429, 'request.too-many']);
  assert.equal((await call(url, await makePost(world, open, world.card(41)), '192.0.2.10')).status, 200);
});

/** A question of a card, posted from an address of its own. */
async function ask(card: Card, from: string) {
  const { json: challenge } = await call(`/api/logs/${open.log}/card-used/challenge`, {}, from);
  const words = { caseNumber: '9001', log: open.log, manifestHash: manifestHash(p, open.manifest), origin: ORIGIN };
  const tbs = renderCardUsed({ ...words, ...challenge });
  const cms = toBase64url(slimCms(card.sign({ tbs, hash: 'SHA256', type: 'PKCS7' })));
  return (await call(`/api/logs/${open.log}/card-used`, { cms }, from)).status;
}

test('whoever kept a signature of a card cannot shut its holder out with it, be it fresh or old', async () => {
  const url = `/api/logs/${open.log}/signatures`;
  const [fresh, old] = [world.card(42), world.card(43)];
  const kept = await makePost(world, open, fresh);
  const thief = async (post: object) => {
    const codes = [];
    for (let i = 0; i < 4; i++) codes.push((await call(url, post, '198.18.0.1')).status);
    return codes;
  };
  assert.deepEqual(await thief(kept), [200, 200, 429, 429]);
  assert.equal(await ask(fresh, '198.18.0.2'), 200);
  assert.equal(await ask(fresh, '198.18.0.2'), 429, 'her own signatures count, each once');

  const stale = await makePost(world, open, old);
  world.clock.now += 301_000;
  assert.deepEqual(
    [(await call(url, stale, '198.18.0.3')).json.code, (await call(url, stale, '198.18.0.3')).json.code],
    ['nonce.expired', 'nonce.expired'],
  );
  assert.deepEqual([await ask(old, '198.18.0.4'), await ask(old, '198.18.0.4')], [200, 200]);
  assert.equal(await ask(old, '198.18.0.5'), 429);
});

test('a certificate without a signature of its card uses nothing up', async () => {
  const url = `/api/logs/${open.log}/signatures`;
  const card = world.card(44);
  const post = await makePost(world, open, card);
  const bytes = fromBase64url(post.cms as string);
  bytes[bytes.length - 1]! ^= 1;
  for (let i = 0; i < 4; i++)
    assert.equal((await call(url, { ...post, cms: toBase64url(bytes) }, '198.18.0.6')).status, 422);
  assert.equal((await call(url, post, '198.18.0.7')).status, 200);
});

test('nothing of it is written down: no line names an address, a limit or how often', () => {
  const lines = world.logged();
  for (const trace of ['203.0.113', '192.0.2', '198.51.100', '198.18', 'too-many'])
    assert.ok(!lines.includes(trace), trace);
});

test('one address cannot hold all connections, and gets them back when it lets go', async () => {
  const server = createServer();
  limitConnections(server, 3);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  /** The server's end of a new connection: listeners are called in order, so that by now it was let be or cut. */
  const dial = async () => {
    const arrived = once(server, 'connection') as Promise<[Socket]>;
    const client = connect(port, '127.0.0.1').on('error', () => {});
    const [served] = await arrived;
    return { client, served };
  };
  const held = [await dial(), await dial(), await dial()];
  assert.ok((await dial()).served.destroyed);
  assert.deepEqual(
    held.map(({ served }) => served.destroyed),
    [false, false, false],
  );
  const { client, served } = held[0]!;
  const left = once(served, 'close');
  client.destroy();
  await left;
  assert.ok(!(await dial()).served.destroyed);
  server.closeAllConnections();
  server.close();
});
