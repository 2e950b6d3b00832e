/** The two languages of the client. The statute's language is the first; statements and legal texts exist in it alone. */
export type Language = 'zh-TW' | 'en';

export const LANGUAGES: readonly Language[] = ['zh-TW', 'en'];

/** The value of the `lang` attribute. */
export const LANG_ATTRIBUTE: Readonly<Record<Language, string>> = { 'zh-TW': 'zh-Hant-TW', en: 'en' };

/** Same keys as `T`, free in the words: what a translation must offer. A missing key or argument does not compile. */
export type Like<T> = {
  readonly [K in keyof T]: T[K] extends (...args: infer A) => string
    ? (...args: A) => string
    : T[K] extends string
      ? string
      : Like<T[K]>;
};

/** Some of the words of `T`, in the same places. */
export type Partly<T> = {
  readonly [K in keyof T]?: T[K] extends string | ((...args: never[]) => string) | readonly unknown[]
    ? T[K]
    : Partly<T[K]>;
};

/** One area of the catalogue (common, signer, lead, …) in both languages. */
export interface Area<T> extends Readonly<Record<Language, Like<T>>> {
  /** 提案: the words of the first stage, where a page serves both. */
  readonly proposing?: Readonly<Record<Language, Like<T>>>;
}

/**
 * Joins the zh-TW words, which define the keys, with their English. `proposing`: what reads otherwise where proposers are
 * sought instead of joint signers.
 */
export function area<T>(
  zhTw: T,
  en: Like<NoInfer<T>>,
  proposing?: Readonly<Record<Language, Partly<Like<NoInfer<T>>>>>,
): Area<T> {
  const words = { 'zh-TW': zhTw as Like<T>, en };
  if (proposing === undefined) return words;
  return {
    ...words,
    proposing: { 'zh-TW': changed(words['zh-TW'], proposing['zh-TW']), en: changed(words.en, proposing.en) },
  };
}

function changed<T>(words: T, changes: Partly<T>): T {
  const entries = Object.entries(words as object).map(([key, word]) => {
    const change = (changes as Readonly<Record<string, unknown>>)[key];
    if (change === undefined) return [key, word];
    const isGroup = typeof word === 'object' && !Array.isArray(word);
    return [key, isGroup ? changed(word, change as Partly<unknown>) : change];
  });
  return Object.fromEntries(entries) as T;
}
