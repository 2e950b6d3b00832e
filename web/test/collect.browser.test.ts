// The counter at which the lead collects her code: a card without an encryption certificate, one that expires too soon, and
// a good one; then the lead's own page, and what everyone may see of the case.
import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { type Card, issueCard } from '../../devkit/src/card/index.ts';
import { takeCase } from '../../devkit/src/world/case-acts.ts';
import { act } from '../../devkit/src/world/officer-acts.ts';
import { seatOfficer } from '../../devkit/src/world/petition.ts';
import { openBrowser } from './browser.ts';
import { keepShot } from './keep-shot.ts';
import { openDesktop, openOffice, pageHolds } from './office-page.ts';
import { type OfficeWorld, startOfficeWorld } from './office-world.ts';

const TIMEOUT = { timeout: 120_000 };
const PIN = '123456';
const DAY_MS = 86_400_000;

let office: OfficeWorld;
let browser: Browser;
let page: Page;
let faults: readonly string[];
let authenticationCode = '';

before(async () => {
  office = await startOfficeWorld();
  browser = await openBrowser();
  const context = await openDesktop(browser);
  const { simulator, world, people } = office;
  const officer = await seatOfficer(world, people, Date.now);
  const draft = {
    number: '9001',
    kind: 'policy-initiative',
    mainText: '您是否同意本案為示範？',
    reason: '第一段。',
    electorate: 20_000,
    lead: people.lead,
  } as const;
  await takeCase(officer, draft, 'notified');
  await act(officer, '9001', 'settle-policy', {
    policy: 'filing-hour',
    choice: 'office-hours',
    reasons: '委員會議決議。',
  });
  simulator.insert(people.officer.card.id);
  ({ page, faults } = await openOffice(office, context, '/commission/cases/9001'));
});
after(async () => {
  await browser?.close();
  await office?.close();
});

let count = 0;
afterEach(() => keepShot(page, `collect-last-${count++}`));

const see = (text: string | RegExp) => page.getByText(text).first().waitFor();
const fill = (label: string, value: string) => page.getByLabel(label).first().fill(value);
const tick = (label: string) => page.locator('label.choice', { hasText: label }).first().click();

async function press(name: string): Promise<void> {
  await page.bringToFront();
  await page.getByRole('button', { name, exact: true }).first().click();
}

const holds = (name: string) => pageHolds(page, faults, name);

/** Another card of the lead's, laid beside the reader and put in. */
function insert(ordinal: number, options: Parameters<typeof issueCard>[2]): Card {
  const { people, simulator } = office;
  const card = issueCard(people.pki, people.lead.person, { ordinal, ...options });
  simulator.add({ card, role: '領銜人' });
  simulator.insert(card.id);
  return card;
}

test('the case names the counter, and the points of the law that matter now', TIMEOUT, async () => {
  await fill('PIN', PIN);
  await press('以自然人憑證登入');
  await page.getByRole('link', { name: '到領取櫃台' }).first().waitFor();
  await page.locator('.policies strong', { hasText: '領銜人憑證遺失或失效' }).first().waitFor();
  await see('目前階段適用');
  await holds('collect-0-case');
  await page.getByRole('link', { name: '到領取櫃台' }).first().click();
  await page.getByRole('heading', { name: '領取名冊格式或認證碼' }).waitFor();
  await holds('collect-1-begin');
  await press('English');
  await page.getByRole('heading', { name: 'Collect roster format or authentication code' }).waitFor();
  await page.locator('label.choice', { hasText: 'Electronic' }).first().click();
  await holds('collect-1-begin-en');
  await page.locator('label.choice', { hasText: 'Electronic' }).first().click();
  await press('中文');
});

test(
  'nothing is entered before a way is chosen, the card has decrypted and the papers are there',
  TIMEOUT,
  async () => {
    await press('記載領取');
    await see('請至少選一種。');
    await tick('電子連署：核發認證碼');
    await press('記載領取');
    await see('請先完成試解密。');
    await see('應備文件還沒有全部核對。');
    await page.getByText('切結書全文').click();
    await see('二份開封碼均遺失者');
    await holds('collect-2-missing');
    await page.getByText('切結書全文').click();
  },
);

test('a card without an encryption certificate is told, with the ways out', TIMEOUT, async () => {
  insert(7, { kind: 'no-encryption' });
  await press('讀取卡片');
  await see('這張卡片沒有加密憑證，不能解密電磁紀錄。');
  await see('到任一戶政事務所換發憑證或啟用加密憑證');
  await see('今天先領書面名冊格式');
  await holds('collect-3-no-encryption');
});

