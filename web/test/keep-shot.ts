import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

/** Keeps a picture of the page where `LIANSHU_SHOTS` names a folder: to be looked at, never compared. */
export async function keepShot(page: Page, name: string): Promise<void> {
  const folder = process.env.LIANSHU_SHOTS;
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
}
