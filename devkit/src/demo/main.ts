import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runVerify } from '@lianshu/audit';
import { wallClock } from '@lianshu/platform';
import { createPeople, MIN_PRESSES as MIN_SIGNERS } from '../world/people.ts';
import { startWorld } from '../world/world.ts';
import { createDemoSchema } from './demo-schema.ts';
import { type PlayedCase, playCase } from './play-case.ts';
import { playPilot } from './play-pilot.ts';
import { type PlayedRounds, playRounds } from './play-rounds.ts';

const USAGE =
  'usage: npm run -s demo -- --json [--signers 60] [--supplement] [--e-proposal] [--pilot] [--folder DIR]   (DATABASE_URL=… for PostgreSQL)\n';
const ROOT = join(import.meta.dirname, '../../..');
/** How many receipts the verifier is given, spread over the log. */
const RECEIPTS_VERIFIED = 10;

/** What `npm run -s verify -- BUNDLE --receipt … --json` says. */
async function verify(bundle: string, receipts: readonly string[]) {
  let text = '';
  const argv = [bundle, '--json', ...receipts.flatMap((path) => ['--receipt', path])];
  const code = await runVerify(argv, {
    out: (part) => {
      text += part;
    },
    err: (part) => process.stderr.write(part),
  });
  if (code === 2) throw new Error('the verifier could not run');
  return JSON.parse(text) as { readonly pass: number; readonly fail: number; readonly notApplicable: number };
}

/** Some of the receipts, spread over the log. */
function spread(receiptFiles: readonly string[]): readonly string[] {
  const every = Math.max(1, Math.floor(receiptFiles.length / RECEIPTS_VERIFIED));
  return receiptFiles.filter((_, i) => i % every === 0).slice(0, RECEIPTS_VERIFIED);
}

async function verifiedCase({ receiptFiles, ...played }: PlayedCase, say: (step: string) => void) {
  say('anyone verifies the bundle offline');
  const chosen = spread(receiptFiles);
  const { pass, fail, notApplicable } = await verify(played.bundle, chosen);
  return { ...played, verifier: { pass, fail, notApplicable, receipts: chosen.length }, fail };
}

async function verifiedRounds({ rounds, ...played }: PlayedRounds, say: (step: string) => void) {
  const verified = [];
  let failed = 0;
  for (const { receiptFiles, ...round } of rounds) {
    say(`anyone verifies the bundle of ${round.log} offline`);
    const chosen = spread(receiptFiles);
    const { pass, fail, notApplicable } = await verify(round.bundle, chosen);
    verified.push({ ...round, verifier: { pass, fail, notApplicable, receipts: chosen.length } });
    failed += fail;
  }
  return { ...played, rounds: verified, fail: failed };
}

/**
 * Plays a whole case without a browser, verifies its bundle offline and prints what happened. Returns the exit code: 0 when
 * the verifier finds nothing to object to, 1 otherwise, 2 for a wrong call.
 */
export async function runDemo(argv: readonly string[]): Promise<number> {
  let values: {
    json?: boolean;
    signers?: string;
    folder?: string;
    supplement?: boolean;
    'e-proposal'?: boolean;
    pilot?: boolean;
  };
  try {
    ({ values } = parseArgs({
      args: [...argv],
      options: {
        json: { type: 'boolean' },
        signers: { type: 'string' },
        folder: { type: 'string' },
        supplement: { type: 'boolean' },
        'e-proposal': { type: 'boolean' },
        pilot: { type: 'boolean' },
      },
    }) as { values: typeof values });
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n${USAGE}`);
    return 2;
  }
  const presses = Number(values.signers ?? '60');
  if (!(Number.isInteger(presses) && presses >= MIN_SIGNERS && presses <= 20_000)) {
    process.stderr.write(`--signers takes ${MIN_SIGNERS} to 20000\n${USAGE}`);
    return 2;
  }
  const started = performance.now();
  await mkdir(join(ROOT, 'data'), { recursive: true });
  const folder = values.folder ?? (await mkdtemp(join(ROOT, 'data/demo-')));
  const say = (step: string): void => {
    process.stderr.write(`${((performance.now() - started) / 1000).toFixed(1).padStart(6)} s  ${step}\n`);
  };
  const now = wallClock;
  const given = process.env.DATABASE_URL;
  const databaseUrl = given ? await createDemoSchema(given) : undefined;
  say(`synthetic people, cards and authorities (示範 DEMO), ${databaseUrl ? 'PostgreSQL' : 'embedded database'}`);
  const people = createPeople({ presses, now: now() });
  const world = await startWorld({ folder, people, clock: now, ...(databaseUrl ? { databaseUrl } : {}) });
  try {
    const options = { world, people, folder, now, caseNumber: '9001', onStep: say };
    const { supplement = false, 'e-proposal': eProposal = false } = values;
    const { fail, ...played } = values.pilot
      ? { ...(await playPilot({ ...options, caseNumber: 'T1' })), fail: 0 }
      : supplement || eProposal
        ? await verifiedRounds(await playRounds({ ...options, supplement, eProposal }), say)
        : await verifiedCase(await playCase(options), say);
    const result = {
      ...played,
      database: databaseUrl ? 'postgresql' : 'pglite',
      seconds: Math.round((performance.now() - started) / 100) / 10,
    };
    if (values.json) process.stdout.write(`${JSON.stringify(result)}\n`);
    else process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
    return fail === 0 ? 0 : 1;
  } finally {
    await world.close();
    if (values.folder === undefined) await rm(join(folder, 'registry'), { recursive: true, force: true });
  }
}
