import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { startLeadTool } from './lead-tool.ts';

const USAGE = `lianshu lead --commission ORIGIN [--port N] [--folder DIR] [--web DIR]

Serves the lead proposer's key ceremony, rehearsal and filing from this computer.
  --commission   the commission's site, for example https://joint.example.gov.tw
  --port         the local port (default 61170)
  --folder       where the file copies are kept (default: "lianshu-lead" in your home folder)
  --web          the released pages (default: the ones that came with this program)
`;

/** Runs until it is interrupted. Returns the exit code when it could not start. */
export async function leadMain(argv: readonly string[]): Promise<number | undefined> {
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: {
        commission: { type: 'string' },
        port: { type: 'string', default: '61170' },
        folder: { type: 'string', default: join(homedir(), 'lianshu-lead') },
        web: { type: 'string', default: resolve(import.meta.dirname, '../../../web/dist') },
        help: { type: 'boolean', default: false },
      },
    });
    if (values.help || values.commission === undefined) {
      process.stdout.write(USAGE);
      return values.help ? 0 : 2;
    }
    const tool = await startLeadTool({
      commissionOrigin: values.commission,
      port: portOf(values.port),
      folder: resolve(values.folder),
      webRoot: resolve(values.web),
    });
    process.stdout.write(
      `Open            ${tool.origin}\n` +
        `Commission      ${values.commission}\n` +
        `File copies     ${resolve(values.folder)}\n` +
        `Release SHA-256 ${tool.releaseSha256}\n` +
        'Compare the hash with the published one before you type a PIN. Ctrl+C ends the program.\n',
    );
    return undefined;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return 2;
  }
}

function portOf(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65535) throw new Error(`"${text}" is not a port number.`);
  return port;
}

if (import.meta.main) {
  const code = await leadMain(process.argv.slice(2));
  if (code !== undefined) process.exitCode = code;
}
