import assert from 'node:assert/strict';
import { test } from 'node:test';
import { OFFICERS } from './officers.fixture.ts';
import { INBOX, LOG, MINUTE, said, scene } from './scene.fixture.ts';

test('a cookie is for this host alone, no script reads it, and over https it has the name that says so', async () => {
  await scene(async ({ open }) => {
    const [line] = (await open().logIn(OFFICERS.all)).setCookie;
    assert.match(line!, /^lianshu_registry=[\w-]{43}; Path=\/; Max-Age=28800; HttpOnly; SameSite=Strict$/);
  });
  const origin = 'https://registry.example.tw';
  await scene(
    async ({ open }) => {
      const browser = open();
      const [line] = (await browser.logIn(OFFICERS.all)).setCookie;
      assert.match(line!, /^__Host-lianshu_registry=[\w-]{43}; Path=\/; .*; Secure$/);
      assert.equal((await browser.call({ ...INBOX, headers: { origin } })).status, 200);
      const rebound = { ...INBOX, headers: { host: 'localhost:8093' } };
      assert.deepEqual(said(await browser.call(rebound)), [403, 'session.csrf']);
    },
    { origin },
  );
});

test('a session ends when nobody uses it, at the end of the day, and when its card is revoked', () =>
  scene(async (state) => {
    const browser = state.open();
    await browser.logIn(OFFICERS.all);
    for (let i = 0; i < 3; i++) {
      state.now += 29 * MINUTE;
      assert.equal((await browser.call(INBOX)).status, 200);
    }
    state.now += 30 * MINUTE;
    assert.deepEqual(said(await browser.call(INBOX)), [401, 'session.required'], 'idle');
    await browser.logIn(OFFICERS.all);
    for (let i = 0; i < 16; i++) {
      state.now += 29 * MINUTE;
      assert.equal((await browser.call(INBOX)).status, 200, `${i}`);
    }
    state.now += 16 * MINUTE;
    assert.deepEqual(said(await browser.call(INBOX)), [401, 'session.required'], 'eight hours');
    await browser.logIn(OFFICERS.all);
    state.revoked = 'revoked';
    state.now += 11 * MINUTE;
    assert.deepEqual(said(await browser.call(INBOX)), [401, 'session.required'], 'revoked');
    state.revoked = 'good';
    assert.deepEqual(said(await browser.call(INBOX)), [401, 'session.required'], 'for good');
  }));

test('the value changes as time goes by; the old one overlaps for calls under way, and shown later it ends the session for both', () =>
  scene(async (state) => {
    const browser = state.open();
    await browser.logIn(OFFICERS.all);
    const first = browser.cookie;
    assert.equal((await browser.call(INBOX)).setCookie.length, 0);
    state.now += 10 * MINUTE;
    // Answers that are lost, or later than others: each brings the same value, and nothing has changed yet.
    const lost = state.open();
    lost.cookie = first;
    const [brought] = (await lost.call(INBOX)).setCookie;
    state.now += MINUTE;
    const parallel = await Promise.all([0, 1, 2].map(() => browser.call(INBOX)));
    for (const { status, setCookie } of parallel) assert.deepEqual([status, setCookie], [200, [brought]]);
    assert.notEqual(browser.cookie, first);
    assert.equal((await browser.call(INBOX)).setCookie.length, 0);
    const underWay = state.open();
    underWay.cookie = first;
    const answer = await underWay.call(INBOX);
    assert.deepEqual([answer.status, answer.setCookie.length], [200, 0], 'the old value brings no new one');
    state.now += MINUTE;
    assert.equal((await browser.call(INBOX)).status, 200);
    assert.deepEqual(said(await underWay.call(INBOX)), [401, 'session.required']);
    assert.deepEqual(said(await browser.call(INBOX)), [401, 'session.required'], 'in two hands');
    // So does a value from long before.
    await browser.logIn(OFFICERS.all);
    const old = browser.cookie;
    for (let i = 0; i < 3; i++) {
      state.now += 10 * MINUTE;
      for (const _ of [0, 1]) assert.equal((await browser.call(INBOX)).status, 200);
    }
    underWay.cookie = old;
    assert.deepEqual(said(await underWay.call(INBOX)), [401, 'session.required']);
    assert.deepEqual(said(await browser.call(INBOX)), [401, 'session.required'], 'in two hands');
  }));

test('an act that takes long costs its officer nothing: the value before counts until the new one is shown', () =>
  scene(async (state) => {
    const browser = state.open();
    await browser.logIn(OFFICERS.all);
    const before = browser.cookie;
    const page = state.open();
    page.cookie = before;
    assert.equal((await browser.act(OFFICERS.all, 'registry-countersign', LOG)).json.state, 'countersigned');
    // The answer is on its way; meanwhile the page asks again and again.
    state.now += 5 * MINUTE;
    assert.equal((await page.call(INBOX)).status, 200);
    assert.equal(page.cookie, browser.cookie, 'the same next value');
    assert.equal((await browser.call(INBOX)).status, 200);
    // Two acts within the overlap: the second brings no value that would cut off the first.
    assert.equal((await browser.act(OFFICERS.all, 'registry-countersign', LOG)).status, 200);
    const [current, late] = [browser.cookie, state.open()];
    late.cookie = before;
    assert.equal((await late.call(INBOX)).status, 200, 'still under way');
    state.now += MINUTE / 2;
    assert.equal((await browser.call(INBOX)).setCookie.length, 1, 'it is still due');
    assert.notEqual(browser.cookie, current);
  }));
