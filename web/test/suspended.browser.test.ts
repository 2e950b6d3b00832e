import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { manifestHash, signingLink } from '@lianshu/core/manifest';
import { nodePrimitives as p } from '@lianshu/platform';
import type { Browser } from 'playwright-core';
import { officerOf, openCase } from '../../server/src/testing/acts.testing.ts';
import { axe, DESKTOP, openBrowser, openWatched, PHONE, smallTargets } from './browser.ts';
import { keepShot } from './keep-shot.ts';
import { connect, type SigningWorld, startSigningWorld } from './signing-world.ts';

const TIMEOUT = { timeout: 90_000 };
const DAY_MS = 86_400_000;
const NUMBER = '9079';
const REASONS = '憑證廢止清單已逾十日無法更新，經委員會議決議暫停。';

let browser: Browser;
let signing: SigningWorld;

before(async () => {
  signing = await startSigningWorld([20]);
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await signing?.close();
});

test(
  'old card lists are told and signing goes on; a decision to suspend is told with its reasons, and ends',
  TIMEOUT,
  async () => {
    const { world, origin } = signing;
    const { log, manifest } = await openCase(world, NUMBER);
    world.clock.now += 10 * DAY_MS;
    await world.parts.gate.refresh();
    const context = await browser.newContext({ viewport: DESKTOP, locale: 'zh-TW' });
    await connect(context, signing);
    const link = signingLink(origin, log, manifestHash(p, manifest));
    const { page, faults } = await openWatched(context, link);
    const see = (text: string | RegExp) => page.getByText(text).first().waitFor();
    const holds = async (name: string) => {
      for (const [size, viewport] of [
        ['desktop', DESKTOP],
        ['phone', PHONE],
      ] as const) {
        await page.setViewportSize(viewport);
        assert.deepEqual(await axe(page), [], `${name} ${size}`);
        assert.deepEqual(await smallTargets(page), [], `${name} ${size}`);
        await keepShot(page, `${name}-${size}`);
      }
      await page.setViewportSize(DESKTOP);
    };

    await see('自然人憑證的廢止清單尚未更新');
    await see('電子簽署照常進行');
    await page.getByRole('button', { name: '開始連署' }).waitFor();
    await holds('stale-signer');
    await page.goto(`${origin}/cases/${NUMBER}`);
    await see('自然人憑證的廢止清單尚未更新');

    const officer = await officerOf(world);
    const act = (command: string, data: object) =>
      officer.post(`/api/commission/cases/${NUMBER}/commands`, { command, data });
    await officer.must(act('suspend-signing', { reasons: REASONS }));
    await world.parts.gate.refresh();
    await page.reload();
    await see('中央選舉委員會已暫停本案的電子簽署');
    await see(REASONS);
    assert.equal(await page.getByText('電子連署還沒開放').count(), 0);
    await holds('suspended-case');
    await page.goto(link);
    await see('中央選舉委員會已暫停本案的電子簽署');
    await see('目前不能連署');
    assert.equal(await page.getByRole('button', { name: '開始連署' }).count(), 0);
    await holds('suspended-signer');

    await officer.must(act('resume-signing', {}));
    await world.parts.gate.refresh();
    await page.reload();
    await page.getByRole('button', { name: '開始連署' }).waitFor();
    assert.equal(await page.getByText('已暫停本案').count(), 0);
    assert.deepEqual(faults, []);
  },
);
