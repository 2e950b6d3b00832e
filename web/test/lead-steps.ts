import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { encodeOpenedWrap, parseWrap } from '@lianshu/core/crypto';
import { nodePrimitives } from '@lianshu/platform';
import type { Page } from 'playwright-core';
import { serveLetter, tryCard } from '../../devkit/src/world/counter.ts';
import { act as enter } from '../../devkit/src/world/officer-acts.ts';
import { seatOfficer } from '../../devkit/src/world/petition.ts';
import { openLog, signOnce } from '../../devkit/src/world/signer-acts.ts';
import { visitorApi } from '../../devkit/src/world/visitor.ts';
import { axe, DESKTOP, PHONE, smallTargets } from './browser.ts';
import type { OfficeWorld } from './office-world.ts';

export const PIN = '123456';
export const LOG = '9001.petition.1';

/** Everything that must hold of a page, whatever it shows. */
export async function pageHolds(page: Page, faults: readonly string[], name: string): Promise<void> {
  // No colour is measured half-way through a transition.
  await page.evaluate(() => {
    const ending = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().iterations !== Infinity);
    return Promise.allSettled(ending.map(({ finished }) => finished)).then(() => undefined);
  });
  assert.deepEqual(await axe(page), [], `${name}: axe`);
  assert.deepEqual(await smallTargets(page), [], `${name}: targets`);
  await page.setViewportSize(PHONE);
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  await page.setViewportSize(DESKTOP);
  assert.ok(width <= PHONE.width, `${name}: ${width} px wide on a phone`);
  assert.deepEqual(faults, [], name);
}

export const see = (page: Page, text: string | RegExp) => page.getByText(text).first().waitFor();
/** A tab in the background draws one frame a second, and every press waits for two. */
export async function press(page: Page, name: string | RegExp): Promise<void> {
  await page.bringToFront();
  await page.getByRole('button', { name }).first().click();
}
export async function follow(page: Page, name: string | RegExp): Promise<void> {
  await page.bringToFront();
  await page.getByRole('link', { name }).first().click();
}
/** Ticks as a person does, on the words: the box itself is hidden, and a click sent to it may miss while the page moves. */
export async function tickAll(page: Page): Promise<void> {
  await page.bringToFront();
  const lines = page.locator('label').filter({ has: page.getByRole('checkbox') });
  const count = await lines.count();
  assert.ok(count > 0, 'lines to confirm');
  for (let line = 0; line < count; line += 1) {
    await lines.nth(line).click();
    await lines.nth(line).locator('input:checked').waitFor({ state: 'attached' });
  }
}
export const fill = (page: Page, label: string | RegExp, value: string) => page.getByLabel(label).first().fill(value);

/** What `lianshu unwrap --out` would have written with the lead's card. */
export async function openedFile({ people, leadFolder }: OfficeWorld, log: string, named = log) {
  const found = (await readdir(leadFolder)).find((name) => name.startsWith(`wrap-${log}`));
  assert.ok(found !== undefined, 'the wrap is in her folder');
  const bytes = new Uint8Array(await readFile(join(leadFolder, found)));
  const wrap = parseWrap(bytes);
  const { card } = people.lead;
  const [inner, seedCount] = [wrap.pkcs1, wrap.countPkcs1].map((cipher) => card.decrypt(cipher, 'PKCS#1')!);
  const opened = { log: named, wrapSha256: nodePrimitives.sha256(bytes), inner: inner!, seedCount: seedCount! };
  return { name: 'opened.json', mimeType: 'application/json', buffer: Buffer.from(encodeOpenedWrap(opened)) };
}

/** Letters and the counter have browser tests of their own: the letter is served, the code collected, its plaintext read. */
export async function collectCode({ people, world }: OfficeWorld, number: string): Promise<string> {
  const desk = await seatOfficer(world, people, Date.now);
  await serveLetter(desk, number, 'collection-notice', { place: '本會（示範市示範路2號）' });
  const trialToken = await tryCard(desk, number, people.lead.card);
  const way = { electronic: true, paper: false, undertaking: true } as const;
  const collected = await enter(desk, number, 'record-collection', { ...way, trialToken });
  return collected.once?.authenticationCode ?? '';
}

/** Puts `count` signatures into the open log, by the cards of the table. */
export async function signMany({ people, world }: OfficeWorld, log: string, count: number): Promise<void> {
  const api = visitorApi(world.server.origin);
  const opened = await openLog(api, world.registryDeps.trust, log);
  for (const { card } of people.pressers.slice(0, count)) {
    const { kind } = await signOnce({ api: visitorApi(world.server.origin), card, now: Date.now }, opened);
    assert.equal(kind, 'signed');
  }
}

/** The server's answer about its keys, with the commission's under another name. */
export async function swapKeys(page: Page): Promise<void> {
  await page.route('**/api/config', async (route) => {
    const answer = await route.fetch();
    const config = (await answer.json()) as { trust: { commission: object; registry: object } };
    const { commission, registry } = config.trust;
    const swapped = { ...config, trust: { ...config.trust, commission: { ...commission, name: 'x' }, registry } };
    await route.fulfill({ response: answer, json: swapped });
  });
}
