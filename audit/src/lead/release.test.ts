import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { PINNED_TRUST_FILE } from '../verify/main.ts';
import { loadRelease, pinsDemoKeys } from './release.ts';

test('the release hash is the one that sha256sum gives', async (t) => {
  const root = await mkdtemp(join(tmpdir(), 'release-'));
  t.after(() => rm(root, { recursive: true }));
  await mkdir(join(root, 'assets'));
  for (const name of ['ceremony.html', 'b.js', 'B.js', 'assets/a.css', 'assets-2.css', 'é.txt', '.notes']) {
    await writeFile(join(root, name), `content of ${name}`);
  }
  const command =
    "find . -type f -not -name '.*' -printf '%P\\n' | LC_ALL=C sort | xargs -d '\\n' sha256sum | sha256sum";
  const printed = execFileSync('sh', ['-c', command], { cwd: root, encoding: 'utf8', timeout: 5000 });
  assert.equal((await loadRelease(root, 'ceremony.html')).sha256, printed.slice(0, 64));
});

test('a folder without the page is refused with a sentence', async (t) => {
  const root = await mkdtemp(join(tmpdir(), 'release-'));
  t.after(() => rm(root, { recursive: true }));
  await assert.rejects(loadRelease(root, 'ceremony.html'), /has no ceremony\.html/);
});

test('a release that pins keys of the demonstration is told from one that does not', async (t) => {
  const root = await mkdtemp(join(tmpdir(), 'release-'));
  t.after(() => rm(root, { recursive: true }));
  await writeFile(join(root, 'ceremony.html'), 'page');
  assert.equal(pinsDemoKeys(await loadRelease(root, 'ceremony.html')), false);
  // As the build writes it: the text of the trust file as a string in a script.
  const trust = JSON.stringify(await readFile(PINNED_TRUST_FILE, 'utf8'));
  await writeFile(join(root, 'main.js'), `const text=${trust};`);
  assert.equal(pinsDemoKeys(await loadRelease(root, 'ceremony.html')), true);
});
