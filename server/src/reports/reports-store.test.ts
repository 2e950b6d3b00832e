import { openStore } from '../store/open-store.ts';
import { reportsSuite } from './reports-suite.testing.ts';

reportsSuite(() => openStore({ memory: true }));
