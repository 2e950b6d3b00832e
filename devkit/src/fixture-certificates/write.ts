// Writes vectors/certificates/certificates.json anew: node devkit/src/fixture-certificates/write.ts
import { join } from 'node:path';
import { writeFileAtomically } from '@lianshu/platform';
import { certificateVectors, renderCertificateVectors } from './certificate-vectors.ts';

const FILE = join(import.meta.dirname, '../../../vectors/certificates/certificates.json');
await writeFileAtomically(FILE, new TextEncoder().encode(renderCertificateVectors(certificateVectors())), 0o644);
console.log('wrote vectors/certificates/certificates.json');
