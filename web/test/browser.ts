import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { CHROMIUM_FLAGS, ensureChromium } from '../../test/chromium.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** The two widths that every page is looked at. */
export const PHONE = { width: 390, height: 844 } as const;
export const DESKTOP = { width: 1280, height: 860 } as const;

export async function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: await ensureChromium(), args: CHROMIUM_FLAGS });
}

export interface Watched {
  readonly page: Page;
  /** Violations of the content security policy, uncaught errors and requests to other origins, in words. */
  readonly faults: readonly string[];
}

/** Opens a page that writes down what it must never do. `allowed` are origins besides its own (the card's popup). */
export async function openWatched(
  context: BrowserContext,
  url: string,
  options: { readonly allowed?: readonly string[] } = {},
): Promise<Watched> {
  const faults: string[] = [];
  const own = new URL(url).origin;
  const page = await context.newPage();
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      console.error(`CSP ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`);
    });
  });
  page.on('console', (message) => {
    if (message.type() === 'error' && /CSP |Content Security Policy|Refused to/.test(message.text()))
      faults.push(message.text());
  });
  page.on('pageerror', (error) => faults.push(`uncaught: ${error.message}`));
  context.on('request', (request) => {
    const { origin, protocol } = new URL(request.url());
    if (protocol === 'data:' || protocol === 'blob:') return;
    if (origin !== own && !(options.allowed ?? []).includes(origin)) faults.push(`request to ${request.url()}`);
  });
  await page.goto(url, { waitUntil: 'networkidle' });
  return { page, faults };
}

/** Axe's violations at WCAG 2.2 AA and best practice, one line per node. */
export async function axe(page: Page, root = 'html'): Promise<readonly string[]> {
  // Through the debugger: the page's own policy forbids injected scripts, as it should.
  await page.evaluate(AXE);
  return page.evaluate(async (selector) => {
    type Found = { violations: { id: string; help: string; nodes: { target: string[]; failureSummary?: string }[] }[] };
    const axe = (window as unknown as { axe: { run(root: string, options: object): Promise<Found> } }).axe;
    const { violations } = await axe.run(selector, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    });
    return violations.flatMap(({ id, help, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id}: ${help}: ${target.join(' ')} (${failureSummary ?? ''})`),
    );
  }, root);
}

/** Controls smaller than 44 × 44 CSS px, except links within running text. */
export async function smallTargets(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('button, input, select, textarea, summary, [role=tab], nav a, label')]
      .filter((element) => {
        const { width, height } = element.getBoundingClientRect();
        if (width === 0 || height === 0 || getComputedStyle(element).visibility === 'hidden') return false;
        // React Aria's own helpers for keyboards and readers sit in a clipped box of one pixel.
        for (let up = element.parentElement; up !== null; up = up.parentElement) if (up.clientWidth === 1) return false;
        if (element.closest('label') !== null && element.tagName === 'INPUT') return false;
        if (element.tagName === 'LABEL' && element.querySelector('input') === null) return false;
        return height < 43.5 || width < 43.5;
      })
      .map((element) => `${element.tagName.toLowerCase()}.${element.className} ${element.textContent?.slice(0, 30)}`),
  );
}
