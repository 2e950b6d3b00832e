import type { Plugin } from 'vite';

/** React Aria inserts a style element, which the policy forbids, unless its id exists; base.css has its one rule. */
const HEAD = `<head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <meta name="referrer" content="no-referrer" />
    <meta id="react-aria-pressable-style" name="lianshu:pressable" content="base.css" />
    <link rel="icon" href="/favicon.svg" type="image/svg+xml" />`;

const ROOT = `<div id="root"></div>
    <noscript>這個網站需要 JavaScript：連署內容在您的瀏覽器裡加密後才會送出。 This site needs JavaScript: what you sign is sealed in your own browser before it is sent.</noscript>`;

function replaceOnce(html: string, mark: string, by: string): string {
  const [before, after, ...more] = html.split(mark);
  if (after === undefined || more.length > 0) throw new Error(`a page has ${mark} once`);
  return `${before}${by}${after}`;
}

/** Gives each page of `web/` what all have alike: a page says its title and its entry. Throws for a page of another shape. */
export function pageFrame(): Plugin {
  return {
    name: 'lianshu:page-frame',
    transformIndexHtml: {
      order: 'pre',
      handler: (html) => replaceOnce(replaceOnce(html, '<head>', HEAD), '<div id="root"></div>', ROOT),
    },
  };
}
