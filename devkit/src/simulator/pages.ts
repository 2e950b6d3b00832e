import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Conditions } from './conditions.ts';

export interface Page {
  readonly type: string;
  readonly content: Uint8Array;
  readonly immutable: boolean;
}

const PAGES = join(import.meta.dirname, 'pages');

const HTML = 'text/html; charset=utf-8';
const FILES: Readonly<Record<string, readonly [file: string, type: string]>> = {
  '/': ['reader.html', HTML],
  '/popupForm': ['popup-form.html', HTML],
  '/ChtPopupForm': ['popup-form.html', HTML],
  '/hostile': ['hostile.html', HTML],
  '/selfTest.htm': ['self-test.html', HTML],
  '/addDomain': ['add-domain.html', HTML],
  '/pages/reader.js': ['reader.js', 'text/javascript'],
  '/pages/reader.css': ['reader.css', 'text/css'],
  '/pages/popup.js': ['popup.js', 'text/javascript'],
  '/pages/hostile.js': ['hostile.js', 'text/javascript'],
  '/pages/self-test.js': ['self-test.js', 'text/javascript'],
};

function hasForm(path: string, { popupForms }: Conditions): boolean {
  return popupForms === 'both' || path === `/${popupForms}`;
}

/** How the popup is to behave, for its script: a classic script, so that it stands before the popup asks. */
function popupConduct({
  silentPopup,
  closesUnasked,
  closesUnanswered,
  neverAnswers,
  answersTwice,
  speaksAs,
}: Conditions): Page {
  const conduct = { silentPopup, closesUnasked, closesUnanswered, neverAnswers, answersTwice, speaksAs };
  const content = Buffer.from(`globalThis.conduct = ${JSON.stringify(conduct)};\n`);
  return { type: 'text/javascript', content, immutable: false };
}

/** The page or asset at `path`; undefined when there is none. */
export async function pageAt(path: string, conditions: Conditions): Promise<Page | undefined> {
  if (path === '/pages/conduct.js') return popupConduct(conditions);
  if (path.startsWith('/fonts/')) return fontAt(path.slice('/fonts/'.length));
  const [file, type] = FILES[path] ?? [];
  if (file === undefined || type === undefined) return undefined;
  if (file === 'popup-form.html' && !hasForm(path, conditions)) return undefined;
  return { type, content: await readFile(join(PAGES, file)), immutable: false };
}

/** The project's web font from its package, so that the page is readable on a machine without Chinese fonts. */
async function fontAt(name: string): Promise<Page | undefined> {
  const isStyle = name === 'index.css';
  if (!isStyle && !/^files\/noto-sans-tc-[a-z0-9[\]-]+\.woff2$/.test(decodeURIComponent(name))) return undefined;
  try {
    const resolved = createRequire(import.meta.url).resolve('@fontsource-variable/noto-sans-tc/package.json');
    const content = await readFile(join(dirname(resolved), decodeURIComponent(name)));
    return { type: isStyle ? 'text/css' : 'font/woff2', content, immutable: true };
  } catch {
    return undefined;
  }
}
