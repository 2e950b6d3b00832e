import type { Plugin } from 'vite';

const LOCALE =
  /[\\/]react-(?:aria|stately|aria-components)[\\/]dist[\\/].*[\\/]intl[\\/](?:.*[\\/])?([a-z]{2}-[A-Z]{2})\.mjs$/;
const KEPT = ['en-US', 'zh-TW'];

/** Leaves out React Aria's own words in the 32 languages that this client does not speak (a tenth of its code). */
export function ownLocales(): Plugin {
  return {
    name: 'lianshu:own-locales',
    enforce: 'pre',
    load(id) {
      const locale = LOCALE.exec(id)?.[1];
      return locale === undefined || KEPT.includes(locale) ? undefined : 'export default {};';
    },
  };
}
