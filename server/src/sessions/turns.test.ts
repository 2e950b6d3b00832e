import { openStore } from '../store/open-store.ts';
import { turnsSuite } from './turns-suite.testing.ts';

turnsSuite(() => openStore({ memory: true }));
