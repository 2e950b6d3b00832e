// The lead's whole path by hand, in Chromium, through the popup of the card component: case, ceremony, countersigning,
// possession, progress, rehearsal, filing, check, result. Every page that is passed is held against axe, the content
// security policy, the size of its targets and the width of a phone.
import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { DESKTOP, openBrowser, openWatched, PHONE } from './browser.ts';
import { confirmAct } from './confirm-act.ts';
import { keepShot } from './keep-shot.ts';
import {
  collectCode,
  fill,
  follow,
  LOG,
  openedFile,
  PIN,
  pageHolds,
  press,
  see,
  signMany,
  swapKeys,
  tickAll,
} from './lead-steps.ts';
import { type OfficeWorld, startOfficeWorld } from './office-world.ts';
import { tickPapers } from './tick-papers.ts';

const MAIN_TEXT = '您是否同意核四啟封商轉發電？';
const TIMEOUT = { timeout: 120_000 };

let office: OfficeWorld;
let browser: Browser;
let context: BrowserContext;
let officer: Page;
let lead: Page;
let registry: Page;
let authenticationCode = '';
let unsealingCode = '';
const faults: (readonly string[])[] = [];

before(async () => {
  office = await startOfficeWorld();
  browser = await openBrowser();
  context = await browser.newContext({ viewport: DESKTOP, reducedMotion: 'reduce' });
  context.setDefaultTimeout(20_000);
});
after(async () => {
  await browser?.close();
  await office?.close();
});

async function open(url: string): Promise<Page> {
  const { simulator, world, tool } = office;
  const allowed = [simulator.origin, world.server.origin, tool.origin, world.registryOrigin];
  const watched = await openWatched(context, url, { allowed });
  faults.push(watched.faults);
  return watched.page;
}

const holds = (page: Page, name: string) => pageHolds(page, faults.flat(), name);

/** One act of the commission: its button, the question, the word that it is done. */
async function act(title: string, submit: string): Promise<void> {
  await tickPapers(officer, submit);
  await press(officer, submit);
  await confirmAct(officer);
  await see(officer, `已完成：${title}`);
}

test('an officer signs in, makes a case and takes it to the collection of the code', TIMEOUT, async () => {
  const { people, simulator, world } = office;
  simulator.insert(people.officer.card.id);
  officer = await open(`${world.server.origin}/commission`);
  await holds(officer, 'sign-in');
  await press(officer, '以自然人憑證登入');
  await see(officer, '有幾處需要修改');
  await fill(officer, 'PIN', PIN);
  await press(officer, '以自然人憑證登入');
  await see(officer, '還沒有任何案件');
  await holds(officer, 'no cases');
  await follow(officer, '新增案件');
  await press(officer, '建立案件');
  await see(officer, '請輸入主文');
  await holds(officer, 'new case, faults');
  await fill(officer, '案件編號', '9001');
  await officer.getByLabel('提案類型').selectOption('policy-initiative');
  await fill(officer, '主文', MAIN_TEXT);
  await fill(officer, '理由書', '第一段。\n第二段。');
  await fill(officer, '提案人之領銜人', people.lead.person.name);
  await press(officer, '建立案件');
  await see(officer, '登錄提案');
  await holds(officer, 'draft');
  await fill(officer, '選舉人數', '６６０');
  await fill(officer, '所提提案人名冊人數', '3');
  await act('登錄提案', '登錄提案');
  await officer.getByText('已查閱同一事項登記簿', { exact: true }).click();
  await act('受理提案', '受理');
  await act('送查對提案人名冊', '送查對');
  await fill(officer, '合格提案人數', '2');
  await fill(officer, '不合格人數', '0');
  await tickPapers(officer, '登錄結果');
  await press(officer, '登錄結果');
  await confirmAct(officer);
  await see(officer, '法定要件還沒有齊備');
  await fill(officer, '不合格人數', '1');
  await act('登錄提案人查對結果', '登錄結果');
  await act('通知領取', '作成通知');
  authenticationCode = await collectCode(office, '9001');
  assert.match(authenticationCode, /^([0-9A-Z]{4}-){3}[0-9A-Z]{4}$/);
  await officer.reload();
  await see(officer, '等待領銜人舉行金鑰儀式');
});

