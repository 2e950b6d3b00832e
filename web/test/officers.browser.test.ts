// Officers of the commission in Chromium: a dangerous act signed afresh through the popup of the card component, acts of another
// office, and the auditor's page with its verification.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { Card } from '../../devkit/src/card/index.ts';
import { takeCase } from '../../devkit/src/world/case-acts.ts';
import { seatOfficer } from '../../devkit/src/world/petition.ts';
import { axe, DESKTOP, openBrowser, PHONE, smallTargets } from './browser.ts';
import { logIn, openDesktop } from './office-page.ts';
import { type OfficeWorld, startOfficeWorld } from './office-world.ts';

const TIMEOUT = { timeout: 120_000 };
const PIN = '123456';
const SHOTS = process.env.LIANSHU_SHOTS;

let office: OfficeWorld;
let browser: Browser;
const faults: (readonly string[])[] = [];

before(async () => {
  office = await startOfficeWorld();
  browser = await openBrowser();
  const officer = await seatOfficer(office.world, office.people, Date.now);
  const { lead } = office.people;
  const draft = {
    kind: 'policy-initiative',
    mainText: '您是否同意本案為示範？',
    reason: '理由。',
    electorate: 660,
  } as const;
  await takeCase(officer, { number: '9001', ...draft, lead }, 'filed');
  await takeCase(officer, { number: '9002', ...draft, lead }, 'collected');
});
after(async () => {
  await browser?.close();
  await office?.close();
});

async function signIn(path: string, card: Card): Promise<{ page: Page; context: BrowserContext }> {
  const context = await openDesktop(browser);
  const opened = await logIn(office, context, path, card);
  faults.push(opened.faults);
  return { page: opened.page, context };
}

async function press(page: Page, name: string): Promise<void> {
  await page.bringToFront();
  await page.getByRole('button', { name, exact: true }).first().click();
}

const see = (page: Page, text: string | RegExp) => page.getByText(text).first().waitFor();

/** Everything that must hold of a page, at both widths. */
async function holds(page: Page, name: string): Promise<void> {
  assert.deepEqual(await axe(page), [], `${name}: axe`);
  assert.deepEqual(await smallTargets(page), [], `${name}: targets`);
  if (SHOTS !== undefined)
    await page.screenshot({ path: `${SHOTS}/${name}-1280.png`, fullPage: !name.startsWith('step-up') });
  await page.setViewportSize(PHONE);
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  if (SHOTS !== undefined)
    await page.screenshot({ path: `${SHOTS}/${name}-390.png`, fullPage: !name.startsWith('step-up') });
  await page.setViewportSize(DESKTOP);
  assert.ok(width <= PHONE.width, `${name}: ${width} px wide on a phone`);
  assert.deepEqual(faults.flat(), [], name);
}

/** Opens what is folded, from the outside in. */
async function unfold(page: Page, ...titles: readonly string[]): Promise<void> {
  for (const title of titles) await page.locator('summary', { hasText: title }).first().click();
}

/** Fills in the form of an act of the commission meeting and asks for the signature. */
async function settle(page: Page, reasons: string): Promise<void> {
  await page.locator('[id="settle-policy-policy"]').selectOption('lead-key-lost');
  await page.locator('[id="settle-policy-choice"]').selectOption('paper-alone');
  await page.locator('textarea[id="settle-policy-reasons"], [id="settle-policy-reasons"] textarea').fill(reasons);
  await page.locator('[id="settle-policy-papers"] label', { hasText: '委員會議紀錄' }).click();
  await press(page, '記載決定');
}

