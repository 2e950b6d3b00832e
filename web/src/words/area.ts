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

/** One area of the catalogue (common, signer, lead, …) in both languages. */
export type Area<T> = Readonly<Record<Language, Like<T>>>;

/** Joins the zh-TW words, which define the keys, with their English. */
export function area<T>(zhTw: T, en: Like<NoInfer<T>>): Area<T> {
  return { 'zh-TW': zhTw as Like<T>, en };
}
