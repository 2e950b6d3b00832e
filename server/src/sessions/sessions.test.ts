import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { collectCase, type LoginWords, logInAs, loginPost, makePost, openCase } from '../testing/acts.testing.ts';
import { Visitor } from '../testing/visitor.testing.ts';
import { createWorld, type World } from '../testing/world.testing.ts';
import { registerOfficer } from './officers.ts';

let world: World;
let code: string;

before(async () => {
  world = await createWorld();
  code = (await collectCase(world, '9001')).authenticationCode;
});
after(() => world.close());

async function refusalOf(words: LoginWords, change: object = {}): Promise<string> {
  const made = await loginPost(world, words);
  const browser = new Visitor(world.app);
  const reply = await browser.post('/api/session', Object.assign(made, change));
  assert.notEqual(reply.status, 200);
  assert.equal(reply.headers['set-cookie'], undefined);
  return reply.json.code;
}

test('an officer with a registered card is in, reads who she is, and out again', async () => {
  const visitor = await logInAs(world, { role: 'commission', card: world.officer });
  const { json } = await visitor.must(visitor.get('/api/session?role=commission'));
  assert.deepEqual([json.role, json.name, json.csrf], ['commission', '承辦人', visitor.csrf]);
  assert.match(visitor.cookie!, /^lianshu_officer=[A-Za-z0-9_-]{75}$/);
  assert.equal((await visitor.call('DELETE', '/api/session?role=commission')).status, 204);
  const { cookie } = visitor;
  visitor.cookie = cookie;
  assert.equal((await visitor.get('/api/session?role=commission')).json.code, 'session.required');
});

test('the cookie is out of reach of scripts and other sites', async () => {
  const reply = await new Visitor(world.app).post(
    '/api/session',
    await loginPost(world, { role: 'commission', card: world.officer }),
  );
  const [session = '', spent = ''] = [reply.headers['set-cookie']].flat().map(String);
  assert.match(session, /^lianshu_officer=.+; Path=\/; Max-Age=28800; HttpOnly; SameSite=Strict$/);
  assert.match(spent, /^lianshu_login_0=; Path=\/; Max-Age=0; HttpOnly; SameSite=Strict$/);
});

test('only the hash of a session stands in the database', async () => {
  const visitor = await logInAs(world, { role: 'commission', card: world.officer });
  const rows = await world.parts.db.selectFrom('session').selectAll().execute();
  const value = visitor.cookie!.split('=')[1]!;
  assert.ok(rows.length > 0);
  for (const row of rows) assert.notEqual(Buffer.from(row.id_hash).toString('base64url'), value);
});

test('each wrong login has its own refusal', async () => {
  const officer = { role: 'commission', card: world.officer } as const;
  const lead = { role: 'lead', card: world.lead, caseNumber: '9001', authenticationCode: code } as const;
  assert.equal(await refusalOf({ ...officer, card: world.card(5) }), 'session.card-unknown');
  assert.equal(await refusalOf({ ...lead, authenticationCode: 'AAAA-AAAA-AAAA-AAAA' }), 'session.code-wrong');
  assert.equal(await refusalOf(lead, { authenticationCode: undefined }), 'session.code-wrong');
  assert.equal(await refusalOf({ ...lead, caseNumber: '9002' }), 'session.code-wrong');
  assert.equal(await refusalOf(lead, { caseNumber: '9002' }), 'statement.mismatch');
  assert.equal(await refusalOf(lead, { caseNumber: undefined }), 'statement.mismatch');
  assert.equal(await refusalOf({ ...lead, card: world.card(5) }), 'session.code-wrong');
  assert.equal(
    await refusalOf(officer, { role: 'lead', caseNumber: '9001', authenticationCode: code }),
    'statement.mismatch',
  );
  assert.equal(await refusalOf({ ...officer, origin: 'https://evil.example' }), 'statement.mismatch');
  assert.equal(
    await refusalOf({ ...officer, card: world.card(90, { kind: 'revoked', generation: 'G3' }) }),
    'certificate.revoked',
  );
  assert.equal(await refusalOf({ ...officer, card: world.card(91, { kind: 'expired' }) }), 'certificate.expired');
});

