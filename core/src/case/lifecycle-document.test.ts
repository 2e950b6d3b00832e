import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { lifecycleDocument, permissionDocument } from './lifecycle-document.testing.ts';

const DOCUMENTS = { 'lifecycle.md': lifecycleDocument, 'permissions.md': permissionDocument };

for (const [name, make] of Object.entries(DOCUMENTS)) {
  test(`docs/${name} is what the table says (UPDATE_DOCS=1 writes it)`, () => {
    const file = new URL(`../../../docs/${name}`, import.meta.url);
    if (process.env.UPDATE_DOCS === '1') writeFileSync(file, make());
    assert.equal(readFileSync(file, 'utf8'), make());
  });
}
