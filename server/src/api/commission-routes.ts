import { allowedCommands, type CaseState, type CommandData, totalResult } from '@lianshu/core/case';
import { refuse } from '@lianshu/core/errors';
import { Type } from 'typebox';
import { isByHand, needsByHand } from '../cases/by-hand.ts';
import { listCases, loadCase } from '../cases/case-store.ts';
import { caseSummary } from '../cases/case-view.ts';
import { COMMAND_SCHEMAS, isCommandName } from '../cases/command-schemas.ts';
import { commissionCommand } from '../cases/commission-command.ts';
import { type CommandDone, createCase } from '../cases/run-command.ts';
import { countersign } from '../ceremony/countersign.ts';
import { openLog } from '../ceremony/open-log.ts';
import type { CountCheck } from '../filing/count-check.ts';
import { exportFiling } from '../filing/export-filing.ts';
import { importVerdict } from '../filing/import-verdict.ts';
import { publishBundle } from '../filing/publish-bundle.ts';
import { Refused, unwrap } from '../http/problem.ts';
import { guard } from '../http/session-guard.ts';
import type { App } from '../http/shell.ts';
import type { ServerParts } from '../parts.ts';
import { CountCheckView } from './lead-routes.ts';
import { logStatuses } from './log-status.ts';
import { publicView } from './public-routes.ts';
import {
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
    }),
  ),
  logs: Type.Array(LogStatus),
  countCheck: orNull(CountCheckView),
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
  const onRequest = guard(parts, 'commission');
  const config = { logged: true };

  const view = async (number: string) => {
    const stored = await loadCase(db, number);
    if (stored.seq === 0) throw new Refused(refuse('case.unknown'));
    const allowed = allowedCommands(stored.state, 'commission', clock()).filter(({ command }) =>
      isByHand(command, stored.state),
    );
    const total = totalResult(stored.state);
    return {
      case: await publicView(parts, stored),
      allowed: allowed.map(({ command, article, isAside }) => ({
        command,
        article,
        needs: needsByHand(command),
        isAside,
      })),
      logs: await logStatuses(parts, number),
      countCheck: await storedCountCheck(parts, stored.state),
      verdict: total === null ? null : { ...total },
    };
  };

  app.get(
    '/api/commission/cases',
    {
      config,
      onRequest,
      schema: { summary: 'All cases', response: { 200: exact({ cases: Type.Array(CaseSummary) }), ...Problems } },
    },
    async () => ({ cases: (await listCases(db)).map(caseSummary) }),
  );

  app.get(
    '/api/commission/cases/:number',
    {
      config,
      onRequest,
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
      onRequest,
      schema: { summary: 'Drafts a new case', body: COMMAND_SCHEMAS.draft, response: { 200: Done, ...Problems } },
    },
    async ({ body }) => doneView(unwrap(await createCase(parts, body as CommandData['draft'], clock()))),
  );

  app.post(
    '/api/commission/cases/:number/commands',
    {
      config,
      onRequest,
      schema: {
        summary: 'One act of the life cycle',
        params: CaseParams,
        body: exact({
          command: Type.String({ maxLength: 40 }),
          data: Type.Optional(Type.Unsafe<object>({ type: 'object', additionalProperties: true })),
        }),
        response: { 200: Done, ...Problems },
      },
    },
    async ({ params, body: { command, data } }) => {
      if (!isCommandName(command)) throw new Refused(refuse('request.malformed', { at: '/command' }));
      return doneView(unwrap(await commissionCommand(parts, params.number, command, data ?? {}, clock())));
    },
  );

  app.post(
    '/api/commission/logs/:log/countersign',
    {
      config,
      onRequest,
      schema: {
        summary: 'Signs the manifest for the commission and hands it to the registry',
        params: LogParams,
        body: Nothing,
        response: { 200: exact({ manifestSha256: Hex32 }), ...Problems },
      },
    },
    async ({ params }) => unwrap(await countersign(parts, params.log)),
  );

  app.post(
    '/api/commission/logs/:log/open',
    {
      config,
      onRequest,
      schema: {
        summary: 'Opens the log for signing',
        params: LogParams,
        body: Nothing,
        response: { 200: exact({ open: Type.Boolean(), checkpoint: Type.String() }), ...Problems },
      },
    },
    async ({ params }) => {
      const { phase, checkpoint } = unwrap(await openLog(parts, params.log));
      return { open: phase === 'open', checkpoint };
    },
  );

  app.post(
    '/api/commission/logs/:log/export-filing',
    {
      config,
      onRequest,
      schema: {
        summary: 'Writes the filing package for the registry',
        params: LogParams,
        body: Nothing,
        response: { 200: exact({ package: Type.String(), entries: Count }), ...Problems },
      },
    },
    async ({ params }) => unwrap(await exportFiling(parts, params.log)),
  );

  app.post(
    '/api/commission/logs/:log/import-verdict',
    {
      config,
      onRequest,
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
    async ({ params, body: { paperAccepted = 0, paperStruckOut = 0 } }) =>
      unwrap(await importVerdict(parts, params.log, { paperAccepted, paperStruckOut }, clock())),
  );

  app.post(
    '/api/commission/cases/:number/publish',
    {
      config,
      onRequest,
      schema: {
        summary: 'Publishes the signed bundle of a decided case',
        params: CaseParams,
        body: Nothing,
        response: { 200: exact({ log: Type.String(), index: Type.String() }), ...Problems },
      },
    },
    async ({ params }) => ({ ...unwrap(await publishBundle(parts, params.number)) }),
  );
}

async function storedCountCheck(
  { db }: ServerParts,
  { filing }: CaseState,
): Promise<(CountCheck & { indices: number[] }) | null> {
  if (filing === null || filing.log === null) return null;
  const row = await db.selectFrom('filing').select('count_check').where('log', '=', filing.log).executeTakeFirst();
  return row?.count_check ? (JSON.parse(row.count_check) as CountCheck & { indices: number[] }) : null;
}
