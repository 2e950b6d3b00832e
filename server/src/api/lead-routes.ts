import { fromBase64url, toBase64url } from '@lianshu/core/bytes';
import { type CaseState, PHASES, parseLogId } from '@lianshu/core/case';
import { refuse } from '@lianshu/core/errors';
import { type JsonValue, parseCanonical } from '@lianshu/core/json';
import { planToJson } from '@lianshu/core/manifest';
import { filingRequestFromJson } from '@lianshu/core/submission';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { loadCase } from '../cases/case-store.ts';
import { stillNeeded } from '../cases/rounds.ts';
import { acceptManifest, loadWrap } from '../ceremony/accept-manifest.ts';
import { collectingLog, makePlan } from '../ceremony/make-plan.ts';
import { answerPossessionTest, possessionTest } from '../ceremony/possession.ts';
import { fileLog } from '../filing/file-log.ts';
import { holdLog, resumeLog } from '../filing/hold.ts';
import { progressPage } from '../filing/progress-page.ts';
import { Refused, unwrap } from '../http/problem.ts';
import { guard, sessionIn } from '../http/session-guard.ts';
import type { App } from '../http/shell.ts';
import type { ServerParts } from '../parts.ts';
import { releaseCount } from '../pilot/release-count.ts';
import { logStatuses } from './log-status.ts';
import { publicView } from './public-routes.ts';
import {
  Bytes32,
  base64url,
  CaseView,
  Count,
  exact,
  format,
  Hex32,
  LogParams,
  LogStatus,
  Nothing,
  orNull,
  Problems,
} from './schemas.ts';

export const CountCheckView = exact({
  entries: Count,
  real: Count,
  repeats: Count,
  decoys: Count,
  unexplained: Count,
  indices: Type.Array(Count),
});

export const PilotCountView = exact({
  entries: Count,
  real: Count,
  repeats: Count,
  decoys: Count,
  unexplained: Count,
});

