import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, request as httpRequest, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { PAGE_HEADERS } from '@lianshu/platform';
import { localSetCookie, upstreamCookie } from './cookies.ts';
import { checkedOrigin, type LeadTool, startLeadTool } from './lead-tool.ts';

interface Answer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

let root: string;
let commission: Server;
let tool: LeadTool;
let port: number;
const seen: { method: string; url: string; headers: IncomingMessage['headers']; body: string }[] = [];

/** A raw request: the header `host` and the path go out exactly as written, which fetch would not do. */
function ask(
  path: string,
  options: { method?: string; headers?: Record<string, string>; body?: string | Uint8Array } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = httpRequest(
      {
        host: '127.0.0.1',
        port,
        path,
        method: options.method ?? 'GET',
        headers: { host: `localhost:${port}`, ...options.headers },
        timeout: 5000,
      },
      (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('end', () =>
          resolve({ status: answer.statusCode!, headers: answer.headers, body: Buffer.concat(chunks).toString() }),
        );
      },
    );
    sent.on('error', reject);
    sent.end(options.body);
  });
}

before(async () => {
  root = await mkdtemp(join(tmpdir(), 'lead-tool-'));
  const webRoot = join(root, 'web');
  const { mkdir } = await import('node:fs/promises');
  await mkdir(join(webRoot, 'assets'), { recursive: true });
  await writeFile(join(webRoot, 'ceremony.html'), '<!doctype html><title>ceremony</title>');
  await writeFile(join(webRoot, 'assets', 'app.js'), 'export {};');
  await writeFile(join(root, 'secret.txt'), 'not for the page');
  commission = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += String(chunk);
    });
    request.on('end', () => {
      seen.push({ method: request.method!, url: request.url!, headers: request.headers, body });
      if (request.url === '/api/redirect') {
        response.writeHead(302, { location: 'https://evil.example/' }).end();
        return;
      }
      response.writeHead(200, {
        'content-type': 'application/json',
        'set-cookie': [
          'lianshu_lead=s3cret; Domain=commission.example; Path=/api; Secure; HttpOnly; SameSite=Lax; Max-Age=60',
          'lianshu_login_2=begun; Path=/; Max-Age=300; HttpOnly; SameSite=Strict',
          'tracker=1; Path=/',
        ],
        'access-control-allow-origin': '*',
        'content-security-policy': 'default-src *',
        server: 'commission',
      });
      response.end('{"ok":true}');
    });
  });
  await new Promise<void>((resolve) => commission.listen(0, '127.0.0.1', resolve));
  const { port: commissionPort } = commission.address() as AddressInfo;
  tool = await startLeadTool({
    commissionOrigin: `http://localhost:${commissionPort}`,
    port: 0,
    folder: join(root, 'lead'),
    webRoot,
  });
  port = Number(new URL(tool.origin).port);
});

after(async () => {
  await tool.close();
  await new Promise((resolve) => commission.close(resolve));
  await rm(root, { recursive: true });
});

test('the ceremony page is served under the strict headers, and the root leads to it', async () => {
  assert.equal((await ask('/')).headers.location, '/ceremony');
  const answer = await ask('/ceremony');
  assert.equal(answer.status, 200);
  assert.match(answer.body, /<title>ceremony/);
  for (const [name, value] of Object.entries(PAGE_HEADERS)) assert.equal(answer.headers[name], value, name);
  const policy = answer.headers['content-security-policy'] as string;
  assert.match(policy, /default-src 'none'/);
  assert.doesNotMatch(policy, /unsafe|\*|https?:/);
  assert.match((await ask('/ceremony/filing')).body, /<title>ceremony/);
  assert.equal((await ask('/assets/app.js')).headers['content-type'], 'text/javascript; charset=utf-8');
});

const OUTSIDE = [
  '/../secret.txt',
  '/%2e%2e/secret.txt',
  '/assets/../../secret.txt',
  '/..%2fsecret.txt',
  '/..\\secret.txt',
  '//etc/passwd',
  '/assets/app.js/..%2f..%2f..%2fsecret.txt',
  '/%',
  '/assets',
  '/%00',
];
for (const path of OUTSIDE) {
  test(`nothing outside the release is served: ${path}`, async () => {
    const answer = await ask(path);
    assert.equal(answer.status, 404);
    assert.doesNotMatch(answer.body, /not for the page|root:/);
  });
}

