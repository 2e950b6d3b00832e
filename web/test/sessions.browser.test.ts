// Where an officer and a lead are signed in, and how they end it, in Chromium.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { takeCase } from '../../devkit/src/world/case-acts.ts';
import { heldCard } from '../../devkit/src/world/held-card.ts';
import { seatOfficer } from '../../devkit/src/world/petition.ts';
import { visitorApi } from '../../devkit/src/world/visitor.ts';
import { fetchChallenge, signIn as signIntoOffice } from '../src/faces/session/sign-in.ts';
import { openBrowser } from './browser.ts';
import { logIn, openDesktop, openOffice, pageHolds } from './office-page.ts';
import { type OfficeWorld, startOfficeWorld } from './office-world.ts';

const TIMEOUT = { timeout: 60_000 };
const WRONG = 'AAAA-AAAA-AAAA-AAAA';

let office: OfficeWorld;
let browser: Browser;
let authenticationCode: string;

before(async () => {
  office = await startOfficeWorld();
  browser = await openBrowser();
  const officer = await seatOfficer(office.world, office.people, Date.now);
  const draft = {
    kind: 'policy-initiative',
    mainText: '您是否同意本案為示範？',
    reason: '理由。',
    electorate: 660,
  } as const;
  authenticationCode = (await takeCase(officer, { number: '9001', ...draft, lead: office.people.lead }, 'collected'))!;
});
after(async () => {
  await browser?.close();
  await office?.close();
});

const see = (page: Page, text: string | RegExp) => page.getByText(text).first().waitFor();
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).first().click();

async function signIn(): Promise<{ context: BrowserContext; page: Page; faults: readonly string[] }> {
  const context = await openDesktop(browser);
  const opened = await logIn(office, context, '/commission', office.people.officer.card);
  await opened.page.getByRole('button', { name: '登出', exact: true }).waitFor();
  return { context, ...opened };
}

test(
  'an officer sees where she is signed in, ends another browser’s session, and there it is said why',
  TIMEOUT,
  async () => {
    const [here, there] = [await signIn(), await signIn()];
    const { page } = here;
    const value = async ({ context }: typeof here) =>
      (await context.cookies()).find(({ name }) => name === 'lianshu_officer')?.value;
    assert.notEqual(await value(here), await value(there));
    for (const { httpOnly, sameSite } of await here.context.cookies())
      assert.deepEqual([httpOnly, sameSite], [true, 'Strict']);
    await page.bringToFront();
    await press(page, '登入狀態');
    await see(page, '您目前的登入');
    const rows = page.locator('.sessions__row');
    const before = await rows.count();
    assert.equal(before, 3, 'the demo’s officer is at work too');
    assert.equal(await rows.filter({ hasText: '這個瀏覽器' }).count(), 1);
    assert.equal(await rows.filter({ hasText: 'Chrome' }).count(), 2);
    await pageHolds(page, here.faults, 'sessions-officer');
    await press(page, '結束這筆登入');
    await see(page, '已結束 1 筆登入。');
    assert.equal(await rows.count(), before - 1);
    await press(page, '結束這筆登入');
    await see(page, '除了這個瀏覽器，沒有其他登入。');
    await page.locator('.dialog__actions').getByRole('button', { name: '關閉' }).click();
    await there.page.bringToFront();
    await there.page.reload();
    await see(there.page, '這筆登入已在另一個瀏覽器裡被結束。');
    await pageHolds(there.page, there.faults, 'sessions-ended');
    await here.page.reload();
    await here.page.getByRole('button', { name: '登入狀態', exact: true }).waitFor();
    await Promise.all([here.context.close(), there.context.close()]);
  },
);

