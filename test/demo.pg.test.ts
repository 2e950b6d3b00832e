import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { clusterForFile, skipWithoutPostgres } from '../server/src/store/postgres.testing.ts';
import { assertDemo } from './demo-checks.ts';

const cluster = clusterForFile();

test('the demo plays the same on PostgreSQL, twice in one database', { timeout: 240_000 }, async (t) => {
  if (skipWithoutPostgres(t)) return;
  const DATABASE_URL = await cluster().freshDatabase();
  for (const _ of [1, 2]) {
    const folder = await mkdtemp(join(tmpdir(), 'lianshu-demo-'));
    t.after(() => rm(folder, { recursive: true, force: true }));
    await assertDemo(folder, { DATABASE_URL }, 'postgresql');
  }
});
