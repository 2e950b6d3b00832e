import { test } from 'node:test';
import { openStore } from '../store/open-store.ts';
import { clusterForFile, missingPostgres, skipWithoutPostgres } from '../store/postgres.testing.ts';
import { turnsSuite } from './turns-suite.testing.ts';

const cluster = clusterForFile();

if (missingPostgres() === undefined) {
  turnsSuite(async () => openStore({ url: await cluster().freshDatabase() }));
} else {
  test('the suite of sessions on PostgreSQL', (t) => {
    skipWithoutPostgres(t);
  });
}
