import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { toHex } from '@lianshu/core/bytes';
import { ParseError, refuse } from '@lianshu/core/errors';
import { manifestHash, parseManifestDraft } from '@lianshu/core/manifest';
import { trustToJson } from '@lianshu/core/trust';
import type { Static } from 'typebox';
import type { CheckDesk } from '../check/check-desk.ts';
import { countersignManifest } from '../countersign/countersign-manifest.ts';
import { type ExchangeFolder, isLogId } from '../exchange/exchange-folder.ts';
import { Refused } from '../http/problem.ts';
import type { RegistryDeps } from '../registry-deps.ts';
import { keepPaper } from '../rolls/keep-paper.ts';
import type { Rolls } from '../rolls/rolls.ts';
import {
  ConfigView,
  FilingView,
  InboxView,
  LogParams,
  ManifestView,
  PaperRoll,
  PaperRollKept,
  ReviewView,
} from './schemas.ts';

export interface RouteOptions {
  readonly deps: RegistryDeps;
  readonly exchange: ExchangeFolder;
  readonly desk: CheckDesk;
  readonly rolls: Rolls;
  /** Destroys rolls that nothing needs any more. */
  readonly tidy: () => Promise<void>;
}

/** The officer's JSON API, under `/api`. */
export const registryRoutes: FastifyPluginAsyncTypebox<RouteOptions> = async (app, options) => {
  const { deps, exchange, desk, rolls, tidy } = options;
  const { primitives: p, trust } = deps;

  async function manifestView(log: string): Promise<Static<typeof ManifestView>> {
    const bytes = await exchange.readManifest(log);
    try {
      if (bytes === undefined) return { log, state: 'unreadable' };
      const { manifest } = parseManifestDraft(bytes);
      return {
        log,
        state: (await exchange.isCountersigned(log)) ? 'countersigned' : 'waiting',
        caseNumber: manifest.case.number,
        mainText: manifest.case.mainText,
        leadName: manifest.case.leadName,
        manifestSha256: toHex(manifestHash(p, manifest)),
        ...manifest.window,
      };
    } catch (error) {
      if (error instanceof ParseError) return { log, state: 'unreadable' };
      throw error;
    }
  }

  async function filingView(log: string): Promise<Static<typeof FilingView>> {
    return { log, ...(await desk.state(log)) } as Static<typeof FilingView>;
  }

  async function demandFiling(log: string): Promise<void> {
    if (!isLogId(log) || !(await exchange.filings()).includes(log)) throw new Refused(refuse('log.unknown'));
  }

  app.get('/health', async () => ({ status: 'ok' }));

  app.get('/config', { schema: { response: { 200: ConfigView } } }, async (request) => ({
    origin: `http://${request.headers.host}`,
    demo: trust.kind === 'demo',
    ...(deps.middlewareOrigin === undefined ? {} : { middlewareOrigin: deps.middlewareOrigin }),
    trust: trustToJson(trust) as Record<string, unknown>,
  }));

  app.get('/registry/inbox', { schema: { response: { 200: InboxView } } }, async () => {
    await tidy();
    return {
      manifests: await Promise.all((await exchange.manifests()).map(manifestView)),
      filings: await Promise.all((await exchange.filings()).map(filingView)),
    };
  });

  app.post(
    '/registry/manifests/:log/countersign',
    { schema: { params: LogParams, response: { 200: ManifestView } } },
    async ({ params: { log } }) => {
      const bytes = isLogId(log) ? await exchange.readManifest(log) : undefined;
      if (bytes === undefined) throw new Refused(refuse('log.unknown'));
      const draft = parseManifestDraft(bytes);
      if (draft.manifest.log !== log) throw new Refused(refuse('manifest.shape', { at: 'log' }));
      const { secrets } = deps;
      const context = { primitives: p, trust, secrets, revocations: await deps.revocations(), now: deps.clock() };
      const result = countersignManifest(context, draft);
      if (!result.ok) throw new Refused(result);
      await exchange.writeCountersignature(log, result.value);
      return await manifestView(log);
    },
  );

  app.post(
    '/registry/filings/:log/check',
    { schema: { params: LogParams, response: { 202: FilingView } } },
    async ({ params: { log } }, reply) => {
      await demandFiling(log);
      reply.code(202);
      return { log, ...(await desk.start(log)) } as Static<typeof FilingView>;
    },
  );

  app.get(
    '/registry/filings/:log',
    { schema: { params: LogParams, response: { 200: FilingView } } },
    async ({ params: { log } }) => {
      await demandFiling(log);
      return await filingView(log);
    },
  );

  app.post(
    '/registry/rolls/:log/paper',
    { schema: { params: LogParams, body: PaperRoll, response: { 200: PaperRollKept } } },
    async ({ params: { log }, body: { filedOn, idNumbers } }) => {
      if (!isLogId(log)) throw new Refused(refuse('log.unknown'));
      return await keepPaper(rolls, log, filedOn, idNumbers);
    },
  );

  app.get(
    '/registry/filings/:log/review',
    { schema: { params: LogParams, response: { 200: ReviewView } } },
    async ({ params: { log } }) => {
      await demandFiling(log);
      return { review: [...(await desk.review(log))] };
    },
  );
};