test('the lead holds her ceremony in her own tool, and everything is proven before it is sent', TIMEOUT, async () => {
  const { people, simulator, tool, leadFolder } = office;
  simulator.insert(people.lead.card.id);
  lead = await open(tool.origin);
  await see(lead, tool.releaseSha256);
  await fill(lead, '公投案編號', '9001');
  await fill(lead, '認證碼', authenticationCode.toLowerCase().replaceAll('-', ' '));
  await fill(lead, 'PIN', '000000');
  await press(lead, '以自然人憑證登入');
  await see(lead, '還有 2 次機會');
  await holds(lead, 'wrong PIN');
  await fill(lead, 'PIN', PIN);
  await press(lead, '以自然人憑證登入');
  await see(lead, '舉行金鑰儀式');
  await holds(lead, 'overview');
  await follow(lead, '開始金鑰儀式');
  await press(lead, '讀取卡片');
  await see(lead, '加密用憑證');
  await holds(lead, 'card');
  await press(lead, '下一步');
  await see(lead, '列印開封碼');
  await press(lead, '下一步');
  await see(lead, '請先列印');
  await holds(lead, 'sheets');
  unsealingCode = (await lead.locator('.unsealing-code__groups span').allTextContents()).join(' ');
  await lead.goBack();
  await see(lead, '要放棄這次金鑰儀式嗎');
  await press(lead, '繼續進行');
  await lead.emulateMedia({ media: 'print' });
  assert.equal(await lead.locator('.sheet').count(), 2);
  assert.equal(await lead.locator('.sheet__demo').first().isVisible(), true);
  assert.equal(await lead.locator('#root').isVisible(), false);
  assert.equal((await lead.locator('.sheet__code').first().locator('span').allTextContents()).join(' '), unsealingCode);
  await lead.emulateMedia({ media: 'screen' });
  await lead.getByText('兩張都已印出').click();
  await press(lead, '下一步');
  await see(lead, '螢幕上的開封碼已經收起');
  assert.ok(!(await lead.content()).includes(unsealingCode.split(' ')[0]!), 'the code is off the page');
  await fill(lead, '照紙上輸入開封碼', '0'.repeat(26));
  await press(lead, '核對');
  await see(lead, '和這次的開封碼不同');
  await holds(lead, 'retyped wrong');
  await fill(lead, '照紙上輸入開封碼', unsealingCode.toLowerCase());
  await press(lead, '核對');
  await see(lead, '卡片要簽的全文');
  await holds(lead, 'consent');
  await fill(lead, 'PIN', PIN);
  await press(lead, '以卡片簽署設定書');
  await see(lead, '驗證每一條開啟的路');
  assert.equal(await lead.getByRole('button', { name: '下一步' }).isDisabled(), true);
  await holds(lead, 'proofs');
  for (const path of ['格式一', '格式二', '單獨開啟進度金鑰']) {
    const button = lead.getByRole('button', { name: new RegExp(`以卡片驗證.*${path}`) });
    await button.click();
    await button.waitFor({ state: 'detached' });
  }
  await press(lead, '下一步');
  await press(lead, '送出並儲存副本');
  await see(lead, '金鑰儀式完成');
  await holds(lead, 'sent');
  const copies = await readdir(leadFolder);
  assert.deepEqual(copies.map((name) => name.replace(/-[0-9a-f]{8}\.json$/, '')).sort(), [
    `manifest-${LOG}`,
    `wrap-${LOG}`,
  ]);
});

test('both authorities sign, the lead proves possession, and only then the case opens', TIMEOUT, async () => {
  const { people, simulator, world } = office;
  simulator.insert(people.officer.card.id);
  await officer.reload();
  await press(officer, '簽署並送戶政機關');
  await confirmAct(officer);
  await see(officer, '已完成：簽署設定書');
  assert.equal(await officer.getByRole('button', { name: '開放連署' }).isDisabled(), true);
  await holds(officer, 'countersigned');
  simulator.insert(people.registryOfficer.card.id);
  registry = await open(world.registryOrigin);
  await fill(registry, 'PIN', PIN);
  await press(registry, '以自然人憑證登入');
  await see(registry, MAIN_TEXT);
  await holds(registry, 'inbox');
  simulator.insert(people.lead.card.id);
  await follow(lead, '回總覽');
  await follow(lead, '開始開封測試');
  await press(lead, '以卡片打開測試紀錄');
  await holds(lead, 'possession, faults');
  await fill(lead, /開封碼（照紙上輸入）/, unsealingCode);
  await fill(lead, 'PIN', PIN);
  await press(lead, '以卡片打開測試紀錄');
  await see(lead, '開封測試通過');
  simulator.insert(people.officer.card.id);
  await officer.reload();
  await press(officer, '開放連署');
  await confirmAct(officer);
  await see(officer, '設定書的三方簽章還沒有齊備');
  simulator.insert(people.registryOfficer.card.id);
  await press(registry, '核對並簽署');
  await confirmAct(registry);
  await see(registry, '並寫回交換資料夾');
  await holds(registry, 'signed');
  simulator.insert(people.officer.card.id);
  await press(officer, '開放連署');
  await confirmAct(officer);
  await see(officer, '已完成：開放連署');
  await see(officer, '名冊提出以前');
  await holds(officer, 'open');
});

