import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, beforeEach, test } from 'node:test';
import { endOfTaipeiDay } from '@lianshu/core/calendar';
import { manifestHash, signingLink } from '@lianshu/core/manifest';
import { parseReceipt } from '@lianshu/core/receipt';
import { nodePrimitives as p } from '@lianshu/platform';
import type { Browser, BrowserContext } from 'playwright-core';
import { openCase } from '../../server/src/testing/acts.testing.ts';
import { openProposing } from '../../server/src/testing/rounds.testing.ts';
import { axe, DESKTOP, openBrowser, openWatched, PHONE, smallTargets } from './browser.ts';
import { keepShot } from './keep-shot.ts';
import {
  cardOf,
  cardsOfOtherKinds,
  decide,
  done,
  keepReceipt,
  OTHER_HOLDER,
  otherCard,
  sign,
  toCardStep,
} from './signing-steps.ts';
import { connect, type OnPost, type SigningWorld, startSigningWorld } from './signing-world.ts';

const TIMEOUT = { timeout: 90_000 };

let browser: Browser;
let signing: SigningWorld;
let context: BrowserContext;

before(async () => {
  signing = await startSigningWorld([20, 21, 22, 23, 24, 25, 26, 27], { more: cardsOfOtherKinds });
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await signing?.close();
});
beforeEach(async () => {
  await context?.close();
  signing.simulator.setConditions({ reset: true });
  signing.simulator.eject();
});

async function visit(link: string, options: { viewport?: typeof PHONE | typeof DESKTOP; onPost?: OnPost } = {}) {
  context = await browser.newContext({ viewport: options.viewport ?? DESKTOP, acceptDownloads: true });
  await connect(context, signing, options.onPost);
  return openWatched(context, link, { allowed: [signing.simulator.origin] });
}

test('a card of another kind is told what it is, why it will not do, and which means will', TIMEOUT, async () => {
  const { page, faults } = await visit(signing.link, { viewport: PHONE });
  await toCardStep(page);
  await page.getByLabel('國民身分證統一編號').fill(OTHER_HOLDER.idNumber);
  for (const [kind, seems, reason] of [
    ['not-natural-person', '工商憑證', '連署須由本人為之'],
    ['mobile', '行動自然人憑證', '仍在研議'],
  ] as const) {
    signing.simulator.insert(otherCard(signing.world, kind).id);
    await page.getByRole('button', { name: '檢查卡片' }).click();
    const said = page.getByRole('alert').filter({ hasText: seems });
    await said.getByText(reason).waitFor();
    await said.getByText('自然人憑證 IC 卡（第三代）').waitFor();
  }
  assert.deepEqual(await axe(page), []);
  await keepShot(page, 'credential-mobile-phone');
  await page.setViewportSize(DESKTOP);
  assert.deepEqual(await axe(page), []);
  await keepShot(page, 'credential-mobile-desktop');
  assert.deepEqual(faults, []);
});

test('a signer signs, keeps her receipt, and the receipt proves itself', TIMEOUT, async () => {
  const { page, faults } = await visit(signing.link, { viewport: PHONE });
  await page.getByText('您是否同意本案為示範？').first().waitFor();
  assert.deepEqual(await axe(page), []);
  assert.deepEqual(await smallTargets(page), []);
  await toCardStep(page);

  await page.getByLabel('國民身分證統一編號').fill('A123456788');
  await page.getByRole('button', { name: '檢查卡片' }).click();
  await page.getByRole('alert').getByText('檢查碼不符').waitFor();
  assert.deepEqual(await axe(page), []);

  const { card, id } = cardOf(signing, 20);
  await page.getByLabel('國民身分證統一編號').fill(id.toLowerCase());
  await page.getByRole('button', { name: '檢查卡片' }).click();
  await page.getByText('讀卡機裡沒有卡片').waitFor();
  signing.simulator.insert(cardOf(signing, 21).card.id);
  await page.getByRole('button', { name: '檢查卡片' }).click();
  await page.getByText('後四碼和卡片不一樣').waitFor();
  signing.simulator.insert(card.id);
  await page.getByRole('button', { name: '檢查卡片' }).click();
  await page.getByText('卡片可以使用').waitFor();
  await page.getByText('全國性公民投票案連署同意書').waitFor();
  assert.deepEqual(await axe(page), []);
  assert.deepEqual(await smallTargets(page), []);

  const pin = page.getByLabel('卡片 PIN 碼', { exact: true });
  await pin.fill('000000');
  await page.getByRole('button', { name: '我要連署' }).click();
  await page.getByText('PIN 碼不對').waitFor();
  assert.equal(await pin.inputValue(), '', 'the PIN is cleared as soon as it was used');
  await pin.fill(card.pin);
  await page.getByRole('button', { name: '我要連署' }).click();
  await done(page);
  assert.deepEqual(await axe(page), []);
  assert.deepEqual(await smallTargets(page), []);

  const file = await keepReceipt(page);
  const receipt = JSON.parse(await readFile(file, 'utf8')) as Record<string, unknown>;
  assert.equal(receipt.log, signing.open.log);
  assert.equal(typeof receipt.secret, 'string');

  await page.getByRole('link', { name: '現在就查驗' }).click();
  await page.getByText('您的連署在紀錄裡').waitFor();
  assert.ok(!page.url().includes('#r='), 'the secret does not stay in the address bar');
  assert.deepEqual(await axe(page), []);

  await page.getByRole('button', { name: '查另一份收據' }).click();
  await page.locator('input[type=file]').setInputFiles(file);
  await page.getByText('您的連署在紀錄裡').waitFor();
  assert.deepEqual(faults, []);
});

