import { fromBase64url } from '@lianshu/core/bytes';
import { refuse } from '@lianshu/core/errors';
import { type Static, Type } from 'typebox';
import { readCookie, SESSION_COOKIES, sessionCookie } from '../http/cookies.ts';
import { Refused, unwrap } from '../http/problem.ts';
import { assertOwnCall, guard, sessionIn, sessionOf } from '../http/session-guard.ts';
import type { App } from '../http/shell.ts';
import type { ServerParts } from '../parts.ts';
import { issueActNonce } from '../sessions/act-challenge.ts';
import { logIn } from '../sessions/log-in.ts';
import { loginChallenge } from '../sessions/login-challenge.ts';
import { prepareAct } from '../sessions/prepare-act.ts';
import { endSession, type Session } from '../sessions/session.ts';
import { officeOf } from '../sessions/step-up.ts';
import { base64url, CaseNumber, Challenge, exact, format, LogId, Problems } from './schemas.ts';

const Role = Type.Union([Type.Literal('lead'), Type.Literal('commission')]);
const Whose = Type.Object({ role: Role }, { additionalProperties: false });

const SessionView = exact({
  role: Role,
  name: Type.String(),
  caseNumber: Type.Optional(Type.String()),
  roles: Type.Array(Type.String(), { description: 'What an officer is listed for; of the lead none' }),
  csrf: Type.String(),
});

function view({ role, name, caseNumber, roles, csrf }: Session): Static<typeof SessionView> {
  const shown = { role, name, roles: [...roles], csrf };
  return caseNumber === null ? shown : { ...shown, caseNumber };
}

/** Login by card, for lead and commission; one session of each may live in one browser. Fresh signatures for dangerous acts. */
export function sessionRoutes(app: App, parts: ServerParts): void {
  const isHttps = parts.origin.startsWith('https:');
  const config = { logged: true };

  app.post(
    '/api/session/challenge',
    {
      config,
      schema: {
        summary: 'A nonce for one login',
        body: exact({ role: Role }),
        response: { 200: Challenge, ...Problems },
      },
    },
    async () => loginChallenge(parts),
  );

  app.post(
    '/api/session',
    {
      config,
      schema: {
        summary: 'Logs in with a signed login statement',
        body: exact({
          role: Role,
          cms: base64url(16_384),
          caseNumber: Type.Optional(CaseNumber),
          authenticationCode: Type.Optional(Type.String({ maxLength: 40 })),
        }),
        response: { 200: SessionView, ...Problems },
      },
    },
    async ({ body }, reply) => {
      const { cookie, session } = unwrap(await logIn(parts, { ...body, cms: fromBase64url(body.cms) }));
      reply.header('set-cookie', sessionCookie(session.role, cookie, parts.config.sessionMs, isHttps));
      return view(session);
    },
  );

  app.get(
    '/api/session',
    {
      config,
      schema: { summary: 'Who is logged in', querystring: Whose, response: { 200: SessionView, ...Problems } },
    },
    async (request) => {
      const session = await sessionOf(parts, request, request.query.role);
      if (session === undefined) throw new Refused(refuse('session.required'));
      return view(session);
    },
  );

  app.delete(
    '/api/session',
    { config, schema: { summary: 'Logs out', querystring: Whose, response: { 204: Type.Null(), ...Problems } } },
    async (request, reply) => {
      const { role } = request.query;
      const session = await sessionOf(parts, request, role);
      if (session === undefined) throw new Refused(refuse('session.required'));
      assertOwnCall(parts, request, session);
      await endSession(parts, readCookie(request.headers.cookie, SESSION_COOKIES[role])!);
      reply.header('set-cookie', sessionCookie(role, '', 0, isHttps));
      return reply.code(204).send(null);
    },
  );

  app.post(
    '/api/session/act-challenge',
    {
      config,
      onRequest: guard(parts, 'commission'),
      schema: {
        summary: "What an officer's card has to sign before a dangerous act",
        body: exact({
          caseNumber: CaseNumber,
          log: Type.Optional(LogId),
          act: Type.String({ maxLength: 40 }),
          data: Type.Optional(format('The data of a command, as it will be posted')),
        }),
        response: {
          200: exact({
            ...Challenge.properties,
            office: Type.String(),
            data: format('The data to be signed and entered'),
          }),
          ...Problems,
        },
      },
    },
    async (request) => {
      const session = sessionIn(request);
      const { duty, act } = unwrap(await prepareAct(parts, request.body));
      const office = unwrap(officeOf(session, duty.offices));
      return { office, data: act.data, ...issueActNonce(parts, session, act) };
    },
  );
}
