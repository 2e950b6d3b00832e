import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, beforeEach, test } from 'node:test';
import { parseSignedCms } from '@lianshu/core/pki';
import { type Browser, chromium, type Page } from 'playwright-core';
import { CHROMIUM_FLAGS, ensureChromium } from '../../../test/chromium.ts';
import { issueCard } from '../card/card.ts';
import { createDemoPki } from '../pki/demo-pki.ts';
import { RETURN_CODES } from './return-codes.ts';
import { type Simulator, startSimulator } from './simulator.ts';

const card = issueCard(createDemoPki(), { idNumber: 'A123456789', name: '示範王' }, { generation: 'G2' });
const TIMEOUT_MS = 60_000;

// the opener as a signing site has it: another origin, COOP that lets popups talk
const site = createServer((_request, response) => {
  response.writeHead(200, {
    'content-type': 'text/html; charset=utf-8',
    'cross-origin-opener-policy': 'same-origin-allow-popups',
  });
  response.end('<!doctype html><title>site</title><button id="go">go</button>');
});
let simulator: Simulator;
let browser: Browser;
let page: Page;

before(async () => {
  await new Promise<void>((done) => site.listen(0, '127.0.0.1', done));
  simulator = await startSimulator({ port: 0, cards: [{ card, role: '連署人' }] });
  browser = await chromium.launch({ executablePath: await ensureChromium(), args: CHROMIUM_FLAGS });
});
after(async () => {
  await browser?.close();
  await simulator?.close();
  site.close();
});
beforeEach(async () => {
  simulator.setConditions({ reset: true });
  simulator.insert(card.id);
  page = await (await browser.newContext()).newPage();
  await page.goto(`http://localhost:${(site.address() as AddressInfo).port}/`);
});

/** Opens the popup in a click, hands over `tbsPackage` when asked, and resolves with the messages and whether it closed. */
async function operate(
  path: string,
  tbsPackage: unknown,
): Promise<{ readonly messages: string[]; readonly closed: boolean }> {
  await page.evaluate(
    ([origin, where, text]) => {
      const state = Object.assign(globalThis, { messages: [] as string[], popup: null as unknown });
      const host = globalThis as unknown as {
        open(url: string, name: string, features: string): { postMessage(text: string, origin: string): void };
        addEventListener(
          type: 'message',
          listener: (event: { origin: string; source: unknown; data: string }) => void,
        ): void;
        document: { getElementById(id: string): { onclick: () => void } };
      };
      host.addEventListener('message', (event) => {
        if (event.origin !== origin || event.source !== state.popup) return;
        state.messages.push(event.data);
        if (event.data === '{"func":"getTbs"}') popup?.postMessage(text!, origin!);
      });
      let popup: ReturnType<typeof host.open> | undefined;
      host.document.getElementById('go').onclick = () => {
        popup = host.open(`${origin}${where}`, 'card', 'height=200,width=200,left=100,top=20');
        state.popup = popup;
      };
    },
    [simulator.origin, path, JSON.stringify(tbsPackage)] as const,
  );
  await page.click('#go');
  await page.waitForFunction('messages.length === 2 && popup.closed', undefined, { timeout: 20_000 });
  return { messages: await page.evaluate<string[]>('messages'), closed: await page.evaluate<boolean>('popup.closed') };
}

const signing = {
  func: 'MakeSignature',
  tbs: Buffer.from('連署+內容').toString('base64'),
  tbsEncoding: 'base64',
  hashAlgorithm: 'SHA256',
  signatureType: 'PKCS7',
  pin: card.pin,
  nonce: 'n',
  withCardSN: 'true',
  slotDescription: '',
};

for (const path of ['/popupForm', '/ChtPopupForm']) {
  test(`${path} asks, signs, answers its opener and closes`, { timeout: TIMEOUT_MS }, async () => {
    const { messages, closed } = await operate(path, signing);
    assert.equal(messages[0], '{"func":"getTbs"}');
    const answer = JSON.parse(messages[1]!) as Record<string, unknown>;
    assert.equal(answer.func, 'sign');
    assert.equal(answer.ret_code, 0);
    assert.equal(answer.certb64, Buffer.from(card.signing.certificate).toString('base64'));
    assert.equal(closed, true);
  });
}

