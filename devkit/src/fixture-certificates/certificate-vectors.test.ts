import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { certificateVectors, renderCertificateVectors } from './index.ts';

test('the committed certificates are those that the generator makes', () => {
  const committed = readFileSync(new URL('../../../vectors/certificates/certificates.json', import.meta.url), 'utf8');
  assert.equal(renderCertificateVectors(certificateVectors()), committed);
});
