// A visitor signs in Chromium through the popup on the card component's own port, against the running programs; the case
// is filed, checked and published; the offline verifier takes her receipt, and her page tells what became of her signature.
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { runVerify } from '@lianshu/audit';
import { wallClock } from '@lianshu/platform';
import { chromium } from 'playwright-core';
import { CASE_20 } from '../devkit/src/seed/published-cases.ts';
import { MIDDLEWARE_PORT, startSimulator } from '../devkit/src/simulator/index.ts';
import { buildWeb } from '../devkit/src/start/web-build.ts';
import { createPeople } from '../devkit/src/world/people.ts';
import { finishPetition, openPetition, seatOfficer } from '../devkit/src/world/petition.ts';
import { openLog, signOnce } from '../devkit/src/world/signer-acts.ts';
import { visitorApi } from '../devkit/src/world/visitor.ts';
import { startWorld } from '../devkit/src/world/world.ts';
import { CHROMIUM_FLAGS, ensureChromium } from './chromium.ts';

const ELECTORATE = 200;

test(`a signature through the popup on port ${MIDDLEWARE_PORT}, to the verified result`, {
  timeout: 180_000,
}, async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'lianshu-path-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  const now = wallClock;
  const people = createPeople({ presses: 20, registered: 500, now: now() });
  const visitor = people.pressers[0]!.card;
  const simulator = await startSimulator({ port: MIDDLEWARE_PORT, cards: [{ card: visitor, role: '連署人' }] });
  t.after(() => simulator.close());
  const world = await startWorld({
    folder,
    people,
    clock: now,
    webFolder: await buildWeb({}),
    middlewareOrigin: simulator.origin,
  });
  t.after(() => world.close());
  const officer = await seatOfficer(world, people, now);
  const { mainText, reason } = CASE_20;
  const petition = await openPetition(world, officer, people.lead, {
    number: '9001',
    kind: 'policy-initiative',
    mainText,
    reason,
    electorate: ELECTORATE,
  });
  const { origin } = world.server;
  const open = await openLog(visitorApi(origin), world.registryDeps.trust, petition.log);
  for (const { card } of people.pressers.slice(1, 5)) {
    const { kind } = await signOnce({ api: visitorApi(origin), card, now }, open);
    assert.equal(kind, 'signed');
  }

  const browser = await chromium.launch({ executablePath: await ensureChromium(), args: CHROMIUM_FLAGS });
  t.after(() => browser.close());
  const page = await browser.newPage();
  simulator.insert(visitor.id);
  await page.goto(petition.link);
  await page.getByRole('button', { name: '開始連署' }).click();
  await page.getByLabel('國民身分證統一編號').fill(visitor.holder.idNumber);
  await page.getByRole('button', { name: '檢查卡片' }).click();
  await page.getByText('您的卡片會簽署這份同意書').waitFor();
  await page.getByLabel('卡片 PIN 碼', { exact: true }).fill(visitor.pin);
  await page.getByRole('button', { name: '我要連署' }).click();
  await page.getByRole('heading', { name: '連署完成' }).waitFor({ timeout: 30_000 });
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: '下載收據檔案' }).click(),
  ]);
  const receipt = join(folder, 'receipt.json');
  await download.saveAs(receipt);

  const { bundle, check, realCount } = await finishPetition(world, officer, petition);
  assert.equal(realCount, 5);
  assert.equal(check.accepted, 5);

  const parts: string[] = [];
  const io = { out: (part: string) => void parts.push(part), err: () => {} };
  assert.equal(await runVerify([bundle, '--receipt', receipt, '--json'], io), 0, parts.join(''));
  const report = JSON.parse(parts.join('')) as {
    readonly fail: number;
    readonly checks: { id: string; outcome: string }[];
  };
  assert.equal(report.fail, 0);
  assert.equal(report.checks.find(({ id }) => id === 'V13')?.outcome, 'pass');

  await page.goto(`${origin}/receipt`);
  await page.locator('input[type=file]').setInputFiles(receipt);
  await page.getByText('您的連署在紀錄裡').waitFor();
  await page.getByText('您的連署算進去了').waitFor();
});
