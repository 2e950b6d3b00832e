import { fromBase64url } from '@lianshu/core/bytes';
import {
  allowedCommands,
  type CaseState,
  type CommandData,
  type OfficeTaskName,
  parseLogId,
  policiesInForce,
  totalResult,
  transitionOf,
} from '@lianshu/core/case';
import { refuse } from '@lianshu/core/errors';
import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { isByHand, needsByHand } from '../cases/by-hand.ts';
import { listCases, loadCase } from '../cases/case-store.ts';
import { caseSummary, policyView } from '../cases/case-view.ts';
import { COMMAND_SCHEMAS, isCommandName } from '../cases/command-schemas.ts';
import { commissionCommand } from '../cases/commission-command.ts';
import { decidedLogs, lastFiledLog } from '../cases/rounds.ts';
import { type CommandDone, createCase } from '../cases/run-command.ts';
import { countersign } from '../ceremony/countersign.ts';
import { openLog } from '../ceremony/open-log.ts';
import type { CountCheck } from '../filing/count-check.ts';
import { exportFiling } from '../filing/export-filing.ts';
import { importVerdict } from '../filing/import-verdict.ts';
import { publishBundle } from '../filing/publish-bundle.ts';
import { Refused, unwrap } from '../http/problem.ts';
import { guard, officeGuard, sessionIn } from '../http/session-guard.ts';
import type { App } from '../http/shell.ts';
import { LetterRow, letterRows } from '../letters/letter-rows.ts';
import type { ServerParts } from '../parts.ts';
import { type AskedAct, dutyOf, prepareAct } from '../sessions/prepare-act.ts';
import { signedPlainly, stepUp } from '../sessions/step-up.ts';
import { CountCheckView } from './lead-routes.ts';
import { logStatuses, withoutFingerprint } from './log-status.ts';
import { publicView } from './public-routes.ts';
import {
  BundleView,
  CardSignature,
  CaseParams,
  CaseSummary,
  CaseView,
  Count,
  exact,
  Figures,
  Hex32,
  LogParams,
  LogStatus,
  Nothing,
  orNull,
  PolicyView,
  Problems,
} from './schemas.ts';

const CommissionView = exact({
  case: CaseView,
  allowed: Type.Array(
    exact({
      command: Type.String(),
      article: Type.String(),
      needs: Type.Array(Type.String()),
      isAside: Type.Boolean(),
      offices: Type.Array(Type.String()),
      needsCard: Type.Boolean(),
    }),
  ),
  logs: Type.Array(LogStatus),
  letters: Type.Array(LetterRow),
  policies: Type.Array(PolicyView),
  countCheck: orNull(CountCheckView),
  /** Logs whose outcome is decided and whose bundle is not public yet. */
  publishable: Type.Array(Type.String()),
  verdict: orNull(exact(Figures)),
});

const Done = exact({
  state: Type.String(),
  events: Type.Array(
    exact({ type: Type.String(), at: Type.Integer(), article: Type.String(), lastDay: orNull(Type.String()) }),
  ),
  once: Type.Optional(exact({ authenticationCode: Type.String() })),
});

function doneView({ state, events, once }: CommandDone) {
  const shown = {
    state: state.phase,
    events: events.map(({ type, at, cite, lastDay }) => ({ type, at, article: cite, lastDay })),
  };
  return once === undefined ? shown : { ...shown, once };
}

