import { parseLogId } from '@lianshu/core/case';
import { ParseError, refuse } from '@lianshu/core/errors';
import { signedManifestToJson } from '@lianshu/core/manifest';
import { publishedText } from '@lianshu/core/text';
import { parseTilePath, type Tile } from '@lianshu/core/tlog';
import { trustToJson } from '@lianshu/core/trust';
import { sql } from 'kysely';
import { Type } from 'typebox';
import { listCases, loadCase, type StoredCase } from '../cases/case-store.ts';
import { caseSummary, caseView, logsOfCase } from '../cases/case-view.ts';
import { isCollecting } from '../cases/collecting-ends.ts';
import { loadPapers } from '../ceremony/log-papers.ts';
import { publicSigningLink } from '../ceremony/signing-link.ts';
import { publicStatements } from '../destruction/public-statements.ts';
import { Refused } from '../http/problem.ts';
import type { App } from '../http/shell.ts';
import { loadTileBytes } from '../ledger/stored-tiles.ts';
import type { ServerParts } from '../parts.ts';
import {
  CaseParams,
  CaseSummary,
  CaseView,
  exact,
  Freshness,
  format,
  LogParams,
  orNull,
  Problems,
  Suspension,
} from './schemas.ts';

/** The case as everyone may see it. */
export async function publicView(parts: ServerParts, stored: StoredCase) {
  const { db, clock } = parts;
  const now = clock();
  const logs = await logsOfCase(db, stored.state, now);
  const filed = await db
    .selectFrom('filing')
    .select('log')
    .where('published', '=', true)
    .where('log', 'in', logs.map(({ log }) => log).concat(''))
    .execute();
  const published = logs.map(({ log }) => log).filter((log) => filed.some((row) => row.log === log));
  const signingLink = await publicSigningLink(parts, stored.state, logs);
  const statements = await publicStatements(parts, stored.state.number);
  return caseView(stored, {
    logs,
    published,
    signingLink,
    statements,
    revocation: parts.revocationFreshness(),
    now,
  });
}

