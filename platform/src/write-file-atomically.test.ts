import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { writeFileAtomically } from './write-file-atomically.ts';

let directory = '';
before(async () => {
  directory = await mkdtemp(join(tmpdir(), 'lianshu-atomic-'));
});
after(() => rm(directory, { recursive: true, force: true }));

test('the file holds the bytes, replaces the old one, and nothing else is left', async () => {
  const path = join(directory, 'head');
  await writeFileAtomically(path, Uint8Array.of(1, 2, 3));
  await writeFileAtomically(path, Uint8Array.of(4));
  assert.deepEqual(new Uint8Array(await readFile(path)), Uint8Array.of(4));
  assert.deepEqual(await readdir(directory), ['head']);
  if (process.platform !== 'win32') assert.equal((await stat(path)).mode & 0o777, 0o600);
});

test('readers that look while it is written see a whole version, never a part', async () => {
  const path = join(directory, 'busy');
  await writeFileAtomically(path, new Uint8Array(100_000).fill(1));
  const writes = Array.from({ length: 10 }, (_, i) => writeFileAtomically(path, new Uint8Array(100_000).fill(i + 2)));
  const reads = Array.from({ length: 20 }, async () => {
    const seen = new Uint8Array(await readFile(path));
    assert.equal(seen.length, 100_000);
    assert.equal(new Set(seen).size, 1);
  });
  await Promise.all([...writes, ...reads]);
});

test('a failure leaves the old file and no temporary one', async () => {
  const path = join(directory, 'missing', 'head');
  await assert.rejects(writeFileAtomically(path, Uint8Array.of(1)), { code: 'ENOENT' });
});
