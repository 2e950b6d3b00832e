import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { type FaultPlan, withFaults } from '../store/faults.testing.ts';
import { openStore } from '../store/open-store.ts';
import { destructionSuite } from './destruction-suite.testing.ts';

let plan: FaultPlan = () => undefined;
const folders: string[] = [];
after(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true }))));

destructionSuite(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'lianshu-destroyed-'));
  folders.push(folder);
  const store = await openStore({ folder }, (dialect) => withFaults(dialect, (statement) => plan(statement)));
  const setPlan = (next: FaultPlan): void => {
    plan = next;
  };
  return { store, setPlan, folder };
});
