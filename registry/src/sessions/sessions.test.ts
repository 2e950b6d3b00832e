import assert from 'node:assert/strict';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { REGISTRY_TASK_NAMES, registryTaskOf } from '@lianshu/core/case';
import { encodeSignedManifest } from '@lianshu/core/manifest';
import { card, FILED_AT, manifest, population, signedManifest } from '../check/filing.fixture.ts';
import { type Browser, OFFICERS, ORIGIN, officersFile, writeOfficers } from './officers.fixture.ts';
import { INBOX, LOG, MINUTE, said, scene } from './scene.fixture.ts';

test('nothing of the registry is to be had without a login, nor by a card that is on no list', () =>
  scene(async ({ open }) => {
    const browser = open();
    const calls = [
      INBOX,
      { url: '/api/registry/destructions' },
      { url: `/api/registry/filings/${LOG}` },
      { url: `/api/registry/filings/${LOG}/review` },
      { url: '/api/session?role=registry' },
      { url: '/api/sessions?role=registry' },
      { method: 'POST', url: `/api/registry/filings/${LOG}/check` },
      { method: 'POST', url: `/api/registry/filings/${LOG}/return`, payload: {} },
      { method: 'POST', url: `/api/registry/manifests/${LOG}/countersign`, payload: {} },
      { method: 'POST', url: `/api/registry/rolls/${LOG}/paper`, payload: { filedOn: '2027-01-20', idNumbers: [] } },
      { method: 'POST', url: '/api/registry/destructions/9001/destroy', payload: {} },
      { method: 'POST', url: '/api/session/act-challenge', payload: { act: 'registry-return', caseNumber: '9001' } },
    ] as const;
    for (const call of calls) assert.deepEqual(said(await browser.call(call)), [401, 'session.required'], call.url);
    assert.deepEqual(said(await browser.logIn(OFFICERS.stranger)), [403, 'session.card-unknown']);
    assert.equal(browser.cookie, '');
  }));

test('every role does its own tasks and is refused the others with whose they are', () =>
  scene(async ({ open }) => {
    const routes = {
      'read-inbox': INBOX,
      'key-paper': {
        method: 'POST',
        url: `/api/registry/rolls/${LOG}/paper`,
        payload: { filedOn: '2027-01-20', idNumbers: [] },
      },
      'check-filing': { method: 'POST', url: `/api/registry/filings/${LOG}/check` },
      'read-review': { url: `/api/registry/filings/${LOG}/review` },
      'registry-countersign': { method: 'POST', url: `/api/registry/manifests/${LOG}/countersign`, payload: {} },
      'registry-return': { method: 'POST', url: `/api/registry/filings/${LOG}/return`, payload: {} },
      'registry-destroy': { method: 'POST', url: '/api/registry/destructions/9001/destroy', payload: {} },
    } as const;
    for (const role of ['clerk', 'reviewer', 'head'] as const) {
      const browser = open();
      assert.deepEqual((await browser.logIn(OFFICERS[role])).json.roles, [role]);
      for (const task of REGISTRY_TASK_NAMES) {
        const answer = await browser.call(routes[task]);
        const { roles, cite } = registryTaskOf(task);
        if (roles.includes(role)) assert.notEqual(answer.json.code, 'session.wrong-office', `${role} ${task}`);
        else {
          assert.deepEqual(said(answer), [403, 'session.wrong-office'], `${role} ${task}`);
          assert.deepEqual([answer.json.article, answer.json.detail.offices], [cite, roles.join(' ')]);
        }
      }
    }
  }));

test('a program without a usable list refuses everything and says so; the list counts as it is now', () =>
  scene(async ({ open, folder }) => {
    const file = join(folder, 'state', 'officers.json');
    const browser = open();
    await browser.logIn(OFFICERS.all);
    const faulty = ['{', '{}', officersFile([]), officersFile([['all', []]]), officersFile().replace('head', 'heads')];
    for (const text of [...faulty, undefined]) {
      if (text === undefined) rmSync(file);
      else writeFileSync(file, text);
      const nobody = [503, 'session.no-officers'];
      assert.deepEqual(said(await browser.call(INBOX)), nobody, text ?? 'absent');
      const challenge = { method: 'POST', url: '/api/session/challenge', payload: { role: 'registry' } } as const;
      assert.deepEqual(said(await open().call(challenge)), nobody);
      assert.equal((await open().call({ url: '/api/health' })).status, 200);
    }
    writeOfficers(join(folder, 'state'), officersFile([['head', ['head']]]));
    assert.deepEqual(said(await browser.call(INBOX)), [401, 'session.required'], 'off the list');
    writeOfficers(join(folder, 'state'));
    assert.deepEqual(said(await browser.call(INBOX)), [401, 'session.required'], 'for good');
  }));

