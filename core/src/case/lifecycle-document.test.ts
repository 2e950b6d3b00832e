import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { lifecycleDocument } from './lifecycle-document.testing.ts';

const FILE = new URL('../../../docs/lifecycle.md', import.meta.url);

test('docs/lifecycle.md is what the table says (UPDATE_DOCS=1 writes it)', () => {
  if (process.env.UPDATE_DOCS === '1') writeFileSync(FILE, lifecycleDocument());
  assert.equal(readFileSync(FILE, 'utf8'), lifecycleDocument());
});
