// Writes audit/trust/demo.json anew: node devkit/src/authority/write-trust.ts
import { join } from 'node:path';
import { encodeTrust } from '@lianshu/core/trust';
import { writeFileAtomically } from '@lianshu/platform';
import { createDemoPki } from '../pki/demo-pki.ts';
import { demoTrust } from './demo-authorities.ts';
import { DEMO_TRUST_FILE } from './trust-file.ts';

await writeFileAtomically(DEMO_TRUST_FILE, encodeTrust(demoTrust(createDemoPki())), 0o644);
console.log(`wrote ${join('audit', 'trust', 'demo.json')}`);