test('a card of somebody else is not the lead’s', TIMEOUT, async () => {
  office.simulator.insert(office.people.officer.card.id);
  await press('讀取卡片');
  await see('這張卡片不是領銜人本人的。');
});

test('a card that expires before the petition ends is told before the clock starts', TIMEOUT, async () => {
  insert(8, { issuedAt: Date.now() + 60 * DAY_MS - (5 * 365 + 1) * DAY_MS });
  await press('讀取卡片');
  await see('這張憑證在連署期間內就會到期');
  await see(/到戶政事務所換發憑證，在 .+ 前帶新卡回來領取/);
  await fill('自然人憑證 PIN 碼', PIN);
  await press('試解密');
  await see('試解密成功');
  await press('記載領取');
  await see('憑證會提前到期：請領銜人書面同意，或換發憑證，或改領書面。');
  await holds('collect-4-expiring');
});

test('a good card decrypts; the officer signs with her own; the code is shown once and printed', TIMEOUT, async () => {
  const { people, simulator } = office;
  // Two readers stand at the counter: the officer's card in one, the lead's in the other.
  simulator.setConditions({ secondReader: true });
  simulator.insert(people.officer.card.id);
  simulator.insert(people.lead.card.id, 1);
  await press('換一張卡片');
  await see('要用哪一張卡片');
  await page.locator('label', { hasText: people.lead.person.name }).click();
  await see('憑證可以使用');
  simulator.setConditions({ decryptFails: true });
  await fill('自然人憑證 PIN 碼', PIN);
  await press('試解密');
  await see('卡片沒有解開試解密的內容。');
  simulator.setConditions({ decryptFails: false });
  await fill('自然人憑證 PIN 碼', PIN);
  await press('試解密');
  await see('試解密成功');
  await tick('電子連署系統使用切結書');
  await tick('領銜人本人與自然人憑證');
  await holds('collect-5-passed');
  simulator.insert(people.officer.card.id);
  await press('記載領取');
  await page.getByRole('alertdialog').waitFor();
  await fill('自然人憑證 PIN 碼', PIN);
  await press('以自然人憑證簽署');
  await see('只顯示這一次');
  const shown = await page.getByRole('alertdialog').locator('output').textContent();
  assert.match(shown ?? '', /^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/);
  authenticationCode = shown!;
  await holds('collect-6-code');
  await page.emulateMedia({ media: 'print' });
  assert.ok(await page.locator('.slip__code').isVisible());
  assert.ok(!(await page.locator('#root').isVisible()));
  assert.ok(!(await page.getByRole('alertdialog').isVisible()));
  await keepShot(page, 'collect-7-slip');
  await page.emulateMedia({ media: 'screen' });
  await press('已交付，關閉');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.getByText('補發認證碼').first().waitFor({ state: 'attached' });
  assert.ok(!(await page.content()).includes(authenticationCode));
});

test('the lead sees what comes next, by when, on which article, and her letters', TIMEOUT, async () => {
  office.simulator.insert(office.people.lead.card.id);
  await page.goto(`${office.world.server.origin}/lead`, { waitUntil: 'networkidle' });
  await see('還沒有認證碼？');
  await holds('lead-0-login');
  await fill('公投案編號', '9001');
  await fill('認證碼', authenticationCode);
  await fill('PIN', PIN);
  await press('以自然人憑證登入');
  await page.getByRole('heading', { name: '接下來' }).waitFor();
  await see('提出連署人名冊');
  await see('送到櫃台的書面');
  await see('案件將成為「視為放棄連署」');
  await see('原提案人 2 年內不得就同一事項再提案');
  await see('在自己的電腦舉行金鑰儀式');
  await see('通知領取');
  await holds('lead-1-next');
});

test('everyone sees state, dates and what comes next; nowhere is there a way to sign', TIMEOUT, async () => {
  const { origin } = office.world.server;
  for (const [name, path] of Object.entries({ home: '/', case: '/cases/9001', commission: '/commission/cases/9001' })) {
    await page.goto(`${origin}${path}`, { waitUntil: 'networkidle' });
    await page.getByRole('heading', { level: 1 }).waitFor();
    const links = await page.locator('a').evaluateAll((all) => all.map((a) => a.getAttribute('href') ?? ''));
    assert.deepEqual(
      links.filter((href) => href.includes('/sign/')),
      [],
      name,
    );
    assert.ok(!(await page.content()).includes('/sign/'), name);
    await holds(`public-${name}`);
  }
  await page.goto(`${origin}/`, { waitUntil: 'networkidle' });
  await see('一律依案號排列');
  await page.goto(`${origin}/cases/9001`, { waitUntil: 'networkidle' });
  await see('領銜人要做的事');
  await page.locator('.policies strong', { hasText: '末日收件截止時間' }).first().waitFor();
});
