import { mkdir } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { nodePrimitives, nodeRandom, wallClock } from '@lianshu/platform';
import type { DestinationStream, Logger } from 'pino';
import { createApp } from './app.ts';
import { rebuildViews } from './cases/case-store.ts';
import { lapseCases } from './cases/lapse-cases.ts';
import { settleEnded } from './cases/settle-ended.ts';
import type { ServerConfig } from './config.ts';
import { lockFolder } from './data-lock.ts';
import { sweepExchange } from './exchange/sweep-exchange.ts';
import { completeFilings } from './filing/file-log.ts';
import { makeLogger } from './http/log-lines.ts';
import { makeParts } from './make-parts.ts';
import type { ServerParts } from './parts.ts';
import { BEAT_MS, beatPilots } from './pilot/pilot-uptime.ts';
import { syncOfficers } from './sessions/officers-file.ts';
import { openStore } from './store/open-store.ts';

export interface RunningServer {
  /** Where it is reached, as statements name it. */
  readonly origin: string;
  readonly parts: ServerParts;
  close(): Promise<void>;
}

export interface StartOptions {
  /** Tests and the demo may set the time; default the host's. */
  readonly clock?: () => number;
  /** Where log lines go; default standard output. */
  readonly logTo?: DestinationStream;
}

const GATE_REFRESH_MS = 2000;
const REVOCATION_REFRESH_MS = 60_000;
const DIRECTORY_REFRESH_MS = 5000;
const OFFICERS_REFRESH_MS = 60_000;
const LAPSE_MS = 600_000;

/** Starts everything in one process and listens. Throws when the state on disk does not fit together or the port is taken. */
export async function startServer(given: ServerConfig, options: StartOptions = {}): Promise<RunningServer> {
  const clock = options.clock ?? wallClock;
  const log = makeLogger(given.logLevel, options.logTo);
  await mkdir(given.dataFolder, { recursive: true, mode: 0o700 });
  const port = given.port === 0 ? await freePort(given.host) : given.port;
  const config = { ...given, port, origin: given.origin ?? `http://localhost:${port}` };
  const unlock = await lockFolder(config.dataFolder);
  const undo: (() => unknown)[] = [unlock];
  try {
    const place =
      config.databaseUrl === undefined ? { folder: join(config.dataFolder, 'db') } : { url: config.databaseUrl };
    const store = await openStore(place);
    undo.unshift(() => store.close());
    const { parts, revocation } = await makeParts({
      config,
      store,
      clock,
      random: nodeRandom,
      primitives: nodePrimitives,
      log,
    });
    await rebuildViews(store.db);
    await syncOfficers(parts, config.officersFile);
    await completeFilings(parts);
    await lapseCases(parts, clock());
    await settleEnded(parts);
    const app = await createApp(parts, log);
    undo.unshift(() => app.close());
    undo.unshift(
      repeat(log, GATE_REFRESH_MS, () => parts.gate.refresh()),
      () => revocation.stop(),
      repeat(log, DIRECTORY_REFRESH_MS, () => parts.directory.refresh()),
      repeat(log, REVOCATION_REFRESH_MS, () => revocation.refresh(), 'at-once'),
      repeat(log, OFFICERS_REFRESH_MS, () => syncOfficers(parts, config.officersFile)),
      repeat(log, BEAT_MS, () => beatPilots(parts)),
      repeat(log, LAPSE_MS, async () => {
        await completeFilings(parts);
        await lapseCases(parts, clock());
        await settleEnded(parts);
        await sweepExchange(parts);
      }),
    );
    await app.listen({ host: config.host, port });
    return { origin: config.origin, parts, close: () => undoAll(undo) };
  } catch (error) {
    await undoAll(undo);
    throw error;
  }
}

async function undoAll(steps: readonly (() => unknown)[]): Promise<void> {
  for (const step of steps) await step();
}

/** Runs a job again and again, one at a time; a fault is logged and the next turn tries again. */
function repeat(
  log: Logger,
  everyMs: number,
  job: () => Promise<unknown>,
  first: 'later' | 'at-once' = 'later',
): () => Promise<void> {
  let running: Promise<void> = Promise.resolve();
  let isRunning = false;
  const run = () => {
    if (isRunning) return;
    isRunning = true;
    running = job()
      .catch((error: unknown) => log.error({ error }, 'a job failed'))
      .then(() => {
        isRunning = false;
      });
  };
  const timer = setInterval(run, everyMs);
  timer.unref();
  if (first === 'at-once') run();
  return async () => {
    clearInterval(timer);
    await running;
  };
}

async function freePort(host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, host, () => {
      const address = probe.address();
      probe.close(() => resolve((address as { port: number }).port));
    });
  });
}
