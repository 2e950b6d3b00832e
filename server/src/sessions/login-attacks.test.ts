import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { toBase64url } from '@lianshu/core/bytes';
import { renderLogin } from '@lianshu/core/statement';
import { collectCase, type LoginWords, logInAs, loginPost } from '../testing/acts.testing.ts';
import { ORIGIN } from '../testing/log-fixture.testing.ts';
import { browserOf, type Reply, Visitor } from '../testing/visitor.testing.ts';
import { createWorld, type World } from '../testing/world.testing.ts';
import { registerOfficer } from './officers.ts';

let world: World;
let code: string;

before(async () => {
  world = await createWorld();
  code = (await collectCase(world, '9001')).authenticationCode;
});
after(() => world.close());

const officer = () => ({ role: 'commission', card: world.officer }) as const;
const lead = () => ({ role: 'lead', card: world.lead, caseNumber: '9001', authenticationCode: code }) as const;
const at = (visitor: Visitor, post: object, headers: Record<string, string> = {}) =>
  visitor.call('POST', '/api/session', post, headers);
const codeOf = async (words: LoginWords): Promise<string> =>
  (await new Visitor(world.app).post('/api/session', await loginPost(world, words))).json.code ?? 'in';
const setCookies = (reply: Reply): string[] => [reply.headers['set-cookie'] ?? []].flat().map(String);

/** Nobody is told apart in time here: the waits of one test are over before the next. */
const later = (ms = 2 * 3_600_000) => {
  world.clock.now += ms;
};

test('fixation: a session cookie that was there before is never adopted, and each login has a new one', async () => {
  const attacker = await logInAs(world, officer());
  const victim = new Visitor(world.app);
  const planted = attacker.cookie!;
  for (const cookie of [planted, `lianshu_officer=${'A'.repeat(75)}`]) {
    victim.cookie = cookie;
    const post = await loginPost(world, officer());
    await victim.must(victim.post('/api/session', post));
    assert.notEqual(victim.cookie, cookie);
    assert.notEqual(victim.cookie!.slice(0, 38), cookie.slice(0, 38), 'another secret, not another turn');
  }
  const again = await logInAs(world, officer());
  assert.notEqual(again.cookie, victim.cookie);
  assert.notEqual(again.csrf, attacker.csrf);
});

test('fixation: what a browser holds before a login is new with each challenge, whatever was planted', async () => {
  const browser = new Visitor(world.app);
  const planted = `lianshu_login_0=${'A'.repeat(43)}`;
  const ask = () => browser.call('POST', '/api/session/challenge', { role: 'commission' }, { cookie: planted });
  const values = [await ask(), await ask()].flatMap(setCookies);
  assert.equal(new Set(values).size, 2);
  for (const value of values)
    assert.match(value, /^lianshu_login_1=[A-Za-z0-9_-]{43}; Path=\/; Max-Age=300; HttpOnly; SameSite=Strict$/);
  const full = [0, 1, 2, 3].map((i) => `lianshu_login_${i}=${'A'.repeat(43)}`).join('; ');
  const [over = ''] = setCookies(
    await browser.call('POST', '/api/session/challenge', { role: 'lead' }, { cookie: full }),
  );
  assert.match(over, /^lianshu_login_0=/, 'a fifth page takes the place of the first');
});

test('a statement that was signed for one browser logs no other one in; two pages of one browser both work', async () => {
  const post = await loginPost(world, officer());
  assert.equal((await at(new Visitor(world.app), post)).json.code, 'session.other-browser');
  const other = new Visitor(world.app);
  await other.must(other.post('/api/session/challenge', { role: 'commission' }));
  assert.equal((await at(other, post)).json.code, 'session.other-browser');
  await other.must(other.post('/api/session', post));
  const pages = new Visitor(world.app);
  const posts = [];
  for (let page = 0; page < 2; page++) {
    const { json } = await pages.must(pages.post('/api/session/challenge', { role: 'commission' }));
    const content = renderLogin({ role: 'commission', origin: ORIGIN, ...json });
    posts.push({
      role: 'commission',
      cms: toBase64url(world.officer.sign({ tbs: content, hash: 'SHA256', type: 'PKCS7' })),
    });
  }
  for (const page of posts) await pages.must(at(pages, page));
});

