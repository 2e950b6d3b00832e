import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { toHex, utf8 } from '@lianshu/core/bytes';
import { listClient } from '@lianshu/core/client';
import { nodePrimitives as p } from '@lianshu/platform';
import { pageAt } from '../../../web/src/paths.ts';
import { runClient } from './main.ts';

const FILES: Readonly<Record<string, string>> = {
  'index.html': '<!doctype html><title>index</title>',
  'lead.html': '<!doctype html><title>lead</title>',
  'ceremony.html': '<!doctype html><title>ceremony</title>',
  'favicon.svg': '<svg/>',
  'assets/app-1a2b.js': 'export {};',
};
const { list, sha256 } = listClient(
  p,
  Object.entries(FILES).map(([path, text]) => [path, utf8(text)] as const),
);
const HASH = toHex(sha256);

/** What the site answers otherwise than the build says, by path. */
const otherwise = new Map<string, string | null>();
let server: Server;
let origin: string;
let folder: string;

before(async () => {
  server = createServer((request, response) => {
    const path = request.url ?? '/';
    const page = pageAt(path);
    const name = page?.host === 'commission' ? page.html : path.slice(1);
    const answers: Readonly<Record<string, string | Uint8Array>> = { ...FILES, 'client.json': list };
    const other = otherwise.get(path);
    const body = other === undefined ? (page?.host === 'lead' ? undefined : answers[name]) : other;
    response.statusCode = body == null ? 404 : 200;
    response.end(body ?? '');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  folder = await mkdtemp(join(tmpdir(), 'lianshu-client-'));
  for (const [path, text] of Object.entries(FILES)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  await writeFile(join(folder, 'client.json'), list);
});
after(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await rm(folder, { recursive: true });
});

async function run(...argv: string[]): Promise<{ code: number; out: string; err: string }> {
  const said = { out: '', err: '' };
  const code = await runClient([...argv, '--lang', 'en'], {
    out: (text) => {
      said.out += text;
    },
    err: (text) => {
      said.err += text;
    },
  });
  return { code, ...said };
}
const RELEASES = (hash: string) =>
  JSON.stringify({ serving: hash, releases: [{ sha256: hash, version: '0.1.0', since: 1795392000000, index: 3 }] });

async function site(answers: Readonly<Record<string, string | null>>, ...argv: string[]) {
  otherwise.clear();
  otherwise.set('/api/client-releases', RELEASES(HASH));
  for (const [path, answer] of Object.entries(answers)) otherwise.set(path, answer);
  const { code, out } = await run(origin, '--json', ...argv);
  return {
    code,
    ...(JSON.parse(out) as { findings: { code: string; where: string }[]; holds: boolean; elsewhere: number }),
  };
}

test('a site that serves what it published holds: every path of every page is asked for, pages of other programs are not', async () => {
  const { code, findings, elsewhere } = await site({});
  assert.deepEqual([code, findings, elsewhere], [0, [], 1]);
  const { out } = await run(origin);
  assert.match(out, new RegExp(`SHA-256: ${HASH}`));
  assert.match(out, /entry 3 of the acts log/);
  assert.match(out, /So the site says/);
});

const FAULTS: readonly (readonly [string, Readonly<Record<string, string | null>>, readonly string[]])[] = [
  ['another script', { '/assets/app-1a2b.js': 'evil()' }, ['file-differs /assets/app-1a2b.js']],
  ['another page on one path alone', { '/sign/0': '<script src=x>' }, ['file-differs /sign/0']],
  ['a file left out', { '/favicon.svg': null }, ['file-missing /favicon.svg']],
  ['no list', { '/client.json': null }, ['list-missing client.json']],
  ['a list that is none', { '/client.json': '{}' }, ['list-malformed client.json']],
  ['a client that was never entered', { '/api/client-releases': RELEASES('ab'.repeat(32)) }, []],
  ['a moment that no calendar has', { '/api/client-releases': RELEASES(HASH).replace('1795392000000', '9e15') }, []],
  ['no word of what was released', { '/api/client-releases': null }, []],
];
for (const [what, answers, expected] of FAULTS)
  test(`${what} is found`, async () => {
    const { code, findings } = await site(answers);
    assert.deepEqual([code, findings.map((found) => `${found.code} ${found.where}`)], [1, expected]);
  });

test('a hash from elsewhere decides', async () => {
  assert.equal((await site({}, '--hash', HASH)).code, 0);
  assert.equal((await site({}, '--hash', 'cd'.repeat(32))).code, 1);
});

test('a folder is read without the network; a file too many is found', async () => {
  const { code, out } = await run(folder);
  assert.deepEqual([code, /5 files/.test(out)], [0, true]);
  await writeFile(join(folder, 'assets', 'more.js'), 'evil()');
  const worse = await run(folder, '--json');
  assert.deepEqual(
    [worse.code, JSON.parse(worse.out).findings],
    [1, [{ code: 'file-unlisted', where: 'assets/more.js' }]],
  );
  await rm(join(folder, 'assets', 'more.js'));
  // A link is served like a file, whatever it leads to.
  await symlink('/etc', join(folder, 'assets', 'more'));
  const linked = await run(folder, '--json');
  await rm(join(folder, 'assets', 'more'));
  assert.deepEqual([linked.code, JSON.parse(linked.out).findings[0].where], [1, 'assets/more']);
});

test('an export of the acts log that names other clients, or does not verify, is told', async () => {
  const export_ = join(import.meta.dirname, '../../../vectors/acts/holds.ndjson');
  const other = await run(folder, '--acts', export_, '--json');
  assert.deepEqual([other.code, JSON.parse(other.out).releasesFrom], [1, 'acts']);
  const was = process.env.NODE_ENV;
  process.env.NODE_ENV = 'production';
  try {
    assert.equal((await run(folder, '--acts', export_)).code, 2, 'nor does the demo’s trust file do in production');
  } finally {
    if (was === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = was;
  }
  const broken = await run(folder, '--acts', join(folder, 'index.html'));
  assert.deepEqual([broken.code, /no export/.test(broken.err)], [2, true]);
});

test('what cannot be checked exits with 2', async () => {
  assert.equal((await run('/no/such/folder')).code, 2);
  assert.equal((await run('http://127.0.0.1:9')).code, 2);
  assert.equal((await run()).code, 2);
  assert.equal((await run(folder, '--hash', 'xyz')).code, 2);
  assert.equal((await run('--help')).code, 0);
});