test('an altered receipt is told from a good one', TIMEOUT, async () => {
  const { page } = await visit(signing.link);
  await sign(page, signing, 21);
  await done(page);
  const receipt = JSON.parse(await readFile(await keepReceipt(page), 'utf8')) as { entry: { c: string; tag: string } };
  receipt.entry.c = receipt.entry.tag;
  await page.goto(`${signing.origin}/receipt`);
  await page.getByRole('tab', { name: '貼上' }).click();
  await page.getByLabel('收據內容、收據碼或').fill(JSON.stringify(receipt));
  await page.getByRole('button', { name: '查驗' }).click();
  await page.getByText('收據本身不對').waitFor();
  await page.getByRole('button', { name: '查另一份收據' }).click();
  await page.getByRole('tab', { name: '貼上' }).click();
  await page.getByLabel('收據內容、收據碼或').fill('{"format":"something else"}');
  await page.getByRole('button', { name: '查驗' }).click();
  await page.getByText('這不是收據').first().waitFor();
});

test(
  'after the decision the receipt tells its signer, and her alone, what became of her signature',
  TIMEOUT,
  async () => {
    const { page } = await visit(signing.link);
    await sign(page, signing, 26);
    await done(page);
    const text = await readFile(await keepReceipt(page), 'utf8');
    const files = decide(signing.world, parseReceipt(Buffer.from(text)), 'deceased');
    await context.route(`${signing.origin}/bundles/test/*`, (route) =>
      route.fulfill({ body: Buffer.from(files[new URL(route.request().url()).pathname.split('/').at(-1)!]!) }),
    );
    await context.route(`${signing.origin}/api/cases/9001`, async (route) => {
      const { payload } = await signing.world.app.inject('/api/cases/9001');
      const bundle = { log: signing.open.log, index: '/bundles/test/index.json' };
      await route.fulfill({
        contentType: 'application/json',
        body: JSON.stringify({ ...JSON.parse(payload), bundles: [bundle] }),
      });
    });
    const check = async (receipt: string) => {
      await page.goto(`${signing.origin}/receipt`);
      await page.getByRole('tab', { name: '貼上' }).click();
      await page.getByLabel('收據內容、收據碼或').fill(receipt);
      await page.getByRole('button', { name: '查驗' }).click();
      await page.getByText('您的連署沒有算進去').waitFor();
    };
    await check(text);
    await page.getByText('理由：已死亡').waitFor();
    assert.deepEqual(await axe(page), []);
    const { secret, seed, publicKey, ...shown } = JSON.parse(text) as Record<string, unknown>;
    assert.ok(secret && seed && publicKey);
    await check(JSON.stringify(shown));
    await page.getByText('看不到理由').waitFor();
    assert.equal(await page.getByText('已死亡').count(), 0);
  },
);

test('she may look around and come back: the receipt is there until she clears it', TIMEOUT, async () => {
  const { page } = await visit(signing.link);
  await sign(page, signing, 27);
  await done(page);
  await page.getByRole('link', { name: '公投案', exact: true }).click();
  await page.getByRole('heading', { name: '公民投票案' }).waitFor();
  await page.goBack();
  await done(page);
  await page.getByRole('button', { name: '清除這台電腦上的資料並結束' }).click();
  await page.getByRole('heading', { name: '已清除' }).waitFor();
  await page.getByRole('link', { name: '公投案', exact: true }).click();
  await page.goBack();
  await page.getByRole('button', { name: '開始連署' }).waitFor();
});

