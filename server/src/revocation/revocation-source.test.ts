import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { after, before, test } from 'node:test';
import { pinIssuer } from '@lianshu/core/pki';
import { nodePrimitives as p } from '@lianshu/platform';
import { demoTrust } from '../../../devkit/src/authority/demo-authorities.ts';
import { createDemoPki, issueRevocationList, manyRevoked, type RevokedSerial } from '../../../devkit/src/pki/index.ts';
import { makeLogger } from '../http/log-lines.ts';
import { NOW } from '../testing/log-fixture.testing.ts';
import { RevocationKeeper } from './revocation-keeper.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const pki = createDemoPki();
const issuers = demoTrust(pki).issuers.map(pinIssuer);
const { keyId } = issuers.find(({ generation }) => generation === 'G3')!;
const serial = Uint8Array.of(0x11, 0x22, 0x33);
let folder: string;
let server: Server;
let answer: RequestListener;
let asked = 0;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lianshu-crl-'));
  server = createServer((request, response) => {
    asked += 1;
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
after(async () => {
  server.closeAllConnections();
  server.close();
  await rm(folder, { recursive: true });
});

function list(number: number, revoked: Iterable<RevokedSerial> = [], thisUpdate = NOW - HOUR_MS): Uint8Array {
  return issueRevocationList(pki.issuer('G3'), { thisUpdate, nextUpdate: thisUpdate + 24 * HOUR_MS, number, revoked });
}

const revokedOne = [{ serial, revokedAt: NOW - 2 * HOUR_MS, reason: 1 }];

/** A keeper of a folder of its own that asks the server above, at a time that the test sets. */
async function keeper(address?: string) {
  const own = join(await mkdtemp(join(folder, 'own-')), 'crl');
  const clock = { now: NOW };
  const lines: string[] = [];
  const logTo = new Writable({
    write(line, _, done) {
      lines.push(String(line));
      done();
    },
  });
  const { port } = server.address() as AddressInfo;
  const made = new RevocationKeeper({
    primitives: p,
    issuers,
    clock: () => clock.now,
    folder: own,
    sources: { G3: address ?? `http://127.0.0.1:${port}/complete.crl` },
    log: makeLogger('info', logTo),
  });
  const status = (of = serial) => made.lookup.status(keyId, of, clock.now);
  return { made, clock, lines, own, status };
}

const gives = (bytes: Uint8Array, headers: Record<string, string> = {}): void => {
  answer = (_, response) => response.writeHead(200, headers).end(bytes);
};

test('a list is fetched, verified on the way, kept whole in the folder, and asked for again after an hour', async () => {
  const { made, clock, own, status } = await keeper();
  const bytes = list(5, [...revokedOne, ...manyRevoked(20_000, 'fetched', NOW)]);
  gives(bytes);
  assert.equal(status(), 'unknown');
  await made.refresh();
  assert.equal(status(), 'revoked');
  assert.equal(status(Uint8Array.of(9)), 'good');
  assert.deepEqual(new Uint8Array(await readFile(join(own, 'G3.crl'))), bytes);
  assert.deepEqual(await readdir(own), ['G3.crl']);

  const before = asked;
  clock.now += HOUR_MS - 1;
  await made.refresh();
  assert.equal(asked, before, 'not before the hour');
  gives(list(6));
  clock.now += 1;
  await made.refresh();
  assert.equal(asked, before + 1);
  assert.equal(status(), 'good');

  // The next process begins with what is in the folder.
  const next = new RevocationKeeper({
    primitives: p,
    issuers,
    clock: () => clock.now,
    folder: own,
    sources: {},
    log: makeLogger('silent'),
  });
  await next.readFolder();
  assert.equal(next.lookup.status(keyId, serial, clock.now), 'good');
});

test('what cannot stand in its place leaves the list as it is, and is tried again, each time later', async () => {
  const { made, clock, lines, own, status } = await keeper();
  const first = list(10, revokedOne);
  gives(first);
  await made.refresh();
  const file = () => readFile(join(own, 'G3.crl')).then((bytes) => new Uint8Array(bytes));
  const foreign = { thisUpdate: NOW, nextUpdate: NOW + HOUR_MS, number: 11, revoked: [] };
  const bad: readonly (readonly [RequestListener, string])[] = [
    [(_, response) => response.writeHead(503).end(), 'not-reached'],
    [(_, response) => response.writeHead(302, { location: '/elsewhere' }).end(), 'not-reached'],
    [(request) => request.socket.destroy(), 'not-reached'],
    [(_, response) => response.end('<html>'), 'no-list'],
    [(_, response) => response.end(list(11).subarray(0, -1)), 'no-list'],
    [
      (_, response) =>
        response.writeHead(200, { 'content-length': String(first.length + 9) }).write(first) &&
        setTimeout(() => response.destroy(), 20),
      'not-reached',
    ],
    [(_, response) => response.end(issueRevocationList(pki.rogue(), foreign)), 'not-of-issuer'],
    [(_, response) => response.end(issueRevocationList(pki.issuer('G2'), foreign)), 'not-of-issuer'],
    [(_, response) => response.end(forged()), 'not-of-issuer'],
    [(_, response) => response.end(list(9)), 'older-than-known'],
    [(_, response) => response.end(list(10, [], NOW - 2 * HOUR_MS)), 'older-than-known'],
    [(_, response) => response.end(list(11, [], NOW + 30 * HOUR_MS)), 'from-the-future'],
  ];
  let pause = MINUTE_MS;
  clock.now += HOUR_MS;
  for (const [listener, why] of bad) {
    answer = listener;
    const before = asked;
    await made.refresh();
    assert.ok(asked > before, why);
    const line = JSON.parse(lines.at(-1)!) as { why: string; retryAt: string };
    assert.equal(line.why, why);
    assert.equal(Date.parse(line.retryAt), clock.now + pause, why);
    assert.equal(status(), 'revoked');
    assert.deepEqual(await file(), first);
    assert.deepEqual(await readdir(own), ['G3.crl']);
    clock.now += pause - 1;
    const tried = asked;
    await made.refresh();
    assert.equal(asked, tried, 'not before its time');
    clock.now += 1;
    pause = Math.min(2 * pause, HOUR_MS);
  }
  gives(list(12));
  await made.refresh();
  assert.equal(status(), 'good');
});

function forged(): Uint8Array {
  const bytes = list(11, revokedOne);
  // One octet of the only serial number.
  const at = Buffer.from(bytes).indexOf(Buffer.from(serial));
  bytes[at] = 0x12;
  return bytes;
}

test('an unchanged list is not sent again where the server has tags, and not written again where it has none', async () => {
  const { made, clock, lines, status } = await keeper();
  const bytes = list(5, revokedOne);
  const tags: (string | undefined)[] = [];
  answer = (request, response) => {
    const tag = request.headers['if-none-match'];
    tags.push(tag);
    if (tag === '"five"') response.writeHead(304).end();
    else response.writeHead(200, { etag: '"five"' }).end(bytes);
  };
  for (let i = 0; i < 2; i++) {
    await made.refresh();
    clock.now += HOUR_MS;
  }
  gives(bytes);
  await made.refresh();
  assert.deepEqual(tags, [undefined, '"five"']);
  const kinds = lines.map((line) => (JSON.parse(line) as { kind?: string }).kind).filter((kind) => kind !== undefined);
  assert.deepEqual(kinds, ['taken', 'unchanged', 'unchanged']);
  assert.equal(status(), 'revoked');
});

test('a tag is shown only while its list is the one in use', async () => {
  const { made, clock, own } = await keeper();
  const tags: (string | undefined)[] = [];
  answer = (request, response) => {
    tags.push(request.headers['if-none-match']);
    response.writeHead(200, { etag: '"five"' }).end(list(5, revokedOne));
  };
  await made.refresh();
  // Something else brought a later one meanwhile.
  await writeFile(join(own, 'job.crl'), list(6, [], NOW - HOUR_MS / 2));
  clock.now += HOUR_MS;
  await made.refresh();
  assert.deepEqual(tags, [undefined, undefined]);
});

test('an address may be a file, and a generation that is not pinned has none', async () => {
  const place = join(folder, 'mirror');
  await mkdir(place);
  const path = join(place, 'list.der');
  await writeFile(path, list(3, revokedOne));
  const { made, status } = await keeper(path);
  await made.refresh();
  assert.equal(status(), 'revoked');
  assert.throws(
    () =>
      new RevocationKeeper({
        primitives: p,
        issuers,
        clock: () => NOW,
        folder,
        sources: { G9: path },
        log: makeLogger('silent'),
      }),
    /G9/,
  );
});

test('lists over a day old are stale: that is told once, cards are accepted all the same, and a fresh list ends it', async () => {
  const g2 = join(folder, 'g2.der');
  const fields = { thisUpdate: NOW + 60 * HOUR_MS, nextUpdate: NOW + 80 * HOUR_MS, number: 1, revoked: [] };
  await writeFile(g2, issueRevocationList(pki.issuer('G2'), fields));
  const { made, clock, lines, own, status } = await keeper();
  clock.now = NOW + 60 * HOUR_MS;
  await mkdir(own, { recursive: true });
  await writeFile(join(own, 'G2.crl'), await readFile(g2));
  gives(list(1, [], clock.now - HOUR_MS));
  await made.refresh();
  const freshAt = clock.now - HOUR_MS;
  assert.deepEqual(made.freshness, { freshAt, stale: false });
  clock.now += 23 * HOUR_MS;
  answer = (_, response) => response.writeHead(500).end();
  await made.refresh();
  assert.deepEqual(made.freshness, { freshAt, stale: false });
  const told = () => lines.filter((line) => line.includes('stale')).length;
  assert.equal(told(), 0);
  clock.now += MINUTE_MS;
  for (let i = 0; i < 3; i++) await made.refresh();
  assert.deepEqual(made.freshness, { freshAt, stale: true });
  assert.equal(told(), 1);
  assert.equal(status(), 'good');

  gives(list(2, revokedOne, clock.now));
  await writeFile(
    join(own, 'G2.crl'),
    issueRevocationList(pki.issuer('G2'), { ...fields, thisUpdate: clock.now, number: 2 }),
  );
  clock.now += HOUR_MS;
  await made.refresh();
  assert.equal(made.freshness.stale, false);
  assert.equal(lines.filter((line) => line.includes('fresh again')).length, 1);
  assert.equal(status(), 'revoked');
});

test('what is being fetched ends when the process does', async () => {
  const { made, lines } = await keeper();
  answer = (_, response) => {
    response.writeHead(200).write(list(1).subarray(0, 100));
    made.stop();
  };
  await made.refresh();
  assert.ok(lines.some((line) => line.includes('not-reached')));
});
