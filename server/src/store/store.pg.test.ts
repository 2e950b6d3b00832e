import { test } from 'node:test';
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