test('replay: once, in its role, for its case, at its site, in its time', async () => {
  const post = await loginPost(world, officer());
  const twice = await Promise.all([1, 2, 3].map(() => new Visitor(world.app).post('/api/session', post)));
  assert.deepEqual(twice.map(({ status }) => status).sort(), [200, 422, 422]);
  const across = async (words: LoginWords, change: object) => {
    const made = await loginPost(world, words);
    return (await new Visitor(world.app).post('/api/session', Object.assign(made, change))).json.code;
  };
  assert.equal(
    await across(officer(), { role: 'lead', caseNumber: '9001', authenticationCode: code }),
    'statement.mismatch',
  );
  assert.equal(
    await across(lead(), { role: 'commission', caseNumber: undefined, authenticationCode: undefined }),
    'statement.mismatch',
  );
  assert.equal(await across(lead(), { caseNumber: '9002' }), 'statement.mismatch');
  assert.equal(await codeOf({ ...officer(), origin: 'https://joint.example.gov.tw' }), 'statement.mismatch');
  // A nonce that was asked for in another role is bound to that.
  const browser = new Visitor(world.app);
  const { json } = await browser.must(browser.post('/api/session/challenge', { role: 'lead' }));
  const content = renderLogin({ role: 'commission', origin: ORIGIN, ...json });
  const cms = toBase64url(world.officer.sign({ tbs: content, hash: 'SHA256', type: 'PKCS7' }));
  assert.equal((await at(browser, { role: 'commission', cms })).json.code, 'session.other-browser');
  const late = await loginPost(world, officer());
  later(301_000);
  assert.equal((await new Visitor(world.app).post('/api/session', late)).json.code, 'nonce.expired');
  const early = await loginPost(world, officer());
  const { now } = world.clock;
  world.clock.now += 600_000;
  const { cms: ofTomorrow } = (await loginPost(world, officer())) as { cms: string };
  world.clock.now = now;
  await new Visitor(world.app).must(new Visitor(world.app).post('/api/session', early));
  assert.equal(
    (await at(new Visitor(world.app), { role: 'commission', cms: ofTomorrow })).json.code,
    'session.other-browser',
  );
});

test('another site can make no browser log in, nor ask for a challenge there', async () => {
  const post = await loginPost(world, officer());
  const browser = new Visitor(world.app);
  for (const origin of ['https://evil.example', 'null', `${ORIGIN}.evil.example`]) {
    const reply = await browser.call('POST', '/api/session', post, { origin });
    assert.deepEqual([reply.json.code, reply.headers['set-cookie']], ['session.csrf', undefined]);
    const challenge = await browser.call('POST', '/api/session/challenge', { role: 'lead' }, { origin });
    assert.deepEqual([challenge.json.code, challenge.headers['set-cookie']], ['session.csrf', undefined]);
  }
  for (const type of ['application/x-www-form-urlencoded', 'text/plain', 'multipart/form-data; boundary=x']) {
    const reply = await world.app.inject({
      method: 'POST',
      url: '/api/session',
      payload: 'role=lead',
      headers: { 'content-type': type },
    });
    assert.equal(reply.statusCode, 415);
  }
  browser.takeLoginsOf(browserOf(post));
  await browser.must(browser.call('POST', '/api/session', post, { origin: ORIGIN }));
});

const wrong = 'AAAA-AAAA-AAAA-AAAA';

test('a stranger’s guesses cost the stranger: she waits longer and longer, and the lead logs in meanwhile', async () => {
  later();
  const stranger = { ...lead(), card: world.card(31), authenticationCode: wrong };
  for (let i = 0; i < 5; i++) assert.equal(await codeOf(stranger), 'session.code-wrong');
  assert.equal(await codeOf(stranger), 'session.code-wrong', 'the sixth begins the wait');
  const waits: number[] = [];
  for (let i = 0; i < 8; i++) {
    const reply = await new Visitor(world.app).post('/api/session', await loginPost(world, stranger));
    assert.deepEqual([reply.status, reply.json.code], [429, 'request.too-many']);
    assert.equal(reply.headers['retry-after'], String(reply.json.detail.seconds));
    waits.push(reply.json.detail.seconds);
    later(reply.json.detail.seconds * 1000);
    assert.equal(await codeOf(stranger), 'session.code-wrong');
    assert.equal(await codeOf(lead()), 'in');
  }
  assert.deepEqual(waits, [30, 60, 120, 240, 480, 900, 900, 900]);
  assert.equal(await codeOf({ ...stranger, authenticationCode: code }), 'request.too-many', 'also with a right code');
});

