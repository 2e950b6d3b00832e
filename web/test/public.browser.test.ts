import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { axe, DESKTOP, openBrowser, openWatched, PHONE, smallTargets } from './browser.ts';
import { connect, type SigningWorld, startSigningWorld } from './signing-world.ts';

const TIMEOUT = { timeout: 120_000 };
const PAGES = [
  '/',
  '/cases/9001',
  '/cases/1234',
  '/verify',
  '/receipt',
  '/link',
  '/card-used',
  '/law',
  '/reports',
  '/cases/9001/more',
  '/sign/9001.petition.1',
];

let browser: Browser;
let signing: SigningWorld;

before(async () => {
  signing = await startSigningWorld([]);
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await signing?.close();
});

for (const [viewport, colorScheme] of [
  [PHONE, 'dark'],
  [DESKTOP, 'light'],
] as const) {
  const says = `public pages at ${viewport.width} px, ${colorScheme}`;
  test(`${says}: no axe violation, targets large enough, nothing forbidden`, TIMEOUT, async () => {
    const context = await browser.newContext({ viewport, colorScheme });
    await connect(context, signing);
    for (const path of PAGES) {
      const { page, faults } = await openWatched(context, `${signing.origin}${path}`);
      await page.locator('h1').waitFor();
      assert.deepEqual(await axe(page), [], path);
      assert.deepEqual(await smallTargets(page), [], path);
      assert.deepEqual(faults, [], path);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      assert.ok(width <= viewport.width, `${path} is ${width} wide`);
      await page.close();
    }
    await context.close();
  });
}

test('a visitor goes from the list to a case and back; focus and title go along', TIMEOUT, async () => {
  const context = await browser.newContext({ viewport: DESKTOP });
  await connect(context, signing);
  const { page } = await openWatched(context, `${signing.origin}/`);
  await page.getByRole('link', { name: '本案為示範？' }).click();
  await page.getByRole('heading', { level: 1, name: '本案為示範？' }).waitFor();
  await page.getByText('116年5月23日（2027-05-23）').first().waitFor();
  await page.getByText('公民投票法第 10 條第 9 項').first().waitFor();
  assert.match(await page.title(), /^示範 DEMO｜本案為示範？｜/);
  assert.equal(await page.evaluate(() => document.activeElement?.tagName), 'H1');
  await page.goBack();
  await page.getByRole('heading', { level: 1, name: '公民投票案' }).waitFor();
  await context.close();
});

test('nothing of a count is on any public page while a case is open', TIMEOUT, async () => {
  const context = await browser.newContext({ viewport: DESKTOP });
  await connect(context, signing);
  const { page } = await openWatched(context, `${signing.origin}/cases/9001`);
  await page.getByText('主管機關沒有這項查詢，也不公布').waitFor();
  assert.equal(await page.getByText('合格連署').count(), 0);
  await context.close();
});

test('the skip link leads to the content and leaves the address as it is', TIMEOUT, async () => {
  const context = await browser.newContext({ viewport: DESKTOP });
  await connect(context, signing);
  const { page } = await openWatched(context, signing.link);
  await page.getByRole('button', { name: '開始連署' }).waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'main');
  assert.equal(page.url(), signing.link);
  await context.close();
});