test(
  'a dangerous act shows its statement; a wrong PIN may be typed again, another card is refused',
  TIMEOUT,
  async () => {
    const { people, simulator } = office;
    const { page, context } = await signIn('/commission/cases/9001', people.officer.card);
    await unfold(page, '其他可以做的事', '決定法律未明定的事項');
    await settle(page, '委員會議決議。');
    await see(page, '以卡片簽署這件事');
    await see(page, /行為：決定法律未明定事項之處理方式[\s\S]*依據：公民投票法第3條/);
    await holds(page, 'step-up');
    const dialog = page.getByRole('alertdialog');
    const pin = dialog.getByLabel('自然人憑證 PIN 碼', { exact: true });
    await press(page, '以自然人憑證簽署');
    await see(page, '請輸入 6 到 8 碼的 PIN 碼。');
    await pin.fill('999999');
    await press(page, '以自然人憑證簽署');
    await dialog.getByText('PIN 碼不對').first().waitFor();
    await holds(page, 'step-up-wrong-pin');
    simulator.insert(people.officers.commission.card.id);
    await pin.fill(PIN);
    await press(page, '以自然人憑證簽署');
    await see(page, '簽署的卡片不是您登入時的卡片。');
    assert.equal(await page.getByText('已完成：').count(), 0);
    simulator.insert(people.officer.card.id);
    await press(page, '記載決定');
    await see(page, '以卡片簽署這件事');
    await pin.fill(PIN);
    await press(page, '以自然人憑證簽署');
    await see(page, '已完成：決定法律未明定的事項');
    await context.close();
  },
);

test('an act of another office is shown with whose it is, and cannot be pressed', TIMEOUT, async () => {
  const { page, context } = await signIn('/commission/cases/9001', office.people.officers.legal.card);
  await unfold(page, '其他可以做的事', '決定法律未明定的事項');
  await see(page, '由委員會議承辦，您的職務不能做這件事。');
  assert.ok(await page.getByRole('button', { name: '記載決定', exact: true }).isDisabled());
  await holds(page, 'another-office');
  await context.close();
});

test('the auditor reads the acts log, verifies it in the browser and follows one case', TIMEOUT, async () => {
  const { people, world } = office;
  const { page, context } = await signIn('/auditor', people.officers.auditor.card);
  await see(page, '目前的檢查點');
  await see(page, '啟用承辦紀錄簿');
  await holds(page, 'auditor');
  await press(page, '開始檢核');
  await see(page, '承辦紀錄簿成立。');
  const signed = await page
    .locator('dt', { hasText: '成立的憑證簽章' })
    .locator('xpath=following-sibling::dd')
    .innerText();
  assert.ok(Number(signed) >= 3, signed);
  await holds(page, 'auditor-verified');
  await page.getByLabel('案件編號').fill('9002');
  await press(page, '篩選');
  await see(page, '領銜人完成領取，連署期間自次日起算');
  assert.equal(await page.getByText('啟用承辦紀錄簿').count(), 0);
  assert.equal(await page.getByRole('cell', { name: '9001' }).count(), 0);
  const command = await page.getByText(/acts verify acts\.ndjson --origin/).innerText();
  assert.ok(command.includes(`${new URL(world.server.origin).hostname}/log/acts`), command);
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: '下載全部紀錄' }).click(),
  ]);
  assert.equal(file.suggestedFilename(), 'acts.ndjson');
  await page.getByRole('link', { name: '案件', exact: true }).first().click();
  await see(page, '9001');
  await see(page, '（稽核）');
  assert.equal(await page.getByRole('link', { name: '新增案件' }).count(), 0);
  await page.getByRole('link', { name: '同一事項' }).click();
  await see(page, '由綜合規劃處或法政處承辦，您的職務不能做這件事。');
  await holds(page, 'auditor-matters');
  await page.getByRole('link', { name: '承辦紀錄簿' }).click();
  await see(page, '目前的檢查點');
  await context.close();
});

test('an officer without the role sees nothing of the acts log', TIMEOUT, async () => {
  const { page, context } = await signIn('/auditor', office.people.officers.intake.card);
  await see(page, '這張卡片沒有登錄稽核職務');
  assert.equal(await page.getByText('目前的檢查點').count(), 0);
  await holds(page, 'not-auditor');
  await context.close();
});