test('a login statement is worth one session, for five minutes', async () => {
  const post = await loginPost(world, { role: 'commission', card: world.officer });
  const visitor = new Visitor(world.app);
  await visitor.must(visitor.post('/api/session', post));
  assert.equal((await new Visitor(world.app).post('/api/session', post)).json.code, 'nonce.expired');
  const late = await loginPost(world, { role: 'commission', card: world.officer });
  const { now } = world.clock;
  world.clock.now += 301_000;
  assert.equal((await new Visitor(world.app).post('/api/session', late)).json.code, 'nonce.expired');
  world.clock.now = now;
});

test('logging out does not make the login statement good again, also when the clock is set back', async () => {
  const post = await loginPost(world, { role: 'commission', card: world.officer });
  const visitor = new Visitor(world.app);
  visitor.csrf = (await visitor.must(visitor.post('/api/session', post))).json.csrf;
  const { cookie } = visitor;
  assert.equal((await visitor.call('DELETE', '/api/session?role=commission')).status, 204);
  // Whoever logs in next clears away what is over.
  await logInAs(world, { role: 'commission', card: world.officer });
  assert.equal((await new Visitor(world.app).post('/api/session', post)).json.code, 'nonce.expired');
  const { now } = world.clock;
  world.clock.now -= 3_600_000;
  visitor.cookie = cookie;
  assert.equal((await visitor.get('/api/session?role=commission')).json.code, 'session.required');
  world.clock.now = now;
});

test('a code, however it is typed, admits the card of the trial and no renewed one', async () => {
  const typed = code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l');
  const lead = { role: 'lead', card: world.lead, caseNumber: '9001', authenticationCode: typed } as const;
  const visitor = await logInAs(world, lead);
  assert.equal((await visitor.must(visitor.get('/api/session?role=lead'))).json.caseNumber, '9001');
  const renewed = world.card(2, { ordinal: 2 });
  assert.equal(renewed.holder.name, world.lead.holder.name);
  assert.equal(await refusalOf({ ...lead, card: renewed }), 'session.code-wrong');
});

test('a session ends after its time', async () => {
  const visitor = await logInAs(world, { role: 'commission', card: world.officer });
  const { now } = world.clock;
  world.clock.now += world.config.sessionMs;
  assert.equal((await visitor.get('/api/commission/cases')).json.code, 'session.required');
  world.clock.now = now;
});

test('an officer whose card is taken off the list is out at once', async () => {
  const card = world.card(7);
  await registerOfficer(world.parts, card.signing.certificate, '調職人員', ['legal']);
  const visitor = await logInAs(world, { role: 'commission', card });
  await visitor.must(visitor.get('/api/commission/cases'));
  await world.parts.db.deleteFrom('officer').where('name', '=', '調職人員').execute();
  assert.equal((await visitor.get('/api/commission/cases')).json.code, 'session.required');
});

test('two sessions in one cookie header, or an odd one, are none', async () => {
  const { cookie } = await logInAs(world, { role: 'commission', card: world.officer });
  for (const header of [`${cookie}; ${cookie}`, `${cookie}x`, 'lianshu_officer=', 'lianshu_officer', `x${cookie}`]) {
    const reply = await new Visitor(world.app).call('GET', '/api/session?role=commission', undefined, {
      cookie: header,
    });
    assert.equal(reply.json.code, 'session.required', header);
  }
});

test('a statement of signing logs nobody in, and a login statement signs nothing', async () => {
  const open = await openCase(world, '9003');
  await registerOfficer(world.parts, world.card(6).signing.certificate, '另一承辦人', ['intake']);
  const { cms } = await makePost(world, open, world.card(6));
  const login = await new Visitor(world.app).post('/api/session', { role: 'commission', cms });
  assert.equal(login.json.code, 'statement.wrong-purpose');
  const post = await makePost(world, open, world.card(6));
  const asLogin = await loginPost(world, { role: 'commission', card: world.card(6) });
  const signing = await new Visitor(world.app).post(`/api/logs/${open.log}/signatures`, { ...post, cms: asLogin.cms });
  assert.ok(['statement.wrong-purpose', 'cms.malformed'].includes(signing.json.code), signing.json.code);
});