/** The commission's inbox and acts. No count of an open log anywhere: there is none to show. */
export function commissionRoutes(app: App, parts: ServerParts): void {
  const { db, clock } = parts;
  const forTask = (task: OfficeTaskName) => officeGuard(parts, task);
  const config = { logged: true };

  const sign = async (request: FastifyRequest, asked: AskedAct, card: { readonly cms: string } | undefined) => {
    const { duty, act } = unwrap(await prepareAct(parts, asked));
    const cms = card === undefined ? undefined : fromBase64url(card.cms);
    const signed = unwrap(await stepUp(parts, sessionIn(request), duty, act, cms));
    const { manifestSha256: shown } = act.data as { readonly manifestSha256?: string };
    return { signed, shown };
  };

  const view = async (number: string) => {
    const stored = await loadCase(db, number);
    if (stored.seq === 0) throw new Refused(refuse('case.unknown'));
    const allowed = allowedCommands(stored.state, 'commission', clock()).filter(({ command }) =>
      isByHand(command, stored.state),
    );
    const total = totalResult(stored.state);
    const shown = await publicView(parts, stored);
    const published = shown.bundles.map(({ log }) => log);
    return {
      case: shown,
      allowed: allowed.map(({ command, article, isAside }) => ({
        command,
        article,
        needs: needsByHand(command),
        isAside,
        offices: [...transitionOf(command).office],
        needsCard: transitionOf(command).needsCard === true,
      })),
      logs: (await logStatuses(parts, number)).map((log) => withoutFingerprint(stored.state, log)),
      letters: letterRows(stored.state),
      policies: policiesInForce(stored.state).map(policyView),
      countCheck: await storedCountCheck(parts, stored.state),
      publishable: decidedLogs(stored.state).filter((log) => !published.includes(log)),
      verdict: total === null ? null : { ...total },
    };
  };

  app.get(
    '/api/commission/cases',
    {
      config,
      onRequest: forTask('read-cases'),
      schema: { summary: 'All cases', response: { 200: exact({ cases: Type.Array(CaseSummary) }), ...Problems } },
    },
    async () => ({ cases: (await listCases(db)).map(caseSummary) }),
  );

  app.get(
    '/api/commission/cases/:number',
    {
      config,
      onRequest: forTask('read-cases'),
      schema: {
        summary: 'One case and what may be done with it now',
        params: CaseParams,
        response: { 200: CommissionView, ...Problems },
      },
    },
    async ({ params }) => view(params.number),
  );

  app.post(
    '/api/commission/cases',
    {
      config,
      onRequest: guard(parts, 'commission'),
      schema: { summary: 'Drafts a new case', body: COMMAND_SCHEMAS.draft, response: { 200: Done, ...Problems } },
    },
    async (request) => {
      const signed = unwrap(signedPlainly(sessionIn(request), transitionOf('draft').office));
      return doneView(unwrap(await createCase(parts, request.body as CommandData['draft'], clock(), signed)));
    },
  );

  app.post(
    '/api/commission/cases/:number/commands',
    {
      config,
      onRequest: guard(parts, 'commission'),
      schema: {
        summary: 'One act of the life cycle',
        params: CaseParams,
        body: exact({
          command: Type.String({ maxLength: 40 }),
          data: Type.Optional(Type.Unsafe<object>({ type: 'object', additionalProperties: true })),
          papers: Type.Optional(
            Type.Array(Type.String({ maxLength: 40 }), {
              maxItems: 20,
              description: 'The documents that the officer has before her: all that the act needs',
            }),
          ),
          card: Type.Optional(CardSignature),
        }),
        response: { 200: Done, ...Problems },
      },
    },
    async (request) => {
      const { number } = request.params;
      const { command, data = {}, papers = [], card } = request.body;
      if (!isCommandName(command)) throw new Refused(refuse('request.malformed', { at: '/command' }));
      const { signed } = await sign(request, { caseNumber: number, act: command, data }, card);
      return doneView(unwrap(await commissionCommand(parts, number, command, { data, papers }, clock(), signed)));
    },
  );

  app.post(
    '/api/commission/logs/:log/countersign',
    {
      config,
      onRequest: forTask('countersign'),
      schema: {
        summary: 'Signs the manifest for the commission and hands it to the registry',
        params: LogParams,
        body: exact({ card: Type.Optional(CardSignature) }),
        response: { 200: exact({ manifestSha256: Hex32 }), ...Problems },
      },
    },
    async (request) => {
      const { log } = request.params;
      const asked = { caseNumber: parseLogId(log).caseNumber, log, act: 'countersign' };
      const { signed, shown } = await sign(request, asked, request.body.card);
      return unwrap(await countersign(parts, log, signed, shown));
    },
  );

  app.post(
    '/api/commission/logs/:log/open',
    {
      config,
      onRequest: forTask('open-log'),
      schema: {
        summary: 'Opens the log for signing',
        params: LogParams,
        body: exact({ card: Type.Optional(CardSignature) }),
        response: { 200: exact({ open: Type.Boolean(), checkpoint: Type.String() }), ...Problems },
      },
    },
    async (request) => {
      const { log } = request.params;
      const asked = { caseNumber: parseLogId(log).caseNumber, log, act: 'open-log' };
      const { signed, shown } = await sign(request, asked, request.body.card);
      const { phase, checkpoint } = unwrap(await openLog(parts, log, signed, shown));
      return { open: phase === 'open', checkpoint };
    },
  );

  app.post(
    '/api/commission/logs/:log/export-filing',
    {
      config,
      onRequest: forTask('export-filing'),
      schema: {
        summary: 'Writes the filing package for the registry',
        params: LogParams,
        body: Nothing,
        response: { 200: exact({ package: Type.String(), entries: Count }), ...Problems },
      },
    },
    async (request) => {
      const signed = unwrap(signedPlainly(sessionIn(request), dutyOf('export-filing').offices));
      return unwrap(await exportFiling(parts, request.params.log, signed));
    },
  );

  app.post(
    '/api/commission/logs/:log/import-verdict',
    {
      config,
      onRequest: forTask('import-verdict'),
      schema: {
        summary: "Verifies and takes the registry's verdict",
        params: LogParams,
        body: exact({ paperAccepted: Type.Optional(Count), paperStruckOut: Type.Optional(Count) }),
        response: {
          200: exact({
            state: Type.String(),
            accepted: Count,
            struckOut: Count,
            decoys: Count,
            malformed: Count,
            entries: Count,
          }),
          ...Problems,
        },
      },
    },
    async (request) => {
      const { paperAccepted = 0, paperStruckOut = 0 } = request.body;
      const signed = unwrap(signedPlainly(sessionIn(request), dutyOf('import-verdict').offices));
      const paper = { paperAccepted, paperStruckOut };
      return unwrap(await importVerdict(parts, request.params.log, paper, clock(), signed));
    },
  );

  app.post(
    '/api/commission/cases/:number/publish',
    {
      config,
      onRequest: forTask('publish'),
      schema: {
        summary: 'Publishes the signed bundle of every log that is decided',
        params: CaseParams,
        body: exact({ card: Type.Optional(CardSignature) }),
        response: {
          200: exact({ ...BundleView.properties, bundles: Type.Array(BundleView) }),
          ...Problems,
        },
      },
    },
    async (request) => {
      const { number } = request.params;
      const { signed } = await sign(request, { caseNumber: number, act: 'publish' }, request.body.card);
      const { bundles, ...latest } = unwrap(await publishBundle(parts, number, signed));
      return { ...latest, bundles: [...bundles] };
    },
  );
}

/** The commission's own count of what was filed last. */
async function storedCountCheck(
  { db }: ServerParts,
  state: CaseState,
): Promise<(CountCheck & { indices: number[] }) | null> {
  const log = lastFiledLog(state);
  if (log === undefined) return null;
  const row = await db.selectFrom('filing').select('count_check').where('log', '=', log).executeTakeFirst();
  return row?.count_check ? (JSON.parse(row.count_check) as CountCheck & { indices: number[] }) : null;
}
