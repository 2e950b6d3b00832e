// What can go wrong between a signer's page and her card, brought about in the simulated component and read on the real
// page: the right words in Chinese, the same fault in English, the code for support, nothing lost, the PIN gone.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import type { Card } from '../../devkit/src/card/index.ts';
import type { MiddlewareFault } from '../src/middleware/index.ts';
import { errors as enErrors } from '../src/words/en/errors.ts';
import { errors as zhErrors } from '../src/words/zh-TW/errors.ts';
import { axe, DESKTOP, openBrowser, openWatched, PHONE, smallTargets } from './browser.ts';
import { type CardName, ROWS, type Step } from './card-troubles.ts';
import { keepShot } from './keep-shot.ts';
import { connect, type SigningWorld, startSigningWorld } from './signing-world.ts';

const TIMEOUT = { timeout: 60_000 };
const [SIGNER, OTHER] = [30, 31];
/** How often this window has been spoken to. */
type Heard = Window & { heard?: number };

/** Letters and digits that stand nowhere else, so that they can be looked for. */
const PIN = 'Zq7Xw9Lk';

let browser: Browser;
let signing: SigningWorld;
let context: BrowserContext;
let page: Page;
let faults: readonly string[];
let cards: Record<CardName, Card>;
/** Everything that left a page or was written to a console, the card's own window apart. */
const said: string[] = [];
/** Layouts of the page that were held against axe: another text in the same notice is not another layout. */
const layouts = new Set<string>();
/** What the component's own page was given, and passed on to the component. */
const handed: string[] = [];

before(async () => {
  signing = await startSigningWorld([], {
    trustedHosts: [],
    more: (world) => {
      cards = {
        signer: world.card(SIGNER, { pin: PIN }),
        other: world.card(OTHER, { pin: PIN }),
        odd: world.card(SIGNER, { kind: 'wrong-key-usage', ordinal: 2 }),
        expired: world.card(SIGNER, { kind: 'expired', ordinal: 3 }),
        early: world.card(SIGNER, { kind: 'not-yet-valid', ordinal: 4 }),
      };
      return Object.values(cards).map((card) => ({ card, role: '連署人' }));
    },
  });
  browser = await openBrowser();
  context = await browser.newContext({ viewport: DESKTOP, reducedMotion: 'reduce' });
  context.setDefaultTimeout(15_000);
  await connect(context, signing);
  listen(context);
  await context.addInitScript(() =>
    addEventListener('message', () => {
      (window as Heard).heard = ((window as Heard).heard ?? 0) + 1;
    }),
  );
  const { simulator } = signing;
  const allowed = [simulator.origin, simulator.origin.replace('localhost', '127.0.0.1')];
  ({ page, faults } = await openWatched(context, signing.link, { allowed }));
  await toCardStep();
});
after(async () => {
  await browser?.close();
  await signing?.close();
});

function listen(to: BrowserContext): void {
  to.on('request', (request) => {
    const { origin, pathname } = new URL(request.url());
    const isTask = origin === signing.simulator.origin && ['/sign', '/decrypt'].includes(pathname);
    const all = `${request.url()} ${JSON.stringify(request.headers())} ${request.postData() ?? ''}`;
    (isTask ? handed : said).push(all);
  });
  to.on('console', (message) => said.push(message.text()));
}

const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
const pinField = () => page.getByLabel('卡片 PIN 碼', { exact: true });

async function toCardStep(): Promise<void> {
  await press('開始連署');
  await page.getByLabel('國民身分證統一編號').fill(cards.signer.holder.idNumber);
}

/** The whole computer as it should be: one reader, her card in it, every window of the component closed. */
async function calm(): Promise<void> {
  const { simulator } = signing;
  simulator.setConditions({ reset: true });
  simulator.eject();
  simulator.insert(cards.signer.id);
  for (const card of Object.values(cards)) card.unlock();
  await Promise.all(context.pages().map((other) => (other === page ? undefined : other.close())));
}

