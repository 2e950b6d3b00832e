export {
  type ActItem,
  actsCheckpoints,
  exportOf,
  FIXTURE_ACTS,
  linesOf,
  type Signing,
  signedItem,
  smallActs,
  smallBefore,
} from './acts.ts';
