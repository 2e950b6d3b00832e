import { parseArgs } from 'node:util';
import { COMMON_OPTIONS, type ParsedCommand, readCommand } from './read-command.ts';

export interface Arguments {
  readonly folder: string;
  readonly trust: string | undefined;
  readonly receipts: readonly string[];
  readonly refusals: readonly string[];
  readonly destructions: readonly string[];
  readonly json: boolean;
}

/** Reads the command line. A leading `verify` is passed over. */
export function parseArguments(argv: readonly string[], locale: string | undefined): ParsedCommand<Arguments> {
  const parse = () =>
    parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        ...COMMON_OPTIONS,
        receipt: { type: 'string', multiple: true },
        refusal: { type: 'string', multiple: true },
        destruction: { type: 'string', multiple: true },
      },
    });
  return readCommand(locale, parse, ({ values, positionals }) => {
    const [folder, ...rest] =
      positionals.length > 1 && positionals[0] === 'verify' ? positionals.slice(1) : positionals;
    if (folder === undefined || folder === '' || rest.length > 0) return undefined;
    const { trust, receipt = [], refusal = [], destruction = [], json } = values;
    return { folder, trust, receipts: receipt, refusals: refusal, destructions: destruction, json };
  });
}