const FOREIGN_HOSTS = [
  'evil.example',
  'evil.example:80',
  'localhost',
  'localhost.evil.example:80',
  '127.0.0.1:1',
  'evil.localhost',
];
for (const host of FOREIGN_HOSTS) {
  test(`a request under the foreign name "${host}" is refused before it goes anywhere`, async () => {
    const before = seen.length;
    for (const path of ['/', '/api/lead/case', '/local/files']) {
      assert.equal((await ask(path, { headers: { host } })).status, 403);
    }
    assert.equal(seen.length, before);
  });
}

test('pages of other sites can neither post nor read, but may link to the page', async () => {
  const origin = 'https://evil.example';
  const type = { 'content-type': 'application/octet-stream' };
  const post = await ask('/local/files/a.txt', { method: 'POST', body: 'x', headers: { ...type, origin } });
  assert.equal(post.status, 403);
  assert.equal((await ask('/api/lead/case', { headers: { 'sec-fetch-site': 'cross-site' } })).status, 403);
  const otherPort = { 'sec-fetch-site': 'same-site', origin: 'http://localhost:1' };
  assert.equal((await ask('/api/session', { method: 'DELETE', headers: otherPort })).status, 403);
  const link = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' };
  assert.equal((await ask('/ceremony', { headers: link })).status, 200);
  assert.equal((await ask('/ceremony', { headers: { ...link, 'sec-fetch-dest': 'iframe' } })).status, 403);
});

test('a request to the commission carries what it needs and nothing of this computer', async () => {
  const answer = await ask('/api/lead/logs/9001.petition.1/hold?x=1', {
    method: 'POST',
    body: '{"a":1}',
    headers: {
      'content-type': 'application/json',
      origin: tool.origin,
      referer: `${tool.origin}/`,
      'x-forwarded-for': '10.0.0.1',
      'x-lianshu-csrf': 'token',
      authorization: 'Basic eA==',
      cookie: `lianshu_lead=other; lianshu_lead_tool_${port}=mine; lianshu_login_1_tool_${port}=begun; theme_tool_${port}=dark`,
    },
  });
  assert.equal(answer.status, 200);
  const got = seen.at(-1)!;
  assert.equal(got.method, 'POST');
  assert.equal(got.url, '/api/lead/logs/9001.petition.1/hold?x=1');
  assert.equal(got.body, '{"a":1}');
  assert.equal(got.headers['x-lianshu-csrf'], 'token');
  assert.equal(got.headers.cookie, 'lianshu_lead=mine; lianshu_login_1=begun');
  assert.equal(got.headers['user-agent'], 'lianshu-lead');
  assert.match(got.headers.host!, /^localhost:\d+$/);
  assert.equal(got.headers.origin, `http://${got.headers.host}`);
  for (const name of ['referer', 'x-forwarded-for', 'authorization']) assert.equal(got.headers[name], undefined);
});

test('an answer keeps its cookie for this tool alone and loses every other header', async () => {
  const answer = await ask('/api/config');
  assert.deepEqual(answer.headers['set-cookie'], [
    `lianshu_lead_tool_${port}=s3cret; Path=/; HttpOnly; SameSite=Strict; Max-Age=60`,
    `lianshu_login_2_tool_${port}=begun; Path=/; HttpOnly; SameSite=Strict; Max-Age=300`,
  ]);
  // Over TLS the commission's names have a prefix that a loopback address may not use.
  const secure = '__Host-lianshu_lead=s3cret; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=60';
  assert.equal(
    localSetCookie(secure, 8470),
    'lianshu_lead_tool_8470=s3cret; Path=/; HttpOnly; SameSite=Strict; Max-Age=60',
  );
  assert.equal(upstreamCookie('lianshu_lead_tool_8470=s3cret', 8470, true), '__Host-lianshu_lead=s3cret');
  assert.equal(upstreamCookie('__Host-lianshu_lead_tool_8470=x; lianshu_lead_tool_1=y', 8470, true), undefined);
  assert.equal(answer.headers['access-control-allow-origin'], undefined);
  assert.equal(answer.headers.server, undefined);
  assert.match(answer.headers['content-security-policy'] as string, /default-src 'none'/);
});

test('a redirect of the commission is not followed and not passed on', async () => {
  const answer = await ask('/api/redirect');
  assert.equal(answer.status, 502);
  assert.equal(answer.headers.location, undefined);
});

