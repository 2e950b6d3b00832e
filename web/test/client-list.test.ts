// The build is reproducible and names itself: whoever builds the same sources gets the same hash.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { test } from 'node:test';
import { toHex } from '@lianshu/core/bytes';
import { parseClientList } from '@lianshu/core/client';
import { nodePrimitives as p } from '@lianshu/platform';

const WEB = join(import.meta.dirname, '..');
const VITE = join(WEB, '..', 'node_modules', 'vite', 'bin', 'vite.js');

function build(outDir: string, env: Readonly<Record<string, string>>): Promise<void> {
  const args = [VITE, 'build', '--logLevel', 'error', '--emptyOutDir', '--outDir', outDir];
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: WEB, stdio: 'inherit', env: { ...process.env, ...env } });
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(`the build ended with ${code}`))));
  });
}

test('two builds of the same sources are the same, file by file, and each is what its list says', {
  timeout: 120_000,
}, async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'lianshu-builds-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  const [one, other] = [join(folder, 'one'), join(folder, 'deeper', 'other')];
  // Neither the place, nor time zone, nor language of who builds may stand in it.
  await build(one, { TZ: 'Asia/Taipei', LC_ALL: 'C' });
  await build(other, { TZ: 'America/New_York', LC_ALL: 'en_US.UTF-8' });
  const list = await readFile(join(one, 'client.json'));
  assert.deepEqual(await readFile(join(other, 'client.json')), list);
  const listed = parseClientList(new Uint8Array(list));
  const entries = await readdir(one, { recursive: true, withFileTypes: true });
  const found = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(one, join(entry.parentPath, entry.name)));
  assert.deepEqual(
    found.filter((path) => path !== 'client.json').sort(),
    listed.map(({ path }) => path),
  );
  assert.ok(listed.length > 50, `${listed.length} files`);
  for (const { path, sha256 } of listed)
    assert.equal(toHex(p.sha256(new Uint8Array(await readFile(join(other, path))))), toHex(sha256), path);
});