test('a login is refused for another role, site, purpose, a used, old or forged nonce, and a bad card', () =>
  scene(async (state) => {
    const { open } = state;
    const { all } = OFFICERS;
    const browser = open();
    const refused = async (cms: string) => (await browser.twin().post(cms)).json.code ?? 'ok';
    assert.equal(await refused(await browser.statement(all, { role: 'commission' })), 'statement.mismatch');
    assert.equal(
      await refused(await browser.statement(all, { origin: 'http://localhost:8094' })),
      'statement.mismatch',
    );
    assert.equal(await refused(await browser.statement(all, { nonce: 'A'.repeat(64) })), 'nonce.forged');
    const { issuedAt } = await browser.challenge();
    assert.equal(await refused(await browser.statement(all, { issuedAt: issuedAt + 1000 })), 'nonce.forged');
    assert.equal(await refused('AAAA'), 'cms.malformed');
    const once = await browser.statement(all);
    assert.equal(await refused(once), 'ok');
    assert.equal(await refused(once), 'nonce.expired', 'replay');
    const late = await browser.statement(all);
    state.now += 6 * MINUTE;
    assert.equal(await refused(late), 'nonce.expired');
    state.revoked = 'revoked';
    assert.equal(await refused(await browser.statement(all)), 'certificate.revoked');
    state.revoked = 'good';
    const act = await (async () => {
      await browser.logIn(all);
      return browser.sign(all, 'registry-countersign', LOG);
    })();
    assert.equal(await refused(act as string), 'statement.wrong-purpose');
    const expired = card(population.outsider(901_005), { kind: 'expired' });
    assert.match(await refused(await browser.statement(expired)), /^certificate\.(expired|not)/);
  }));

test('a login statement is worth nothing in another browser, whatever cookie was planted there', () =>
  scene(async (state) => {
    const { all } = OFFICERS;
    const [hers, thiefs] = [state.open(), state.open()];
    const statement = await hers.statement(all);
    const elsewhere = [403, 'session.other-browser'];
    assert.deepEqual(said(await thiefs.post(statement)), elsewhere, 'a statement that leaked');
    await thiefs.challenge();
    assert.deepEqual(said(await thiefs.post(statement)), elsewhere, 'with a login of its own begun');
    assert.equal((await hers.post(statement)).status, 200, 'and is not used up by it');
    // Nobody is logged in as somebody else: the thief's own statement, posted by a visitor's browser.
    const bait = await thiefs.statement(OFFICERS.clerk);
    assert.deepEqual(said(await state.open().post(bait)), elsewhere);
    // A value that was planted before is never taken up by a challenge.
    const planted = state.open();
    planted.logins.set('lianshu_registry_login_0', 'A'.repeat(43));
    const challenged = await planted.statement(all);
    assert.equal(planted.logins.size, 2);
    const planter = state.open();
    planter.logins.set('lianshu_registry_login_0', 'A'.repeat(43));
    assert.deepEqual(said(await planter.post(challenged)), elsewhere);
    // A page that is open twice logs in twice, and the cookies that have served are gone.
    const tabs = [await planted.statement(all), challenged];
    for (const tab of tabs) assert.equal((await planted.post(tab)).status, 200);
    assert.equal(planted.logins.size, 1);
    const late = await hers.statement(all);
    state.now += 6 * MINUTE;
    assert.equal((await hers.post(late)).json.code, 'nonce.expired', 'not another browser');
  }));

test('a login never carries on what the browser had: its value is new and the old session is over', () =>
  scene(async ({ open }) => {
    const planted = open();
    planted.cookie = `lianshu_registry=${'A'.repeat(43)}`;
    await planted.logIn(OFFICERS.all);
    assert.doesNotMatch(planted.cookie, /A{43}/);
    const before = { cookie: planted.cookie, csrf: planted.csrf };
    await planted.logIn(OFFICERS.all);
    assert.notEqual(planted.cookie, before.cookie);
    assert.notEqual(planted.csrf, before.csrf);
    const thief = open();
    thief.cookie = before.cookie;
    assert.deepEqual(said(await thief.call(INBOX)), [401, 'session.required']);
    assert.equal((await planted.call({ url: '/api/sessions?role=registry' })).json.sessions.length, 1);
  }));