test('the lead alone sees the exact count, here and on the hosted page, and rehearses', TIMEOUT, async () => {
  const { people, simulator, world } = office;
  await signMany(office, LOG, 11);
  simulator.insert(people.lead.card.id);
  await lead.reload();
  await lead.goto(`${office.tool.origin}/ceremony`);
  await see(lead, /\/sign\/9001\.petition\.1#m=/);
  await holds(lead, 'overview, open');
  await follow(lead, '連署進度');
  await fill(lead, 'PIN', PIN);
  await press(lead, '以卡片開啟進度');
  await see(lead, '計算時間');
  await see(lead, '已超過門檻 1 人');
  await holds(lead, 'progress');

  const hosted = await open(`${world.server.origin}/lead?case=9001`);
  await fill(hosted, '認證碼', authenticationCode);
  await fill(hosted, 'PIN', PIN);
  await press(hosted, '以自然人憑證登入');
  await see(hosted, '金鑰作業不在這個網站進行');
  await fill(hosted, 'PIN', PIN);
  await press(hosted, '以卡片開啟進度');
  await see(hosted, '已超過門檻 1 人');
  await holds(hosted, 'hosted page');
  const stored = await hosted.evaluate(() => JSON.stringify({ ...localStorage }));
  assert.doesNotMatch(stored, /"real"|:11\b/, 'what is remembered does not tell the count');
  await hosted.close();

  await follow(lead, '開封演練');
  await fill(lead, /開封碼（照紙上輸入）/, '1'.repeat(26));
  await fill(lead, 'PIN', PIN);
  await press(lead, '以卡片演練開封');
  await see(lead, '這組開封碼打不開');
  await holds(lead, 'rehearsal, wrong code');
  await fill(lead, /開封碼（照紙上輸入）/, unsealingCode);
  await fill(lead, 'PIN', PIN);
  await press(lead, '以卡片演練開封');
  await see(lead, '演練成功');
});

test('a file that was opened at a terminal takes the card’s place; another log’s is refused', TIMEOUT, async () => {
  const { simulator } = office;
  simulator.eject();
  await press(lead, '再演練一次');
  await lead.getByText('讀卡元件解不開時，換一種方式').first().click();
  await lead.locator('label', { hasText: '已用 lianshu unwrap 解開的檔案' }).click();
  await fill(lead, /開封碼（照紙上輸入）/, unsealingCode);
  const input = lead.locator('input[type=file]');
  await input.setInputFiles({ name: 'x.json', mimeType: 'application/json', buffer: Buffer.from('{}') });
  await see(lead, '這不是 lianshu unwrap 寫出的檔案');
  await input.setInputFiles(await openedFile(office, LOG, '9002.petition.1'));
  await see(lead, '已讀入 9002.petition.1 的檔案');
  await press(lead, '以檔案開封');
  await see(lead, '這個檔案不是從本案的封檔解開的');
  await input.setInputFiles(await openedFile(office, LOG));
  await see(lead, `已讀入 ${LOG} 的檔案，不必再輸入 PIN 碼`);
  await holds(lead, 'rehearsal, opened file');
  await keepShot(lead, 'opened-file-desktop');
  await lead.setViewportSize(PHONE);
  await keepShot(lead, 'opened-file-phone');
  await lead.setViewportSize(DESKTOP);
  await press(lead, '以檔案開封');
  await see(lead, '演練成功');
  simulator.insert(office.people.lead.card.id);
});

test('the filing is exact, confirmed line by line, and survives a lost answer', TIMEOUT, async () => {
  await follow(lead, '提出名冊');
  await holds(lead, 'filing: hold');
  await press(lead, '暫停並開始提出');
  await see(lead, '計算確定人數');
  await press(lead, '取消，恢復受理連署');
  await see(lead, '暫停受理連署');
  await press(lead, '暫停並開始提出');
  await fill(lead, 'PIN', PIN);
  await press(lead, '以卡片計算');
  await see(lead, '提出前核對');
  await press(lead, '下一步');
  await see(lead, '請逐項確認後再繼續');
  await holds(lead, 'filing: checklist');
  await tickAll(lead);
  await press(lead, '下一步');
  await see(lead, '電子連署人數：11人');
  await holds(lead, 'filing: signature');
  await fill(lead, 'PIN', PIN);
  await press(lead, '以卡片簽署提出書');
  await see(lead, '開封並提出名冊');
  await holds(lead, 'filing: unsealing');
  // The first answer is lost on its way back; the second press sends the very same filing.
  await lead.route(
    '**/file',
    async (route) => {
      await route.fetch();
      await route.abort();
    },
    { times: 1 },
  );
  await fill(lead, /開封碼（照紙上輸入）/, unsealingCode);
  await fill(lead, 'PIN', PIN);
  await press(lead, '開封並提出名冊');
  await see(lead, '連不上伺服器');
  await press(lead, '再送一次同一份提出書');
  await see(lead, '戶政機關將在 60 日內完成查對');
  await holds(lead, 'filed');
});

test(
  'the household authority checks, the commission announces and publishes, and the lead sees it',
  TIMEOUT,
  async () => {
    const { people, simulator, world, tool } = office;
    simulator.insert(people.officer.card.id);
    // The hosted lead page has signed in on the same site in the same browser; the officer still is.
    await officer.goto(`${world.server.origin}/commission/cases/9001`);
    await see(officer, '清查結果');
    await act('清查後送戶政查對', '清查並送查對');
    await press(officer, '匯出');
    await see(officer, '已完成：匯出');
    await press(officer, '驗證並匯入');
    await see(officer, '還沒有完整的查對結果');
    await holds(officer, 'handed over');
    await registry.goto(`${world.registryOrigin}/registry`);
    await follow(registry, /開啟/);
    await see(registry, '判定只作成一次');
    await holds(registry, 'check to start');
    await press(registry, '開始查對');
    await see(registry, '判定已作成，還沒有送出');
    await see(registry, '不合格原因');
    await holds(registry, 'decided');
    await keepShot(registry, 'registry-decided-1280');
    await press(officer, '驗證並匯入');
    await see(officer, '還沒有完整的查對結果');
    simulator.insert(people.registryOfficer.card.id);
    await press(registry, '函復查對結果');
    await see(registry, '承辦單位：戶政事務所主管');
    await confirmAct(registry);
    await see(registry, '查對結果已寫回中選會');
    await holds(registry, 'outcome');
    simulator.insert(people.officer.card.id);
    await press(officer, '驗證並匯入');
    await see(officer, '已完成：匯入查對結果');
    await fill(officer, /公投案編號/, '全國性公民投票案第 22 案');
    await act('公告成立', '公告成立');
    await press(officer, /^公開$/);
    await confirmAct(officer);
    await see(officer, '已完成：公開驗證資料');
    await holds(officer, 'published');
    await follow(officer, '所有案件');
    await see(officer, '成立');
    await holds(officer, 'list');
    await lead.goto(`${tool.origin}/ceremony`);
    await see(lead, '公投案頁面與驗證資料');
    await press(lead, 'English');
    await see(lead, 'Accepted');
    await holds(lead, 'result, in English');
  },
);

test('under another address, or with other keys, no page asks for a PIN', TIMEOUT, async () => {
  const { world } = office;
  const stranger = await browser.newContext();
  const { port } = new URL(world.server.origin);
  for (const face of ['lead', 'commission']) {
    const page = await stranger.newPage();
    await page.goto(`http://127.0.0.1:${port}/${face}`);
    await see(page, '這個網址不是系統的正式網址');
    assert.equal(await page.getByLabel('PIN').count(), 0);
  }
  const page = await stranger.newPage();
  await swapKeys(page);
  await page.goto(`${world.server.origin}/commission`);
  await see(page, '這個網站的金鑰和本程式內建的不同');
  assert.equal(await page.getByLabel('PIN').count(), 0);
  await stranger.close();
});
