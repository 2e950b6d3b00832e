import { join } from 'node:path';

/** The committed trust file that everything in the demo is verified against. */
export const DEMO_TRUST_FILE: string = join(import.meta.dirname, '../../../audit/trust/demo.json');
