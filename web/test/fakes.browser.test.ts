import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { encodeDirectory, parseDirectory, signDirectory } from '@lianshu/core/directory';
import type { JsonValue } from '@lianshu/core/json';
import { manifestHash, pinFragment, signedManifestFromJson, signedManifestToJson } from '@lianshu/core/manifest';
import { receiptFromJson, receiptToJson } from '@lianshu/core/receipt';
import { signCheckpoint } from '@lianshu/core/tlog';
import { nodeRandom, nodePrimitives as p } from '@lianshu/platform';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { makePost, type OpenCase, openCase } from '../../server/src/testing/acts.testing.ts';
import { Visitor } from '../../server/src/testing/visitor.testing.ts';
import { axe, DESKTOP, openBrowser, openWatched, PHONE, smallTargets } from './browser.ts';
import { keepShot } from './keep-shot.ts';
import { connect, type SigningWorld, startSigningWorld } from './signing-world.ts';

const TIMEOUT = { timeout: 90_000 };

let browser: Browser;
let signing: SigningWorld;
let other: OpenCase;
let context: BrowserContext;
let receipt: Record<string, unknown>;

before(async () => {
  signing = await startSigningWorld([30, 31]);
  const { world, open } = signing;
  other = await openCase(world, '9002');
  const anyone = new Visitor(world.app);
  const post = await makePost(world, open, world.card(30));
  receipt = (await anyone.must(anyone.post(`/api/logs/${open.log}/signatures`, post))).json;
  await world.parts.directory.refresh();
  browser = await openBrowser();
  context = await browser.newContext({ viewport: DESKTOP });
  await connect(context, signing);
});
after(async () => {
  await browser?.close();
  await signing?.close();
});

const visit = (path: string) =>
  openWatched(context, `${signing.origin}${path}`, { allowed: [signing.simulator.origin] });

/** The page as it stands, at both widths. */
async function lookedAt(page: Page, name: string): Promise<void> {
  for (const [size, viewport] of Object.entries({ phone: PHONE, desktop: DESKTOP })) {
    await page.setViewportSize(viewport);
    assert.deepEqual(await axe(page), [], name);
    assert.deepEqual(await smallTargets(page), [], name);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(width <= viewport.width, `${name} is ${width} wide`);
    await keepShot(page, `${name}-${size}`);
  }
}

