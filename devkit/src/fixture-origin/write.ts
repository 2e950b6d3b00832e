// Writes vectors/origin-attribute/attributes.json anew: node devkit/src/fixture-origin/write.ts
import { join } from 'node:path';
import { writeFileAtomically } from '@lianshu/platform';
import { renderOriginVectors } from './origin-vectors.ts';

const FILE = join(import.meta.dirname, '../../../vectors/origin-attribute/attributes.json');
await writeFileAtomically(FILE, new TextEncoder().encode(renderOriginVectors()), 0o644);
console.log('wrote vectors/origin-attribute/attributes.json');