test('only /api and /log exist at the commission for the tool', async () => {
  const before = seen.length;
  assert.equal((await ask('/admin')).status, 404);
  assert.equal((await ask('/log/9001.petition.1/checkpoint')).status, 200);
  assert.equal(seen.length, before + 1);
});

test('an absolute address in the request line does not choose another target', async () => {
  const before = seen.length;
  assert.equal((await ask('http://evil.example/api/config')).status, 404);
  assert.equal(seen.length, before);
});

test('a file copy is kept once, read back, and never overwritten', async () => {
  const headers = { 'content-type': 'application/octet-stream' };
  const keep = (body: string): Promise<Answer> => ask('/local/files/wrap-9001.json', { method: 'POST', body, headers });
  assert.equal((await keep('{"a":1}')).status, 201);
  assert.equal((await keep('{"a":1}')).status, 200);
  assert.equal((await keep('{"a":2}')).status, 409);
  assert.equal((await ask('/local/files/wrap-9001.json')).body, '{"a":1}');
  assert.deepEqual(JSON.parse((await ask('/local/files')).body).files, ['wrap-9001.json']);
});

const BAD_NAMES = [
  '',
  '..',
  '.hidden',
  'a/b',
  '..%2fsecret.txt',
  'a%2fb',
  'a..b',
  'x'.repeat(101),
  'nul%00',
  'a:b',
  'a.',
];
for (const name of BAD_NAMES) {
  test(`a file cannot be kept under the name "${name.slice(0, 20)}"`, async () => {
    const headers = { 'content-type': 'application/octet-stream' };
    assert.equal((await ask(`/local/files/${name}`, { method: 'POST', body: 'x', headers })).status, 404);
    assert.equal((await ask(`/local/files/${name}`)).status, 404);
  });
}

test('a kept file has a size limit and one media type', async () => {
  const big = new Uint8Array(1024 * 1024 + 1);
  const binary = { 'content-type': 'application/octet-stream' };
  assert.equal((await ask('/local/files/big.bin', { method: 'POST', body: big, headers: binary })).status, 413);
  const form = { 'content-type': 'text/plain' };
  assert.equal((await ask('/local/files/form.txt', { method: 'POST', body: 'x', headers: form })).status, 415);
});

test('the tool tells its release hash, and the hash follows every file', async () => {
  assert.deepEqual(JSON.parse((await ask('/local/tool')).body).releaseSha256, tool.releaseSha256);
  await writeFile(join(root, 'web', 'assets', 'app.js'), 'alert(1);');
  assert.equal((await ask('/assets/app.js')).body, 'export {};', 'served from memory, as hashed at the start');
  const options = {
    commissionOrigin: 'http://localhost:1',
    port: 0,
    folder: join(root, 'x'),
    webRoot: join(root, 'web'),
  };
  const changed = await startLeadTool(options);
  assert.notEqual(changed.releaseSha256, tool.releaseSha256);
  await changed.close();
});

test('a commission that does not answer is a problem with a code', async () => {
  const options = {
    commissionOrigin: 'http://localhost:1',
    port: 0,
    folder: join(root, 'y'),
    webRoot: join(root, 'web'),
  };
  const lonely = await startLeadTool(options);
  const answer = await fetch(`${lonely.origin}/api/config`);
  assert.equal(answer.status, 502);
  assert.equal(((await answer.json()) as { code: string }).code, 'commission.unreachable');
  await lonely.close();
});

test('a port that is taken and pages that are missing are said in words', async () => {
  const options = { commissionOrigin: 'http://localhost:1', folder: join(root, 'z'), webRoot: join(root, 'web') };
  await assert.rejects(startLeadTool({ ...options, port }), /is taken\. Choose another with --port/);
  await assert.rejects(startLeadTool({ ...options, port: 0, webRoot: join(root, 'none') }), /There are no pages at/);
});

test('the commission must be an https origin, or on this computer', () => {
  assert.equal(checkedOrigin('https://joint.example.gov.tw/'), 'https://joint.example.gov.tw');
  assert.equal(checkedOrigin('http://localhost:3000'), 'http://localhost:3000');
  const wrong = [
    'http://joint.example.gov.tw',
    'ftp://x',
    'x',
    'https://a@b.tw',
    'https://b.tw/path',
    'https://b.tw/?q=1',
  ];
  for (const text of wrong) assert.throws(() => checkedOrigin(text), text);
});
