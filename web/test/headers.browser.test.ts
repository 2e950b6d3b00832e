// Every page of every host, in a browser, served by the real programs: the headers of every answer, pages, files, API and
// refusals alike, and not one violation of the policy that they set. And an officer's sign-in, where two readers stand.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { PAGE_HEADERS } from '@lianshu/platform';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { type Host, PATHS, pagesOf } from '../src/paths.ts';
import { axe, DESKTOP, openBrowser, openWatched, smallTargets } from './browser.ts';
import { keepShot } from './keep-shot.ts';
import { type OfficeWorld, startOfficeWorld } from './office-world.ts';

const TIMEOUT = { timeout: 120_000 };

let office: OfficeWorld;
let browser: Browser;
let context: BrowserContext;

before(async () => {
  office = await startOfficeWorld();
  browser = await openBrowser();
  context = await browser.newContext({ viewport: DESKTOP });
});
after(async () => {
  await browser?.close();
  await office?.close();
});

const hosts = (): Readonly<Record<Host, string>> => ({
  commission: office.world.server.origin,
  registry: office.world.registryOrigin,
  lead: office.tool.origin,
});

/** What must stand on every answer; public files say more than `no-store` about caching, and nothing else differs. */
const FIXED = Object.entries(PAGE_HEADERS).filter(([name]) => name !== 'cache-control');

/** Writes down what is wrong with any answer of `origin` that the page gets. */
function watchAnswers(page: Page, origin: string): { readonly wrong: string[]; readonly seen: Set<string> } {
  const wrong: string[] = [];
  const seen = new Set<string>();
  page.on('response', (response) => {
    const { origin: from, pathname } = new URL(response.url());
    if (from !== origin) return;
    seen.add(pathname);
    const headers = response.headers();
    for (const [name, value] of FIXED)
      if (headers[name] !== value) wrong.push(`${pathname}: ${name}: ${headers[name]}`);
    if (headers['cache-control'] === undefined) wrong.push(`${pathname}: no cache-control`);
  });
  return { wrong, seen };
}

for (const host of ['commission', 'registry', 'lead'] as const)
  test(
    `${host}: pages and everything they fetch have the headers, and nothing breaks the policy`,
    TIMEOUT,
    async () => {
      const origin = hosts()[host];
      const paths = pagesOf(host).map(({ path }) => path.replace('/*', '/9001'));
      const { page, faults } = await openWatched(context, `${origin}${paths[0]}`);
      const { wrong, seen } = watchAnswers(page, origin);
      for (const path of paths) {
        await page.goto(`${origin}${path}`);
        await page.locator('h1').first().waitFor();
        // Styles set through the object model are allowed; markup that holds any would be refused and noticed.
        const inline = page.locator('script:not([src]), style, [onclick], [onload]');
        assert.equal(await inline.count(), 0, path);
        assert.ok(seen.has(path), path);
      }
      await page.goto(`${origin}/no/such/page`);
      assert.ok(seen.size > paths.length + 1, 'files and API are among what was seen');
      assert.deepEqual(wrong, []);
      assert.deepEqual(faults, []);
      await page.close();
    },
  );

test('no host is left out', () => {
  assert.deepEqual([...new Set(PATHS.map(({ host }) => host))].sort(), ['commission', 'lead', 'registry']);
});

test(
  'the policy lets the card’s window live: its opener stays known, no request to it is allowed',
  TIMEOUT,
  async () => {
    const { origin } = office.simulator;
    const { page, faults } = await openWatched(context, `${hosts().commission}/`, { allowed: [origin] });
    const opening = context.waitForEvent('page');
    await page.evaluate((url) => void window.open(url, 'card', 'height=200,width=200'), `${origin}/selfTest.htm`);
    const popup = await opening;
    assert.equal(await popup.evaluate(() => window.opener !== null), true);
    await popup.close();
    for (const probe of [
      `fetch('${origin}/pkcs11info', { mode: 'no-cors' }).then(() => 'passed', () => 'refused')`,
      `new Promise((done) => { const image = new Image(); image.onload = () => done('passed'); image.onerror = () => done('refused'); image.src = '${origin}/p11Image.bmp'; })`,
    ])
      assert.equal(await page.evaluate(probe), 'refused');
    assert.equal(faults.filter((fault) => fault.includes('connect-src') || fault.includes('img-src')).length > 0, true);
  },
);

test(
  'an officer with two readers: the first is empty, she chooses, and her PIN is in no field meanwhile',
  TIMEOUT,
  async () => {
    const { simulator, people } = office;
    const { card } = people.officer;
    const { page, faults } = await openWatched(context, `${hosts().commission}/commission`, {
      allowed: [simulator.origin],
    });
    simulator.setConditions({ secondReader: true });
    simulator.insert(card.id, 1);
    const pin = page.getByLabel('自然人憑證 PIN 碼', { exact: true });
    const signIn = async (typed: string) => {
      await pin.fill(typed);
      await page.getByRole('button', { name: '以自然人憑證登入' }).click();
    };
    await signIn(card.pin);
    await page.getByText('讀卡機裡沒有卡片。').waitFor();
    assert.equal(await pin.inputValue(), '');
    await page.getByRole('button', { name: '有兩台以上的讀卡機' }).click();
    await page.locator('label', { hasText: card.holder.name }).click();
    assert.deepEqual(await axe(page), []);
    assert.deepEqual(await smallTargets(page), []);
    await keepShot(page, 'login-readers');
    for (const [conditions, says] of [
      [{ numbers: 'text', forbiddenDomain: true }, '讀卡元件禁止這個網站使用卡片。'],
      [{ userCancels: true }, '您取消了這次操作。'],
      [{ failWith: 'loginFailed', failLastError: 'pinLocked' }, '卡片的 PIN 碼已經鎖住。'],
    ] as const) {
      simulator.setConditions({ reset: true });
      simulator.setConditions({ secondReader: true, userCancels: true, ...conditions });
      await signIn(card.pin);
      await page.getByText(says).waitFor();
      assert.equal(await pin.inputValue(), '');
    }
    simulator.setConditions({ reset: true });
    simulator.setConditions({ secondReader: true, delayMs: 800 });
    const opening = context.waitForEvent('page');
    await signIn(card.pin);
    await opening;
    await page.getByRole('button', { name: '等待讀卡元件' }).waitFor();
    assert.equal(await pin.inputValue(), '', 'gone while the card works');
    const windows = context.pages().length;
    await pin.fill('999999');
    await pin.press('Enter');
    assert.equal(context.pages().length, windows, 'Enter opens no second window meanwhile');
    await page.getByText('還沒有任何案件').waitFor();
    assert.equal(card.triesLeft, 3, 'and asks for nothing');
    assert.deepEqual(faults, []);
  },
);
