import { openStore } from '../store/open-store.ts';
import { casesSuite } from './cases-suite.testing.ts';

casesSuite(() => openStore({ memory: true }));
