import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { utf8 } from '@lianshu/core/bytes';
import { listClient } from '@lianshu/core/client';
import { nodePrimitives as p } from '@lianshu/platform';
import { reportOf } from '../acts/report-of.testing.ts';
import { Visitor } from '../testing/visitor.testing.ts';
import { createWorld } from '../testing/world.testing.ts';
import { clientReleases, enterServedClient } from './client-releases.ts';
import { ClientDamaged, readServedClient } from './served-client.ts';

const FILES = { 'index.html': '<!doctype html><title>index</title>', 'assets/app-1a2b.js': 'export {};' };

async function buildOf(files: Readonly<Record<string, string>>): Promise<{ folder: string; list: Uint8Array }> {
  const folder = await mkdtemp(join(tmpdir(), 'lianshu-client-'));
  await mkdir(join(folder, 'assets'));
  for (const [path, text] of Object.entries(files)) await writeFile(join(folder, path), text);
  const { list } = listClient(
    p,
    Object.entries(files).map(([path, text]) => [path, utf8(text)] as const),
  );
  await writeFile(join(folder, 'client.json'), list);
  await writeFile(join(folder, '.sources'), 'a note of the builder');
  await mkdir(join(folder, 'assets/.notes'));
  await writeFile(join(folder, 'assets/.notes/note.js'), 'another note');
  await writeFile(join(folder, 'assets/.note.js'), 'one more');
  return { folder, list };
}

test('the client that is served is entered once, also after a restart, and again only when it is another', async () => {
  const { folder, list } = await buildOf(FILES);
  const world = await createWorld({ webFolder: folder });
  const visitor = new Visitor(world.app);
  const releases = async () => (await visitor.must(visitor.get('/api/client-releases'))).json;
  const sha256 = Buffer.from(p.sha256(list)).toString('hex');
  const first = await releases();
  assert.equal(first.serving, sha256);
  assert.deepEqual(
    first.releases.map((release: Record<string, unknown>) => [release.sha256, release.version, release.index]),
    [[sha256, '0.1.0', 1]],
  );
  // What a stranger downloads is what was hashed.
  assert.deepEqual(Buffer.from((await visitor.get('/client.json')).bytes), Buffer.from(list));
  for (const note of ['.note.js', '.notes/note.js', '%2enotes/note.js'])
    assert.equal((await visitor.get(`/assets/${note}`)).status, 404, note);
  const again = await world.restarted();
  assert.equal((await clientReleases(again.parts.db)).length, 1);
  await again.app.close();
  const other = { sha256: 'ab'.repeat(32), version: '0.2.0' };
  await Promise.all([1, 2, 3].map(() => enterServedClient(world.parts, other)));
  await enterServedClient(world.parts, { sha256, version: '0.1.0' });
  assert.deepEqual(
    (await releases()).releases.map((release: { sha256: string }) => release.sha256),
    [sha256, other.sha256, sha256],
  );
  assert.deepEqual((await reportOf(world.parts.db)).findings, []);
  await world.close();
  await rm(folder, { recursive: true });
});

async function moveAndLink(path: string): Promise<void> {
  const elsewhere = join(await mkdtemp(join(tmpdir(), 'lianshu-elsewhere-')), 'file');
  await rename(path, elsewhere);
  await symlink(elsewhere, path);
}

const CHANGES: readonly (readonly [string, (folder: string) => Promise<unknown>])[] = [
  ['a file was changed', (folder) => writeFile(join(folder, 'assets/app-1a2b.js'), 'export {}; ')],
  ['a file was put in', (folder) => writeFile(join(folder, 'assets/more.js'), '')],
  ['a file is missing', (folder) => rm(join(folder, 'index.html'))],
  ['a file is a link', (folder) => moveAndLink(join(folder, 'assets/app-1a2b.js'))],
  ['a link was put in', (folder) => symlink('/etc', join(folder, 'assets/more'))],
  ['a file was renamed', (folder) => rename(join(folder, 'index.html'), join(folder, 'lead.html'))],
];
for (const [what, change] of CHANGES)
  test(`the server does not start where ${what}`, async () => {
    const { folder } = await buildOf(FILES);
    assert.ok(await readServedClient(folder));
    await change(folder);
    await assert.rejects(readServedClient(folder), ClientDamaged);
    await assert.rejects(createWorld({ webFolder: folder }), ClientDamaged);
    await rm(folder, { recursive: true });
  });

test('pages without a list are served and named nowhere', async () => {
  const { folder } = await buildOf(FILES);
  await rm(join(folder, 'client.json'));
  const world = await createWorld({ webFolder: folder });
  const visitor = new Visitor(world.app);
  assert.deepEqual((await visitor.get('/api/client-releases')).json, { serving: null, releases: [] });
  assert.equal((await visitor.get('/client.json')).status, 404);
  assert.match(world.logged(), /client\.json/);
  await world.close();
  await rm(folder, { recursive: true });
});

test('the version is that of the program', async () => {
  const { folder } = await buildOf(FILES);
  const own = JSON.parse(await readFile(join(import.meta.dirname, '../../package.json'), 'utf8'));
  assert.equal((await readServedClient(folder))?.version, own.version);
  await rm(folder, { recursive: true });
});