test('a call that changes something needs the session’s own token, and our own page', () =>
  scene(async ({ open }) => {
    const [browser, other] = [open(), open()];
    await browser.logIn(OFFICERS.all);
    await other.logIn(OFFICERS.clerk);
    const url = `/api/registry/filings/${LOG}/check`;
    const forged = [
      { 'x-lianshu-csrf': '' },
      { 'x-lianshu-csrf': other.csrf! },
      { origin: 'http://localhost:8460' },
      { origin: 'https://evil.example' },
      { 'sec-fetch-site': 'same-site' },
      { 'sec-fetch-site': 'cross-site' },
      { host: 'evil.example' },
    ];
    for (const headers of forged)
      assert.deepEqual(said(await browser.call({ method: 'POST', url, headers })), [403, 'session.csrf']);
    // What is only read is written down too: no page of another port gets it written in an officer's name.
    const read = { url: `/api/registry/filings/${LOG}/review` };
    for (const site of ['same-site', 'cross-site'])
      assert.deepEqual(said(await browser.call({ ...read, headers: { 'sec-fetch-site': site } })), [
        403,
        'session.csrf',
      ]);
    const bent = { url: read.url.replace('/api/', '/%61pi/'), headers: { 'sec-fetch-site': 'same-site' } };
    assert.deepEqual(said(await browser.call(bent)), [403, 'session.csrf']);
    assert.deepEqual(said(await browser.call({ ...read, headers: { 'sec-fetch-site': 'same-origin' } })), [
      404,
      'log.unknown',
    ]);
    const logOut = { method: 'DELETE', url: '/api/session?role=registry' } as const;
    assert.deepEqual(said(await browser.call({ ...logOut, headers: { 'x-lianshu-csrf': 'x' } })), [
      403,
      'session.csrf',
    ]);
    assert.deepEqual(said(await browser.call({ method: 'POST', url, headers: { origin: ORIGIN } })), [
      404,
      'log.unknown',
    ]);
  }));

test('an officer sees and ends her own sessions, and no other’s', () =>
  scene(async (state) => {
    const [here, there, other] = [state.open(), state.open(), state.open()];
    await here.logIn(OFFICERS.all);
    state.now += MINUTE;
    await there.logIn(OFFICERS.all);
    await other.logIn(OFFICERS.head);
    const list = async (browser: Browser) => (await browser.call({ url: '/api/sessions?role=registry' })).json.sessions;
    const [second, mine] = await list(here);
    assert.deepEqual([mine.isThis, second.isThis, mine.client], [true, false, 'other/other']);
    assert.deepEqual([mine.begunAt, second.begunAt], [FILED_AT, FILED_AT + MINUTE]);
    const end = async (browser: Browser, query = '') => {
      const { status, json } = await browser.call({ method: 'DELETE', url: `/api/sessions?role=registry${query}` });
      return [status, json.code ?? json.ended];
    };
    assert.deepEqual(await end(other, `&id=${second.id}`), [404, 'session.unknown']);
    assert.equal((await there.call(INBOX)).status, 200);
    assert.deepEqual(await end(here, `&id=${second.id}`), [200, 1]);
    assert.deepEqual(said(await there.call(INBOX)), [401, 'session.required']);
    assert.deepEqual(await end(here, `&id=${mine.id}`), [404, 'session.unknown'], 'this one ends by logging out');
    await there.logIn(OFFICERS.all);
    assert.deepEqual(await end(here), [200, 1]);
    assert.deepEqual([(await here.call(INBOX)).status, (await other.call(INBOX)).status], [200, 200]);
    assert.deepEqual(said(await there.call(INBOX)), [401, 'session.required']);
    for (let i = 0; i < 7; i++) await state.open().logIn(OFFICERS.clerk);
    const clerk = state.open();
    await clerk.logIn(OFFICERS.clerk);
    assert.equal((await list(clerk)).length, 5, 'the oldest are over');
  }));

