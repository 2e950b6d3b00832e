import { PORT, runStart } from './run-start.ts';
import { welcome } from './welcome.ts';

/** `npm start`: runs until it is interrupted. */
export async function startDemo(argv: readonly string[]): Promise<void> {
  const say = (line: string): void => void process.stdout.write(`${line}\n`);
  const port = argv[0] === '--port' ? Number(argv[1]) : PORT;
  if (!(Number.isInteger(port) && port >= 0 && port < 65_533)) {
    process.stderr.write('usage: npm start [-- --port 8460]\n');
    process.exitCode = 2;
    return;
  }
  const demo = await runStart({ port, say });
  say(welcome(demo));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      demo.close().then(
        () => process.exit(0),
        () => process.exit(1),
      );
    });
  }
}
