import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import type { Browser, BrowserContext, Page, Route } from 'playwright-core';
import { buildWeb } from '../../devkit/src/start/web-build.ts';
import { type Twin, twinScene, WALKERS, type Walker } from '../../server/src/testing/two-databases.testing.ts';
import { pagesOf } from '../src/paths.ts';
import { DESKTOP, openBrowser } from './browser.ts';

const ORIGIN = 'http://localhost:8460';
const TIMEOUT = { timeout: 180_000 } as const;

const webFolder = process.env.LIANSHU_DIST ?? (await buildWeb({}));
const scene = await twinScene();
const few = await scene.twin(1, webFolder);
const many = await scene.twin(4, webFolder);
const browser: Browser = await openBrowser();
after(async () => {
  await browser.close();
  await few.close();
  await many.close();
  await scene.close();
});

const FILLED: Readonly<Record<string, readonly string[]>> = {
  number: ['9001'],
  log: ['9001.petition.1'],
  act: ['record-collection', 'reissue-code'],
};

function filled(path: string): string[] {
  const hole = /:([a-z]+)/i.exec(path);
  if (hole === null) return [path];
  const values = FILLED[hole[1]!];
  assert.ok(values, `the walk knows no value for ${hole[0]} of ${path}`);
  return values.flatMap((value) => filled(path.replace(hole[0], value)));
}

/** Every page that the commission's host serves: the routes that the faces name, and the exact paths of `paths.ts`. */
function pages(): string[] {
  const faces = [
    'public/public-face.tsx',
    'lead/lead-face.tsx',
    'commission/commission-face.tsx',
    'auditor/auditor-face.tsx',
  ];
  const sources = faces.map((face) => readFileSync(join(import.meta.dirname, '../src/faces', face), 'utf8'));
  const named = sources.flatMap((source) => [...source.matchAll(/\[\s*'(\/[^']*)',\s*\(/g)].map(([, path]) => path!));
  const exact = pagesOf('commission').flatMap(({ path }) => (path.endsWith('/*') ? [] : [path]));
  return [...new Set([...named, ...exact])].flatMap(filled).filter((path) => path !== '/gallery');
}

/** Requests of one walk that are still being answered. */
interface Traffic {
  underWay: number;
}

/** Files of the build are the same for both. */
const files = new Map<
  string,
  { readonly status: number; readonly headers: Record<string, string>; readonly body: Buffer }
>();

/** The browser reaches one of the twins under the origin that both have. */
async function visit(twin: Twin, walker: Walker, traffic: Traffic): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: DESKTOP, locale: 'zh-TW', reducedMotion: 'reduce' });
  const { cookie = '' } = twin.visitor(walker);
  const [name, value] = cookie.split('=', 2);
  if (name && value) await context.addCookies([{ name, value, url: ORIGIN }]);
  // Dates are shown as of now: both see the same moment.
  await context.clock.setFixedTime(scene.world.clock.now);
  const answer = async (route: Route) => {
    const request = route.request();
    const { pathname, search, origin } = new URL(request.url());
    if (origin !== ORIGIN) return route.abort();
    const file = files.get(pathname);
    if (file !== undefined) return route.fulfill(file);
    const headers = await request.allHeaders();
    const payload = request.postDataBuffer() ?? undefined;
    const sent = await twin.app.inject({
      method: request.method() as 'GET',
      url: pathname + search,
      headers,
      ...(payload === undefined ? {} : { payload }),
    });
    const told = Object.entries(sent.headers).flatMap(([key, given]) =>
      given === undefined || key === 'transfer-encoding' ? [] : [[key, String(given)] as const],
    );
    const whole = { status: sent.statusCode, headers: Object.fromEntries(told), body: sent.rawPayload };
    if (pathname.startsWith('/assets/')) files.set(pathname, whole);
    return route.fulfill(whole);
  };
  await context.route('**/*', async (route) => {
    traffic.underWay += 1;
    // A page that is left answers nobody.
    await answer(route)
      .catch(() => {})
      .finally(() => {
        traffic.underWay -= 1;
      });
  });
  return context;
}

/** The page as it is when nothing is loading and nothing has changed for a while. */
async function settled(page: Page, traffic: Traffic): Promise<string> {
  let before = '';
  for (let still = 0; still < 3; ) {
    await page.waitForTimeout(40);
    const now = await page.evaluate(() =>
      document.querySelector('h1') === null ||
      document.querySelector('main [role=progressbar]') !== null ||
      document.body.textContent.includes('載入中')
        ? ''
        : document.body.outerHTML,
    );
    still = now !== '' && now === before && traffic.underWay === 0 ? still + 1 : 0;
    before = now;
  }
  return before;
}

/** What stands on each page, whether seen or not: text, addresses and every attribute. */
async function read(twin: Twin, walker: Walker): Promise<Map<string, string>> {
  twin.restartRandom();
  const traffic = { underWay: 0 };
  const context = await visit(twin, walker, traffic);
  const page = await context.newPage();
  const seen = new Map<string, string>();
  for (const path of pages()) {
    await page.goto(ORIGIN + path);
    let html = await settled(page, traffic);
    const opened = await page.evaluate(() => {
      const closed = [...document.querySelectorAll<HTMLElement>('summary, main [aria-expanded=false]')];
      for (const control of closed) control.click();
      return closed.length;
    });
    if (opened > 0) html = await settled(page, traffic);
    // React's identifiers count renderings, and React Aria's begin with a random number.
    seen.set(path, html.replaceAll(/(react-aria\d*-)?_r_\w+_/g, 'id'));
  }
  await context.close();
  return seen;
}

function firstDifference(one: string, other: string): string {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  return `…${one.slice(Math.max(0, at - 120), at + 120)}… and …${other.slice(Math.max(0, at - 20), at + 120)}…`;
}

for (const walker of WALKERS)
  test(`every page shows ${walker} the same, whatever the count`, TIMEOUT, async () => {
    const [one, other] = await Promise.all([read(few, walker), read(many, walker)]);
    assert.ok(one.size >= 15, `${one.size} pages: ${[...one.keys()].join(' ')}`);
    for (const [path, html] of one) {
      const shown = other.get(path) ?? '';
      assert.ok(shown === html, `${path}: ${firstDifference(html, shown)}`);
    }
    // What is compared are pages that could be read, not twice the same fault.
    assert.match(one.get('/cases/9001') ?? '', /您是否同意本案為示範/);
    const file = one.get('/commission/cases/9001') ?? '';
    const isOfficer = walker !== 'anyone' && walker !== 'lead';
    assert.equal(file.includes('9001.petition.1'), isOfficer, 'an officer is let in, others are not');
  });