async function reach(step: Step): Promise<void> {
  await calm();
  const isAtSign = (await page.getByText('您的卡片會簽署這份同意書').count()) > 0;
  if (step === 'sign' && !isAtSign) {
    await press('檢查卡片');
    await page.getByText('您的卡片會簽署這份同意書').waitFor();
  }
  if (step === 'card' && isAtSign) await press('換一張卡片或修改號碼');
}

/** Presses what opens the card's window; at the signing step with a PIN, which must be gone from the field at once. */
async function go(step: Step, pin = cards.signer.pin): Promise<void> {
  // A slice of the font that comes late moves the button from under the press.
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  await page.evaluate(() => {
    (window as Heard).heard = 0;
  });
  if (step === 'card') return press('檢查卡片');
  await pinField().fill(pin);
  await press('我要連署');
}

/** Time goes by in order: what one timer sets off, the next one finds. */
const pass = (ms: number) => page.clock.runFor(ms);

/** A fast-forward before the window has asked would be taken for its silence. */
async function heard(times: number): Promise<void> {
  await page.waitForFunction((least) => (window as Heard).heard! >= least, times, { polling: 20 });
}

async function gone(): Promise<void> {
  for (const other of context.pages()) if (other !== page && !other.isClosed()) await other.waitForEvent('close');
}

/** The fault on the page, in both languages, with what is common to all. */
async function reads(fault: MiddlewareFault, said: string, code: string): Promise<void> {
  const alert = page.locator('.notice', { hasText: said });
  await alert.first().waitFor();
  assert.equal(zhErrors.middleware[fault].said, said);
  const shown = await alert.first().innerText();
  for (const part of [zhErrors.middleware[fault].next, '還沒有送出任何資料', code])
    assert.ok(shown.includes(part), `${part} in ${shown}`);
  assert.ok(await isInView(alert.first()), 'she sees it without looking for it');
  if ((await pinField().count()) > 0) assert.equal(await pinField().inputValue(), '', 'the PIN is gone');
  await holds();
  await picture(fault);
  await press('English');
  const english = await page.locator('.notice', { hasText: enErrors.middleware[fault].said }).first().innerText();
  assert.ok(english.includes(enErrors.middleware[fault].next), english);
  assert.doesNotMatch(english.replace(/跨平台網頁元件/g, ''), /[\u4e00-\u9fff]/);
  await press('中文');
}

/** Axe and the sizes of targets, once a layout. */
async function holds(): Promise<void> {
  const layout = await page.evaluate(() => {
    const parts = [...document.querySelectorAll('main *')];
    return parts.map((part) => `${part.tagName} ${part.getAttribute('class')} ${part.getAttribute('role')}`).join();
  });
  if (layouts.has(layout)) return;
  layouts.add(layout);
  assert.deepEqual(await axe(page, 'main'), []);
  assert.deepEqual(await smallTargets(page), []);
}

/** Whether the whole of it is on the screen. */
function isInView(element: Locator): Promise<boolean> {
  return element.evaluate((node) => {
    const { top, bottom } = node.getBoundingClientRect();
    return top >= 0 && bottom <= window.innerHeight;
  });
}

async function picture(name: string): Promise<void> {
  if (process.env.LIANSHU_SHOTS === undefined) return;
  await keepShot(page, `${name}-desktop`);
  await page.setViewportSize(PHONE);
  await keepShot(page, `${name}-phone`);
  await page.setViewportSize(DESKTOP);
}

for (const { what, at, when, first, pin, andThen, fault, said, code } of ROWS)
  test(`${what}: ${fault}`, TIMEOUT, async () => {
    await reach(at);
    if (when !== undefined) signing.simulator.setConditions(when);
    const scene = { page, context, simulator: signing.simulator, cards, heard, gone, pass };
    await first?.(scene);
    await go(at, pin);
    await andThen?.(scene);
    await reads(fault, said, code ?? fault);
  });

