import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { axe, DESKTOP, openBrowser, openWatched, PHONE, smallTargets } from './browser.ts';
import { type ServedDist, serveDist } from './serve-dist.ts';

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

for (const colorScheme of ['light', 'dark'] as const) {
  test(`gallery, ${colorScheme}: no axe violation, nothing the policy forbids, no request elsewhere`, async () => {
    const context = await browser.newContext({ colorScheme, viewport: DESKTOP });
    const { page, faults } = await openWatched(context, `${served.origin}/gallery`);
    assert.ok((await page.locator('[data-example]').count()) > 35, 'the gallery shows its examples');
    assert.deepEqual(await axe(page), []);
    assert.deepEqual(await smallTargets(page), []);
    assert.deepEqual(faults, []);
    await context.close();
  });
}

test('gallery, dialog open: focus inside, no axe violation, escape does not close what must be answered', async () => {
  const context = await browser.newContext({ viewport: PHONE });
  const { page, faults } = await openWatched(context, `${served.origin}/gallery`);
  await page.locator('[data-example="dialog/question"] button').click();
  const dialog = page.getByRole('alertdialog');
  await dialog.waitFor();
  assert.deepEqual(await axe(page), []);
  await page.keyboard.press('Escape');
  assert.ok(await dialog.isVisible());
  await dialog.getByRole('button').last().click();
  await dialog.waitFor({ state: 'detached' });
  assert.deepEqual(faults, []);
  await context.close();
});

test('the policy of the test is a policy: an inline style element is refused and noticed', async () => {
  const context = await browser.newContext();
  const { page, faults } = await openWatched(context, `${served.origin}/gallery`);
  await page.evaluate(() =>
    document.head.append(Object.assign(document.createElement('style'), { textContent: 'p{}' })),
  );
  await page.waitForTimeout(100);
  assert.ok(
    faults.some((fault) => fault.includes('style')),
    'the watch notices a violation',
  );
  await context.close();
});

test('the language switch changes words and lang, and is remembered', async () => {
  const context = await browser.newContext();
  const { page } = await openWatched(context, `${served.origin}/gallery`);
  assert.equal(await page.getAttribute('html', 'lang'), 'zh-Hant-TW');
  await page.locator('header').getByRole('button', { name: 'English' }).click();
  assert.equal(await page.getAttribute('html', 'lang'), 'en');
  await page.reload();
  assert.equal(await page.getAttribute('html', 'lang'), 'en');
  await context.close();
});

test('nothing is wider than a phone, also at the width of 400 % zoom', async () => {
  const context = await browser.newContext({ viewport: { width: 320, height: 640 } });
  const { page } = await openWatched(context, `${served.origin}/gallery`);
  assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 320);
  await context.close();
});
