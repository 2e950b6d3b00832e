import { parseArgs } from 'node:util';
import type { WrapForm } from './open-wrap.ts';
import type { Language } from './words.ts';

export interface Asked {
  readonly module: string;
  readonly wrap: string;
  readonly manifest: string | undefined;
  readonly out: string | undefined;
  readonly token: string | undefined;
  readonly form: WrapForm;
  readonly prove: boolean;
  readonly json: boolean;
}

/** The language of whoever asked is known even when the rest is wrong. `asked` undefined: not to be understood. */
export interface CommandLine {
  readonly language: Language;
  readonly help: boolean;
  readonly asked: Asked | undefined;
}

/** `env`: a language from the environment, as other programs take it; Chinese when it names none. */
export function readCommandLine(argv: readonly string[], env: string | undefined): CommandLine {
  const fallback: Language = env !== undefined && /^en/i.test(env) ? 'en' : 'zh-TW';
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: {
        pkcs11: { type: 'string' },
        wrap: { type: 'string' },
        manifest: { type: 'string' },
        out: { type: 'string' },
        token: { type: 'string' },
        form: { type: 'string', default: 'pkcs1' },
        prove: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        lang: { type: 'string' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    const { pkcs11: module, wrap, manifest, out, token, form, prove, json, lang, help } = values;
    const language = lang === 'en' || lang === 'zh-TW' ? lang : fallback;
    const isRight =
      (lang === undefined || lang === language) &&
      (form === 'pkcs1' || form === 'cms') &&
      (!prove || manifest !== undefined);
    if (!isRight || module === undefined || wrap === undefined) return { language, help, asked: undefined };
    return { language, help, asked: { module, wrap, manifest, out, token, form, prove, json } };
  } catch {
    return { language: fallback, help: false, asked: undefined };
  }
}
