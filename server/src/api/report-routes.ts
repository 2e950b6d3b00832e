import { PHASES } from '@lianshu/core/case';
import { refuse } from '@lianshu/core/errors';
import {
  MAX_REPORT_WORDS,
  MAX_REPORTED_ADDRESS,
  MAX_WARNING,
  REPORT_BANDS,
  readableHost,
  SEEN_IN,
  SITE_STATES,
  SITE_VERDICTS,
} from '@lianshu/core/reports';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { loadCase } from '../cases/case-store.ts';
import { Refused, unwrap } from '../http/problem.ts';
import { guard, officeGuard, sessionIn } from '../http/session-guard.ts';
import type { App } from '../http/shell.ts';
import type { ServerParts } from '../parts.ts';
import { judgeSite } from '../reports/judge-site.ts';
import { postWarning, warningsOf, withdrawWarning } from '../reports/lead-warnings.ts';
import { reportLimit } from '../reports/report-limit.ts';
import { judgedSites, openReports, sitesOfCase } from '../reports/report-views.ts';
import { fakeSites, loadJudgements } from '../reports/site-judgements.ts';
import { stateOfReport, takeReport } from '../reports/take-report.ts';
import { dutyOf } from '../sessions/prepare-act.ts';
import { signedPlainly } from '../sessions/step-up.ts';
import { CaseNumber, CaseParams, Count, exact, Nothing, orNull, Problems } from './schemas.ts';

function oneOf<const T extends string>(values: readonly T[]) {
  return Type.Unsafe<T>({ type: 'string', enum: [...values] });
}
const Verdict = oneOf(SITE_VERDICTS);
const State = oneOf(SITE_STATES);
const Seen = oneOf(SEEN_IN);
const Band = oneOf(REPORT_BANDS);
const Text = Type.String();
const Host = Type.String({ minLength: 1, maxLength: 253 });
const Path = orNull(Type.String({ minLength: 1, maxLength: 200 }));
/** A reported site; `readable`: its host as people read it, where that differs. */
const SITE = { host: Text, readable: orNull(Text), path: orNull(Text) };
const Entry = Type.String({ pattern: '^[1-9][0-9]{0,8}$' });
const Warnings = exact({
  warnings: Type.Array(exact({ entry: Count, text: Text, postedAt: Type.Integer() })),
});

