import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { sql } from 'kysely';
import { migrate } from './migrate.ts';
import type { Store } from './open-store.ts';

const HOT = ['slot', 'tile', 'checkpoint', 'head'];

interface Constraint {
  readonly table: string;
  readonly type: string;
  readonly columns: string;
}

/** What must hold on every database that the server runs on. */
export function storeSuite(open: () => Promise<Store>): void {
  let opened: Promise<Store> | undefined;
  const store = (): Promise<Store> => {
    opened ??= open();
    return opened;
  };
  after(async () => (await opened)?.close());

  test('migrating twice changes nothing', async () => {
    const { db } = await store();
    await migrate(db);
    const tables = await sql<{ n: number }>`SELECT count(*)::int AS n FROM information_schema.tables
      WHERE table_schema = 'public' AND table_name NOT LIKE 'kysely%'`.execute(db);
    assert.equal(tables.rows[0]!.n, 27);
  });

  test('every key of a hot table begins with the log, and nothing crosses logs', async () => {
    const { db } = await store();
    const { rows } = await sql<Constraint>`
      SELECT c.conrelid::regclass::text AS "table", c.contype::text AS type,
        (SELECT string_agg(a.attname, ',' ORDER BY k.ord) FROM unnest(c.conkey) WITH ORDINALITY k(num, ord)
          JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k.num) AS columns
      FROM pg_constraint c WHERE c.connamespace = 'public'::regnamespace AND c.contype IN ('p', 'u', 'f', 'x')`.execute(
      db,
    );
    assert.deepEqual(
      rows.filter(({ type }) => type === 'f' || type === 'x'),
      [],
    );
    const hot = rows.filter(({ table }) => HOT.includes(table));
    assert.equal(hot.length, 5);
    for (const { columns } of hot) assert.match(columns, /^log(,|$)/);
    const sequences = await sql`SELECT 1 FROM pg_class WHERE relkind = 'S'`.execute(db);
    assert.equal(sequences.rows.length, 0);
    const indexes = await sql<{ def: string }>`SELECT indexdef AS def FROM pg_indexes
      WHERE schemaname = 'public' AND tablename IN ('slot', 'tile', 'checkpoint', 'head')`.execute(db);
    assert.equal(indexes.rows.length, 5);
    for (const { def } of indexes.rows) assert.match(def, /\(log[,)]/);
  });

  test('a slot has no time, no flag and no nullable column', async () => {
    const { db } = await store();
    const { rows } = await sql<{ name: string; nullable: string; type: string }>`
      SELECT column_name AS name, is_nullable AS nullable, data_type AS type FROM information_schema.columns
      WHERE table_name = 'slot' ORDER BY ordinal_position`.execute(db);
    assert.deepEqual(
      rows.map(({ name, nullable, type }) => [name, nullable, type]),
      [
        ['log', 'NO', 'text'],
        ['idx', 'NO', 'bigint'],
        ['body', 'NO', 'bytea'],
        ['prog', 'NO', 'bytea'],
        ['c', 'NO', 'bytea'],
        ['tag', 'NO', 'bytea'],
      ],
    );
  });

  test('bytes and large numbers come back as they went in', async () => {
    const { db } = await store();
    const bytes = Uint8Array.from({ length: 256 }, (_, i) => i);
    const slot = { log: '1.petition.1', idx: 2 ** 40, body: bytes, prog: bytes, c: bytes, tag: bytes };
    await db.insertInto('slot').values(slot).execute();
    const found = await db.selectFrom('slot').selectAll().executeTakeFirstOrThrow();
    assert.deepEqual(found, slot);
    assert.equal(Object.getPrototypeOf(found.body), Uint8Array.prototype);
  });

  test('a case event can be added, never changed or removed', async () => {
    const { db } = await store();
    const row = { case_number: '9001', seq: 1, at: 0, actor: 'lead', event: '{}' };
    await db.insertInto('case_event').values(row).execute();
    await assert.rejects(db.updateTable('case_event').set({ at: 1 }).execute(), /append-only/);
    await assert.rejects(db.deleteFrom('case_event').execute(), /append-only/);
    await assert.rejects(db.insertInto('case_event').values(row).execute(), /unique/);
  });

  test('a query beside an open transaction is not part of it', async () => {
    const { db } = await store();
    const view = (n: number) => ({ case_number: String(n), seq: 1, state: 's', view: '{}' });
    let beside: Promise<unknown> = Promise.resolve();
    const failed = db.transaction().execute(async (tx) => {
      await tx.insertInto('case_view').values(view(1)).execute();
      beside = db.insertInto('case_view').values(view(2)).execute();
      await new Promise((resolve) => setTimeout(resolve, 20));
      throw new Error('rolled back');
    });
    await assert.rejects(failed, /rolled back/);
    await beside;
    const rows = await db.selectFrom('case_view').select('case_number').execute();
    assert.deepEqual(rows, [{ case_number: '2' }]);
    await db.deleteFrom('case_view').execute();
  });

  test('fifty transactions at once all arrive', async () => {
    const { db } = await store();
    const numbers = Array.from({ length: 50 }, (_, i) => i + 1);
    await Promise.all(
      numbers.map((n) =>
        db.transaction().execute(async (tx) => {
          await tx
            .insertInto('case_view')
            .values({ case_number: `${n}`, seq: 0, state: 's', view: '{}' })
            .execute();
          await tx.updateTable('case_view').set({ seq: n }).where('case_number', '=', `${n}`).execute();
        }),
      ),
    );
    const rows = await db.selectFrom('case_view').select(['case_number', 'seq']).orderBy('seq').execute();
    assert.deepEqual(
      rows,
      numbers.map((n) => ({ case_number: `${n}`, seq: n })),
    );
  });
}
