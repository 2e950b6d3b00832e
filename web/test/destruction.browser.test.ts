import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { taipeiDate } from '@lianshu/core/calendar';
import type { Browser } from 'playwright-core';
import { act } from '../../devkit/src/world/officer-acts.ts';
import { seatOfficer } from '../../devkit/src/world/petition.ts';
import { openPilot } from '../../devkit/src/world/pilot.ts';
import { axe, DESKTOP, openBrowser, openWatched, PHONE, smallTargets } from './browser.ts';
import { keepShot } from './keep-shot.ts';
import { type OfficeWorld, startOfficeWorld } from './office-world.ts';

const TIMEOUT = { timeout: 180_000 };
const WAIT = { timeout: 60_000 };

let browser: Browser;
let office: OfficeWorld;

before(async () => {
  office = await startOfficeWorld();
  const { world, people } = office;
  const officer = await seatOfficer(world, people, Date.now);
  const draft = {
    number: 'T1',
    kind: 'policy-initiative',
    mainText: '您是否同意試辦？',
    reason: '條件：無。',
  } as const;
  await openPilot(world, officer, people.lead, draft);
  await act(officer, 'T1', 'end-pilot', { reasons: '期滿。' });
  await act(officer, 'T1', 'report-pilot', { conditions: '達成。', failures: '無。', feedback: '無。' });
  await act(officer, 'T1', 'destroy-records', { destroyedOn: taipeiDate(Date.now()) });
  browser = await openBrowser();
}, TIMEOUT);
after(async () => {
  await browser?.close();
  await office?.close();
});

test('the registry officer is told of a destruction, confirms it and is told that it is done', TIMEOUT, async () => {
  const phone = await browser.newContext({ viewport: PHONE });
  const { page: small } = await openWatched(phone, `${office.world.registryOrigin}/registry`);
  await small.getByRole('heading', { name: '紀錄銷毀' }).waitFor(WAIT);
  assert.deepEqual(await axe(small), []);
  assert.deepEqual(await smallTargets(small), []);
  assert.ok((await small.evaluate(() => document.documentElement.scrollWidth)) <= PHONE.width);
  await keepShot(small, 'destruction-registry-390');
  await phone.close();

  const context = await browser.newContext({ viewport: DESKTOP });
  const { page, faults } = await openWatched(context, `${office.world.registryOrigin}/registry`);
  const section = page.getByRole('region', { name: '紀錄銷毀' });
  await section.getByText('待銷毀').waitFor(WAIT);
  await section.getByRole('button', { name: '銷毀並簽章' }).click();
  await section.getByText('請先勾選。').waitFor(WAIT);
  assert.deepEqual(await axe(page), []);
  await keepShot(page, 'destruction-registry-fault-1280');
  await section.getByText('我已核對案號').click();
  await section.getByRole('button', { name: '銷毀並簽章' }).click();
  await section.getByText('案號 T1 的紀錄已銷毀').waitFor(WAIT);
  await section.getByText('已銷毀', { exact: true }).waitFor(WAIT);
  assert.deepEqual(await axe(page), []);
  assert.deepEqual(faults, []);
  await keepShot(page, 'destruction-registry-done-1280');
  await context.close();
});
