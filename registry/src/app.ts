import { readdirSync } from 'node:fs';
import { readdir, utimes } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import { parseLogId } from '@lianshu/core/case';
import { refuse } from '@lianshu/core/errors';
import { pinIssuer } from '@lianshu/core/pki';
import { assertOrigin } from '@lianshu/core/statement';
import Fastify, { type FastifyInstance, type FastifyReply } from 'fastify';
import { pagesOf } from '../../web/src/paths.ts';
import { openActsFile } from './acts/acts-file.ts';
import { destructionRoutes } from './api/destruction-routes.ts';
import { registryRoutes } from './api/routes.ts';
import { sessionRoutes } from './api/session-routes.ts';
import { openCheckDesk } from './check/check-desk.ts';
import { publishVerdict } from './check/publish-verdict.ts';
import { runCheck } from './check/run-check.ts';
import type { DestroyDeps } from './destruction/destroy-records.ts';
import { openDestructionFolder, sweepVerdicts } from './destruction/destruction-folder.ts';
import { isFile, isLogId, openExchangeFolder } from './exchange/exchange-folder.ts';
import { guardHost } from './http/host-guard.ts';
import { refusalOf, sendProblem } from './http/problem.ts';
import { guardSessions } from './http/session-guard.ts';
import { officersIn } from './officers/officers-file.ts';
import type { RegistryDeps } from './registry-deps.ts';
import { forOfficers } from './revocation-files.ts';
import { destroySpentRolls } from './rolls/destroy-spent-rolls.ts';
import { openRolls } from './rolls/rolls.ts';
import { standingOf } from './rolls/standing.ts';
import type { SessionDesk } from './sessions/desk.ts';
import type { PapersOfActs } from './sessions/prepare-act.ts';
import { SessionStore } from './sessions/session-store.ts';
import { SpentNonces } from './sessions/spent-nonces.ts';

/** What nobody has claimed and what nobody needs any more is looked for this often. */
const TIDY_MS = 3_600_000;

/**
 * The program of the registry's officers: inbox, countersigning, the check and its outcome, for whom `officers.json` lists and
 * whose card has logged in. Never listens by itself, and must be bound to loopback only. Every error is an RFC 9457 problem with a code; closing waits for a running check.
 */