/** Reports of suspicious sites: made by everyone, judged by officers, told to the lead, published when confirmed. */
export function reportRoutes(app: App, parts: ServerParts): void {
  const { db, clock, primitives, random } = parts;
  const limit = reportLimit({ primitives, random, ticks: () => performance.now() });
  const config = { logged: true };
  const isLead = guard(parts, 'lead');

  /** The case of the lead, while it is hers to work on (regulation Art. 6(4)). */
  const ownCase = async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    await isLead(request, reply);
    const { state } = await loadCase(db, sessionIn(request).caseNumber!);
    if (PHASES[state.phase].endsLeadAccess)
      throw new Refused({ ...refuse('case.wrong-state'), article: 'regulation Art. 6(4)' });
  };

  app.post(
    '/api/site-reports',
    {
      bodyLimit: 16_384,
      schema: {
        summary: 'Reports a suspicious site',
        body: exact({
          address: Type.String({ minLength: 1, maxLength: MAX_REPORTED_ADDRESS }),
          caseNumber: orNull(CaseNumber),
          seenIn: Seen,
          words: Type.String({ maxLength: MAX_REPORT_WORDS }),
        }),
        response: {
          200: exact({ number: orNull(Count), state: State, host: Text, readable: orNull(Text) }),
          ...Problems,
        },
      },
    },
    async (request) => {
      limit(request);
      const taken = unwrap(await takeReport(parts, request.body, clock()));
      return { ...taken, readable: readableHost(taken.host) ?? null };
    },
  );

  app.get(
    '/api/site-reports/:n',
    {
      schema: {
        summary: 'How far a report is',
        params: exact({ n: Entry }),
        response: { 200: exact({ state: State }), ...Problems },
      },
    },
    async ({ params }) => {
      const state = await stateOfReport(parts, Number(params.n));
      if (state === undefined) throw new Refused(refuse('report.unknown'));
      return { state };
    },
  );

  app.get(
    '/api/fake-sites',
    {
      schema: {
        summary: 'The sites that the commission has confirmed to be fake (docs/specs/site-reports.md)',
        response: {
          200: exact({
            sites: Type.Array(
              exact({
                ...SITE,
                since: Type.Integer(),
                reasons: Text,
                entry: Count,
              }),
            ),
          }),
          ...Problems,
        },
      },
    },
    async () => ({
      sites: fakeSites(await loadJudgements(db)).map((site) => ({
        ...site,
        readable: readableHost(site.host) ?? null,
      })),
    }),
  );

  app.get(
    '/api/commission/reports',
    {
      config,
      onRequest: officeGuard(parts, 'read-reports'),
      schema: {
        summary: 'Reports that wait, and what was found of others',
        response: {
          200: exact({
            open: Type.Array(
              exact({
                number: Count,
                host: Text,
                readable: orNull(Text),
                firstDay: Text,
                lastDay: Text,
                band: Band,
                paths: Type.Array(Text),
                cases: Type.Array(Text),
                seenIn: Type.Array(Seen),
                words: Type.Array(Text),
              }),
            ),
            judged: Type.Array(
              exact({
                entry: Count,
                host: Text,
                readable: orNull(Text),
                path: orNull(Text),
                verdict: Verdict,
                cases: Type.Array(Text),
                reasons: Text,
                at: Type.Integer(),
              }),
            ),
          }),
          ...Problems,
        },
      },
    },
    async () => {
      const open = await openReports(db);
      const judged = await judgedSites(db);
      return {
        open: open.map((report) => ({
          ...report,
          paths: [...report.paths],
          cases: [...report.cases],
          seenIn: [...report.seenIn],
          words: [...report.words],
        })),
        judged: judged.map(({ seq, host, readable, path, verdict, cases, reasons, at }) => ({
          ...{ entry: seq, host, readable, path, verdict, cases: [...cases], reasons, at },
        })),
      };
    },
  );

  app.post(
    '/api/commission/reports/judge',
    {
      config,
      onRequest: officeGuard(parts, 'judge-reports'),
      schema: {
        summary: 'Records what was found of a reported site',
        body: exact({
          host: Host,
          path: Path,
          verdict: Verdict,
          reasons: Type.String({ minLength: 1, maxLength: 1000 }),
        }),
        response: { 200: exact({ entry: Count }), ...Problems },
      },
    },
    async (request) => {
      const signed = unwrap(signedPlainly(sessionIn(request), dutyOf('judge-reports').offices));
      return { entry: unwrap(await judgeSite(parts, request.body, clock(), signed)).seq };
    },
  );

  app.get(
    '/api/lead/site-reports',
    {
      config,
      onRequest: ownCase,
      schema: {
        summary: 'Sites that were reported with the lead’s case, judged or not, and her warnings',
        response: {
          200: exact({
            sites: Type.Array(
              exact({
                ...SITE,
                verdict: orNull(Verdict),
                day: Text,
              }),
            ),
            ...Warnings.properties,
          }),
          ...Problems,
        },
      },
    },
    async (request) => {
      const number = sessionIn(request).caseNumber!;
      const sites = await sitesOfCase(db, number);
      return { sites: sites.map((site) => ({ ...site })), warnings: shown(await warningsOf(db, number)) };
    },
  );

  app.post(
    '/api/lead/warnings',
    {
      config,
      onRequest: ownCase,
      bodyLimit: 8192,
      schema: {
        summary: 'Posts a warning on the pages of the lead’s case',
        body: exact({ text: Type.String({ minLength: 1, maxLength: MAX_WARNING }) }),
        response: { 200: exact({ entry: Count }), ...Problems },
      },
    },
    async (request) => {
      const number = sessionIn(request).caseNumber!;
      return { entry: unwrap(await postWarning(parts, number, request.body.text, clock())) };
    },
  );

  app.post(
    '/api/lead/warnings/:entry/withdraw',
    {
      config,
      onRequest: ownCase,
      schema: {
        summary: 'Takes a warning off the pages',
        params: exact({ entry: Entry }),
        body: Nothing,
        response: { 200: exact({ entry: Count }), ...Problems },
      },
    },
    async (request) => {
      const number = sessionIn(request).caseNumber!;
      return { entry: unwrap(await withdrawWarning(parts, number, Number(request.params.entry), clock())) };
    },
  );

  app.get(
    '/api/cases/:number/warnings',
    {
      schema: {
        summary: 'What the lead warns of',
        params: CaseParams,
        response: { 200: Warnings, ...Problems },
      },
    },
    async ({ params }) => {
      // What its lead can no longer take back does not stand.
      const { state } = await loadCase(db, params.number);
      return { warnings: PHASES[state.phase].endsLeadAccess ? [] : shown(await warningsOf(db, params.number)) };
    },
  );
}

function shown(warnings: Awaited<ReturnType<typeof warningsOf>>) {
  return warnings.map((warning) => ({ ...warning }));
}
