import { en } from './en.ts';
import type { Language, Words } from './words.ts';
import { zhTw } from './zh-tw.ts';

export type { Language, ProblemCode, Words } from './words.ts';

export const WORDS: Readonly<Record<Language, Words>> = { en, 'zh-TW': zhTw };

/** The language of a POSIX locale such as `zh_TW.UTF-8`; English when it is neither. */
export function languageOf(locale: string | undefined): Language {
  return locale?.toLowerCase().startsWith('zh') ? 'zh-TW' : 'en';
}

/** Puts values where a sentence has `{name}`. */
export function fill(sentence: string, values: Readonly<Record<string, string | number>>): string {
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
}