test('logging out ends the session here and leaves the others', () =>
  scene(async ({ open }) => {
    const [browser, other] = [open(), open()];
    await browser.logIn(OFFICERS.all);
    await other.logIn(OFFICERS.all);
    const copy = open();
    copy.cookie = browser.cookie;
    assert.equal((await browser.call({ method: 'DELETE', url: '/api/session?role=registry' })).status, 204);
    assert.equal(browser.cookie, '');
    assert.deepEqual(said(await copy.call(INBOX)), [401, 'session.required']);
    assert.equal((await other.call(INBOX)).status, 200);
  }));

test('no number of refused logins, a stranger’s or an officer’s own old ones, keeps the officer out', () =>
  scene(async ({ open }) => {
    const browser = open();
    const old = await browser.statement(OFFICERS.all);
    const begun = browser.twin();
    assert.equal((await browser.post(old)).status, 200);
    const other = open();
    const stranger = await other.statement(OFFICERS.stranger);
    for (let i = 0; i < 40; i++) {
      assert.equal((await begun.post(old)).json.code, 'nonce.expired');
      assert.equal((await other.post(stranger)).json.code, 'session.card-unknown');
    }
    assert.equal((await browser.call(INBOX)).status, 200);
    assert.equal((await open().logIn(OFFICERS.all)).status, 200);
  }));

test('a dangerous act needs the session’s own card over exactly this act, fresh and once; then the cookie changes', () =>
  scene(async (state) => {
    const { folder } = state;
    const browser = state.open();
    const { all, head } = OFFICERS;
    const act = 'registry-countersign';
    const cookie = async () => {
      await browser.logIn(all);
      return browser.cookie;
    };
    const refused = async (cms: string) => (await browser.postAct(act, LOG, cms)).json;
    await cookie();
    const unsigned = await browser.call({
      method: 'POST',
      url: `/api/registry/manifests/${LOG}/countersign`,
      payload: {},
    });
    assert.deepEqual([unsigned.json.code, unsigned.json.detail.why], ['session.card-needed', 'unsigned']);
    const of = async (by = all, changes = {}) => (await browser.sign(by, act, LOG, changes)) as string;
    assert.equal((await refused(await of(head))).code, 'session.other-card');
    assert.equal((await refused(await of(all, { act: 'registry-return' }))).code, 'statement.mismatch');
    assert.equal((await refused(await of(all, { office: 'intake' }))).code, 'statement.mismatch');
    await cookie();
    assert.equal((await refused(await of(all, { dataSha256: new Uint8Array(32) }))).code, 'statement.mismatch');
    assert.equal((await refused(await of(all, { origin: 'http://localhost:8094' }))).code, 'statement.mismatch');
    assert.equal((await refused(await browser.statement(all))).code, 'statement.wrong-purpose');
    const ofOther = await of();
    await cookie();
    assert.equal((await refused(ofOther)).detail.why, 'nonce.other-log', 'another session’s');
    const late = await of();
    state.now += 6 * MINUTE;
    assert.equal((await refused(late)).detail.why, 'nonce.expired');
    const cms = await of();
    const before = browser.cookie;
    assert.equal((await browser.postAct(act, LOG, cms)).json.state, 'countersigned');
    assert.notEqual(browser.cookie, before);
    assert.equal((await refused(cms)).detail.why, 'used');
    // What is signed is what lies there: another manifest under the same name asks for another signature.
    const swapped = await of();
    const other = encodeSignedManifest({
      ...signedManifest({ ...manifest, createdAt: manifest.createdAt + 1 }),
      registry: null,
    });
    writeFileSync(join(folder, 'to-registry', `manifest-${LOG}.json`), other);
    assert.equal((await refused(swapped)).code, 'statement.mismatch');
    const lines = readFileSync(join(folder, 'state', 'acts.jsonl'), 'utf8')
      .trimEnd()
      .split('\n');
    assert.deepEqual(
      lines.map((line) => JSON.parse(line).kind),
      ['officers', 'registry-countersign'],
    );
  }));

test('five refused signatures end the session that brought them, and no other', () =>
  scene(async ({ open }) => {
    const [browser, other] = [open(), open()];
    await browser.logIn(OFFICERS.all);
    await other.logIn(OFFICERS.all);
    for (let i = 0; i < 5; i++)
      assert.equal((await browser.act(OFFICERS.head, 'registry-countersign', LOG)).json.code, 'session.other-card');
    assert.deepEqual(said(await browser.call(INBOX)), [401, 'session.required']);
    assert.equal((await other.call(INBOX)).status, 200);
    assert.equal((await browser.logIn(OFFICERS.all)).status, 200);
  }));
