import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { DEFAULT_KEY_FOLDER, openKeyStore } from './key-store.ts';
import { generateRsaKey } from './rsa-key.ts';
import { seededBytes, seededRandom } from './seeded-random.ts';

const folder = mkdtempSync(join(tmpdir(), 'lianshu-keys-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const pkcs8 = (key: { export(options: { format: 'der'; type: 'pkcs8' }): Buffer }) =>
  key.export({ format: 'der', type: 'pkcs8' }).toString('hex');

test('the stream of a seed does not depend on how it is drawn', () => {
  const whole = seededBytes('stream', 5000);
  const random = seededRandom('stream');
  const parts = Buffer.concat([1, 1022, 3, 2000, 1974].map((length) => random(length)));
  assert.deepEqual(Buffer.from(whole), parts);
  assert.notDeepEqual(seededBytes('stream', 32), seededBytes('stream2', 32));
});

test('a key has the size asked for, follows from its seed and works', () => {
  for (const bits of [512, 1024, 2048]) {
    const key = generateRsaKey(seededRandom('key'), bits);
    assert.equal(key.asymmetricKeyDetails?.modulusLength, bits);
    assert.equal(key.asymmetricKeyDetails?.publicExponent, 65537n);
    assert.equal(pkcs8(key), pkcs8(generateRsaKey(seededRandom('key'), bits)));
  }
  assert.notEqual(pkcs8(generateRsaKey(seededRandom('a'), 1024)), pkcs8(generateRsaKey(seededRandom('b'), 1024)));
});

test('a key is kept as one file and read back; a spoilt file is made again', () => {
  const made = pkcs8(openKeyStore(folder).rsa('kept', 2048));
  const [file, ...others] = readdirSync(folder);
  assert.deepEqual(others, []);
  assert.equal(pkcs8(openKeyStore(folder).rsa('kept', 2048)), made);
  writeFileSync(join(folder, file!), 'spoilt');
  assert.equal(pkcs8(openKeyStore(folder).rsa('kept', 2048)), made);
  assert.equal(pkcs8(openKeyStore(null).rsa('kept', 2048)), made);
});

test('a store without a folder writes nothing', () => {
  // other tests may write into the common folder meanwhile, so the key itself is looked for
  const files = (): string[] => (existsSync(DEFAULT_KEY_FOLDER) ? readdirSync(DEFAULT_KEY_FOLDER) : []);
  const before = new Set(files());
  const made = pkcs8(openKeyStore(null).rsa(`nowhere ${process.pid} ${process.hrtime.bigint()}`, 2048));
  const written = files().filter((file) => !before.has(file) && file.endsWith('.p8'));
  assert.ok(written.every((file) => readFileSync(join(DEFAULT_KEY_FOLDER, file)).toString('hex') !== made));
});

test('one store hands out one object per key', () => {
  const store = openKeyStore(folder);
  assert.equal(store.rsa('kept', 2048), store.rsa('kept', 2048));
});