test('a pasted link is told real or false in plain words, and never leaves the page', TIMEOUT, async () => {
  const { page, faults } = await visit('/link');
  const sent: string[] = [];
  page.on('request', (request) => sent.push(`${request.url()} ${request.postData() ?? ''}`));
  const check = async (pasted: string, title: string) => {
    await page.getByLabel('要檢查的連結').fill(pasted);
    await page.getByRole('button', { name: '檢查', exact: true }).click();
    await page.getByRole('region', { name: '檢查結果' }).getByText(title, { exact: true }).waitFor();
  };
  await page.getByRole('button', { name: '檢查', exact: true }).click();
  await page.getByText('請先貼上一個連結。').first().waitFor();
  await check(signing.link, '是真的');
  await lookedAt(page, 'link-genuine');
  await check(signing.link.slice(0, -3), '請不要用這個網址簽署');
  await check(signing.link.replace(/#.*/, ''), '是官方網站，但網址少了一段');
  await check(`${signing.origin}/sign/9009.petition.1`, '官方網站上沒有這個案件');
  const evil = signing.link.replace('http://', 'https://').replace('localhost', 'localhost.evil.example');
  await check(`快來連署 ${evil}`, '這不是官方網站');
  await page.getByText('只有開頭像官方網站').waitFor();
  await page.getByText('localhost.evil.example', { exact: true }).waitFor();
  await lookedAt(page, 'link-other-site');
  assert.equal(await page.locator('a[href*="evil"]').count(), 0);
  assert.ok(
    sent.every((one) => !one.includes('evil') && !one.includes('9009')),
    sent.join('\n'),
  );
  assert.deepEqual(faults, []);
  await page.close();
});

test(
  'by a directory that the commission did not sign, or that is out of date, no link is called real',
  TIMEOUT,
  async () => {
    const reply = await new Visitor(signing.world.app).get('/cases.json');
    const genuine = parseDirectory(new Uint8Array(reply.bytes));
    const seeds = { ed25519Seed: nodeRandom(32), mldsa44Seed: nodeRandom(32) };
    const { commission } = signing.world.authorities;
    const old = {
      ...genuine,
      issuedAt: genuine.issuedAt - 30 * 86_400_000,
      validUntil: genuine.validUntil - 30 * 86_400_000,
    };
    const served: readonly (readonly [body: string | undefined, says: string])[] = [
      [Buffer.from(encodeDirectory(signDirectory(p, seeds, genuine))).toString(), '不是中央選舉委員會簽章的'],
      [Buffer.from(encodeDirectory(signDirectory(p, commission.secret, old))).toString(), '案件目錄已經過期'],
      ['{}', '不是中央選舉委員會簽章的'],
      [undefined, '拿不到官方案件目錄'],
    ];
    const { page } = await visit('/link');
    for (const [body, says] of served) {
      await page.route('**/cases.json', (route) => (body === undefined ? route.abort() : route.fulfill({ body })));
      await page.getByLabel('要檢查的連結').fill(signing.link);
      await page.getByRole('button', { name: '檢查', exact: true }).click();
      await page.getByRole('alert').getByText(says).waitFor();
      await page.unroute('**/cases.json');
    }
    await page.close();
  },
);

test(
  'a signing link that is wrong, cut off, of another log or swapped stops before anything is asked',
  TIMEOUT,
  async () => {
    const { open } = signing;
    const pathOf = (log: string, fragment = '') => `/sign/${log}${fragment}`;
    const pin = pinFragment(manifestHash(p, open.manifest));
    const manifestOf = async (log: string) =>
      (await new Visitor(signing.world.app).get(`/api/logs/${log}/manifest`)).json;
    const mine = signedManifestFromJson(await manifestOf(open.log));
    const forged = signedManifestToJson({
      ...mine,
      commission: { ed25519: new Uint8Array(64), mldsa44: new Uint8Array(2420) },
    });
    const ways: readonly (readonly [what: string, path: string, swapped?: unknown])[] = [
      ['wrong', pathOf(open.log, pinFragment(new Uint8Array(32)))],
      ['cut off', pathOf(open.log, pin.slice(0, -1))],
      ['empty', pathOf(open.log, '#m=')],
      ['of another log', pathOf(other.log, pin)],
      ['of no log', pathOf('9009.petition.1', pin)],
      ['another manifest, pinned', pathOf(open.log, pin), await manifestOf(other.log)],
      ['another manifest, not pinned', pathOf(open.log), await manifestOf(other.log)],
      ['a manifest that the commission did not sign', pathOf(open.log, pin), forged],
    ];
    for (const [what, path, swapped] of ways) {
      const page = await context.newPage();
      if (swapped !== undefined)
        await page.route('**/manifest', (route) => route.fulfill({ json: swapped as Record<string, unknown> }));
      await page.goto(`${signing.origin}${path}`);
      await page.getByRole('alert').getByText('請停下來').waitFor();
      await page.getByText('不要輸入任何資料').waitFor();
      assert.equal(await page.getByRole('button', { name: '開始連署' }).count(), 0, what);
      assert.equal(await page.getByRole('alert').getByRole('link').count(), 2, what);
      await page.close();
    }
  },
);

test(
  'a link without its fingerprint says so, shows the fingerprint to compare, and the way to check',
  TIMEOUT,
  async () => {
    const { page } = await visit(`/sign/${signing.open.log}`);
    await page.getByText('這個網址少了案件的指紋').waitFor();
    const hex = Buffer.from(manifestHash(p, signing.open.manifest)).toString('hex');
    await page.getByText(hex.replace(/(.{4})(?=.)/g, '$1 '), { exact: true }).waitFor();
    await lookedAt(page, 'sign-without-pin');
    await page.getByRole('main').getByRole('link', { name: '檢查連結是真是假' }).click();
    await page.getByRole('heading', { level: 1, name: '這個連結是真的嗎？' }).waitFor();
    await page.close();
  },
);

test('the card tells whether it was used in a case, and what to do when it was not she', TIMEOUT, async () => {
  const { page, faults } = await visit('/card-used#9001');
  const ask = async (index: number) => {
    const card = signing.world.card(index);
    signing.simulator.insert(card.id);
    await page.getByText('第 9001 號案　連署', { exact: true }).click();
    await page.getByText('全國性公民投票案本卡連署紀錄查詢書').waitFor();
    const pin = page.getByLabel('自然人憑證 PIN 碼', { exact: true });
    await pin.fill('12');
    await page.getByRole('button', { name: '用卡片查詢' }).click();
    await page.getByText('請輸入 6 到 8 碼').first().waitFor();
    await pin.fill(card.pin);
    await page.getByRole('button', { name: '用卡片查詢' }).click();
  };
  await page.getByText('第 9001 號案　連署', { exact: true }).waitFor();
  assert.equal(await page.getByText('第 9002 號案', { exact: false }).count(), 0);
  await ask(30);
  await page.getByText('這張卡用過').waitFor();
  await page.getByText('115年11月23日（2026-11-23）').waitFor();
  await lookedAt(page, 'card-used-yes');
  await page.getByRole('button', { name: '查另一案' }).click();
  await ask(31);
  await page.getByText('這張卡沒有用過').waitFor();
  await lookedAt(page, 'card-used-no');
  await page.getByRole('button', { name: '查另一案' }).click();
  signing.simulator.eject();
  await page.getByText('第 9001 號案　連署', { exact: true }).click();
  await page.getByLabel('自然人憑證 PIN 碼', { exact: true }).fill('123456');
  await lookedAt(page, 'card-used-ask');
  await page.getByRole('button', { name: '用卡片查詢' }).click();
  await page.getByText('讀卡機裡沒有卡片').waitFor();
  await page.getByText('查詢沒有送出').waitFor();
  assert.deepEqual(faults, []);
  await page.close();
});

test(
  'a receipt that a fake site made is told as such, with what to do; a genuine one proves itself',
  TIMEOUT,
  async () => {
    const { open } = signing;
    const genuine = receiptFromJson(receipt as JsonValue);
    const seeds = { ed25519Seed: nodeRandom(32), mldsa44Seed: nodeRandom(32) };
    const size = genuine.index + 1;
    const head = { origin: open.manifest.logOrigin, size, root: nodeRandom(32) };
    const checkpoint = signCheckpoint(p, seeds, head, genuine.acceptedAt);
    const [opening] = genuine.proof.split('\n\n');
    const made = (changes: object) => JSON.stringify(receiptToJson({ ...genuine, ...changes }));
    const fakes = {
      'keys of its own under the official name': made({ proof: `${opening}\n\n${checkpoint}` }),
      'a log that does not exist': made({ log: '9009.petition.1' }),
      'a manifest of its own': made({ manifestHash: nodeRandom(32) }),
    };
    const { page } = await visit('/receipt');
    await page.getByRole('tab', { name: '貼上' }).click();
    for (const [what, text] of Object.entries(fakes)) {
      await page.getByLabel('收據內容、收據碼或 QR Code 的網址').fill(text);
      await page.getByRole('button', { name: '查驗', exact: true }).click();
      const alert = page.getByRole('alert');
      await alert.getByText('這不是官方系統發的收據').waitFor();
      assert.deepEqual(
        await alert.getByRole('link').evaluateAll((links) => links.map((link) => link.getAttribute('href'))),
        ['/card-used', '/reports'],
        what,
      );
      if (what.startsWith('keys')) await lookedAt(page, 'receipt-fake');
      await page.getByRole('button', { name: '查另一份收據' }).click();
      await page.getByRole('tab', { name: '貼上' }).click();
    }
    await page.getByLabel('收據內容、收據碼或 QR Code 的網址').fill(JSON.stringify(receipt));
    await page.getByRole('button', { name: '查驗', exact: true }).click();
    await page.getByText('您的連署在紀錄裡').waitFor();
    await page.close();
  },
);

test(
  'the page of a case prints a sheet with its official page, the directory and the fingerprint',
  TIMEOUT,
  async () => {
    const { page, faults } = await visit('/cases/9001');
    await page.getByRole('button', { name: '顯示單張' }).click();
    const sheet = page.getByRole('region', { name: '查證連署網址' });
    await sheet.getByText(`${signing.origin}/cases/9001`, { exact: true }).waitFor();
    await sheet.getByText(`${signing.origin}/cases.json`, { exact: true }).waitFor();
    const hex = Buffer.from(manifestHash(p, signing.open.manifest)).toString('hex');
    await sheet.getByText(hex.replace(/(.{4})(?=.)/g, '$1 '), { exact: true }).waitFor();
    assert.equal(await sheet.getByRole('img').count(), 2);
    assert.equal(await sheet.getByText('/sign/').count(), 0);
    await lookedAt(page, 'case-sheet');
    // What is printed: the sheet and nothing else of the page.
    const printed = page.evaluate(
      () =>
        new Promise<number>(
          (done) => (window.print = () => done(document.querySelectorAll('body > .printed-alone .sheet').length)),
        ),
    );
    await page.getByRole('button', { name: '列印單張' }).click();
    assert.equal(await printed, 1);
    assert.equal(await page.locator('body > .printed-alone').count(), 0);
    assert.deepEqual(faults, []);
    await page.close();
  },
);
