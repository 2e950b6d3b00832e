import { test } from 'node:test';
import { openStore } from '../store/open-store.ts';
import { clusterForFile, missingPostgres, skipWithoutPostgres } from '../store/postgres.testing.ts';
import { ledgerSuite } from './ledger-suite.testing.ts';

const cluster = clusterForFile();

if (missingPostgres() === undefined) {
  ledgerSuite(async (wrap) => openStore({ url: await cluster().freshDatabase() }, wrap));
} else {
  test('the ledger suite on PostgreSQL', (t) => {
    skipWithoutPostgres(t);
  });
}