test('the table is as long as it claims, and each fault that a person meets has its row', () => {
  assert.equal(ROWS.length, 33);
  assert.equal(new Set(ROWS.map(({ fault }) => fault)).size, 24);
});

/** Cards are good: the statement to be signed is there. */
const statement = () => page.getByText('您的卡片會簽署這份同意書').waitFor();

test('a reader that came late is seen once the component has been restarted', TIMEOUT, async () => {
  await reach('card');
  signing.simulator.setConditions({ readerLate: true });
  await go('card');
  await reads('no-reader', '找不到讀卡機。', 'no-reader');
  const json = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' };
  assert.equal((await fetch(`${signing.simulator.origin}/demo/restart`, json)).status, 200);
  await go('card');
  await statement();
});

test('only the newer popup page is there: the second press finds it, and it is kept', TIMEOUT, async () => {
  await calm();
  await page.reload();
  await toCardStep();
  signing.simulator.setConditions({ popupForms: 'ChtPopupForm' });
  await go('card');
  await pass(10_000);
  await page.getByText('讀卡元件沒有回應').waitFor();
  await go('card');
  await statement();
  await go('sign', '999999');
  await page.getByText('還有 2 次機會').waitFor();
});

test('with two readers the card is found by what its certificates are for, labels or not', TIMEOUT, async () => {
  await reach('card');
  const { simulator } = signing;
  simulator.setConditions({ secondReader: true, labelsSwapped: true });
  simulator.insert(cards.odd.id);
  simulator.insert(cards.signer.id, 1);
  await go('card');
  await statement();
  await go('sign', '999999');
  await page.getByText('還有 2 次機會').waitFor();
  assert.equal(cards.odd.triesLeft, 3, 'the other card was not asked');
  simulator.setConditions({ secondReader: false });
  await go('sign');
  await reads('reader-info', '讀不到讀卡機的資訊。', '0x76100004');
});

test('with two cards that would do, she is asked which', TIMEOUT, async () => {
  await reach('card');
  const { simulator } = signing;
  simulator.setConditions({ secondReader: true });
  simulator.insert(cards.other.id);
  simulator.insert(cards.signer.id, 1);
  await go('card');
  await page.getByText('讀到多張卡片，請選擇要用的一張').last().waitFor();
  assert.deepEqual(await axe(page, 'main'), []);
  assert.deepEqual(await smallTargets(page), []);
  await picture('two-cards');
  await go('card');
  await page.getByText('請先選一張卡片。').waitFor();
  await page.locator('label', { hasText: cards.other.holder.name }).click();
  await go('card');
  await page.getByText('後四碼和卡片不一樣').waitFor();
  await page.locator('label', { hasText: cards.signer.holder.name }).click();
  await go('card');
  await statement();
});

test('a site that is not trusted is added by a press, in the component’s own window', TIMEOUT, async () => {
  await reach('card');
  signing.simulator.setConditions({ untrustedSite: true });
  await go('card');
  await reads('site-not-trusted', '讀卡元件還沒有信任這個網站。', '0x76000031');
  const opening = context.waitForEvent('page');
  await page.getByRole('link', { name: '把本網站加入信任清單' }).click();
  const added = await opening;
  await added.getByText('已將網站加入信任清單').waitFor();
  assert.equal(added.url(), `${signing.simulator.origin}/addDomain?domain=localhost`);
  assert.equal(await added.evaluate('window.opener'), null);
  await added.close();
  await go('card');
  await statement();
});

for (const [name, says] of [
  ['expired', '您的自然人憑證已經過期。'],
  ['early', '您的自然人憑證還沒到生效日。'],
] as const)
  test(`a card that is ${name} is told before a PIN is asked for`, TIMEOUT, async () => {
    await reach('card');
    signing.simulator.insert(cards[name].id);
    await go('card');
    await page.getByText(says).waitFor();
    assert.equal(await pinField().count(), 0);
  });