test('a lost answer is no lost signature: the same post again gets the receipt', TIMEOUT, async () => {
  const bodies: string[] = [];
  const { page } = await visit(signing.link, {
    onPost: async (route, forward) => {
      bodies.push(route.request().postData()!);
      if (bodies.length > 1) return false;
      assert.equal((await forward()).status, 200);
      await route.abort('connectionreset');
      return true;
    },
  });
  await sign(page, signing, 22);
  await page.getByRole('heading', { name: '不確定有沒有送達' }).waitFor({ timeout: 30_000 });
  assert.deepEqual(await axe(page), []);
  await page.getByRole('button', { name: '再送一次' }).click();
  await done(page);
  assert.equal(bodies.length, 2);
  assert.equal(bodies[0], bodies[1]);
});

test('a gate that offers a time which would spoil the signature gets none', TIMEOUT, async () => {
  const { page } = await visit(signing.link);
  const { now } = signing.world.clock;
  const offer = (issuedAt: number) => ({ nonce: 'N'.repeat(64), issuedAt, expiresAt: issuedAt + 300_000 });
  const offers = [offer(Date.UTC(2019, 0, 1)), offer(now - (now % 1000) + 3_600_000)];
  await context.route('**/challenge', (route) => {
    const next = offers.shift();
    return next === undefined ? route.fallback() : route.fulfill({ json: next });
  });
  const { card, id } = cardOf(signing, 26);
  signing.simulator.insert(card.id);
  await toCardStep(page);
  await page.getByLabel('國民身分證統一編號').fill(id);
  await page.getByRole('button', { name: '檢查卡片' }).click();
  await page.getByRole('alert').getByText('伺服器給的簽署時間不對').waitFor();
  assert.deepEqual(await axe(page), []);
  assert.equal(await page.getByLabel('卡片 PIN 碼', { exact: true }).count(), 0);

  // Within the window, and an hour from her clock: she is told, and decides.
  await page.getByRole('button', { name: '重新取得簽署內容' }).click();
  await page.getByText('這台電腦的時間和伺服器的不一樣').waitFor();
  assert.deepEqual(await axe(page), []);
});

test('a receipt for something else is not taken for one', TIMEOUT, async () => {
  let isFirst = true;
  const { page } = await visit(signing.link, {
    onPost: async (route, forward) => {
      if (!isFirst) return false;
      isFirst = false;
      const reply = await forward();
      const receipt = JSON.parse(reply.body) as { entry: { prog: string; tag: string } };
      receipt.entry.prog = receipt.entry.tag;
      await route.fulfill({ status: 200, contentType: 'application/json', body: JSON.stringify(receipt) });
      return true;
    },
  });
  await sign(page, signing, 23);
  await page.getByRole('heading', { name: '收據不對' }).waitFor({ timeout: 30_000 });
  await page.getByText('other-progress').waitFor();
  await page.getByRole('button', { name: '再送一次' }).click();
  await done(page);
});

test('who has signed already is told the day, with the signature of the log', TIMEOUT, async () => {
  const { page } = await visit(signing.link);
  await sign(page, signing, 22);
  await page.getByRole('heading', { name: '您已經連署過這個案件' }).waitFor({ timeout: 30_000 });
  await page.getByText('115年11月23日（2026-11-23）').waitFor();
  await page.getByText('這個答覆有系統的簽章').waitFor();
  assert.deepEqual(await axe(page), []);
});

test('a link whose fingerprint is of another case stops her before she types anything', TIMEOUT, async () => {
  const { page } = await visit(`${signing.origin}/sign/${signing.open.log}#m=AAAAAAAAAAAAAAAAAAAAAA`);
  await page.getByText('請停下來：這個連署網址有問題').waitFor();
  assert.equal(await page.getByRole('button', { name: '開始連署' }).count(), 0);
  assert.deepEqual(await axe(page), []);
});

test('without the card component she is told what to install, and nothing is lost', TIMEOUT, async () => {
  const { page } = await visit(signing.link);
  await context.route(`${signing.simulator.origin}/**`, (route) => route.abort());
  await toCardStep(page);
  await page.getByLabel('國民身分證統一編號').fill(cardOf(signing, 24).id);
  await page.getByRole('button', { name: '檢查卡片' }).click();
  await page.getByText('讀卡元件沒有回應').waitFor({ timeout: 20_000 });
  await page.getByText('還沒有送出任何資料').first().waitFor();
});

