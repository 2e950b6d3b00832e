import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { ENTRIES, PATHS, pageAt, pagesOf } from './paths.ts';

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

test('a path is answered by its own page, and each host has only its own', () => {
  const answers: readonly (readonly [path: string, html: string | undefined])[] = [
    ['/', 'index.html'],
    ['/cases/9001', 'index.html'],
    ['/cases', undefined],
    ['/cases.json', undefined],
    ['/link', 'index.html'],
    ['/card-used', 'index.html'],
    ['/lead', 'lead.html'],
    ['/lead/progress/9001', 'lead.html'],
    ['/leader', undefined],
    ['/ceremony/filing', 'ceremony.html'],
    ['/assets/a.js', undefined],
    ['/index.html', undefined],
  ];
  for (const [path, html] of answers) assert.equal(pageAt(path)?.html, html, path);
  const htmlOf = (host: Parameters<typeof pagesOf>[0]) => [...new Set(pagesOf(host).map(({ html }) => html))];
  assert.deepEqual(htmlOf('commission'), [
    'index.html',
    'lead.html',
    'commission.html',
    'auditor.html',
    'gallery.html',
  ]);
  assert.deepEqual(htmlOf('registry'), ['registry.html']);
  assert.deepEqual(htmlOf('lead'), ['ceremony.html']);
});