test(
  'a lead sees where her case is signed in, ends all other logins at once, and there it is said why',
  TIMEOUT,
  async () => {
    const { card } = office.people.lead;
    office.simulator.insert(card.id);
    const enter = async () => {
      const context = await openDesktop(browser, { locale: 'zh-TW' });
      const opened = await openOffice(office, context, '/lead?case=9001');
      const { page } = opened;
      await page.bringToFront();
      await page.locator('#login-code input, input#login-code').fill(authenticationCode);
      await page.getByLabel('PIN').first().fill(card.pin);
      await press(page, '以自然人憑證登入');
      await page.getByRole('button', { name: '登出', exact: true }).waitFor();
      return { context, ...opened };
    };
    const [here, there, third] = [await enter(), await enter(), await enter()];
    const { page } = here;
    await page.bringToFront();
    await press(page, '登入狀態');
    await see(page, '您目前的登入');
    const rows = page.locator('.sessions__row');
    await rows.nth(2).waitFor();
    assert.equal(await rows.count(), 3, 'the officer’s are not among them');
    assert.equal(await rows.filter({ hasText: '這個瀏覽器' }).count(), 1);
    assert.match((await rows.first().textContent()) ?? '', /這個瀏覽器/, 'her own comes first');
    await pageHolds(page, here.faults, 'sessions-lead');
    await press(page, '結束其他所有登入');
    await see(page, '已結束 2 筆登入。');
    await see(page, '除了這個瀏覽器，沒有其他登入。');
    assert.equal(await rows.count(), 1);
    await page.locator('.dialog__actions').getByRole('button', { name: '關閉' }).click();
    for (const other of [there, third]) {
      await other.page.bringToFront();
      await other.page.reload();
      await see(other.page, '這筆登入已在另一個瀏覽器裡被結束。');
    }
    await pageHolds(there.page, there.faults, 'sessions-lead-ended');
    await page.bringToFront();
    // A log-out that does not reach the server is none, and she is told.
    const path = '**/api/session?role=lead';
    await page.route(path, (route) => (route.request().method() === 'DELETE' ? route.abort() : route.continue()));
    await press(page, '登出');
    await see(page, '登出沒有完成，這個瀏覽器可能還在登入狀態。');
    await page.unroute(path);
    await page.reload();
    await press(page, '登出');
    await page.locator('input#login-code').waitFor();
    assert.equal(await page.getByText('登出沒有完成').count(), 0);
    await page.reload();
    await page.locator('input#login-code').waitFor();
    await Promise.all([here, there, third].map(({ context }) => context.close()));
  },
);

/** A login of the lead's card with a wrong code, in a browser of its own. */
async function guess(): Promise<string> {
  const { world, people } = office;
  const api = visitorApi(world.server.origin);
  const challenge = await fetchChallenge(api, 'lead');
  if (!challenge.ok) return challenge.problem.code;
  const { card } = people.lead;
  const answer = await signIntoOffice({
    api,
    card: heldCard(card, Date.now),
    origin: world.server.origin,
    role: 'lead',
    challenge: challenge.value,
    pin: card.pin,
    lead: { caseNumber: '9001', authenticationCode: WRONG },
  });
  return answer.ok ? 'in' : answer.problem.code;
}

test('a lead is told of a wrong code, and after several how long she has to wait', TIMEOUT, async () => {
  const context = await openDesktop(browser, { locale: 'zh-TW' });
  office.simulator.insert(office.people.lead.card.id);
  const { page, faults } = await openOffice(office, context, '/lead?case=9001');
  const attempt = async (code: string) => {
    await page.bringToFront();
    await page.locator('#login-code input, input#login-code').fill(code);
    await page.getByLabel('PIN').first().fill('123456');
    await press(page, '以自然人憑證登入');
  };
  await attempt(WRONG);
  await see(page, '案號、認證碼或卡片不符。');
  await pageHolds(page, faults, 'login-code-wrong');
  for (let i = 0; i < 5; i++) assert.equal(await guess(), 'session.code-wrong');
  await attempt(authenticationCode);
  await see(page, '登入失敗的次數太多，要等一下才能再試。');
  await see(page, /\d+ 秒/);
  await pageHolds(page, faults, 'login-too-many');
  await context.close();
});
