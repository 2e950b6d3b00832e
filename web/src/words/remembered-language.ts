import { LANGUAGES, type Language } from './area.ts';

const KEY = 'lianshu.language';

/** The part of `localStorage` that is used here; it may throw when the browser forbids storage. */
export interface LanguageStore {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
}

/** The visitor's choice on this computer, or Traditional Chinese. */
export function rememberedLanguage(store: LanguageStore | undefined): Language {
  try {
    const kept = store?.getItem(KEY);
    return LANGUAGES.find((language) => language === kept) ?? 'zh-TW';
  } catch {
    return 'zh-TW';
  }
}

export function rememberLanguage(store: LanguageStore | undefined, language: Language): void {
  try {
    store?.setItem(KEY, language);
  } catch {
    // Storage is forbidden: the choice lasts until the page is left.
  }
}