test('guesses that are sent all at once are counted as if they came one after the other', async () => {
  later();
  const stranger = { ...lead(), card: world.card(32), authenticationCode: wrong };
  const posts = await Promise.all(Array.from({ length: 20 }, () => loginPost(world, stranger)));
  const replies = await Promise.all(posts.map((post) => new Visitor(world.app).post('/api/session', post)));
  const codes = replies.map(({ json }) => json.code);
  assert.equal(codes.filter((said) => said === 'session.code-wrong').length, 6);
  assert.equal(codes.filter((said) => said === 'request.too-many').length, 14);
  // What is no guess costs nothing: a listed key under a new certificate may ask as often as it likes.
  const officers = [1, 2].map((ordinal) => world.card(33, { ordinal, keySeed: 'asks' }));
  await registerOfficer(world.parts, officers[0]!.signing.certificate, '承辦', ['intake']);
  assert.equal(await codeOf({ role: 'commission', card: officers[0]! }), 'in');
  for (let i = 0; i < 8; i++)
    assert.equal(await codeOf({ role: 'commission', card: officers[1]! }), 'session.card-reissued');
});

test('a namesake cannot use a code that was given at the counter, nor learn whether it is right, nor lock it', async () => {
  later();
  const namesake = world.card(2, { ordinal: 9 });
  assert.equal(namesake.holder.name, world.lead.holder.name);
  for (let i = 0; i < 6; i++)
    assert.equal(
      await codeOf({ ...lead(), card: namesake, authenticationCode: i % 2 ? code : wrong }),
      'session.code-wrong',
    );
  assert.equal(await codeOf(lead()), 'in');
});

test('the lead’s own typing errors cost her seconds, and nobody but her card can make them', async () => {
  later();
  for (let i = 0; i < 5; i++)
    assert.equal(await codeOf({ ...lead(), authenticationCode: wrong }), 'session.code-wrong');
  assert.equal(await codeOf(lead()), 'in', 'five are free, and a right one begins anew');
  for (let i = 0; i < 6; i++)
    assert.equal(await codeOf({ ...lead(), authenticationCode: wrong }), 'session.code-wrong');
  assert.equal(await codeOf(lead()), 'request.too-many');
  later(30_000);
  assert.equal(await codeOf(lead()), 'in');
  const post = await loginPost(world, { ...lead(), authenticationCode: wrong });
  assert.equal((await new Visitor(world.app).post('/api/session', post)).json.code, 'session.code-wrong');
  const second = await new Visitor(world.app).post('/api/session', Object.assign(post, { authenticationCode: code }));
  assert.equal(second.json.code, 'nonce.expired', 'one signature is one guess');
});

test('no code, another case, another name, another card and a wrong code: one answer, and the same work', async () => {
  later();
  await collectCase(world, '9005');
  const asked: Record<string, LoginWords> = {
    'a wrong code': { ...lead(), authenticationCode: wrong },
    'no code of that form': { ...lead(), authenticationCode: '1' },
    'a stranger with a wrong code': { ...lead(), card: world.card(41), authenticationCode: wrong },
    'a stranger with the right code': { ...lead(), card: world.card(42) },
    'a namesake with the right code': { ...lead(), card: world.card(2, { ordinal: 8 }) },
    'a code of another case': { ...lead(), caseNumber: '9005' },
    'a case that does not exist': { ...lead(), card: world.card(43), caseNumber: '9777' },
  };
  const { db, primitives } = world.parts;
  const seen: Record<string, object> = {};
  for (const [what, words] of Object.entries(asked)) {
    const post = await loginPost(world, words);
    const queries: string[] = [];
    let hashes = 0;
    const parts = world.parts as { db: unknown; primitives: unknown };
    parts.primitives = {
      ...primitives,
      sha256: (bytes: Uint8Array) => {
        hashes += 1;
        return primitives.sha256(bytes);
      },
    };
    parts.db = db.withPlugin({
      transformQuery: ({ node }) => {
        queries.push(node.kind);
        return node;
      },
      transformResult: async ({ result }) => result,
    });
    const reply = await new Visitor(world.app)
      .post('/api/session', post)
      .finally(() => Object.assign(parts, { db, primitives }));
    const { 'x-request-id': _, date: __, ...headers } = reply.headers;
    seen[what] = { status: reply.status, json: reply.json, headers, queries, hashes };
  }
  for (const [what, answer] of Object.entries(seen)) assert.deepEqual(answer, seen['a wrong code'], what);
  const { json, queries } = seen['a wrong code'] as Reply & { queries: string[] };
  assert.deepEqual([json.code, queries.length > 1], ['session.code-wrong', true]);
});

