import { type FaultPlan, withFaults } from '../store/faults.testing.ts';
import { openStore } from '../store/open-store.ts';
import { clusterForFile, missingPostgres } from '../store/postgres.testing.ts';
import { destructionSuite } from './destruction-suite.testing.ts';

let plan: FaultPlan = () => undefined;
const cluster = clusterForFile();

destructionSuite(async () => {
  const missing = missingPostgres();
  if (missing !== undefined) {
    if (process.env.CI) throw new Error(`PostgreSQL is required in CI: ${missing}`);
    return undefined;
  }
  const url = await cluster().freshDatabase();
  const store = await openStore({ url }, (dialect) => withFaults(dialect, (statement) => plan(statement)));
  const setPlan = (next: FaultPlan): void => {
    plan = next;
  };
  return { store, setPlan, folder: cluster().folder };
});
