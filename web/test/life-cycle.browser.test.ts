// The commission's officer takes a case through a hearing, a correction and a supplement of proposers to the notice to collect, by the forms.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from './browser.ts';
import { confirmAct } from './confirm-act.ts';
import { openDesktop, openOffice, pageHolds } from './office-page.ts';
import { type OfficeWorld, startOfficeWorld } from './office-world.ts';
import { tickPapers } from './tick-papers.ts';

const TIMEOUT = { timeout: 240_000 };

let office: OfficeWorld;
let browser: Browser;
let page: Page;
let faults: readonly string[];

before(async () => {
  office = await startOfficeWorld();
  browser = await openBrowser();
  const context = await openDesktop(browser);
  ({ page, faults } = await openOffice(office, context, '/commission'));
});
after(async () => {
  await browser?.close();
  await office?.close();
});

const see = (text: string) => page.getByText(text).first().waitFor();
const fill = (label: string, value: string) => page.getByLabel(label).first().fill(value);
const choose = (label: string, value: string) => page.getByLabel(label).first().selectOption(value);

async function press(name: string): Promise<void> {
  await page.bringToFront();
  await page.getByRole('button', { name, exact: true }).first().click();
}

async function act(title: string, submit: string): Promise<void> {
  await tickPapers(page, submit);
  await press(submit);
  await confirmAct(page);
  await see(`已完成：${title}`);
}

/** The letter goes out, and its service is recorded; what waits for it then runs. */
async function serve(name: string, documentNumber: string): Promise<void> {
  const letter = page.getByRole('listitem').filter({ hasText: name }).first();
  await letter.getByRole('button', { name: /填寫發文/ }).click();
  await letter.getByLabel('發文字號').fill(documentNumber);
  await letter.getByLabel('署名').fill('主任委員　示範甲');
  await letter.getByRole('button', { name: '預覽全文' }).click();
  await press('確定發文');
  await see(`已完成：${name}（發文）`);
  await letter.getByRole('checkbox').first().check({ force: true });
  await letter.getByRole('button', { name: '登錄送達' }).click();
  await see(`已完成：${name}（送達）`);
}

/** Acts beside the main way are folded, each for itself. */
async function showAside(...titles: readonly string[]): Promise<void> {
  await page.getByText('其他可以做的事').click();
  for (const title of titles) await page.locator('summary', { hasText: title }).first().click();
}

const holds = (name: string) => pageHolds(page, faults, name);

test('a hearing, a correction and a supplement of proposers, by the forms', TIMEOUT, async () => {
  const { people, simulator } = office;
  simulator.insert(people.officer.card.id);
  await fill('PIN', '123456');
  await press('以自然人憑證登入');
  await page.getByRole('link', { name: '新增案件' }).first().click();
  await fill('案件編號', '9001');
  await choose('提案類型', 'policy-initiative');
  await fill('主文', '您是否同意本案為示範？');
  await fill('理由書', '第一段。');
  await fill('提案人之領銜人', people.lead.person.name);
  await press('建立案件');
  await fill('選舉人數', '20000');
  await fill('所提提案人名冊人數', '5');
  await act('登錄提案', '登錄提案');
  await page.getByText('已查閱同一事項登記簿', { exact: true }).click();
  await act('受理提案', '受理');
  await showAside('通知聽證', '更正誤寫誤繕', '登錄撤回', '依立法院通知停止', '因天然災害展延末日');
  await holds('review, everything that is possible');
  await act('通知聽證', '通知聽證');
  await act('登錄聽證', '登錄聽證');
  await press('命補正');
  await see('請選擇。');
  await choose('依據', 'wording');
  await fill('理由', '主文不明確。\n請補正。');
  await holds('correction');
  await act('命補正', '命補正');
  await see('「命補正通知」還沒有發文，期間沒有起算。');
  await serve('命補正通知', '中選法字第1153050001號');
  assert.equal(await page.getByLabel('主文').first().inputValue(), '您是否同意本案為示範？');
  await fill('主文', '您是否同意本案為補正後的示範？');
  await act('登錄補正', '登錄補正');
  await act('送查對提案人名冊', '送查對');
  await fill('合格提案人數', '1');
  await fill('不合格人數', '4');
  await act('登錄提案人查對結果', '登錄結果');
  await act('通知補提提案人', '作成通知');
  await serve('補提提案人通知', '中選綜字第1153050002號');
  await fill('所提提案人名冊人數', '2');
  await act('登錄補提提案人', '登錄補提');
  await fill('合格提案人數', '2');
  await fill('不合格人數', '1');
  await tickPapers(page, '登錄結果');
  await press('登錄結果');
  await press('確定');
  await see('合格與不合格相加，應等於補提人數。');
  await fill('合格提案人數', '1');
  await act('登錄補提查對結果', '登錄結果');
  await act('通知領取', '作成通知');
  await see('「通知領取」還沒有發文，期間沒有起算。');
  await showAside('決定法律未明定的事項');
  await choose('事項', 'filing-hour');
  await choose('處理方式', 'office-hours');
  await holds('notified');
  await page.getByRole('link', { name: '案件', exact: true }).first().click();
  await see('待送達後起算');
  await page.getByRole('row', { name: /9001/ }).getByRole('link').click();
  await page.getByRole('link', { name: '公開頁面' }).first().click();
  await see('命領銜人補正');
  await see('發文：命補正通知');
  await see('登錄送達：命補正通知');
  await see('通知領取');
});