test('a certificate issued again over the same key is the lead’s card still; an officer is told that her line is out of date', async () => {
  later();
  const before = world.card(2, { ordinal: 5, keySeed: 'kept' });
  const reissued = world.card(2, { ordinal: 6, keySeed: 'kept' });
  await world.parts.db
    .updateTable('lead_code')
    .set({ card: null, card_key: null })
    .where('case_number', '=', '9005')
    .execute();
  const { cardKeyOf } = await import('./card-key.ts');
  const { parseCertificate } = await import('@lianshu/core/pki');
  const key = (der: Uint8Array) => cardKeyOf(world.parts.primitives, parseCertificate(der));
  assert.deepEqual(key(before.signing.certificate), key(reissued.signing.certificate));
  await world.parts.db
    .updateTable('lead_code')
    .set({ card_key: key(before.signing.certificate), card: null })
    .where('case_number', '=', '9001')
    .execute();
  const first = await logInAs(world, { ...lead(), card: before });
  assert.equal(await codeOf({ ...lead(), card: reissued }), 'in');
  await first.must(first.get('/api/lead/case'));
  const listed = world.card(12, { ordinal: 1, keySeed: 'officer' });
  const renewed = world.card(12, { ordinal: 2, keySeed: 'officer' });
  await registerOfficer(world.parts, listed.signing.certificate, '承辦展期', ['intake']);
  assert.equal(await codeOf({ role: 'commission', card: renewed }), 'session.card-unknown', 'her key is not known yet');
  assert.equal(await codeOf({ role: 'commission', card: listed }), 'in');
  assert.equal(await codeOf({ role: 'commission', card: renewed }), 'session.card-reissued');
  await registerOfficer(world.parts, renewed.signing.certificate, '承辦展期', ['intake']);
  assert.equal(await codeOf({ role: 'commission', card: renewed }), 'in');
});

test('a code without a trial admits the first card of the lead’s name, and strangers to it are bounded together', async () => {
  later();
  await world.parts.db
    .updateTable('lead_code')
    .set({ card: null, card_key: null })
    .where('case_number', '=', '9001')
    .execute();
  const cards = Array.from({ length: 20 }, (_, i) => world.card(2, { ordinal: 20 + i }));
  for (const card of cards)
    for (let i = 0; i < 5; i++)
      assert.equal(await codeOf({ ...lead(), card, authenticationCode: wrong }), 'session.code-wrong');
  const late = world.card(2, { ordinal: 50 });
  assert.equal(await codeOf({ ...lead(), card: late, authenticationCode: wrong }), 'session.code-wrong');
  assert.equal(await codeOf({ ...lead(), card: late, authenticationCode: wrong }), 'request.too-many');
  later(30_000);
  assert.equal(await codeOf(lead()), 'in');
  for (const card of cards.slice(0, 3)) assert.notEqual(await codeOf({ ...lead(), card }), 'in');
  assert.equal(await codeOf(lead()), 'in', 'whose it now is');
});

test('an address that asks for challenges without end is told when to come again, and no other one is', async () => {
  const small = await createWorld({
    doorRates: { address: { burst: 3, everyMs: 60_000 }, card: { burst: 9, everyMs: 1000 } },
  });
  const ask = (remoteAddress: string) =>
    small.app.inject({ method: 'POST', url: '/api/session/challenge', payload: { role: 'lead' }, remoteAddress });
  for (let i = 0; i < 3; i++) assert.equal((await ask('203.0.113.7')).statusCode, 200);
  const refused = await ask('203.0.113.7');
  assert.deepEqual([refused.statusCode, refused.json().code], [429, 'request.too-many']);
  assert.equal(refused.headers['retry-after'], String(refused.json().detail.seconds));
  assert.equal((await ask('203.0.113.8')).statusCode, 200);
  assert.ok(!small.logged().includes('203.0.113'));
  await small.close();
});

test('with TLS the cookies bear the prefix that binds them to this very host, and no other name is read', async () => {
  const origin = 'https://joint.example.gov.tw';
  const secure = await createWorld({ origin });
  const browser = new Visitor(secure.app);
  const challenge = await browser.must(browser.post('/api/session/challenge', { role: 'commission' }));
  assert.match(
    setCookies(challenge)[0]!,
    /^__Host-lianshu_login_0=[^;]+; Path=\/; Max-Age=300; HttpOnly; SameSite=Strict; Secure$/,
  );
  const content = renderLogin({ role: 'commission', origin, ...challenge.json });
  const cms = toBase64url(secure.officer.sign({ tbs: content, hash: 'SHA256', type: 'PKCS7' }));
  const [session = ''] = setCookies(await browser.must(browser.post('/api/session', { role: 'commission', cms })));
  assert.match(session, /^__Host-lianshu_officer=[^;]+; Path=\/; Max-Age=28800; HttpOnly; SameSite=Strict; Secure$/);
  const read = async (cookie: string) =>
    (await browser.call('GET', '/api/session?role=commission', undefined, { cookie })).status;
  const [pair = ''] = session.split(';');
  assert.equal(await read(pair), 200);
  assert.equal(await read(pair.replace('__Host-', '')), 401);
  await secure.close();
});
