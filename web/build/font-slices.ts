import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';

const NAME = '@fontsource-variable/noto-sans-tc';

/**
 * Noto's slices are numbered by rarity. From this one on they hold about 4,900 characters, the daily ones; their list is
 * in the first style sheet. The rest (another 11,000) is fetched after the first paint, so that a rare character in a
 * name still finds its glyph.
 */
const FIRST_COMMON_SLICE = 104;

interface Slice {
  readonly name: string;
  readonly range: string;
}

function readSlices(css: string): readonly Slice[] {
  const slices = [
    ...css.matchAll(/url\(\.\/files\/noto-sans-tc-([a-z0-9-]+)-wght-normal\.woff2\)[^}]*unicode-range: ([^;]+);/g),
  ];
  return slices.map(([, name, range]) => ({ name: name!, range: range! }));
}

function isCommon({ name }: Slice): boolean {
  return name === 'latin' || Number(name) >= FIRST_COMMON_SLICE;
}

/** Serves `virtual:fonts-common.css` and `virtual:fonts-rare.css` out of the font package. */
export function fontSlices(): Plugin {
  const root = dirname(createRequire(import.meta.url).resolve(`${NAME}/package.json`));
  const slices = readSlices(readFileSync(join(root, 'index.css'), 'utf8'));
  if (slices.length < 100) throw new Error(`${NAME}: expected more than 100 slices, found ${slices.length}`);
  const faces = (chosen: readonly Slice[]) =>
    chosen
      .map(
        ({ name, range }) =>
          `@font-face{font-family:"Lianshu Sans";font-style:normal;font-display:swap;font-weight:100 900;` +
          `src:url(${join(root, 'files', `noto-sans-tc-${name}-wght-normal.woff2`)}) format("woff2");unicode-range:${range}}`,
      )
      .join('\n');
  return {
    name: 'lianshu:font-slices',
    resolveId: (id) => (/^virtual:fonts-(common|rare)\.css$/.test(id) ? `\0${id}` : undefined),
    load(id) {
      if (id === '\0virtual:fonts-common.css') return faces(slices.filter(isCommon));
      if (id === '\0virtual:fonts-rare.css') return faces(slices.filter((slice) => !isCommon(slice)));
      return undefined;
    },
  };
}
