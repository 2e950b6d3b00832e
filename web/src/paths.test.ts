import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { ENTRIES, PATHS } from './paths.ts';

test('every page exists and answers some path; no path twice; the ceremony never comes from the commission', () => {
  for (const entry of ENTRIES) {
    assert.ok(existsSync(join(import.meta.dirname, '..', entry)), entry);
    assert.ok(
      PATHS.some(({ html }) => html === entry),
      entry,
    );
  }
  assert.equal(new Set(PATHS.map(({ path }) => path)).size, PATHS.length);
  assert.deepEqual(
    [...new Set(PATHS.filter(({ html }) => html === 'ceremony.html').map(({ host }) => host))],
    ['lead'],
  );
});
