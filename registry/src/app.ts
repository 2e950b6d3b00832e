import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import { parseLogId } from '@lianshu/core/case';
import { refuse } from '@lianshu/core/errors';
import Fastify, { type FastifyInstance, type FastifyReply } from 'fastify';
import { pagesOf } from '../../web/src/paths.ts';
import { registryRoutes } from './api/routes.ts';
import { openCheckDesk } from './check/check-desk.ts';
import { publishVerdict } from './check/publish-verdict.ts';
import { runCheck } from './check/run-check.ts';
import { isFile, openExchangeFolder } from './exchange/exchange-folder.ts';
import { guardLoopback } from './http/loopback-guard.ts';
import { refusalOf, sendProblem } from './http/problem.ts';
import type { RegistryDeps } from './registry-deps.ts';
import { destroySpentRolls } from './rolls/destroy-spent-rolls.ts';
import { openRolls } from './rolls/rolls.ts';
import { standingOf } from './rolls/standing.ts';

/**
 * The registry officer's program: inbox, countersigning, the check and its outcome. Never listens by itself, and must be
 * bound to loopback only. Every error is an RFC 9457 problem with a code; closing waits for a running check.
 */
export function createRegistryApp(deps: RegistryDeps): FastifyInstance {
  const app = Fastify({
    logger: false,
    bodyLimit: 64 * 1024,
    routerOptions: { maxParamLength: 100 },
    // Paths that no route can even be asked for never reach the error handler.
    frameworkErrors: (_error, _request, reply) => void sendProblem(reply as FastifyReply, refuse('request.malformed')),
  });
  guardLoopback(app);
  app.setErrorHandler((error, _request, reply) => {
    const refusal = refusalOf(error);
    if (refusal.code === 'server.internal') deps.onFault?.(error);
    return sendProblem(reply, refusal);
  });
  app.setNotFoundHandler((_request, reply) => sendProblem(reply, refuse('request.not-found')));

  const exchange = openExchangeFolder(deps.exchangeDir);
  const { primitives, stateDir } = deps;
  const rolls = openRolls({ primitives, stateDir, secret: deps.secrets.sealSeed });
  const ownVerdict = (log: string) => join(deps.stateDir, `verdict-${log}`);
  const hasVerdict = (log: string) => isFile(join(ownVerdict(log), 'done'));
  const tidy = async () => {
    await destroySpentRolls({ ...deps, rolls, exchange, hasVerdict, now: deps.clock() });
  };
  const desk = openCheckDesk({
    stateDir,
    hasVerdict,
    isPublished: exchange.hasVerdict,
    publish: async (log) => {
      await publishVerdict(ownVerdict(log), exchange.verdictDir(log));
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
  app.addHook('onClose', async () => await desk.idle());
  app.register(registryRoutes, { prefix: '/api', deps, exchange, desk, rolls, tidy });
  if (deps.webRoot !== undefined) servePages(app, deps.webRoot);
  return app;
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
