import { type Language, languageOf } from './words/index.ts';

/** Options of every offline program, for `parseArgs`. */
export const COMMON_OPTIONS = {
  trust: { type: 'string' },
  json: { type: 'boolean', default: false },
  lang: { type: 'string' },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

/** What a command line asks for. */
export type ParsedCommand<T> =
  | { readonly ask: 'verify'; readonly arguments: T & { readonly language: Language } }
  | { readonly ask: 'help' | 'usage'; readonly language: Language };

/** Says how the program is called, as was asked or because it was called otherwise; returns the exit code. */
export function sayUsage(
  ask: 'help' | 'usage',
  { usage, wrong }: { readonly usage: string; readonly wrong: string },
  io: { readonly out: (text: string) => void; readonly err: (text: string) => void },
): number {
  if (ask === 'help') io.out(usage);
  else io.err(`${wrong}\n`);
  return ask === 'help' ? 0 : 2;
}

interface CommonValues {
  readonly lang?: string | undefined;
  readonly help: boolean;
}

/**
 * Reads a command line with `parse`, which throws for an option it does not know, and `argumentsOf`, which gives undefined where
 * the rest is not as it should be. `locale` decides the language when `--lang` does not.
 */
export function readCommand<P extends { readonly values: CommonValues }, T>(
  locale: string | undefined,
  parse: () => P,
  argumentsOf: (parsed: P) => T | undefined,
): ParsedCommand<T> {
  const fallback = languageOf(locale);
  let parsed: P;
  try {
    parsed = parse();
  } catch {
    return { ask: 'usage', language: fallback };
  }
  const { lang, help } = parsed.values;
  if (lang !== undefined && lang !== 'en' && lang !== 'zh-TW') return { ask: 'usage', language: fallback };
  const language = lang ?? fallback;
  if (help) return { ask: 'help', language };
  const given = argumentsOf(parsed);
  return given === undefined ? { ask: 'usage', language } : { ask: 'verify', arguments: { ...given, language } };
}
