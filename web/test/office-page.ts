import assert from 'node:assert/strict';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import type { Card } from '../../devkit/src/card/index.ts';
import { axe, DESKTOP, openWatched, PHONE, smallTargets, type Watched } from './browser.ts';
import { keepShot } from './keep-shot.ts';
import type { OfficeWorld } from './office-world.ts';

/** A desktop without motion, in which nothing may keep a test waiting for long. */
export async function openDesktop(browser: Browser, options: BrowserContextOptions = {}): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: DESKTOP, reducedMotion: 'reduce', ...options });
  context.setDefaultTimeout(20_000);
  return context;
}

/** A page of the commission's site, with the card reader beside it. */
export function openOffice({ simulator, world }: OfficeWorld, context: BrowserContext, path: string): Promise<Watched> {
  return openWatched(context, `${world.server.origin}${path}`, { allowed: [simulator.origin, world.server.origin] });
}

/** The same, logged in with the card that is put into the reader. */
export function logIn(office: OfficeWorld, context: BrowserContext, path: string, card: Card): Promise<Watched> {
  return logInOn(office, card, () => openOffice(office, context, path));
}

/** The household authority's page, with the card reader beside it. */
export function openRegistry({ simulator, world }: OfficeWorld, context: BrowserContext): Promise<Watched> {
  const allowed = [simulator.origin, world.registryOrigin];
  return openWatched(context, `${world.registryOrigin}/registry`, { allowed });
}

/** The same, logged in. */
export function logInAtRegistry(office: OfficeWorld, context: BrowserContext, card: Card): Promise<Watched> {
  return logInOn(office, card, () => openRegistry(office, context));
}

async function logInOn({ simulator }: OfficeWorld, card: Card, open: () => Promise<Watched>): Promise<Watched> {
  simulator.insert(card.id);
  const watched = await open();
  await watched.page.getByLabel('PIN').first().fill('123456');
  await watched.page.bringToFront();
  await watched.page.getByRole('button', { name: '以自然人憑證登入', exact: true }).first().click();
  return watched;
}

/** What must hold of every page at a desktop, and its width on a phone; keeps a picture of both. */
export async function pageHolds(page: Page, faults: readonly string[], name: string): Promise<void> {
  assert.deepEqual(await axe(page), [], `${name}: axe`);
  assert.deepEqual(await smallTargets(page), [], `${name}: targets`);
  await keepShot(page, `${name}-1280`);
  await page.setViewportSize(PHONE);
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  await keepShot(page, `${name}-390`);
  await page.setViewportSize(DESKTOP);
  assert.ok(width <= PHONE.width, `${name}: ${width} px wide on a phone`);
  assert.deepEqual(faults, [], name);
}
