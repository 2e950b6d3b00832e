import { test } from 'node:test';
import { openStore } from '../store/open-store.ts';
import { clusterForFile, missingPostgres, skipWithoutPostgres } from '../store/postgres.testing.ts';
import { reportsSuite } from './reports-suite.testing.ts';

const cluster = clusterForFile();

if (missingPostgres() === undefined) {
  reportsSuite(async () => openStore({ url: await cluster().freshDatabase() }));
} else {
  test('the suite of reports on PostgreSQL', (t) => {
    skipWithoutPostgres(t);
  });
}
