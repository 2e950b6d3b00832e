import { fromBase64url } from '@lianshu/core/bytes';
import { NONCE_LIFETIME_MS } from '@lianshu/core/door';
import { type Static, Type } from 'typebox';
import { Refused, unwrap } from '../http/problem.ts';
import {
  assertOwnCall,
  assertOwnOrigin,
  cookiesOf,
  guard,
  sessionIn,
  sessionOf,
  sessionRequired,
} from '../http/session-guard.ts';
import type { App } from '../http/shell.ts';
import type { ServerParts } from '../parts.ts';
import { issueActNonce } from '../sessions/act-challenge.ts';
import { clientOf } from '../sessions/client-of.ts';
import { logIn } from '../sessions/log-in.ts';
import { loginChallenge } from '../sessions/login-challenge.ts';
import { LoginLimits } from '../sessions/login-limits.ts';
import { prepareAct } from '../sessions/prepare-act.ts';
import { endSession, type Session } from '../sessions/session.ts';
import { officeOf } from '../sessions/step-up.ts';
import { base64url, CaseNumber, Challenge, exact, format, LogId, Problems, Role, Whose } from './schemas.ts';
import { sessionsRoutes } from './sessions-routes.ts';

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
  const cookies = cookiesOf(parts);
  const { primitives, random } = parts;
  // Apart from the door's own: who signs at a booth takes nothing away from who logs in there.
  const rate = parts.config.doorRates.address;
  const limits = new LoginLimits(primitives, random, rate, () => performance.now());
  const config = { logged: true };

  app.post(
    '/api/session/challenge',
    {
      config,
      schema: {
        summary: 'A nonce for one login in this browser',
        body: exact({ role: Role }),
        response: { 200: Challenge, ...Problems },
      },
    },
    async (request, reply) => {
      assertOwnOrigin(parts, request);
      const refused = limits.whyNoChallenge(request.ip);
      if (refused !== undefined) throw new Refused(refused);
      const { challenge, browser } = loginChallenge(parts, request.body.role);
      reply.header('set-cookie', cookies.newLogin(request.headers.cookie, browser, NONCE_LIFETIME_MS));
      return challenge;
    },
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
    async (request, reply) => {
      assertOwnOrigin(parts, request);
      const { body, headers } = request;
      const browser = { logins: cookies.readLogins(headers.cookie), client: clientOf(headers['user-agent']) };
      const post = { ...body, cms: fromBase64url(body.cms) };
      const { cookie, session, spent } = unwrap(await logIn(parts, limits, post, browser));
      reply.header('set-cookie', [
        cookies.session(session.role, cookie, parts.config.sessionMs),
        cookies.endLogin(spent),
      ]);
      return view(session);
    },
  );

  app.get(
    '/api/session',
    {
      config,
      schema: { summary: 'Who is logged in', querystring: Whose, response: { 200: SessionView, ...Problems } },
    },
    async (request, reply) => {
      const found = await sessionOf(parts, request, reply, request.query.role);
      if (found.session === undefined) throw new Refused(sessionRequired(found.why));
      return view(found.session);
    },
  );

  app.delete(
    '/api/session',
    { config, schema: { summary: 'Logs out', querystring: Whose, response: { 204: Type.Null(), ...Problems } } },
    async (request, reply) => {
      const { role } = request.query;
      const found = await sessionOf(parts, request, reply, role);
      if (found.session === undefined) throw new Refused(sessionRequired(found.why));
      assertOwnCall(parts, request, found.session);
      await endSession(parts, found.session.idHash, 'logged-out');
      reply.removeHeader('set-cookie').header('set-cookie', cookies.session(role, '', 0));
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

  sessionsRoutes(app, parts);
}
