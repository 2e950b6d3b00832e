import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { toBase64url } from '@lianshu/core/bytes';
import { manifestHash, signingLink } from '@lianshu/core/manifest';
import { nodePrimitives as p } from '@lianshu/platform';
import type { Browser, Page } from 'playwright-core';
import { startSimulator } from '../../devkit/src/simulator/index.ts';
import { actOn, openPilot, PILOT_CONDITIONS } from '../../server/src/pilot/pilot.testing.ts';
import { ORIGIN } from '../../server/src/testing/log-fixture.testing.ts';
import { createWorld } from '../../server/src/testing/world.testing.ts';
import { axe, DESKTOP, openBrowser, openWatched, PHONE, smallTargets } from './browser.ts';
import { keepShot } from './keep-shot.ts';
import { connect, type SigningWorld } from './signing-world.ts';

const TIMEOUT = { timeout: 120_000 };
const MARK = '試辦無法律效力';
const SIGNER = 60;

let browser: Browser;
let pilot: SigningWorld;

before(async () => {
  const world = await createWorld({ webFolder: join(import.meta.dirname, '..', 'dist') });
  const cards = [{ card: world.card(SIGNER), role: '連署人' }];
  const simulator = await startSimulator({ port: 0, cards, now: world.clock });
  const open = await openPilot(world);
  const link = signingLink(ORIGIN, open.log, manifestHash(p, open.manifest));
  const close = async () => {
    await simulator.close();
    await world.close();
  };
  pilot = { world, open, simulator, origin: ORIGIN, link, close };
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await pilot?.close();
});

async function isMarked(page: Page, where: string): Promise<void> {
  await page.getByText(MARK).first().waitFor();
  assert.ok((await page.getByText(MARK).count()) > 0, where);
}

test('a pilot is listed apart from the cases and says on its page that it has no effect', TIMEOUT, async () => {
  for (const viewport of [PHONE, DESKTOP]) {
    const context = await browser.newContext({ viewport });
    await connect(context, pilot);
    const { page, faults } = await openWatched(context, `${ORIGIN}/`);
    await page.getByText('目前沒有公民投票案。').waitFor();
    const apart = page.getByRole('region', { name: '試辦' });
    await apart.getByRole('link', { name: '本案為試辦？' }).waitFor();
    await isMarked(page, 'home');
    assert.deepEqual(await axe(page), []);
    await keepShot(page, `pilot-home-${viewport.width}`);
    await apart.getByRole('link', { name: '本案為試辦？' }).click();
    await page.getByText('本案僅供系統試辦').waitFor();
    await isMarked(page, 'case');
    assert.deepEqual(await axe(page), []);
    assert.deepEqual(await smallTargets(page), []);
    assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= viewport.width);
    assert.deepEqual(faults, []);
    await keepShot(page, `pilot-case-${viewport.width}`);
    await context.close();
  }
});

test('every step of signing bears the mark, and the statement that the card signs says it', TIMEOUT, async () => {
  const context = await browser.newContext({ viewport: PHONE });
  await connect(context, pilot);
  const { page } = await openWatched(context, pilot.link, { allowed: [pilot.simulator.origin] });
  const card = pilot.world.card(SIGNER);
  pilot.simulator.insert(card.id);
  await isMarked(page, 'read');
  assert.deepEqual(await axe(page), []);
  await keepShot(page, 'pilot-sign-read-390');
  await page.getByRole('button', { name: '開始連署' }).click();
  await isMarked(page, 'card');
  await page.getByLabel('國民身分證統一編號').fill(card.holder.idNumber);
  await page.getByRole('button', { name: '檢查卡片' }).click();
  await page.getByText('卡片可以使用').waitFor();
  await isMarked(page, 'sign');
  await page.getByText('【試辦無法律效力】本案僅供系統試辦').waitFor({ state: 'attached' });
  await page.getByLabel('卡片 PIN 碼', { exact: true }).fill(card.pin);
  await page.getByRole('button', { name: '我要連署' }).click();
  await page.getByRole('heading', { name: '連署完成' }).waitFor({ timeout: 30_000 });
  await isMarked(page, 'done');
  await keepShot(page, 'pilot-sign-done-390');
  await page.getByRole('link', { name: '現在就查驗' }).click();
  await page.getByText('您的連署在紀錄裡').waitFor();
  await isMarked(page, 'receipt');
  await context.close();
});

test('when it is over its page has the signed report and the statements of destruction', TIMEOUT, async () => {
  const { officer, lead, log, keys } = pilot.open;
  await officer.must(actOn(pilot.open, 'T1', 'end-pilot', { reasons: '試辦目的已達。' }));
  const seedCount = toBase64url(keys.seedCount);
  await lead.must(lead.post(`/api/lead/logs/${log}/release-count`, { seedCount }));
  const report = { conditions: '三十人：未達。\n五秒內：均達。', failures: '無。', feedback: '字太小。' };
  await officer.must(actOn(pilot.open, 'T1', 'report-pilot', report));
  await officer.must(actOn(pilot.open, 'T1', 'destroy-records', { destroyedOn: '2026-11-23' }));
  for (const viewport of [PHONE, DESKTOP]) {
    const context = await browser.newContext({ viewport });
    await connect(context, pilot);
    const { page, faults } = await openWatched(context, `${ORIGIN}/cases/T1`);
    await page.getByText('主管機關簽章有效。').waitFor({ timeout: 60_000 });
    for (const text of [
      PILOT_CONDITIONS,
      '三十人：未達。',
      '字太小。',
      '紀錄銷毀證明（中選會）',
      '重複檢查金鑰銷毀證明',
    ])
      await page.getByText(text).first().waitFor();
    await isMarked(page, 'report');
    assert.deepEqual(await axe(page), []);
    assert.deepEqual(faults, []);
    assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= viewport.width);
    await keepShot(page, `pilot-report-${viewport.width}`);
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByText('Trial without legal effect (試辦)').first().waitFor();
    await keepShot(page, `pilot-report-en-${viewport.width}`);
    await context.close();
  }
});