test('a slow component: the page says what it waits for, and no second window opens', TIMEOUT, async () => {
  await reach('card');
  signing.simulator.setConditions({ delayMs: 600 });
  await go('card');
  await page.getByRole('button', { name: '讀取卡片中' }).click();
  assert.equal(context.pages().length, 2);
  await statement();
});

test('a program that takes the component’s place is never given the PIN', TIMEOUT, async () => {
  for (const speaksAs of ['other-origin', 'frame'] as const) {
    await reach('sign');
    signing.simulator.setConditions({ speaksAs });
    await go('sign');
    await heard(1);
    // Time for a stolen task to arrive: that nothing comes has no event.
    await page.waitForTimeout(200);
    const popup = context.pages().find((other) => other !== page)!;
    const titles = await Promise.all(popup.frames().map((frame) => frame.title()));
    assert.ok(titles.includes('示範 DEMO 冒充的元件'), `${titles} speaks`);
    assert.doesNotMatch(titles.join(), /stolen/);
    await pass(20_000);
    await page.getByText('讀卡元件沒有回應').waitFor();
  }
});

/** Every string that React holds for the page, in state, properties and memory, as its developer tools show them. */
const stringsInReact = () =>
  page.evaluate(() => {
    const root = document.getElementById('root') ?? document.body.firstElementChild!;
    const key = Object.keys(root).find((name) => name.startsWith('__reactContainer$'));
    const found = new Set<string>();
    const seen = new Set<unknown>();
    const queue: unknown[] = [(root as unknown as Record<string, unknown>)[key ?? '']];
    while (queue.length > 0 && seen.size < 200_000) {
      const value = queue.pop();
      if (typeof value === 'string') found.add(value);
      if (typeof value !== 'object' || value === null || seen.has(value) || value instanceof Node) continue;
      seen.add(value);
      if (ArrayBuffer.isView(value)) continue;
      const isFiber = 'memoizedState' in value && 'child' in value;
      const parts = isFiber ? ['memoizedState', 'memoizedProps', 'child', 'sibling'] : Object.keys(value);
      for (const part of parts) if (part !== 'alternate') queue.push((value as Record<string, unknown>)[part]);
    }
    return [...found];
  });

test(
  'after all this the PIN is nowhere: not in DOM, storage, address, React, console or any request but the card’s',
  TIMEOUT,
  async () => {
    await reach('sign');
    // What browsers take for a password they offer to save: the PIN of a citizen on a shared computer.
    assert.equal(await pinField().getAttribute('autocomplete'), 'one-time-code');
    await pinField().fill(PIN);
    assert.ok((await stringsInReact()).includes(PIN), 'typed, it is found in React');
    signing.simulator.setConditions({ delayMs: 1500 });
    await press('我要連署');
    await page.getByText('等卡片簽署').waitFor();
    const places = async () => [
      ...(await stringsInReact()),
      ...(await page.evaluate(async () => [
        document.documentElement.outerHTML,
        ...[...document.querySelectorAll('input')].map(({ value }) => value),
        JSON.stringify({ ...localStorage }),
        JSON.stringify({ ...sessionStorage }),
        JSON.stringify(history.state),
        location.href,
        document.cookie,
        window.name,
        JSON.stringify(await indexedDB.databases()),
        JSON.stringify(await caches.keys()),
      ])),
      JSON.stringify(await context.storageState()),
      ...said,
    ];
    const holds = (await places()).filter((text) => text.includes(PIN));
    assert.deepEqual(holds, [], 'while the card works');
    await page.getByRole('heading', { name: '連署完成' }).waitFor();
    assert.deepEqual(
      (await places()).filter((text) => text.includes(PIN)),
      [],
      'when it is done',
    );
    assert.ok(said.length > 100, 'requests and consoles were watched');
    assert.ok(
      handed.some((text) => text.includes(PIN)),
      'the component was given it',
    );
    assert.deepEqual(faults, []);
  },
);
