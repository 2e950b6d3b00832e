import { parseArgs } from 'node:util';
import { type Language, languageOf } from './words/index.ts';

export interface Arguments {
  readonly folder: string;
  readonly trust: string | undefined;
  readonly receipts: readonly string[];
  readonly refusals: readonly string[];
  readonly destructions: readonly string[];
  readonly json: boolean;
  readonly language: Language;
}

export type ParsedArguments =
  | { readonly ask: 'verify'; readonly arguments: Arguments }
  | { readonly ask: 'help'; readonly language: Language }
  | { readonly ask: 'usage'; readonly language: Language };

/** Reads the command line. `locale` decides the language when `--lang` does not. A leading `verify` is passed over. */
export function parseArguments(argv: readonly string[], locale: string | undefined): ParsedArguments {
  const fallback = languageOf(locale);
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        trust: { type: 'string' },
        receipt: { type: 'string', multiple: true },
        refusal: { type: 'string', multiple: true },
        destruction: { type: 'string', multiple: true },
        json: { type: 'boolean', default: false },
        lang: { type: 'string' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    if (values.lang !== undefined && values.lang !== 'en' && values.lang !== 'zh-TW')
      return { ask: 'usage', language: fallback };
    const language = values.lang ?? fallback;
    if (values.help) return { ask: 'help', language };
    const [folder, ...rest] =
      positionals.length > 1 && positionals[0] === 'verify' ? positionals.slice(1) : positionals;
    if (folder === undefined || folder === '' || rest.length > 0) return { ask: 'usage', language };
    const { trust, receipt = [], refusal = [], destruction = [], json } = values;
    return {
      ask: 'verify',
      arguments: { folder, trust, receipts: receipt, refusals: refusal, destructions: destruction, json, language },
    };
  } catch {
    return { ask: 'usage', language: fallback };
  }
}
