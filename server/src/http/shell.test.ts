import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { REFUSALS } from '@lianshu/core/errors';
import { createWorld, type World } from '../testing/world.testing.ts';
import { HTTP_STATUS } from './http-status.ts';

let world: World;
let web: string;
let port: number;

before(async () => {
  web = await mkdtemp(join(tmpdir(), 'lianshu-web-'));
  await mkdir(join(web, 'assets'));
  for (const name of ['index', 'lead', 'commission', 'registry', 'ceremony'])
    await writeFile(join(web, `${name}.html`), `<!doctype html><title>${name}</title>`);
  await writeFile(join(web, 'assets', 'app-1a2b.js'), 'export {};');
  await writeFile(join(web, 'secret.txt'), 'secret');
  world = await createWorld({ webFolder: web });
  await world.app.listen({ host: '127.0.0.1', port: 0 });
  port = (world.app.server.address() as AddressInfo).port;
});
after(async () => {
  await world.close();
  await rm(web, { recursive: true });
});

/** Sends bytes as they are and gives back what comes. */
function raw(text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(text));
    let answer = '';
    socket.setTimeout(5000, () => {
      socket.destroy();
      reject(new Error('no answer'));
    });
    socket.on('data', (chunk) => {
      answer += chunk.toString('latin1');
    });
    socket.on('end', () => resolve(answer));
    socket.on('close', () => resolve(answer));
    socket.on('error', reject);
  });
}

test('every code has a status between 400 and 599', () => {
  assert.deepEqual(Object.keys(HTTP_STATUS).sort(), Object.keys(REFUSALS).sort());
  for (const status of Object.values(HTTP_STATUS)) assert.ok(status >= 400 && status < 600);
});

const SCRIPT: readonly (readonly [
  name: string,
  method: string,
  url: string,
  status: number,
  headers: Record<string, RegExp | null>,
])[] = [
  ['a page', 'GET', '/', 200, { 'content-type': /^text\/html/, 'cache-control': /^no-cache$/ }],
  ['a page of the signer', 'GET', '/sign/9001.petition.1', 200, { 'content-type': /^text\/html/ }],
  ['a page of the lead', 'GET', '/lead', 200, { 'content-type': /^text\/html/ }],
  [
    'a hashed asset',
    'GET',
    '/assets/app-1a2b.js',
    200,
    { 'cache-control': /max-age=31536000.*immutable/, 'content-type': /javascript/ },
  ],
  ['an asset that is not there', 'GET', '/assets/app-0000.js', 404, { 'content-type': /problem\+json/ }],
  ['the key ceremony, never from this host', 'GET', '/ceremony', 404, {}],
  ['a page of another host', 'GET', '/registry', 404, {}],
  ['a file of the folder that is no page', 'GET', '/secret.txt', 404, {}],
  ['an API answer', 'GET', '/api/cases', 200, { 'content-type': /^application\/json/, 'cache-control': /^no-store$/ }],
  ['an unknown path', 'GET', '/api/nothing', 404, { 'content-type': /problem\+json/, allow: null }],
  ['a wrong method', 'POST', '/api/cases', 405, { allow: /^GET, HEAD$/ }],
  ['a wrong method with a parameter', 'DELETE', '/api/logs/9001.petition.1/signatures', 405, { allow: /^POST$/ }],
  ['an unknown method of HTTP', 'PROPFIND', '/api/cases', 405, {}],
  [
    'a preflight of another site',
    'OPTIONS',
    '/api/logs/9001.petition.1/signatures',
    405,
    { 'access-control-allow-origin': null },
  ],
];
for (const [name, method, url, status, headers] of SCRIPT) {
  test(`${name}: ${method} ${url} is ${status} under the security headers`, async () => {
    const answer = await fetch(`http://127.0.0.1:${port}${url}`, { method });
    assert.equal(answer.status, status);
    const common: Record<string, RegExp | null> = {
      'content-security-policy': /^default-src 'none'; script-src 'self'; /,
      'cross-origin-opener-policy': /^same-origin-allow-popups$/,
      'referrer-policy': /^no-referrer$/,
      'x-content-type-options': /^nosniff$/,
      'x-request-id': /^[0-9a-f]{16}$/,
      'x-powered-by': null,
      server: null,
    };
    for (const [header, expected] of Object.entries({ ...common, ...headers })) {
      const value = answer.headers.get(header);
      if (expected === null) assert.equal(value, null, header);
      else assert.match(value ?? '', expected, header);
    }
    assert.doesNotMatch(answer.headers.get('content-security-policy')!, /unsafe|\*|https?:/);
  });
}

test('a request id of the visitor is not taken over', async () => {
  const answer = await fetch(`http://127.0.0.1:${port}/api/health`, {
    headers: { 'x-request-id': 'mine', 'request-id': 'mine' },
  });
  assert.notEqual(answer.headers.get('x-request-id'), 'mine');
});

test('bytes that are not HTTP get a problem too, a path that leads out gets nothing', async () => {
  assert.match(await raw('hello\r\n\r\n'), /^HTTP\/1\.1 400 .*problem\+json.*"code":"request\.malformed"/s);
  for (const path of [
    '/../secret.txt',
    '/assets/../secret.txt',
    '/assets/%2e%2e/secret.txt',
    '/bundles/..%2f..%2ftrust.json',
    '/bundles/%2e%2e/trust.json',
    '/%00',
    '/%',
  ]) {
    const answer = await raw(`GET ${path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n`);
    assert.match(answer, /^HTTP\/1\.1 40[0-9] /, path);
    assert.doesNotMatch(answer, /secret\b(?!\.)|"ed25519"/, path);
  }
});

test('two lengths for one body, or a chunked one beside a length, are refused', async () => {
  const head = 'POST /api/session/challenge HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n';
  assert.match(await raw(`${head}content-length: 2\r\ncontent-length: 3\r\n\r\n{}`), /^HTTP\/1\.1 400 /);
  assert.match(
    await raw(`${head}content-length: 2\r\ntransfer-encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n`),
    /^HTTP\/1\.1 400 /,
  );
});

test('a fault inside is a 500 that says nothing; the log names kind and place, never the message', async () => {
  const { db } = world.parts;
  const { selectFrom } = db;
  Object.defineProperty(db, 'selectFrom', {
    configurable: true,
    value: () => {
      // A message may quote what it choked on, and that may look like a line of a stack.
      throw Object.assign(new TypeError('A123456789 does not fit\n    at A123456789'), { code: '22P02' });
    },
  });
  const answer = await fetch(`http://127.0.0.1:${port}/api/cases`);
  Object.defineProperty(db, 'selectFrom', { configurable: true, value: selectFrom });
  assert.equal(answer.status, 500);
  const problem = (await answer.json()) as Record<string, unknown>;
  assert.deepEqual(Object.keys(problem).sort(), ['article', 'code', 'status', 'title', 'type']);
  const line = world
    .logged()
    .split('\n')
    .find((text) => text.includes('"fault"'))!;
  assert.match(line, /"type":"TypeError","code":"22P02"/);
  assert.match(line, /case-store\.ts/);
  assert.doesNotMatch(world.logged(), /A123456789/);
});

test('connections are bounded, and none may be idle, slow in its head or slow in its body without end', () => {
  const { maxConnections, headersTimeout, requestTimeout, timeout, keepAliveTimeout } = world.app.server;
  assert.ok(maxConnections > 0 && maxConnections <= 10_000);
  for (const ms of [headersTimeout, requestTimeout, timeout, keepAliveTimeout]) assert.ok(ms > 0 && ms <= 75_000);
  assert.ok(headersTimeout <= requestTimeout);
});
