import { fromBase64url } from '@lianshu/core/bytes';
import { refuse } from '@lianshu/core/errors';
import { Type } from 'typebox';
import { readCookie, SESSION_COOKIE, sessionCookie } from '../http/cookies.ts';
import { Refused, unwrap } from '../http/problem.ts';
import { assertOwnCall, sessionOf } from '../http/session-guard.ts';
import type { App } from '../http/shell.ts';
import type { ServerParts } from '../parts.ts';
import { logIn } from '../sessions/log-in.ts';
import { loginChallenge } from '../sessions/login-challenge.ts';
import { endSession, type Session } from '../sessions/session.ts';
import { base64url, CaseNumber, Challenge, exact, Problems } from './schemas.ts';

const Role = Type.Union([Type.Literal('lead'), Type.Literal('commission')]);

const SessionView = exact({
  role: Role,
  name: Type.String(),
  caseNumber: Type.Optional(Type.String()),
  csrf: Type.String(),
});

function view({ role, name, caseNumber, csrf }: Session) {
  return caseNumber === null ? { role, name, csrf } : { role, name, caseNumber, csrf };
}

/** Login by card, for lead and commission. */
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
      reply.header('set-cookie', sessionCookie(cookie, parts.config.sessionMs, isHttps));
      return view(session);
    },
  );

  app.get(
    '/api/session',
    { config, schema: { summary: 'Who is logged in', response: { 200: SessionView, ...Problems } } },
    async (request) => {
      const session = await sessionOf(parts, request);
      if (session === undefined) throw new Refused(refuse('session.required'));
      return view(session);
    },
  );

  app.delete(
    '/api/session',
    { config, schema: { summary: 'Logs out', response: { 204: Type.Null(), ...Problems } } },
    async (request, reply) => {
      const session = await sessionOf(parts, request);
      if (session === undefined) throw new Refused(refuse('session.required'));
      assertOwnCall(parts, request, session);
      await endSession(parts, readCookie(request.headers.cookie, SESSION_COOKIE)!);
      reply.header('set-cookie', sessionCookie('', 0, isHttps));
      return reply.code(204).send(null);
    },
  );
}