test('the same in English, by keyboard alone', TIMEOUT, async () => {
  const { page, faults } = await visit(signing.link);
  await page.getByRole('button', { name: 'English' }).press('Enter');
  await page.getByRole('heading', { name: /^Sign referendum case/ }).waitFor();
  assert.deepEqual(await axe(page), []);
  const { card, id } = cardOf(signing, 25);
  signing.simulator.insert(card.id);
  await page.getByRole('button', { name: 'Start signing' }).press('Enter');
  await page.getByLabel('National ID number').focus();
  await page.keyboard.type(id);
  await page.getByRole('button', { name: 'Check card' }).press('Enter');
  await page.getByText('Your card will sign this statement').waitFor();
  await page.getByLabel('PIN of the card', { exact: true }).focus();
  await page.keyboard.type(card.pin);
  await page.getByRole('button', { name: 'Sign', exact: true }).press('Enter');
  await page.getByRole('heading', { name: 'You have signed' }).waitFor({ timeout: 30_000 });
  assert.deepEqual(await axe(page), []);
  assert.deepEqual(faults, []);
});

test(
  'a proposer reads that electronic proposing is not regulated yet, and neither her page nor her receipt speaks of joint signing',
  TIMEOUT,
  async () => {
    const { log } = await openProposing(signing.world, '9077', 20_000);
    const link = signingLink(signing.origin, log.log, manifestHash(p, log.manifest));
    const { page } = await visit(link);
    await page.getByRole('heading', { name: '擔任第 9077 號公投案的提案人' }).waitFor();
    await page.getByText('電子提案目前只供準備提案').waitFor();
    assert.deepEqual(await axe(page), []);
    const { card, id } = cardOf(signing, 20);
    signing.simulator.insert(card.id);
    await page.getByRole('button', { name: '開始提案' }).click();
    await page.getByLabel('國民身分證統一編號').fill(id);
    await page.getByRole('button', { name: '檢查卡片' }).click();
    await page.getByText('【全國性公民投票案提案同意書】').waitFor();
    await page.getByLabel('卡片 PIN 碼', { exact: true }).fill(card.pin);
    await page.getByRole('button', { name: '我要擔任提案人' }).click();
    await page.getByRole('heading', { name: '提案完成' }).waitFor({ timeout: 30_000 });
    await page.getByRole('link', { name: '現在就查驗' }).click();
    await page.getByText('您的提案在紀錄裡').waitFor();
    await page.getByText('您有沒有算進提案人數').waitFor();
    assert.doesNotMatch(await page.getByRole('main').innerText(), /您的連署(?!或)/);
    assert.deepEqual(await axe(page), []);
  },
);

test('where a term was extended, signer and public read until when each way goes on', TIMEOUT, async () => {
  const { world } = signing;
  const { officer, log, manifest } = await openCase(world, '9078');
  const { lastDay } = manifest.window;
  assert.equal(lastDay, '2027-05-23');
  const data = { closedOn: lastDay, until: '2027-05-25', reasons: '臺北市因颱風停止上班。' };
  await officer.must(officer.post('/api/commission/cases/9078/commands', { command: 'extend-term', data }));
  const { page } = await visit(signingLink(signing.origin, log, manifestHash(p, manifest)));
  await page.getByText('電子簽署到 116年5月23日').waitFor();
  await page.getByText('提出名冊延長到 116年5月25日').waitFor();
  await page.getByRole('button', { name: '開始連署' }).waitFor();
  const before = world.clock.now;
  try {
    world.clock.now = endOfTaipeiDay(lastDay);
    await world.parts.gate.refresh();
    await page.reload();
    await page.getByText('目前不能連署').waitFor();
    await page.getByText('電子簽署到 116年5月23日').waitFor();
    assert.equal(await page.getByRole('button', { name: '開始連署' }).count(), 0);
    assert.equal(await page.getByText('還沒開放連署').count(), 0);
    assert.deepEqual(await axe(page), []);
    await page.getByRole('link', { name: '看案件與日期' }).click();
    await page.getByText('提出名冊延長到 116年5月25日').waitFor();
    assert.equal(await page.getByText('電子連署還沒開放').count(), 0);
    assert.deepEqual(await axe(page), []);
  } finally {
    world.clock.now = before;
    await world.parts.gate.refresh();
  }
});
