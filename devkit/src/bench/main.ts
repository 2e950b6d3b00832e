import { parseArgs } from 'node:util';
import { BENCHES, runBench } from './index.ts';

/** `bench NAME [--json]`: runs one bench and prints its result. Returns the exit code; 2 for a wrong call. */
export async function runBenchCommand(argv: readonly string[]): Promise<number> {
  let parsed: { values: { json?: boolean | undefined; seconds?: string | undefined }; positionals: string[] };
  try {
    parsed = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: { json: { type: 'boolean' }, seconds: { type: 'string' } },
    });
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`);
    return 2;
  }
  const [name] = parsed.positionals;
  const seconds = Number(parsed.values.seconds ?? '5');
  if (name === undefined || !Object.hasOwn(BENCHES, name) || !(seconds > 0 && seconds <= 600)) {
    process.stderr.write(
      `usage: npm run -s bench -- NAME [--seconds 5] --json\nNAME is one of: ${Object.keys(BENCHES).join(', ')}\n`,
    );
    return 2;
  }
  const result = await runBench(name, { seconds });
  if (parsed.values.json) process.stdout.write(`${JSON.stringify(result)}\n`);
  else
    for (const [key, value] of Object.entries(result))
      process.stdout.write(`${key.padEnd(12)} ${JSON.stringify(value)}\n`);
  return 0;
}
