import assert from 'node:assert/strict';
import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { runRegistryActs } from '@lianshu/audit';
import { taipeiDate } from '@lianshu/core/calendar';
import type { Browser } from 'playwright-core';
import { act } from '../../devkit/src/world/officer-acts.ts';
import { seatOfficer } from '../../devkit/src/world/petition.ts';
import { openPilot } from '../../devkit/src/world/pilot.ts';
import { seatRegistryOfficer } from '../../devkit/src/world/registry-acts.ts';
import { axe, DESKTOP, openBrowser, PHONE, smallTargets } from './browser.ts';
import { confirmAct } from './confirm-act.ts';
import { keepShot } from './keep-shot.ts';
import { logInAtRegistry, openDesktop, openRegistry, pageHolds } from './office-page.ts';
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

test('the head is told of a destruction, confirms and signs it, and is told that it is done', TIMEOUT, async () => {
  const { people } = office;
  const phone = await browser.newContext({ viewport: PHONE });
  const { page: small } = await logInAtRegistry(office, phone, people.registryOfficers.clerk.card);
  await small.getByRole('heading', { name: '紀錄銷毀' }).waitFor(WAIT);
  await small.getByText('由主管承辦，您的職務不能做這件事。').waitFor(WAIT);
  assert.equal(await small.getByRole('button', { name: '銷毀並簽章' }).isDisabled(), true);
  assert.deepEqual(await axe(small), []);
  assert.deepEqual(await smallTargets(small), []);
  assert.ok((await small.evaluate(() => document.documentElement.scrollWidth)) <= PHONE.width);
  await keepShot(small, 'destruction-registry-390');
  await phone.close();

  const context = await browser.newContext({ viewport: DESKTOP });
  const { page, faults } = await logInAtRegistry(office, context, people.registryOfficers.head.card);
  const section = page.getByRole('region', { name: '紀錄銷毀' });
  await section.getByText('待銷毀').waitFor(WAIT);
  await section.getByRole('button', { name: '銷毀並簽章' }).click();
  await section.getByText('請先勾選。').waitFor(WAIT);
  assert.deepEqual(await axe(page), []);
  await keepShot(page, 'destruction-registry-fault-1280');
  await section.getByText('我已核對案號').click();
  await section.getByRole('button', { name: '銷毀並簽章' }).click();
  await page.getByText('行為：銷毀戶政機關所存電磁紀錄').waitFor(WAIT);
  assert.deepEqual(await axe(page), []);
  await keepShot(page, 'destruction-registry-signing-1280');
  await confirmAct(page);
  await section.getByText('案號 T1 的紀錄已銷毀').waitFor(WAIT);
  await section.getByText('已銷毀', { exact: true }).waitFor(WAIT);
  assert.deepEqual(await axe(page), []);
  assert.deepEqual(faults, []);
  await keepShot(page, 'destruction-registry-done-1280');
  await context.close();
  // What the head did by hand, and in making the case, stands in the acts file with the signatures of her card.
  const said: string[] = [];
  const io = { out: (text: string) => void said.push(text), err: (text: string) => void said.push(text) };
  const acts = join(office.world.registryDeps.stateDir, 'acts.jsonl');
  assert.equal(runRegistryActs([acts, '--json'], io), 0, said.join(''));
  assert.equal(JSON.parse(said.join('')).signatures, 2);
});

test(
  'the login of the household authority, where she is logged in, and a program without a list',
  TIMEOUT,
  async () => {
    const { people, world } = office;
    const context = await openDesktop(browser);
    const { page, faults } = await openRegistry(office, context);
    await page.getByRole('heading', { name: '戶政機關查對系統登入' }).waitFor(WAIT);
    await pageHolds(page, [], 'registry-login');
    const stranger = await logInAtRegistry(office, context, people.officer.card);
    await stranger.page.getByText('這張卡片不在承辦人員名單上。').waitFor(WAIT);
    await stranger.page.close();
    const { page: own } = await logInAtRegistry(office, context, people.registryOfficer.card);
    await own.getByText('查對承辦、複核、主管').waitFor(WAIT);
    await pageHolds(own, [], 'registry-inbox-all');
    const elsewhere = await seatRegistryOfficer(world.registryOrigin, people.registryOfficer.card, Date.now);
    await own.getByRole('button', { name: '登入狀態' }).click();
    await own.getByRole('button', { name: '結束其他所有登入' }).waitFor(WAIT);
    assert.deepEqual(await axe(own), []);
    await keepShot(own, 'registry-sessions-1280');
    await own.getByRole('button', { name: '結束其他所有登入' }).click();
    await own.getByText('已結束 2 筆登入。').waitFor(WAIT);
    const ended = await elsewhere.api.get('/api/registry/inbox');
    assert.equal(ended.ok || ended.problem.code, 'session.required');
    await rename(
      join(world.registryDeps.stateDir, 'officers.json'),
      join(world.registryDeps.stateDir, 'officers.kept'),
    );
    await page.reload();
    await page.getByText('這個程式還沒有可用的承辦人員名單').waitFor(WAIT);
    await pageHolds(page, faults, 'registry-no-officers');
    await rename(
      join(world.registryDeps.stateDir, 'officers.kept'),
      join(world.registryDeps.stateDir, 'officers.json'),
    );
    await context.close();
  },
);
