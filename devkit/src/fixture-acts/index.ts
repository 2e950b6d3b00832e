export { type ActItem, actsCheckpoints, exportOf, FIXTURE_ACTS, linesOf, signedItem, smallActs } from './acts.ts';
