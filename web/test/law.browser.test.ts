import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { axe, DESKTOP, openBrowser, openWatched, PHONE, smallTargets } from './browser.ts';
import { type ServedDist, serveDist } from './serve-dist.ts';

const TIMEOUT = { timeout: 120_000 };

let browser: Browser;
let served: ServedDist;

before(async () => {
  served = await serveDist();
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await served?.close();
});

/** What a visitor fills in for each rule, and what she reads. */
const QUESTIONS: readonly (readonly [
  rule: string,
  filled: Readonly<Record<string, string>>,
  reads: readonly string[],
])[] = [
  [
    'petition-end',
    { 領取日: '2025-07-30' },
    ['115年1月30日（2026-01-30）', '114年7月31日（2025-07-31）', '星期五', '公民投票法第 6 條、第 12 條第 2 項'],
  ],
  ['petition-end', { 領取日: '2025-08-29' }, ['115年2月28日（2026-02-28）', '不順延', '沒有相當的日子']],
  [
    'period-end',
    { 日數: '60', 送達日: '2021-03-09' },
    ['110年5月8日（2021-05-08）', '星期六', '公職人員選舉罷免法第 5 條第 1 項'],
  ],
  ['announce-by', { 投票日: '2026-11-28', 日數: '90' }, ['115年8月29日（2026-08-29）']],
  ['born-by', { '提出日（或其他基準日）': '2021-08-27' }, ['92年8月28日（2003-08-28）']],
  ['moved-in-by', { '提出日（或其他基準日）': '2021-08-27' }, ['110年2月28日（2021-02-28）']],
  ['poll-window', { 公告成立日: '2026-05-10' }, ['115年8月10日（2026-08-10）', '115年11月10日（2026-11-10）']],
  ['threshold', { 選舉人總數: '19,548,531' }, ['293,228', '1,955', '施行細則第 10 條']],
  ['id', { 國民身分證統一編號: 'A123456789' }, ['格式正確']],
  ['id', { 國民身分證統一編號: 'A123456788' }, ['檢查碼不符']],
  ['text', { 文字: `難道您不同意${'甲'.repeat(95)}？` }, ['101', '超過 1 字', '引導', '第 4 條第 4 款']],
];

async function ask(page: Page, rule: string, filled: Readonly<Record<string, string>>): Promise<void> {
  await page.getByLabel('您想知道什麼？').selectOption(rule);
  for (const [label, value] of Object.entries(filled)) await page.getByLabel(label, { exact: true }).fill(value);
  await page.getByRole('button', { name: '計算' }).click();
}

async function open(context: BrowserContext) {
  const watched = await openWatched(context, `${served.origin}/law`);
  await watched.page.getByRole('heading', { level: 1, name: '期日計算' }).waitFor();
  return watched;
}

for (const [viewport, colorScheme] of [
  [PHONE, 'dark'],
  [DESKTOP, 'light'],
] as const) {
  test(
    `every rule answers at ${viewport.width} px, ${colorScheme}, without a request and without an axe violation`,
    TIMEOUT,
    async () => {
      const context = await browser.newContext({ viewport, colorScheme });
      const { page, faults } = await open(context);
      const requests: string[] = [];
      page.on('request', (request) => requests.push(request.url()));
      assert.equal(QUESTIONS.length, 11);
      for (const [rule, filled, reads] of QUESTIONS) {
        await ask(page, rule, filled);
        const answer = page.locator('.panel--strong');
        for (const text of reads) await answer.getByText(text).first().waitFor({ timeout: 5_000 });
        const width = await page.evaluate(() => document.documentElement.scrollWidth);
        assert.ok(width <= viewport.width, `${rule} is ${width} wide`);
        assert.deepEqual(await axe(page), [], rule);
        assert.deepEqual(await smallTargets(page), [], rule);
      }
      assert.deepEqual(faults, []);
      // Fonts come in slices as characters appear; nothing else is asked for, and nothing carries what was filled in.
      assert.deepEqual(
        requests.filter((url) => !/^\/assets\/[\w.-]+\.(css|woff2)$/.test(url.slice(served.origin.length))),
        [],
      );
      assert.ok(!page.url().includes('A123456789'));
      await context.close();
    },
  );
}

test(
  'a wrong entry is said at its field and takes the focus; another value takes the result away',
  TIMEOUT,
  async () => {
    const context = await browser.newContext({ viewport: DESKTOP });
    const { page } = await open(context);
    await page.getByRole('button', { name: '計算' }).click();
    await page.getByRole('alert').getByText('領取日：請填寫這一欄。').waitFor();
    assert.deepEqual(await axe(page), []);
    await page.getByRole('link', { name: '領取日：請填寫這一欄。' }).click();
    assert.equal(await page.evaluate(() => (document.activeElement as HTMLInputElement).type), 'date');
    await ask(page, 'period-end', { 日數: '1.5', 送達日: '2021-03-09' });
    await page.getByRole('alert').getByText('請輸入 1 到 3,660 的整數').waitFor();
    await ask(page, 'period-end', { 日數: '30' });
    await page.getByText('110年4月8日（2021-04-08）').waitFor();
    await page.getByLabel('日數', { exact: true }).fill('31');
    assert.equal(await page.locator('.panel--strong').count(), 0);
    await context.close();
  },
);

test('from the foot of a public page to the calculator, in English too', TIMEOUT, async () => {
  const context = await browser.newContext({ viewport: PHONE });
  const { page } = await openWatched(context, `${served.origin}/verify`);
  await page.getByRole('navigation', { name: '頁尾導覽' }).getByRole('link', { name: '期日計算' }).click();
  await page.getByRole('heading', { level: 1, name: '期日計算' }).waitFor();
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByLabel('Day of collection').fill('2025-09-30');
  await page.getByRole('button', { name: 'Work it out' }).click();
  await page.getByText('31 March 2026 (ROC 115)').waitFor();
  await page.getByText('Referendum Act Art. 6, 12(2)').waitFor();
  assert.deepEqual(await axe(page), []);
  await context.close();
});
