import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { openStore } from './open-store.ts';
import { storeSuite } from './store-suite.testing.ts';

storeSuite(() => openStore({ memory: true }));

test('the embedded database keeps its rows in its folder', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'lianshu-store-'));
  const row = { card: new Uint8Array(32), name: '示範', roles: 'legal', card_key: null };
  const first = await openStore({ folder });
  await first.db.insertInto('officer').values(row).execute();
  await first.close();
  const second = await openStore({ folder });
  assert.deepEqual(await second.db.selectFrom('officer').selectAll().execute(), [row]);
  await second.close();
  await rm(folder, { recursive: true });
});