test('the popup reads the card and carries failures as they are', { timeout: TIMEOUT_MS }, async () => {
  const info = JSON.parse((await operate('/popupForm', { func: 'GetUserCert' })).messages[1]!) as { slots: unknown[] };
  assert.equal(info.slots.length, 1);
  await page.reload();
  const unknown = JSON.parse((await operate('/popupForm', { func: 'Format' })).messages[1]!) as { ret_code: number };
  assert.equal(unknown.ret_code, RETURN_CODES.unsupported);
});

test('a site has to be trusted by its own origin', { timeout: TIMEOUT_MS }, async () => {
  simulator.setConditions({ untrustedSite: true });
  await fetch(`${simulator.origin}/addDomain?domain=example.tw`);
  const code = async () =>
    (JSON.parse((await operate('/popupForm', signing)).messages[1]!) as { ret_code: number }).ret_code;
  assert.equal(await code(), 0, 'localhost is on the list from the start');
  await page.goto(`http://evil.localhost:${(site.address() as AddressInfo).port}/`);
  assert.equal(await code(), RETURN_CODES.untrustedSite);
});

test('the reader page puts a card in by a click and shows its PIN', { timeout: TIMEOUT_MS }, async () => {
  simulator.eject();
  await page.goto(simulator.origin);
  await page.click(`[data-card="${card.id}"]`);
  await page.waitForSelector(`[data-card="${card.id}"][aria-pressed="true"]`);
  assert.match((await page.textContent('#inserted')) ?? '', new RegExp(`${card.holder.name}[\\s\\S]*${card.pin}`));
  assert.match((await page.textContent('header')) ?? '', /示範 DEMO/);
});

test('conditions are set on the reader page: two readers, one that came late, a code of choice', {
  timeout: TIMEOUT_MS,
}, async () => {
  await page.goto(simulator.origin);
  await page.click('summary');
  await page.getByText('接上第二台讀卡機').click();
  await page.getByText('第二台讀卡機', { exact: true }).waitFor();
  await page.getByText('換到另一台').click();
  const info = async () => (await (await fetch(`${simulator.origin}/pkcs11info`)).json()) as Record<string, unknown>;
  await page.getByText('讀卡機是空的').waitFor();
  const [first, second] = (await info()).slots as [{ token: unknown }, { token: { serialNumber: string } }];
  assert.equal(first.token, 'unknown token');
  assert.equal(second.token.serialNumber, card.cardSerialNumber);
  await page.getByText('元件啟動後才插上讀卡機').click();
  await page.getByText('重新啟動元件').waitFor();
  assert.deepEqual((await info()).slots, []);
  await page.getByText('重新啟動元件').click();
  await page.getByText('重新啟動元件').waitFor({ state: 'detached' });
  assert.equal(((await info()).slots as unknown[]).length, 2);
  await page.getByLabel('每次都回報的代碼').selectOption('0x76100004 readerUnknown');
  await page.locator('body.faulty select.on').waitFor();
  assert.equal((await info()).ret_code, RETURN_CODES.readerUnknown);
  await page.getByText('全部恢復正常').click();
  await page.locator('body:not(.faulty)').waitFor();
});

for (const speaksAs of ['other-origin', 'frame'] as const)
  test(`a hostile page can be put in the popup’s place: ${speaksAs}`, { timeout: TIMEOUT_MS }, async () => {
    simulator.setConditions({ speaksAs });
    const heard = page.evaluate((url) => {
      const host = globalThis as unknown as {
        open(url: string): unknown;
        addEventListener(type: 'message', listener: (event: { origin: string; source: unknown }) => void): void;
      };
      return new Promise((done) => {
        let popup: unknown;
        host.addEventListener('message', ({ origin, source }) => done([origin, source === popup]));
        popup = host.open(url);
      });
    }, `${simulator.origin}/popupForm`);
    const { origin } = simulator;
    const expected = { 'other-origin': [origin.replace('localhost', '127.0.0.1'), true], frame: [origin, false] };
    assert.deepEqual(await heard, expected[speaksAs]);
  });

test('a component that signs the origin signs that of the page which opened the popup', {
  timeout: TIMEOUT_MS,
}, async () => {
  simulator.setConditions({ signedOrigin: 'page' });
  const { messages } = await operate('/popupForm', signing);
  const { signature } = JSON.parse(messages[1]!) as { signature: string };
  const site = new URL(page.url()).origin;
  const { signedAttributes } = parseSignedCms(Uint8Array.from(Buffer.from(signature, 'base64'))).signerInfo;
  assert.ok(Buffer.from(signedAttributes.originValues ?? []).includes(site), site);
});
