// The officer keeps the register of barred matters, writes down a proposal with the aids beside it, and compares; everyone reads it.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { openBrowser } from './browser.ts';
import { logIn, openDesktop, pageHolds } from './office-page.ts';
import { type OfficeWorld, startOfficeWorld } from './office-world.ts';

const TIMEOUT = { timeout: 120_000 };

let office: OfficeWorld;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let faults: readonly string[];

before(async () => {
  office = await startOfficeWorld();
  browser = await openBrowser();
  context = await openDesktop(browser);
  ({ page, faults } = await logIn(office, context, '/commission', office.people.officer.card));
  await page.getByRole('link', { name: '新增案件' }).first().waitFor();
});
after(async () => {
  await browser?.close();
  await office?.close();
});

const see = (text: string) => page.getByText(text).first().waitFor();
const fill = (label: string, value: string) => page.getByLabel(label, { exact: true }).first().fill(value);
const press = (name: string) => page.getByRole('button', { name, exact: true }).first().click();

const holds = (name: string) => pageHolds(page, faults, name);

/** A year ago today in Taipei: its bar runs for another year. */
function aYearAgo(): string {
  const today = new Date(Date.now() + 8 * 3_600_000);
  return `${today.getUTCFullYear() - 1}-${String(today.getUTCMonth() + 1).padStart(2, '0')}-01`;
}

async function enter(matter: string, source: string, lines: number): Promise<void> {
  await fill('事項', matter);
  await fill('來源案件', source);
  await page.getByLabel('投票結果公告日').first().fill(aYearAgo());
  await press('登錄');
  await see(`共 ${lines} 筆`);
  await see('已登錄。');
}

test('a matter is entered, corrected, struck out and found again', TIMEOUT, async () => {
  await page.getByRole('link', { name: '同一事項' }).first().click();
  await page.getByRole('heading', { level: 1, name: '同一事項登記簿' }).waitFor();
  await see('沒有符合的事項。');
  await press('登錄');
  await see('請填寫事項。');
  await holds('matters-faults');
  await enter('核能四廠啟封商轉發電', '全國性公民投票案第 17 案', 1);
  await enter('反對全面進口萊克多巴胺豬肉', '全國性公民投票案第 18 案', 2);
  await enter('不動的登錄', '第 99 案', 3);
  await fill('搜尋', '核四啟封商轉');
  await see('共 1 筆');
  await holds('matters-search');
  await press('更正');
  await page.getByLabel('更正理由').fill('案名誤植。');
  await page.getByLabel('來源案件').first().fill('全國性公民投票案第十七案');
  await press('以新的一筆更正');
  await see('已更正。');
  await see('全國性公民投票案第十七案');
  await fill('搜尋', '');
  await page.getByRole('listitem').filter({ hasText: '不動的登錄' }).getByRole('button', { name: '註銷' }).click();
  await page.getByLabel('註銷理由').fill('該案並未投票。');
  await holds('matters-strike');
  await page.getByRole('region', { name: '註銷登錄第 3 號' }).getByRole('button', { name: '註銷' }).click();
  await see('已註銷。');
  await see('共 2 筆');
  await page.getByText('全部（含期滿與已更正）').click();
  await see('由登錄第 4 號取代');
  await see('以登錄第 5 號註銷');
  await see('理由：該案並未投票。');
  await holds('matters-all');
});

test(
  'the intake counts, hints and shows what is cut off; too long a text needs a recorded reason',
  TIMEOUT,
  async () => {
    await page.getByRole('link', { name: '新增案件' }).first().click();
    await fill('案件編號', '9001');
    await page.getByLabel('提案類型').selectOption('policy-initiative');
    await fill('主文', `難道您不同意核能四廠啟封商轉發電${'甲'.repeat(90)}？`);
    await see('已計 106／100 字（標點不計）');
    await see('超過 6 字');
    await see('公民投票法第 9 條第 2 項、第 10 條第 2 項');
    assert.equal(await page.locator('del').first().textContent(), `不公告的部分${'甲'.repeat(6)}？`);
    await see('可能有引導性');
    await see('辦法第 4 條第 4 款');
    await see('文字相近的限制事項');
    await fill('理由書', '第一段。\n第二段。');
    await fill('提案人之領銜人', office.people.lead.person.name);
    await press('建立案件');
    await page.getByRole('alert').getByText('文字超過字數。請縮短，或填寫仍予登錄的理由。').waitFor();
    await holds('intake-too-long');
    await fill('主文', '難道您不同意核能四廠啟封商轉發電？');
    assert.equal(await page.getByLabel('超過字數仍予登錄的理由').count(), 0);
    await holds('intake-hints');
    // Hints stop nothing.
    await press('建立案件');
    await page.getByRole('heading', { level: 2, name: '現在可以做的事' }).waitFor();
  },
);

test('what is barred is compared with the proposal, and the documents of an act are ticked', TIMEOUT, async () => {
  await page.getByRole('heading', { name: '同一事項比對' }).waitFor();
  const card = page.getByRole('listitem').filter({ hasText: '第十七案' });
  await card.getByRole('button', { name: '記下認定' }).click();
  await card.getByRole('button', { name: '記下認定' }).click();
  await see('請選擇認定。');
  await card.getByText('認定為同一事項').click();
  await card.getByLabel('理由').fill('均為核四啟封商轉發電。');
  await holds('case-comparison');
  await card.getByRole('button', { name: '記下認定' }).click();
  await card.getByText('認定為同一事項').waitFor();
  await card.getByText('均為核四啟封商轉發電。').waitFor();
  await fill('選舉人數', '20000');
  await fill('所提提案人名冊人數', '5');
  await press('登錄提案');
  await see('應備文件還沒有全部核對。');
  await holds('case-papers');
  for (const paper of await page.locator('#file-proposal-papers label').all()) await paper.click();
  await press('登錄提案');
  await press('確定');
  await see('已完成：登錄提案');
});

test('everyone reads what no one may propose, and compares a text before filing', TIMEOUT, async () => {
  const { origin } = office.world.server;
  await page.goto(`${origin}/matters`);
  await page.getByRole('heading', { level: 1, name: '二年內不得重行提出的事項' }).waitFor();
  await see('核能四廠啟封商轉發電');
  assert.equal(await page.getByText('不動的登錄').count(), 0);
  await see('公民投票法第 32 條');
  await holds('public-matters');
  await page.getByRole('link', { name: '檢查主文與理由書' }).click();
  await fill('文字', `您是否同意核能四廠啟封商轉發電${'甲'.repeat(90)}？`);
  await press('計算');
  await see('文字相近');
  await see('超過 5 字');
  await holds('law-text');
  await page.goto(`${origin}/matters`);
  await press('English');
  await page.getByRole('heading', { level: 1, name: 'Matters that may not be proposed again for two years' }).waitFor();
  await see('Referendum Act Art. 32');
  await holds('public-matters-en');
  await press('中文');
});
