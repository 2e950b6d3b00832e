import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { after, before, test } from 'node:test';
import { encodeTrust } from '@lianshu/core/trust';
import { demoTrust, deriveDemoAuthorities } from '../../devkit/src/authority/demo-authorities.ts';
import { createDemoPki } from '../../devkit/src/pki/index.ts';
import { completeConfig, configFromEnvironment, type ServerConfig } from './config.ts';
import { lockFolder } from './data-lock.ts';
import { createCase, loadCase, startServer } from './index.ts';
import { KeyFolder } from './keys/key-folder.ts';
import { installAuthority } from './keys/server-keys.ts';

const authorities = deriveDemoAuthorities();
const logTo = new Writable({ write: (_chunk, _encoding, done) => done() });
let folder: string;
let config: ServerConfig;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lianshu-start-'));
  const trustFile = join(folder, 'trust.json');
  await writeFile(trustFile, encodeTrust(demoTrust(createDemoPki(), authorities)));
  config = completeConfig({ dataFolder: join(folder, 'data'), trustFile, port: 0 });
});
after(() => rm(folder, { recursive: true }));

const DRAFT = {
  number: '9001',
  kind: 'policy-initiative',
  mainText: '您是否同意示範？',
  reason: '示範。',
  leadName: '示範人',
} as const;

test('without the authority key of the trust file the server does not start, and says what to do', async () => {
  await assert.rejects(startServer(config, { logTo }), /install the commission's authority key/);
  await installAuthority(new KeyFolder(config.keysFolder), authorities.registry.secret);
  await assert.rejects(startServer(config, { logTo }), /not the one that the trust file pins/);
  assert.ok(!(await readdir(config.dataFolder)).includes('server.lock'), 'a failed start leaves no lock');
});

test('a server on the embedded database keeps its cases over a restart, and one folder has one server', async () => {
  await installAuthority(new KeyFolder(config.keysFolder), authorities.commission.secret);
  const first = await startServer(config, { logTo });
  assert.match(first.origin, /^http:\/\/localhost:[1-9][0-9]+$/);
  const health = await fetch(`${first.origin}/api/health`);
  assert.deepEqual(await health.json(), { status: 'ok' });
  const made = await createCase(first.parts, DRAFT, Date.now());
  assert.ok(made.ok);
  await assert.rejects(startServer(config, { logTo }), /another server \(process \d+\) is using this data folder/);
  await first.close();
  const second = await startServer({ ...config, port: 0 }, { logTo });
  assert.equal((await loadCase(second.parts.db, '9001')).state.phase, 'draft');
  await second.close();
});

test('a lock that a dead server left is taken over, also when its process number belongs to another program now', async () => {
  const path = join(config.dataFolder, 'server.lock');
  // Our parent is alive, but it is not the server of an earlier start that had its number; nor is this process itself.
  for (const left of [`${process.ppid} 1\n`, `${process.pid} 1\n`, '999999999 1\n', '']) {
    await writeFile(path, left);
    await (await lockFolder(config.dataFolder))();
  }
});

test('of several who find a lock left behind, exactly one takes it', async () => {
  for (let i = 0; i < 100; i++) {
    await writeFile(join(config.dataFolder, 'server.lock'), '999999999 1\n');
    const tries = await Promise.allSettled([1, 2, 3, 4].map(() => lockFolder(config.dataFolder)));
    const holders = tries.flatMap((it) => (it.status === 'fulfilled' ? [it.value] : []));
    assert.equal(holders.length, 1);
    await holders[0]!();
  }
  assert.deepEqual(
    (await readdir(config.dataFolder)).filter((name) => name.includes('server.lock')),
    [],
  );
});

test('a port that is taken is an error of its own, and leaves nothing behind', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const { port } = other.address() as { port: number };
  await assert.rejects(startServer({ ...config, port }, { logTo }), { code: 'EADDRINUSE' });
  await new Promise((resolve) => other.close(resolve));
  assert.ok(!(await readdir(config.dataFolder)).includes('server.lock'));
});

test('settings come from the environment by name; a missing one and an odd origin are named', () => {
  const env = {
    LIANSHU_DATA: '/data',
    LIANSHU_TRUST: '/trust.json',
    LIANSHU_PORT: '99',
    DATABASE_URL: 'postgresql://x',
  };
  const read = configFromEnvironment(env);
  assert.deepEqual([read.port, read.databaseUrl, read.keysFolder], [99, 'postgresql://x', '/data/keys']);
  assert.deepEqual(read.revocationSources, {});
  const sources = { LIANSHU_CRL_G2: 'http://ca.invalid/complete.crl', LIANSHU_CRL_G3: '/mirror/g3.crl' };
  assert.deepEqual(configFromEnvironment({ ...env, ...sources }).revocationSources, {
    G2: sources.LIANSHU_CRL_G2,
    G3: sources.LIANSHU_CRL_G3,
  });
  assert.deepEqual(read.middleware, {
    popupForm: 'popupForm',
    cipherTypes: { pkcs1: 'PKCS#1', cms: 'PKCS#7' },
    plainEncoding: 'base64',
  });
  const spoken = configFromEnvironment({
    ...env,
    LIANSHU_MIDDLEWARE: 'http://localhost:16888',
    LIANSHU_POPUP_FORM: 'ChtPopupForm',
    LIANSHU_CIPHER_TYPE: 'PKCS1',
    LIANSHU_CIPHER_TYPE_CMS: 'CMS',
    LIANSHU_PLAIN_ENCODING: '',
  });
  assert.equal(spoken.middlewareOrigin, 'http://localhost:16888');
  assert.deepEqual(spoken.middleware, {
    popupForm: 'ChtPopupForm',
    cipherTypes: { pkcs1: 'PKCS1', cms: 'CMS' },
    plainEncoding: '',
  });
  assert.throws(() => configFromEnvironment({ ...env, LIANSHU_POPUP_FORM: 'x' }), /LIANSHU_POPUP_FORM/);
  assert.throws(() => configFromEnvironment({ ...env, LIANSHU_PLAIN_ENCODING: 'hex' }), /LIANSHU_PLAIN_ENCODING/);
  assert.throws(() => configFromEnvironment({}), /LIANSHU_DATA/);
  assert.throws(() => configFromEnvironment({ ...env, LIANSHU_ORIGIN: 'https://x.tw/path' }), /origin\.malformed/);
});
