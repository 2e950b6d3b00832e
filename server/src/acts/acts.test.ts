import { openStore } from '../store/open-store.ts';
import { actsSuite } from './acts-suite.testing.ts';

actsSuite((wrap) => openStore({ memory: true }, wrap));