/** The lead's own case, and nothing of any other. */
export function leadRoutes(app: App, parts: ServerParts): void {
  const { db, clock } = parts;
  const isLead = guard(parts, 'lead');
  const config = { logged: true };

  /**
   * A lead reaches the logs of her case only, and only while the case goes on (regulation Art. 6(4)); that of a pilot, which the
   * provision does not know, until it is reported.
   */
  const ownLog = async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    await isLead(request, reply);
    const { caseNumber } = sessionIn(request);
    const { log } = request.params as { log?: string };
    if (log !== undefined && caseNumberOf(log) !== caseNumber) throw new Refused(refuse('log.unknown'));
    const { state } = await loadCase(db, caseNumber!);
    if (PHASES[state.phase].endsLeadAccess && state.phase !== 'pilot-ended')
      throw new Refused({ ...refuse('case.wrong-state'), article: 'regulation Art. 6(4)' });
  };

  app.get(
    '/api/lead/case',
    {
      config,
      onRequest: ownLog,
      schema: {
        summary: 'The case, the plan of its next manifest, and how far the ceremony is',
        response: {
          200: exact({
            case: CaseView,
            collected: orNull(exact({ electronic: Type.Boolean(), paper: Type.Boolean() })),
            needed: orNull(Count),
            plan: orNull(format('docs/specs/api.md')),
            logs: Type.Array(LogStatus),
          }),
          ...Problems,
        },
      },
    },
    async (request) => {
      const number = sessionIn(request).caseNumber!;
      const stored = await loadCase(db, number);
      const logs = await logStatuses(parts, number);
      const now = collectingLog(stored.state, clock())?.log;
      const begun = logs.some(({ log, commissionSigned }) => log === now && commissionSigned);
      const plan = begun ? undefined : await makePlan(parts, stored.state);
      return {
        case: await publicView(parts, stored),
        collected: waysOf(stored.state),
        needed: stillNeeded(stored.state),
        plan: plan === undefined ? null : planToJson(plan),
        logs,
      };
    },
  );

  app.post(
    '/api/lead/logs',
    {
      config,
      onRequest: ownLog,
      schema: {
        summary: 'Sends the manifest and wrap of the key ceremony',
        body: exact({
          manifest: format('docs/specs/manifest.md'),
          leadConsent: base64url(16_384),
          wrap: format('docs/specs/wrap.md'),
        }),
        response: { 200: exact({ log: Type.String(), manifestSha256: Hex32 }), ...Problems },
      },
    },
    async (request) => {
      const { manifest, leadConsent, wrap } = request.body;
      const post = {
        manifest: manifest as JsonValue,
        leadConsent: fromBase64url(leadConsent),
        wrap: wrap as JsonValue,
      };
      return unwrap(await acceptManifest(parts, sessionIn(request), post));
    },
  );

  app.get(
    '/api/lead/logs/:log/wrap',
    {
      config,
      onRequest: ownLog,
      schema: {
        summary: 'The wrap file',
        params: LogParams,
        response: { 200: format('docs/specs/wrap.md'), ...Problems },
      },
    },
    async ({ params }) => {
      const bytes = await loadWrap(parts, params.log);
      if (bytes === undefined) throw new Refused(refuse('log.unknown'));
      return parseCanonical(bytes) as object;
    },
  );

  const possession = '/api/lead/logs/:log/possession';
  app.post(
    `${possession}-test`,
    {
      config,
      onRequest: ownLog,
      schema: {
        summary: 'A fresh test record that only the key of the manifest opens',
        params: LogParams,
        body: Nothing,
        response: { 200: exact({ enc: Type.String(), ct: Type.String() }), ...Problems },
      },
    },
    async ({ params }) => unwrap(await possessionTest(parts, params.log)),
  );
  app.post(
    possession,
    {
      config,
      onRequest: ownLog,
      schema: {
        summary: 'The opened test record',
        params: LogParams,
        body: exact({ plaintext: Bytes32 }),
        response: { 200: exact({ passed: Type.Boolean() }), ...Problems },
      },
    },
    async ({ params, body }) => unwrap(await answerPossessionTest(parts, params.log, fromBase64url(body.plaintext))),
  );

  app.get(
    '/api/lead/logs/:log/progress',
    {
      config,
      onRequest: ownLog,
      schema: {
        summary: 'Progress envelopes: u64 size of the log, then 81 bytes per slot',
        params: LogParams,
        querystring: exact({ from: Type.Optional(Type.String({ pattern: '^[0-9]{1,15}$' })) }),
        produces: ['application/octet-stream'],
      },
    },
    async ({ params, query }, reply) => {
      const page = await progressPage(db, params.log, Number(query.from ?? '1'));
      if (page === undefined) throw new Refused(refuse('log.not-open'));
      reply.type('application/octet-stream');
      return reply.send(Buffer.from(page.buffer, page.byteOffset, page.length));
    },
  );

  app.post(
    '/api/lead/logs/:log/hold',
    {
      config,
      onRequest: ownLog,
      schema: {
        summary: 'Stops the log for half an hour at most',
        params: LogParams,
        body: Nothing,
        response: {
          200: exact({ size: Count, root: Bytes32, checkpoint: Type.String(), holdUntil: Type.Integer() }),
          ...Problems,
        },
      },
    },
    async ({ params }) => {
      const { size, root, checkpoint, heldUntil } = unwrap(await holdLog(parts, params.log));
      return { size, root: toBase64url(root), checkpoint, holdUntil: heldUntil! };
    },
  );

  app.post(
    '/api/lead/logs/:log/resume',
    {
      config,
      onRequest: ownLog,
      schema: {
        summary: 'Lets a held log go on',
        params: LogParams,
        body: Nothing,
        response: { 200: exact({ open: Type.Boolean() }), ...Problems },
      },
    },
    async ({ params }) => unwrap(await resumeLog(parts, params.log)),
  );

  app.post(
    '/api/lead/logs/:log/release-count',
    {
      config,
      onRequest: ownLog,
      schema: {
        summary: 'Releases the progress key of a pilot that is over, for its report',
        params: LogParams,
        body: exact({ seedCount: Bytes32 }),
        response: { 200: PilotCountView, ...Problems },
      },
    },
    async ({ params, body }) => ({ ...unwrap(await releaseCount(parts, params.log, fromBase64url(body.seedCount))) }),
  );

  app.post(
    '/api/lead/logs/:log/file',
    {
      config,
      onRequest: ownLog,
      schema: {
        summary: 'Files the held log, once and for good',
        params: LogParams,
        body: format('docs/specs/filing.md'),
        response: {
          200: exact({ state: Type.String(), size: Count, root: Hex32, countCheck: CountCheckView }),
          ...Problems,
        },
      },
    },
    async ({ params, body }) => {
      const request = filingRequestFromJson(body as JsonValue);
      if (request.log !== params.log) throw new Refused(refuse('manifest.hash-mismatch', { at: 'log' }));
      const { state, size, root, countCheck } = unwrap(await fileLog(parts, request));
      return { state, size, root, countCheck: { ...countCheck, indices: [...countCheck.indices] } };
    },
  );
}

function caseNumberOf(log: string): string | undefined {
  try {
    return parseLogId(log).caseNumber;
  } catch {
    return undefined;
  }
}

/** The ways of collecting that the lead holds; null before the first. */
function waysOf({ collected }: CaseState) {
  return collected === null ? null : { electronic: collected.electronic, paper: collected.paper };
}
