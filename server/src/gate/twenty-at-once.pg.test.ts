import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deriveCountKey } from '@lianshu/core/crypto';
import { manifestHash } from '@lianshu/core/manifest';
import { receiptFromJson, refusalFromJson, verifyReceipt, verifyRefusal } from '@lianshu/core/receipt';
import { openProgress, PROGRESS } from '@lianshu/core/record';
import { nodePrimitives as p } from '@lianshu/platform';
import { openStore } from '../store/open-store.ts';
import { clusterForFile, skipWithoutPostgres } from '../store/postgres.testing.ts';
import { makePost, type OpenCase, openCase } from '../testing/acts.testing.ts';
import { type Reply, Visitor } from '../testing/visitor.testing.ts';
import { createWorld, type World } from '../testing/world.testing.ts';

const cluster = clusterForFile();

/** How many slots the lead counts as real. */
async function realCount(world: World, { log, manifest, keys }: OpenCase): Promise<number> {
  const rows = await world.parts.db.selectFrom('slot').select('prog').where('log', '=', log).execute();
  const { secretKey } = deriveCountKey(p, keys.seedCount);
  const hash = manifestHash(p, manifest);
  return rows.filter(({ prog }) => openProgress(p, secretKey, hash, prog)?.flag === PROGRESS.real).length;
}

/** Exactly one of the posts won: its copies have one receipt, byte for byte, and all others a signed refusal. */
function assertOneWinner(
  { manifest }: OpenCase,
  replies: readonly { readonly post: object; readonly reply: Reply }[],
): void {
  const receipts = replies.filter(({ reply }) => reply.status === 200);
  const [first] = receipts;
  assert.ok(first, 'somebody must have signed');
  const receipt = receiptFromJson(first.reply.json);
  assert.deepEqual(verifyReceipt(p, { manifest, receipt }).faults, []);
  for (const { post, reply } of receipts) {
    assert.equal(post, first.post, 'a different post got a receipt');
    assert.deepEqual(reply.bytes, first.reply.bytes);
  }
  assert.equal(receipts.length, replies.filter(({ post }) => post === first.post).length);
  for (const { reply } of replies.filter(({ post }) => post !== first.post)) {
    assert.deepEqual([reply.status, reply.json.code], [409, 'signature.already-signed']);
    assert.deepEqual(verifyRefusal(p, manifest, refusalFromJson(reply.json.refusal)), []);
    assert.equal(reply.json.refusal.firstSignedOn, '2026-11-23');
  }
}

test('one person signing 20 times in parallel gets one record: every identical post the same receipt, every different one a signed refusal', async (t) => {
  if (skipWithoutPostgres(t)) return;
  const plenty = { burst: 1000, everyMs: 1 };
  const world = await createWorld({
    store: await openStore({ url: await cluster().freshDatabase() }),
    // One card posts twenty times at once, which its own limit would stop before the ledger does.
    doorRates: { address: plenty, card: plenty },
  });
  t.after(() => world.close());
  const open = await openCase(world);
  const url = `/api/logs/${open.log}/signatures`;

  await t.test('at one server', async () => {
    const card = world.card(20);
    const posts = await Promise.all(Array.from({ length: 5 }, () => makePost(world, open, card)));
    const twenty = Array.from({ length: 20 }, (_, i) => posts[i % 5]!);
    const replies = await Promise.all(
      twenty.map(async (post) => ({ post, reply: await new Visitor(world.app).post(url, post) })),
    );
    assertOneWinner(open, replies);
    assert.equal(await realCount(world, open), 1);
  });

  await t.test('at two servers on one database, retrying when told to come back', async () => {
    const other = await world.restarted();
    const card = world.card(21);
    const posts = await Promise.all(Array.from({ length: 5 }, () => makePost(world, open, card)));
    const twenty = Array.from({ length: 20 }, (_, i) => posts[i % 5]!);
    const send = async (post: object, i: number): Promise<{ post: object; reply: Reply }> => {
      const visitor = new Visitor(i % 2 === 0 ? world.app : other.app);
      for (let attempt = 0; attempt < 20; attempt++) {
        const reply = await visitor.post(url, post);
        if (reply.status !== 503) return { post, reply };
        assert.equal(reply.json.code, 'log.busy');
      }
      throw new Error('busy for ever');
    };
    assertOneWinner(open, await Promise.all(twenty.map(send)));
    assert.equal(await realCount(world, open), 2);
    await other.parts.gate.close();
  });

  await t.test('twenty persons at once get twenty records', async () => {
    const posts = await Promise.all(Array.from({ length: 20 }, (_, i) => makePost(world, open, world.card(30 + i))));
    const replies = await Promise.all(posts.map((post) => new Visitor(world.app).post(url, post)));
    assert.deepEqual([...new Set(replies.map(({ status }) => status))], [200]);
    assert.equal(new Set(replies.map(({ json }) => json.index)).size, 20);
    assert.equal(await realCount(world, open), 22);
  });
});
