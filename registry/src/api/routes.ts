import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { toHex } from '@lianshu/core/bytes';
import { ParseError, refuse } from '@lianshu/core/errors';
import { manifestHash, parseManifestDraft } from '@lianshu/core/manifest';
import { trustToJson } from '@lianshu/core/trust';
import type { FastifyRequest } from 'fastify';
import type { Static } from 'typebox';
import type { CheckDesk } from '../check/check-desk.ts';
import { countersignManifest } from '../countersign/countersign-manifest.ts';
import { type ExchangeFolder, isLogId } from '../exchange/exchange-folder.ts';
import { Refused, unwrap } from '../http/problem.ts';
import { callerIn, roleFor } from '../http/session-guard.ts';
import type { RegistryDeps } from '../registry-deps.ts';
import { keepPaper } from '../rolls/keep-paper.ts';
import type { Rolls } from '../rolls/rolls.ts';
import type { SessionDesk } from '../sessions/desk.ts';
import type { PapersOfActs } from '../sessions/prepare-act.ts';
import {
  ConfigView,
  FilingView,
  InboxView,
  LogParams,
  ManifestView,
  PaperRoll,
  PaperRollKept,
  ReviewView,
  SignedAct,
} from './schemas.ts';
import { signedAct } from './signed-act.ts';

export interface RouteOptions {
  readonly deps: RegistryDeps;
  readonly exchange: ExchangeFolder;
  readonly desk: CheckDesk;
  readonly rolls: Rolls;
  readonly sessions: SessionDesk;
  readonly papers: PapersOfActs;
  /** Destroys rolls that nothing needs any more. */
  readonly tidy: () => Promise<void>;
}

/** Where the card component listens when nobody says otherwise (moica §1.1). */
const MIDDLEWARE_ORIGIN = 'http://localhost:61161';

/** The officers' JSON API, under `/api`. */
export const registryRoutes: FastifyPluginAsyncTypebox<RouteOptions> = async (app, options) => {
  const { deps, exchange, desk, rolls, sessions, papers, tidy } = options;
  const { primitives: p, trust } = deps;

  /** Enters what an officer does without her card. */
  async function enter(request: FastifyRequest, kind: 'key-paper' | 'check-filing' | 'read-review', log: string) {
    const caller = callerIn(request);
    const { officers, session } = caller;
    const role = roleFor(caller, kind);
    await sessions.acts.enter(officers, { kind, card: session.card.hash, role, data: { log }, cms: null });
  }

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

  app.get('/health', { config: { access: 'anyone' } }, async () => ({ status: 'ok' }));

  app.get('/config', { config: { access: 'anyone' }, schema: { response: { 200: ConfigView } } }, async () => ({
    origin: sessions.origin(),
    demo: trust.kind === 'demo',
    middlewareOrigin: deps.middlewareOrigin ?? MIDDLEWARE_ORIGIN,
    trust: trustToJson(trust) as Record<string, unknown>,
  }));

  app.get(
    '/registry/inbox',
    { config: { access: 'read-inbox' }, schema: { response: { 200: InboxView } } },
    async () => {
      await tidy();
      return {
        manifests: await Promise.all((await exchange.manifests()).map(manifestView)),
        filings: await Promise.all((await exchange.filings()).map(filingView)),
      };
    },
  );

  app.post(
    '/registry/manifests/:log/countersign',
    {
      config: { access: 'registry-countersign' },
      schema: { params: LogParams, body: SignedAct, response: { 200: ManifestView } },
    },
    async (request, reply) => {
      const { log } = request.params;
      // Read once: what the card has signed is what gets the registry's signature.
      const bytes = isLogId(log) ? await exchange.readManifest(log) : undefined;
      if (bytes === undefined) throw new Refused(refuse('log.unknown'));
      const cms = request.body.card?.cms;
      const call = { request, reply, kind: 'registry-countersign', about: log, cms } as const;
      const enterAct = await signedAct(sessions, { ...papers, exchange: { readManifest: async () => bytes } }, call);
      const { secrets } = deps;
      const context = { primitives: p, trust, secrets, revocations: await deps.revocations(), now: deps.clock() };
      const signature = unwrap(countersignManifest(context, parseManifestDraft(bytes)));
      await enterAct();
      await exchange.writeCountersignature(log, signature);
      return await manifestView(log);
    },
  );

  app.post(
    '/registry/filings/:log/check',
    { config: { access: 'check-filing' }, schema: { params: LogParams, response: { 202: FilingView } } },
    async (request, reply) => {
      const { log } = request.params;
      await demandFiling(log);
      const { state } = await desk.state(log);
      if (state === 'waiting' || state === 'refused' || state === 'failed') await enter(request, 'check-filing', log);
      reply.code(202);
      return { log, ...(await desk.start(log)) } as Static<typeof FilingView>;
    },
  );

  app.post(
    '/registry/filings/:log/return',
    {
      config: { access: 'registry-return' },
      schema: { params: LogParams, body: SignedAct, response: { 200: FilingView } },
    },
    async (request, reply) => {
      const { log } = request.params;
      await demandFiling(log);
      const call = { request, reply, kind: 'registry-return', about: log, cms: request.body.card?.cms } as const;
      const enterAct = await signedAct(sessions, papers, call);
      await enterAct();
      return { log, ...(await desk.handOver(log)) } as Static<typeof FilingView>;
    },
  );

  app.get(
    '/registry/filings/:log',
    { config: { access: 'read-inbox' }, schema: { params: LogParams, response: { 200: FilingView } } },
    async ({ params: { log } }) => {
      await demandFiling(log);
      return await filingView(log);
    },
  );

  app.post(
    '/registry/rolls/:log/paper',
    {
      config: { access: 'key-paper' },
      schema: { params: LogParams, body: PaperRoll, response: { 200: PaperRollKept } },
    },
    async (request) => {
      const { log } = request.params;
      const { filedOn, idNumbers } = request.body;
      if (!isLogId(log)) throw new Refused(refuse('log.unknown'));
      await enter(request, 'key-paper', log);
      return await keepPaper(rolls, log, filedOn, idNumbers);
    },
  );

  app.get(
    '/registry/filings/:log/review',
    { config: { access: 'read-review' }, schema: { params: LogParams, response: { 200: ReviewView } } },
    async (request) => {
      const { log } = request.params;
      await demandFiling(log);
      await enter(request, 'read-review', log);
      return { review: [...(await desk.review(log))] };
    },
  );
};
