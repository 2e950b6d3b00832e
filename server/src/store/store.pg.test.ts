import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { openStore } from './open-store.ts';
import { clusterForFile, missingPostgres, skipWithoutPostgres } from './postgres.testing.ts';
import { storeSuite } from './store-suite.testing.ts';

const cluster = clusterForFile();

if (missingPostgres() === undefined) {
  storeSuite(async () => openStore({ url: await cluster().freshDatabase() }));
} else {
  test('the storage suite on PostgreSQL', (t) => {
    skipWithoutPostgres(t);
  });
}

test('a connection cut in the middle of a transaction fails that transaction, not the process', async (t) => {
  if (skipWithoutPostgres(t)) return;
  const { db, close } = await openStore({ url: await cluster().freshDatabase() });
  t.after(close);
  const cut = db.transaction().execute(async (tx) => {
    const { rows } = await sql<{ pid: number }>`SELECT pg_backend_pid() AS pid`.execute(tx);
    await sql`SELECT pg_terminate_backend(${rows[0]!.pid})`.execute(db);
    // The server closes the connection while nobody is asking it anything.
    await new Promise((resolve) => setTimeout(resolve, 100));
    await sql`SELECT 1`.execute(tx);
  });
  await assert.rejects(cut);
  await sql`SELECT 1`.execute(db);
});

test('a database that does not answer is given up, and nothing of the transaction stays', async (t) => {
  if (skipWithoutPostgres(t)) return;
  const { db, close } = await openStore({ url: await cluster().freshDatabase(), giveUpMs: 200 });
  t.after(close);
  const row = { case_number: '1', seq: 1, state: 's', view: '{}' };
  const hung = db.transaction().execute(async (tx) => {
    await tx.insertInto('case_view').values(row).execute();
    await sql`SELECT pg_sleep(1)`.execute(tx);
  });
  await assert.rejects(hung, /timeout/);
  await new Promise((resolve) => setTimeout(resolve, 1000));
  const many = Array.from({ length: 20 }, () => db.transaction().execute((tx) => sql`SELECT 1`.execute(tx)));
  await Promise.all(many);
  assert.deepEqual(await db.selectFrom('case_view').select('seq').execute(), []);
});
