import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import pg from 'pg';
import { NeedleSearch } from '../devkit/src/leaks/index.ts';
import { clusterForFile, skipWithoutPostgres } from '../server/src/store/postgres.testing.ts';
import { COMMISSION_FOLDERS, needlesOf, playSigning, searchFolder } from './signed-scene.ts';

const cluster = clusterForFile();

async function query(url: string, text: string, values: unknown[] = []): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(text, values);
  } finally {
    await client.end();
  }
}

test('after signing, dump, raw files and WAL of PostgreSQL hold nobody; a planted value is found in each', {
  timeout: 300_000,
}, async (t) => {
  if (skipWithoutPostgres(t)) return;
  const folder = await mkdtemp(join(tmpdir(), 'lianshu-leak-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  const { freshDatabase, folder: rawFolder } = cluster();
  const url = await freshDatabase();
  const { world, lines, cards } = await playSigning(folder, url);
  t.after(() => world.close());
  const search = new NeedleSearch(needlesOf(cards));
  const dump = (): Buffer => execFileSync('pg_dump', ['--dbname', url], { maxBuffer: 1 << 30 });

  assert.deepEqual(search.find(Buffer.from(lines.join('\n'))), []);
  const before = dump();
  assert.ok(before.length > 400_000, `${before.length} bytes dumped`);
  assert.deepEqual(search.find(before), []);
  await query(url, 'CHECKPOINT');
  if (rawFolder !== undefined) {
    const { hits, bytes } = searchFolder(search, rawFolder);
    assert.deepEqual(hits, []);
    assert.ok(bytes > 20_000_000, `${bytes} bytes searched`);
  }
  for (const name of COMMISSION_FOLDERS) assert.deepEqual(searchFolder(search, join(folder, name)).hits, []);

  const planted = `${cards[0]!.holder.name} ${cards[1]!.holder.idNumber}`;
  await query(url, 'INSERT INTO officer (card, name) VALUES ($1, $2)', [randomBytes(32), planted]);
  assert.ok(search.find(dump()).length >= 1);
  await query(url, 'CHECKPOINT');
  if (rawFolder !== undefined) {
    const { hits } = searchFolder(search, rawFolder);
    assert.ok(
      hits.some(({ file }) => file.startsWith('pg_wal/')),
      'in the WAL',
    );
    assert.ok(
      hits.some(({ file }) => file.startsWith('base/')),
      'in the data files',
    );
  }
});
