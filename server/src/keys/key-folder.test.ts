import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { nodeRandom } from '@lianshu/platform';
import { KeyFolder } from './key-folder.ts';
import { installAuthority, loadAuthority, loadLogSecret, loadNonceKey } from './server-keys.ts';

let folder: string;
before(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'lianshu-keys-')), 'keys');
});
after(() => rm(join(folder, '..'), { recursive: true }));

test('keys are files of mode 0600 in a folder of mode 0700, and nothing else is left there', async () => {
  const keys = new KeyFolder(folder);
  await keys.write('a.key', nodeRandom(32));
  await loadNonceKey(keys, nodeRandom);
  await loadLogSecret(keys, '9001.petition.1', nodeRandom);
  assert.equal((await stat(folder)).mode & 0o777, 0o700);
  const names = (await readdir(folder)).sort();
  assert.deepEqual(names, ['a.key', 'log-9001.petition.1.json', 'nonce.key']);
  for (const name of names) assert.equal((await stat(join(folder, name))).mode & 0o777, 0o600, name);
});

test('many callers at once, and a restart, get one and the same key', async () => {
  const keys = new KeyFolder(folder);
  const made = await Promise.all(Array.from({ length: 10 }, () => loadLogSecret(keys, '9002.petition.1', nodeRandom)));
  const again = await loadLogSecret(new KeyFolder(folder), '9002.petition.1', nodeRandom);
  for (const secret of made) assert.deepEqual(secret, again);
});

test('the authority key has to be installed; it is never made up', async () => {
  const keys = new KeyFolder(folder);
  await assert.rejects(loadAuthority(keys), /install the commission's authority key/);
  const seeds = { ed25519Seed: nodeRandom(32), mldsa44Seed: nodeRandom(32) };
  await installAuthority(keys, seeds);
  assert.deepEqual(await loadAuthority(keys), seeds);
});

test('a destroyed key is gone; a key that is not there can be destroyed', async () => {
  const keys = new KeyFolder(folder);
  await keys.write('gone.key', nodeRandom(32));
  await keys.destroy('gone.key');
  await keys.destroy('gone.key');
  assert.equal(await keys.read('gone.key'), undefined);
});

const BAD_NAMES = ['../a', 'a/b', '', '.', '..', 'a..b', 'A', '/etc/passwd', 'a\u0000'];
for (const name of BAD_NAMES) {
  test(`${JSON.stringify(name)} is no name of a key`, async () => {
    await assert.rejects(new KeyFolder(folder).write(name, nodeRandom(1)), RangeError);
  });
}
