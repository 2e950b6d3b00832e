import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { logInAs, openCase } from '../testing/acts.testing.ts';
import type { Visitor } from '../testing/visitor.testing.ts';
import { createWorld, type World } from '../testing/world.testing.ts';

let world: World;
let sessions: Readonly<Record<'lead' | 'commission', Visitor>>;
let operations: readonly { readonly method: string; readonly url: string; readonly path: string }[];

const FILLED: Readonly<Record<string, string>> = {
  number: '9001',
  log: '9001.petition.1',
  n: '1',
  entry: '1',
  file: '1.txt',
  '*': '0/000',
};

/** Whoever calls these has no session, or is making one. */
const OPEN_TO_ALL: readonly RegExp[] = [
  /^\/api\/logs\/\{log\}\//,
  /^\/api\/session\/challenge$/,
  /^\/api\/session$/,
  /^\/api\/site-reports$/,
];

before(async () => {
  world = await createWorld();
  const { lead, officer } = await openCase(world);
  sessions = { lead, commission: officer };
  const { json } = await officer.get('/api/openapi.json');
  operations = Object.entries(json.paths as Record<string, object>).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => ({
      method: method.toUpperCase(),
      path,
      url: path.replace(/\{([^}]+)\}/g, (_, name: string) => FILLED[name] ?? '1'),
    })),
  );
});
after(() => world.close());

/** Every row of every table, but for when a session was used and which value of its cookie was shown. */
async function everything(): Promise<object> {
  const { db } = world.parts;
  const { rows } = await sql<{
    name: string;
  }>`SELECT tablename AS name FROM pg_tables WHERE schemaname = current_schema()`.execute(db);
  const tables: Record<string, unknown> = {};
  for (const { name } of rows) {
    const all = (await sql<Record<string, unknown>>`SELECT * FROM ${sql.table(name)}`.execute(db)).rows;
    tables[name] = all
      .map(({ used_at: _, turn: __, turned_at: ___, turn_due: ____, ...row }) => JSON.stringify(row))
      .sort();
  }
  return tables;
}

test('no reading call changes anything, whoever makes it and from wherever', async () => {
  const reading = operations.filter(({ method }) => method === 'GET');
  assert.ok(reading.length >= 35, `${reading.length}`);
  const before = await everything();
  let good = 0;
  for (const { url } of reading)
    for (const query of ['', '?role=lead', '?role=commission'])
      for (const visitor of Object.values(sessions)) {
        const headers = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };
        if ((await visitor.call('GET', `${url}${query}`, undefined, headers)).status === 200) good += 1;
      }
  assert.ok(good >= 60, `${good}`);
  assert.deepEqual(await everything(), before);
  assert.deepEqual([...new Set(operations.map(({ method }) => method))].sort(), ['DELETE', 'GET', 'POST']);
});

test('every call behind a session demands the token of that very session, from our own pages, as JSON', async () => {
  const second = await logInAs(world, { role: 'commission', card: world.officer });
  const before = await everything();
  let tried = 0;
  for (const { method, path, url } of operations) {
    const isOpen = method === 'POST' && OPEN_TO_ALL.some((pattern) => pattern.test(path));
    if (method === 'GET' || isOpen) continue;
    const role = path.startsWith('/api/lead/') ? 'lead' : 'commission';
    const { cookie = '', csrf = '' } = sessions[role];
    const full = /^\/api\/sessions?$/.test(path) ? `${url}?role=${role}` : url;
    const send = async (headers: Record<string, string>, payload = '{}') => {
      const reply = await world.app.inject({
        method: method as 'POST',
        url: full,
        headers: { ...(method === 'POST' ? { 'content-type': 'application/json' } : {}), cookie, ...headers },
        ...(method === 'POST' ? { payload } : {}),
      });
      return reply.json().code;
    };
    const other = (role === 'lead' ? sessions.commission : second).csrf!;
    assert.equal(await send({}), 'session.csrf', `${method} ${path} without`);
    assert.equal(await send({ 'x-lianshu-csrf': '' }), 'session.csrf', path);
    assert.equal(await send({ 'x-lianshu-csrf': `${csrf}A` }), 'session.csrf', path);
    assert.equal(await send({ 'x-lianshu-csrf': other }), 'session.csrf', `${path} of another session`);
    for (const origin of ['https://evil.example', 'null', 'http://localhost:1'])
      assert.equal(await send({ 'x-lianshu-csrf': csrf, origin }), 'session.csrf', `${path} from ${origin}`);
    if (method === 'POST')
      assert.equal(
        await send({ 'x-lianshu-csrf': csrf, 'content-type': 'application/x-www-form-urlencoded' }, 'a=b'),
        'request.media-type',
        path,
      );
    tried += 1;
  }
  assert.ok(tried >= 25, `${tried}`);
  assert.deepEqual(await everything(), before);
});
