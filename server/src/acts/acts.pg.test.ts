import { test } from 'node:test';
import { openStore } from '../store/open-store.ts';
import { clusterForFile, missingPostgres, skipWithoutPostgres } from '../store/postgres.testing.ts';
import { actsSuite } from './acts-suite.testing.ts';

const cluster = clusterForFile();

if (missingPostgres() === undefined) {
  actsSuite(async (wrap) => {
    const url = await cluster().freshDatabase();
    return { ...(await openStore({ url }, wrap)), again: () => openStore({ url }) };
  });
} else {
  test('the suite of the acts log on PostgreSQL', (t) => {
    skipWithoutPostgres(t);
  });
}
