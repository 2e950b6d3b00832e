import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadCase } from '../cases/case-store.ts';
import { openStore } from '../store/open-store.ts';
import { clusterForFile, skipWithoutPostgres } from '../store/postgres.testing.ts';
import { makeFiling, makePost, openCase } from '../testing/acts.testing.ts';
import { Visitor } from '../testing/visitor.testing.ts';
import { createWorld } from '../testing/world.testing.ts';

const cluster = clusterForFile();

test('the same filing several times at once is one filing, and every copy gets the same answer', async (t) => {
  if (skipWithoutPostgres(t)) return;
  const world = await createWorld({ store: await openStore({ url: await cluster().freshDatabase() }) });
  t.after(() => world.close());
  // The copies have to meet between reading the case and adding to it: often, not always.
  for (const number of ['9001', '9002', '9003', '9004', '9005', '9006']) {
    const open = await openCase(world, number, 10);
    const visitor = new Visitor(world.app);
    await visitor.must(visitor.post(`/api/logs/${open.log}/signatures`, await makePost(world, open, world.card(100))));
    const held = (await open.lead.must(open.lead.post(`/api/lead/logs/${open.log}/hold`))).json;
    const filing = makeFiling(world, open, held, 1);
    const url = `/api/lead/logs/${open.log}/file`;
    const replies = await Promise.all(Array.from({ length: 6 }, () => open.lead.post(url, filing)));
    for (const { status, json } of replies) assert.deepEqual([status, json], [200, replies[0]!.json]);
    const { events } = await loadCase(world.parts.db, number);
    assert.equal(events.filter(({ type }) => type === 'petition-filed').length, 1);
  }
});
