import { after, beforeEach } from 'node:test';
import { sql } from 'kysely';
import { openStore, type Store } from '../store/open-store.ts';
import { actsSuite } from './acts-suite.testing.ts';

const used: Store[] = [];
const free: Store[] = [];

// What the last test used is emptied for the next: making an embedded database takes longer than any of these tests.
beforeEach(() => {
  free.push(...used.splice(0));
});
after(async () => {
  for (const store of [...used, ...free]) await store.close();
});

async function emptied(store: Store): Promise<Store> {
  const { rows } = await sql<{ name: string }>`SELECT table_name AS name FROM information_schema.tables
    WHERE table_schema = 'public' AND table_name NOT LIKE 'kysely%'`.execute(store.db);
  await sql`TRUNCATE ${sql.join(rows.map(({ name }) => sql.ref(name)))}`.execute(store.db);
  return store;
}

actsSuite(async (wrap) => {
  if (wrap !== undefined) return openStore({ memory: true }, wrap);
  const known = free.pop();
  const store = known === undefined ? await openStore({ memory: true }) : await emptied(known);
  used.push(store);
  return { ...store, close: async () => {} };
});
