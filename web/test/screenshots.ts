// Pictures of every public page at both widths: node web/test/screenshots.ts [folder]. Look at them.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { DESKTOP, openBrowser, PHONE } from './browser.ts';
import { connect, startSigningWorld } from './signing-world.ts';

const folder = process.argv[2] ?? 'screenshots';
mkdirSync(folder, { recursive: true });
const signing = await startSigningWorld([50, 51, 52, 53, 54, 55, 56, 57]);
const browser = await openBrowser();
let next = 50;

for (const [size, viewport] of Object.entries({ phone: PHONE, desktop: DESKTOP })) {
  for (const colorScheme of ['light', 'dark'] as const) {
    const context = await browser.newContext({ viewport, colorScheme });
    await connect(context, signing);
    const page = await context.newPage();
    const shot = async (name: string, of: Page = page) => {
      await of.evaluate(() => document.fonts.ready);
      await of.waitForTimeout(250);
      await of.screenshot({ path: join(folder, `${name}-${size}-${colorScheme}.png`), fullPage: true });
    };
    const go = async (path: string) => {
      await page.goto(path.startsWith('http') ? path : `${signing.origin}${path}`, { waitUntil: 'networkidle' });
    };
    for (const [name, path] of Object.entries({
      home: '/',
      case: '/cases/9001',
      unknown: '/cases/1234',
      verify: '/verify',
      receipt: '/receipt',
      'not-found': '/cases/9001/more',
      'false-link': `/sign/${signing.open.log}#m=AAAAAAAAAAAAAAAAAAAAAA`,
    })) {
      await go(path);
      await shot(name);
    }
    const card = signing.world.card(next++);
    await go(signing.link);
    await shot('sign-1-read');
    await page.getByRole('button', { name: '開始連署' }).click();
    await shot('sign-2-card');
    await page.getByLabel('國民身分證統一編號').fill('A12345678');
    await page.getByRole('button', { name: '檢查卡片' }).click();
    await shot('sign-2-id-fault');
    signing.simulator.eject();
    await page.getByLabel('國民身分證統一編號').fill(card.holder.idNumber);
    await page.getByRole('button', { name: '檢查卡片' }).click();
    await page.getByText('讀卡機裡沒有卡片').waitFor();
    await shot('sign-2-no-card');
    signing.simulator.insert(card.id);
    await page.getByRole('button', { name: '檢查卡片' }).click();
    await page.getByText('卡片可以使用').waitFor();
    await shot('sign-3-statement');
    await page.getByLabel('卡片 PIN 碼', { exact: true }).fill('999999');
    await page.getByRole('button', { name: '我要連署' }).click();
    await page.getByText('PIN 碼不對').first().waitFor();
    await shot('sign-3-pin-wrong');
    await page.getByLabel('卡片 PIN 碼', { exact: true }).fill(card.pin);
    await page.getByRole('button', { name: '我要連署' }).click();
    await page.getByRole('heading', { name: '連署完成' }).waitFor({ timeout: 30_000 });
    await shot('sign-4-done');
    if (colorScheme === 'light') {
      await page.emulateMedia({ media: 'print' });
      await shot('sign-4-print');
      await page.emulateMedia({ media: 'screen' });
    }
    await page.getByRole('link', { name: '現在就查驗' }).click();
    await page.getByText('您的連署在紀錄裡').waitFor();
    await shot('receipt-proven');
    await go(signing.link);
    await page.getByRole('button', { name: 'English' }).click();
    await shot('sign-1-read-en');
    await context.close();
  }
}
await browser.close();
await signing.close();
