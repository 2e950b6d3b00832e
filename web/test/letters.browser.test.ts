// The commission's officer issues the notice to collect, reads it before it goes out, downloads it and records its service.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { after, before, test } from 'node:test';
import type { Browser, BrowserContext, Download, Page } from 'playwright-core';
import { takeCase } from '../../devkit/src/world/case-acts.ts';
import { act, type OfficerAtWork } from '../../devkit/src/world/officer-acts.ts';
import { seatOfficer } from '../../devkit/src/world/petition.ts';
import { openBrowser } from './browser.ts';
import { logIn, openDesktop, pageHolds } from './office-page.ts';
import { type OfficeWorld, startOfficeWorld } from './office-world.ts';

const TIMEOUT = { timeout: 120_000 };
const hasPoppler = spawnSync('pdftotext', ['-v']).status === 0;

let office: OfficeWorld;
let officer: OfficerAtWork;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let faults: readonly string[];

before(async () => {
  office = await startOfficeWorld();
  const { world, people } = office;
  officer = await seatOfficer(world, people, Date.now);
  const given = {
    number: '9001',
    kind: 'policy-initiative',
    mainText: '您是否同意本案為示範？',
    reason: '理由書。',
    electorate: 20_000,
    lead: people.lead,
  } as const;
  await takeCase(officer, given, 'proposer-check');
  await act(officer, '9001', 'record-proposer-check', { valid: 2, struckOut: 2 });
  await act(officer, '9001', 'request-opinion', { agency: '示範部' });
  await act(officer, '9001', 'notify-to-collect', {});
  browser = await openBrowser();
  context = await openDesktop(browser, { acceptDownloads: true });
  ({ page, faults } = await logIn(office, context, '/commission', people.officer.card));
  await page.getByRole('link', { name: '本案為示範' }).first().click();
});
after(async () => {
  await browser?.close();
  await office?.close();
});

const see = (text: string) => page.getByText(text).first().waitFor();
const item = (name: string) => page.getByRole('listitem').filter({ hasText: name });

const holds = (name: string) => pageHolds(page, faults, name);

async function textOf(download: Download): Promise<string> {
  const path = await download.path();
  return hasPoppler ? execFileSync('pdftotext', ['-raw', path, '-'], { encoding: 'utf8' }).replace(/\s/g, '') : '';
}

test('a letter goes out after it was read, and its service begins the term', TIMEOUT, async () => {
  await see('「通知領取」還沒有發文，期間沒有起算。');
  await see('「函請提出意見書（示範部）」還沒有發文，期間沒有起算。');
  await see('登錄送達後，自次日起 10 日（公民投票法第 10 條第 9 項）。');
  await holds('letters-waiting');
  const notice = item('通知領取');
  await notice.getByRole('button', { name: /填寫發文/ }).click();
  await notice.getByRole('button', { name: '預覽全文' }).click();
  await see('請依「某某字第○號」填寫。');
  await notice.getByLabel('發文字號').fill('中選綜字第1153050123號');
  await notice.getByLabel('地點').fill('本會（臺北市中正區徐州路5號）');
  await notice.getByLabel('署名').fill('主任委員　示範甲');
  await holds('letters-form');
  await notice.getByRole('button', { name: '預覽全文' }).click();
  await see(
    '主旨：台端所提「您是否同意本案為示範？」全國性公民投票案（案號9001）合於規定，請於本函送達之次日起10日內，至本會（臺北市中正區徐州路5號）領取',
  );
  await holds('letters-preview');
  await page.getByRole('button', { name: '確定發文' }).click();
  await see('已完成：通知領取（發文）');
  await see('「通知領取」還沒有登錄送達，期間沒有起算。');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    item('通知領取')
      .getByRole('link', { name: /下載 PDF/ })
      .click(),
  ]);
  assert.match(download.suggestedFilename(), /^lianshu-9001-\d+\.pdf$/);
  const text = await textOf(download);
  if (hasPoppler)
    assert.match(text, /中央選舉委員會函.*中選綜字第1153050123號.*逾期未領取者，視為放棄連署.*主任委員示範甲/);
  const served = item('通知領取');
  await served.getByText('登錄後，自次日起 10 日，末日為').waitFor();
  await holds('letters-service');
  await served.getByRole('button', { name: '登錄送達' }).click();
  await see('應備文件還沒有全部核對。');
});

test('with the certificate of service the term runs, and the forms can be printed', TIMEOUT, async () => {
  const served = item('通知領取');
  await served.getByRole('checkbox').first().check({ force: true });
  await served.getByRole('button', { name: '登錄送達' }).click();
  await see('已完成：通知領取（送達）');
  await page.getByText('「通知領取」還沒有').first().waitFor({ state: 'hidden' });
  await page.getByText('書表', { exact: true }).click();
  await page.getByLabel('直轄市、縣（市）').selectOption('新北市');
  await page.getByLabel('鄉（鎮、市、區）').fill('板橋區');
  await holds('letters-forms');
  for (const [name, words] of [
    ['名冊格式 PDF', '新北市縣（市）板橋區鄉鎮市區'],
    ['切結書 PDF', '使用全國性公民投票電子連署系統切結書'],
  ] as const) {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name }).first().click(),
    ]);
    const text = await textOf(download);
    if (hasPoppler) assert.ok(text.includes(words), text.slice(0, 200));
  }
});
