import { parseArgs } from 'node:util';
import { type Language, languageOf } from '../verify/words/index.ts';

export interface ActsArguments {
  /** The export, or a folder that has it as `acts.ndjson`. */
  readonly path: string;
  readonly trust: string | undefined;
  readonly earlier: readonly string[];
  readonly origin: string | undefined;
  readonly json: boolean;
  readonly language: Language;
}

export type ParsedActsArguments =
  | { readonly ask: 'verify'; readonly arguments: ActsArguments }
  | { readonly ask: 'help' | 'usage'; readonly language: Language };

/** Reads the command line behind `acts`. `locale` decides the language when `--lang` does not. */
export function parseActsArguments(argv: readonly string[], locale: string | undefined): ParsedActsArguments {
  const fallback = languageOf(locale);
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        trust: { type: 'string' },
        earlier: { type: 'string', multiple: true },
        origin: { type: 'string' },
        json: { type: 'boolean', default: false },
        lang: { type: 'string' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    if (values.lang !== undefined && values.lang !== 'en' && values.lang !== 'zh-TW')
      return { ask: 'usage', language: fallback };
    const language = values.lang ?? fallback;
    if (values.help) return { ask: 'help', language };
    const [verb, path, ...rest] = positionals;
    if (verb !== 'verify' || path === undefined || path === '' || rest.length > 0) return { ask: 'usage', language };
    const { trust, earlier = [], origin, json } = values;
    return { ask: 'verify', arguments: { path, trust, earlier, origin, json, language } };
  } catch {
    return { ask: 'usage', language: fallback };
  }
}
