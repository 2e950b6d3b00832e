// A visitor reports a suspicious site, the lead hears of it and warns, an officer judges it, everyone reads it; and what the
// page says of its own program.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, test } from 'node:test';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { officerOf } from '../../server/src/testing/acts.testing.ts';
import type { Visitor } from '../../server/src/testing/visitor.testing.ts';
import { DESKTOP, openBrowser, openWatched } from './browser.ts';
import { pageHolds } from './office-page.ts';
import { connect, type SigningWorld, startSigningWorld } from './signing-world.ts';

const TIMEOUT = { timeout: 120_000 };
/** A Cyrillic letter in the name, a mark that turns the direction in the path, what looks like a script in the query. */
const FAKE = 'https://liаnsu.example/sign\u202egpj.html?<script>alert(1)</script>#pin';
const ASCII = 'xn--linsu-5ve.example';

let browser: Browser;
let signing: SigningWorld;
let context: BrowserContext;
let page: Page;
let faults: readonly string[];

before(async () => {
  signing = await startSigningWorld([]);
  browser = await openBrowser();
  context = await browser.newContext({ viewport: DESKTOP, reducedMotion: 'reduce' });
  context.setDefaultTimeout(20_000);
  await connect(context, signing);
  ({ page, faults } = await openWatched(context, `${signing.origin}/reports`, { allowed: [signing.simulator.origin] }));
});
after(async () => {
  await browser?.close();
  await signing?.close();
});

const see = (text: string | RegExp) => page.getByText(text).first().waitFor();
async function press(name: string): Promise<void> {
  // A slice of the font that comes late moves the button from under the press.
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  await page.getByRole('button', { name, exact: true }).first().click();
}
const holds = (name: string) => pageHolds(page, faults, name);
const go = (path: string) => page.goto(`${signing.origin}${path}`, { waitUntil: 'networkidle' });

/** The page goes on as who has this session. */
async function become({ cookie = '' }: Visitor): Promise<void> {
  const at = cookie.indexOf('=');
  await context.clearCookies();
  await context.addCookies([{ name: cookie.slice(0, at), value: cookie.slice(at + 1), url: signing.origin }]);
}

/** No reported address is ever something to press, whatever stands in it. */
async function hasNoLink(): Promise<void> {
  const links = await page.evaluate(() =>
    [...document.querySelectorAll('[href],[src]')].map((e) => e.outerHTML).join(''),
  );
  assert.ok(!/xn--|example/.test(links), links.slice(0, 400));
  const text = await page.evaluate(() => document.body.innerText);
  assert.ok(!/[\u202a-\u202e\u2066-\u2069]/.test(text));
}

test('a visitor reports a site, with the address made harmless; her words may hold no ID number', TIMEOUT, async () => {
  await page.getByRole('heading', { level: 1, name: '可疑網站' }).waitFor();
  await see('目前沒有確認的假網站。');
  // Whoever has typed her PIN there already learns first how to find out what was done with it.
  assert.equal(await page.getByRole('link', { name: '查這張卡有沒有被用過' }).getAttribute('href'), '/card-used');
  await press('送出回報');
  await see('請填寫您看到的網址。');
  await page.getByLabel('您看到的網址').fill(FAKE);
  await page.getByLabel('在哪裡看到').selectOption('message');
  await page.getByLabel('跟哪一件案件有關（知道的話）').selectOption('9001');
  await page.getByLabel(/^補充說明/).fill('我是 A123456789，群組裡有人貼');
  await press('送出回報');
  await see('文字裡有身分證統一編號');
  await holds('reports-faults');
  await page.getByLabel(/^補充說明/).fill('群組裡有人貼，要我輸入 PIN 碼。');
  await press('送出回報');
  await see('已收到您的回報');
  await see(`${ASCII.replace('.', '[.]')}`);
  await see('瀏覽器顯示為 liаnsu[.]example');
  await hasNoLink();
  await holds('reports-done');
  await page.getByLabel('回報編號').last().fill('1');
  await press('查詢');
  await see('第 1 號回報：待查。');
});

test('the lead sees it at once, unconfirmed, and warns; case and signing page show her words', TIMEOUT, async () => {
  await become(signing.open.lead);
  await go('/lead');
  const panel = page.locator('section').filter({ has: page.getByRole('heading', { name: '假網站與提醒' }) });
  await panel.getByText('尚未查證').waitFor();
  await hasNoLink();
  await panel.getByLabel('提醒內容').fill('請改到 https://liansu.example 連署。');
  await panel.getByRole('button', { name: '張貼提醒' }).click();
  await see('提醒裡有可以點開的網址');
  await panel.getByLabel('提醒內容').fill('請勿到 liansu[.]example 連署。\n只用本站網址。');
  await panel.getByRole('button', { name: '張貼提醒' }).click();
  await see('提醒已張貼。');
  await holds('lead-reports');
  for (const [path, name] of [
    ['/cases/9001', 'case-warning'],
    [signing.link.slice(signing.origin.length), 'sign-warning'],
  ] as const) {
    await go(path);
    await see('領銜人的提醒');
    await see('請勿到 liansu[.]example 連署。');
    await holds(name);
  }
  await go('/lead');
  await panel.getByRole('button', { name: /^撤下提醒/ }).click();
  await see('提醒已撤下。');
  await see('目前沒有張貼提醒。');
  await go('/cases/9001');
  await see('主管機關沒有這項查詢，也不公布');
  assert.equal(await page.getByText('領銜人的提醒').count(), 0);
});

test('an officer judges it, and everyone reads what was confirmed, in both languages', TIMEOUT, async () => {
  await become(await officerOf(signing.world));
  await go('/commission/reports');
  await see('群組裡有人貼，要我輸入 PIN 碼。');
  await hasNoLink();
  await press('認定');
  await press('記下認定');
  await see('請選擇認定結果。');
  await page.getByText('確認為假網站', { exact: true }).click();
  await page.getByLabel('查明情形與理由').fill('冒用本會名義，收集 PIN 碼。');
  await holds('office-reports-judge');
  await press('記下認定');
  await see('認定已記下。');
  await see('沒有待查的回報。');
  await see('認定第 1 號');
  await go('/reports');
  await see('冒用本會名義，收集 PIN 碼。');
  await hasNoLink();
  await holds('reports-list');
  await page.getByLabel('回報編號').last().fill('1');
  await press('查詢');
  await see('第 1 號回報：確認為假網站。');
  await go('/link');
  await page.locator('#pasted-link').fill('https://liаnsu.example/sign');
  await page.getByRole('button', { name: /檢查/ }).first().click();
  await see('中央選舉委員會已確認這是假網站');
  await holds('link-confirmed-fake');
  await go('/reports');
  await page.getByLabel('您看到的網址').fill(FAKE);
  await page.getByLabel('在哪裡看到').selectOption('paper');
  await press('送出回報');
  await see('這個網站已經確認是假的');
  await press('English');
  await see('Sites confirmed to be fake');
  await holds('reports-list-en');
  await press('中文');
});

test('the page names the program that the site serves, and says how a stranger checks it', TIMEOUT, async () => {
  await page.getByRole('link', { name: '本頁程式' }).click();
  await page.getByRole('heading', { level: 2, name: '本頁程式' }).waitFor();
  const { rawPayload } = await signing.world.app.inject({ method: 'GET', url: '/client.json' });
  const sha256 = createHash('sha256').update(rawPayload).digest('hex');
  await page.getByRole('definition').filter({ hasText: sha256 }).first().waitFor();
  await see('一個網頁不能證明自己');
  await holds('verify-client');
});
