import { test } from 'node:test';
import { openStore } from '../store/open-store.ts';
import { clusterForFile, missingPostgres, skipWithoutPostgres } from '../store/postgres.testing.ts';
import { casesSuite } from './cases-suite.testing.ts';

const cluster = clusterForFile();

if (missingPostgres() === undefined) {
  casesSuite(async () => openStore({ url: await cluster().freshDatabase() }));
} else {
  test('the suite of stored cases on PostgreSQL', (t) => {
    skipWithoutPostgres(t);
  });
}