export function createRegistryApp(deps: RegistryDeps): FastifyInstance {
  const app = Fastify({
    logger: false,
    bodyLimit: 64 * 1024,
    routerOptions: { maxParamLength: 100 },
    // Paths that no route can even be asked for never reach the error handler.
    frameworkErrors: (_error, _request, reply) => void sendProblem(reply as FastifyReply, refuse('request.malformed')),
  });
  if (deps.origin !== undefined) assertOrigin(deps.origin);
  guardHost(app, deps.origin);
  app.setErrorHandler((error, _request, reply) => {
    const refusal = refusalOf(error);
    if (refusal.code === 'server.internal') deps.onFault?.(error);
    return sendProblem(reply, refusal);
  });
  app.setNotFoundHandler((_request, reply) => sendProblem(reply, refuse('request.not-found')));

  const shared = openExchangeFolder(deps.exchangeDir);
  // What has its verdict stays in the inbox when its package has left the exchange folder.
  const judged = async () =>
    (await readdir(deps.stateDir).catch(() => [])).flatMap((name) => /^verdict-(.+)$/.exec(name)?.[1] ?? []);
  const exchange = {
    ...shared,
    filings: async () => [...new Set([...(await shared.filings()), ...(await judged()).filter(isLogId)])].sort(),
  };
  const { primitives, stateDir } = deps;
  const rolls = openRolls({ primitives, stateDir, secret: deps.secrets.sealSeed });
  const ownVerdict = (log: string) => join(deps.stateDir, `verdict-${log}`);
  const hasVerdict = (log: string) => isFile(join(ownVerdict(log), 'done'));
  const tidy = async () => {
    await sweepVerdicts(deps.exchangeDir, deps.clock());
    await destroySpentRolls({ ...deps, rolls, exchange, hasVerdict, now: deps.clock() });
  };
  const desk = openCheckDesk({
    stateDir,
    hasVerdict,
    isPublished: exchange.hasVerdict,
    publish: async (log) => {
      await publishVerdict(ownVerdict(log), exchange.verdictDir(log));
      // The five days run on this program's clock, not the disk's.
      const at = deps.clock() / 1000;
      await utimes(join(exchange.verdictDir(log), 'done'), at, at);
      await tidy();
    },
    run: async (log, onProgress) => {
      const { stage, round } = parseLogId(log);
      // Nobody can need who counted in a supplement of signers: it is the last round.
      const isLast = stage === 'petition' && round === 2;
      return await runCheck({
        log,
        filingDir: exchange.filingDir(log),
        outDir: ownVerdict(log),
        secrets: deps.secrets,
        trust: deps.trust,
        register: deps.register,
        revocations: await deps.revocations(),
        now: deps.clock(),
        random: deps.random,
        primitives: deps.primitives,
        standing: (filed) => standingOf({ ...deps, rolls, exchange }, filed),
        ...(isLast ? {} : { keepCounted: (filedOn, numbers) => rolls.keep(log, filedOn, numbers) }),
        onProgress,
      });
    },
    ...(deps.onFault === undefined ? {} : { onFault: deps.onFault }),
  });
  app.addHook('onReady', tidy);
  const timer = setInterval(() => void tidy().catch((error: unknown) => deps.onFault?.(error)), TIDY_MS);
  timer.unref();
  app.addHook('onClose', async () => clearInterval(timer));
  app.addHook('onClose', async () => await desk.idle());
  const destruction: DestroyDeps = {
    ...deps,
    folder: openDestructionFolder(deps.exchangeDir),
    exchange,
    rolls,
    isRunning: async (log) => (await desk.state(log)).state === 'running',
  };
  const sessions = openSessions(app, deps);
  const papers: PapersOfActs = {
    primitives,
    exchange,
    ownVerdict,
    hasVerdict,
    readOrder: (caseNumber) => destruction.folder.readOrder(caseNumber),
  };
  app.register(
    async (api) => {
      guardSessions(api, sessions);
      await api.register(sessionRoutes, { desk: sessions, papers });
      await api.register(destructionRoutes, { deps: destruction, desk: sessions, papers });
      await api.register(registryRoutes, { deps, exchange, desk, rolls, sessions, papers, tidy });
    },
    { prefix: '/api' },
  );
  if (deps.webRoot !== undefined) servePages(app, deps.webRoot);
  return app;
}

/** Everything that logging in needs; sessions and nonces live as long as the program. */
function openSessions(app: FastifyInstance, deps: RegistryDeps): SessionDesk {
  const { primitives, random, clock, stateDir, trust, revocations, onFault } = deps;
  return {
    primitives,
    random,
    clock,
    revocations: async () => forOfficers(await revocations()),
    issuers: trust.issuers.map(pinIssuer),
    origin: () => deps.origin ?? `http://localhost:${(app.server.address() as AddressInfo).port}`,
    nonceKey: random(32),
    officers: officersIn(deps.officersFile ?? join(stateDir, 'officers.json'), onFault),
    sessions: new SessionStore({ primitives, random, clock }),
    spent: new SpentNonces(),
    acts: openActsFile({ primitives, stateDir, clock }),
  };
}

/** The build's assets, and the officer's page at its paths; the other faces are not served here. */
function servePages(app: FastifyInstance, root: string): void {
  const assets = readdirSync(root).includes('assets');
  app.register(fastifyStatic, { root, serve: false, cacheControl: false });
  app.get('/', async (_request, reply) => reply.redirect('/registry'));
  for (const { path, html } of pagesOf('registry')) app.get(path, async (_request, reply) => reply.sendFile(html));
  app.get('/favicon.svg', async (_request, reply) => reply.sendFile('favicon.svg'));
  if (assets)
    app.get<{ Params: { '*': string } }>('/assets/*', async (request, reply) =>
      reply.sendFile(`assets/${request.params['*']}`),
    );
}
