import { parseArgs } from 'node:util';
import { COMMON_OPTIONS, type ParsedCommand, readCommand } from '../verify/read-command.ts';

export interface ActsArguments {
  /** The export, or a folder that has it as `acts.ndjson`. */
  readonly path: string;
  readonly trust: string | undefined;
  readonly earlier: readonly string[];
  readonly origin: string | undefined;
  readonly json: boolean;
}

/** Reads the command line behind `acts`. */
export function parseActsArguments(argv: readonly string[], locale: string | undefined): ParsedCommand<ActsArguments> {
  const parse = () =>
    parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: { ...COMMON_OPTIONS, earlier: { type: 'string', multiple: true }, origin: { type: 'string' } },
    });
  return readCommand(locale, parse, ({ values, positionals }) => {
    const [verb, path, ...rest] = positionals;
    if (verb !== 'verify' || path === undefined || path === '' || rest.length > 0) return undefined;
    const { trust, earlier = [], origin, json } = values;
    return { path, trust, earlier, origin, json };
  });
}
