import { openStore } from '../store/open-store.ts';
import { ledgerSuite } from './ledger-suite.testing.ts';

ledgerSuite((wrap) => openStore({ memory: true }, wrap));