/** What everyone may read: cases, manifests, the logs' hash tiles. */
export function publicRoutes(app: App, parts: ServerParts): void {
  const { db, primitives, ledger, config, origin, trust, clock } = parts;

  app.get(
    '/api/health',
    {
      schema: {
        summary: 'Whether the server and its database answer',
        response: { 200: exact({ status: Type.String() }), ...Problems },
      },
    },
    async () => {
      await sql`SELECT 1`.execute(db);
      return { status: 'ok' };
    },
  );

  const Config = exact({
    origin: Type.String(),
    demo: Type.Boolean(),
    middlewareOrigin: Type.String(),
    middleware: exact({
      popupForm: Type.String(),
      cipherTypes: exact({ pkcs1: Type.String(), cms: Type.String() }),
      plainEncoding: Type.String(),
    }),
    trust: format('docs/specs/trust.md'),
    leadToolUrl: Type.Optional(Type.String()),
    registryUrl: Type.Optional(Type.String()),
  });
  const { leadToolUrl, registryUrl, middlewareOrigin, middleware } = config;
  const shown = {
    origin,
    demo: trust.kind === 'demo',
    middlewareOrigin,
    middleware,
    trust: trustToJson(trust) as object,
    ...(leadToolUrl === undefined ? {} : { leadToolUrl }),
    ...(registryUrl === undefined ? {} : { registryUrl }),
  };
  app.get(
    '/api/config',
    { schema: { summary: 'What a client needs to know of this site', response: { 200: Config, ...Problems } } },
    async () => shown,
  );

  const Cases = exact({ cases: Type.Array(CaseSummary) });
  app.get('/api/cases', { schema: { summary: 'All cases', response: { 200: Cases, ...Problems } } }, async () => ({
    cases: (await listCases(db)).filter(({ isPilot }) => !isPilot).map(caseSummary),
  }));

  app.get(
    '/api/pilots',
    {
      schema: {
        summary: 'Trials without legal effect (試辦), apart from the cases',
        response: { 200: Cases, ...Problems },
      },
    },
    async () => ({ cases: (await listCases(db)).filter(({ isPilot }) => isPilot).map(caseSummary) }),
  );

  app.get(
    '/api/cases/:number',
    { schema: { summary: 'One case', params: CaseParams, response: { 200: CaseView, ...Problems } } },
    async ({ params }) => {
      const stored = await loadCase(db, params.number);
      if (stored.seq === 0) throw new Refused(refuse('case.unknown'));
      const view = await publicView(parts, stored);
      // What is over the limit is not published (Act Art. 9(2)).
      const mainText = publishedText('main', view.mainText).published;
      return { ...view, mainText, reason: publishedText('reasons', view.reason).published };
    },
  );

  const Log = exact({
    log: Type.String(),
    caseNumber: Type.String(),
    open: Type.Boolean(),
    held: Type.Boolean(),
    heldUntil: orNull(Type.Integer()),
    suspended: orNull(Suspension),
    revocation: Freshness,
  });
  app.get(
    '/api/logs/:log',
    { schema: { summary: 'Whether a log takes signatures', params: LogParams, response: { 200: Log, ...Problems } } },
    async ({ params: { log } }) => {
      const head = await ledger.head(log);
      if (head === undefined) throw new Refused(refuse('log.unknown'));
      const { phase, heldUntil } = head;
      const { caseNumber } = parseLogId(log);
      const { state } = await loadCase(db, caseNumber);
      const { lastDay } = (await loadPapers(primitives, db, log))!.draft.manifest.window;
      const open = phase === 'open' && isCollecting(state, log, lastDay, clock());
      const revocation = parts.revocationFreshness();
      return { log, caseNumber, open, held: phase === 'held', heldUntil, suspended: state.suspended, revocation };
    },
  );

  app.get(
    '/api/logs/:log/manifest',
    {
      schema: {
        summary: 'The signed manifest of an opened log',
        params: LogParams,
        response: { 200: format('docs/specs/manifest.md'), ...Problems },
      },
    },
    async ({ params: { log } }) => {
      const papers = (await ledger.head(log)) && (await loadPapers(primitives, db, log));
      if (papers === undefined) throw new Refused(refuse('log.unknown'));
      return signedManifestToJson(papers.draft) as object;
    },
  );

  app.get(
    '/log/:log/checkpoint',
    {
      schema: {
        summary: 'The latest checkpoint (C2SP tlog-checkpoint)',
        params: LogParams,
        produces: ['text/plain'],
        response: { 200: Type.String(), ...Problems },
      },
    },
    async ({ params: { log } }, reply) => {
      const head = await ledger.head(log);
      if (head === undefined) throw new Refused(refuse('log.unknown'));
      reply.type('text/plain; charset=utf-8').serializer((text: unknown) => String(text));
      return head.checkpoint;
    },
  );

  app.get(
    '/log/:log/tile/*',
    {
      schema: {
        summary: 'A hash tile (C2SP tlog-tiles)',
        params: Type.Object({ log: LogParams.properties.log, '*': Type.String({ maxLength: 60 }) }),
        produces: ['application/octet-stream'],
      },
    },
    async ({ params }, reply) => {
      const bytes = await loadTileBytes(db, params.log, tileOf(`tile/${params['*']}`));
      if (bytes === undefined) throw new Refused(refuse('request.not-found'));
      reply.type('application/octet-stream').header('cache-control', 'public, max-age=31536000, immutable');
      return reply.send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length));
    },
  );
}

/** The tile of a path; anything else is not found. */
export function tileOf(path: string): Tile {
  try {
    return parseTilePath(path);
  } catch (error) {
    if (error instanceof ParseError) throw new Refused(refuse('request.not-found'));
    throw error;
  }
}
