import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { fromBase64url } from '@lianshu/core/bytes';
import { clientOf, NONCE_LIFETIME_MS } from '@lianshu/core/door';
import { refuse } from '@lianshu/core/errors';
import { type Static, Type } from 'typebox';
import { unwrap } from '../http/problem.ts';
import { type Caller, callerIn, cookiesOf, roleFor, setSessionCookie } from '../http/session-guard.ts';
import type { SessionDesk } from '../sessions/desk.ts';
import { logIn, loginChallenge } from '../sessions/log-in.ts';
import { type PapersOfActs, prepareAct } from '../sessions/prepare-act.ts';
import { LONGEST_MS, type RegistrySession } from '../sessions/session-store.ts';
import { issueActNonce, SIGNED_TASKS } from '../sessions/step-up.ts';

const Role = Type.Literal('registry');
const Whose = Type.Object({ role: Role });
const Cms = Type.String({ maxLength: 22_000, pattern: '^[A-Za-z0-9_-]*$' });

const Challenge = {
  nonce: Type.String(),
  issuedAt: Type.Integer(),
  expiresAt: Type.Integer(),
};

const SessionView = Type.Object({
  role: Role,
  name: Type.String(),
  roles: Type.Array(Type.String()),
  csrf: Type.String(),
});

/** As the commission's server lists them (docs/specs/api.md). */
const SessionList = Type.Object({
  sessions: Type.Array(
    Type.Object({
      id: Type.String(),
      begunAt: Type.Integer(),
      usedAt: Type.Integer(),
      expiresAt: Type.Integer(),
      client: Type.String(),
      isThis: Type.Boolean(),
    }),
  ),
});

/** Names a session to its holder. */
const idOf = ({ key }: RegistrySession) => key.slice(0, 16);

export interface SessionRouteOptions {
  readonly desk: SessionDesk;
  readonly papers: PapersOfActs;
}

function view({ session, officer }: Pick<Caller, 'session' | 'officer'>): Static<typeof SessionView> {
  return { role: 'registry', name: officer.name, roles: [...officer.roles], csrf: session.csrf };
}

/** Login by card for the officers of the household authority, their sessions, and what a card signs before a dangerous act. */
export const sessionRoutes: FastifyPluginAsyncTypebox<SessionRouteOptions> = async (app, { desk, papers }) => {
  const { sessions } = desk;

  app.post(
    '/session/challenge',
    { config: { access: 'anyone' }, schema: { body: Whose, response: { 200: Type.Object(Challenge) } } },
    async (request, reply) => {
      unwrap(await desk.officers());
      const { challenge, browser } = loginChallenge(desk);
      reply.header('set-cookie', cookiesOf(desk).newLogin(request.headers.cookie, browser, NONCE_LIFETIME_MS));
      return challenge;
    },
  );

  app.post(
    '/session',
    {
      config: { access: 'anyone' },
      schema: { body: Type.Object({ role: Role, cms: Cms }), response: { 200: SessionView } },
    },
    async (request, reply) => {
      const { cookie: header, 'user-agent': agent } = request.headers;
      const cookies = cookiesOf(desk);
      const browser = { logins: cookies.readLogins(header), client: clientOf(agent) };
      const made = unwrap(await logIn(desk, fromBase64url(request.body.cms), browser));
      // Whatever the browser had: it is never carried over.
      const old = cookies.readSession(header);
      const replaced = old === undefined ? undefined : sessions.find(old);
      if (replaced !== undefined) sessions.end(replaced.session.key);
      setSessionCookie(desk, reply, made.cookie);
      reply.header('set-cookie', cookies.endLogin(made.spent));
      return view(made);
    },
  );

  app.get(
    '/session',
    { config: { access: 'signed-in' }, schema: { querystring: Whose, response: { 200: SessionView } } },
    async (request) => view(callerIn(request)),
  );

  app.delete(
    '/session',
    { config: { access: 'signed-in' }, schema: { querystring: Whose, response: { 204: Type.Null() } } },
    async (request, reply) => {
      sessions.end(callerIn(request).session.key);
      setSessionCookie(desk, reply, '');
      return reply.code(204).send(null);
    },
  );

  app.get(
    '/sessions',
    { config: { access: 'signed-in' }, schema: { querystring: Whose, response: { 200: SessionList } } },
    async (request) => {
      const own = callerIn(request).session;
      const shown = sessions.of(own.card.hash).map((session) => {
        const { startedAt, usedAt, client, card } = session;
        const expiresAt = Math.min(startedAt + LONGEST_MS, card.notAfter);
        return { id: idOf(session), begunAt: startedAt, usedAt, expiresAt, client, isThis: session.key === own.key };
      });
      return { sessions: shown.reverse() };
    },
  );

  app.delete(
    '/sessions',
    {
      config: { access: 'signed-in' },
      schema: {
        querystring: Type.Object({ role: Role, id: Type.Optional(Type.String({ pattern: '^[0-9a-f]{16}$' })) }),
        response: { 200: Type.Object({ ended: Type.Integer() }) },
      },
    },
    async (request) => {
      const own = callerIn(request).session;
      const { id } = request.query;
      // Another officer's session is not there for her; this one ends by logging out.
      const ended = sessions
        .of(own.card.hash)
        .filter((session) => session.key !== own.key && (id === undefined || idOf(session) === id));
      if (id !== undefined && ended.length === 0) unwrap(refuse('session.unknown'));
      for (const { key } of ended) sessions.end(key);
      return { ended: ended.length };
    },
  );

  app.post(
    '/session/act-challenge',
    {
      config: { access: 'signed-in' },
      schema: {
        body: Type.Object({
          caseNumber: Type.String({ maxLength: 16 }),
          log: Type.Optional(Type.String({ maxLength: 64 })),
          act: Type.Union(SIGNED_TASKS.map((name) => Type.Literal(name))),
        }),
        response: {
          200: Type.Object({
            ...Challenge,
            office: Type.String(),
            data: Type.Unsafe<Record<string, unknown>>({ type: 'object', additionalProperties: true }),
          }),
        },
      },
    },
    async (request) => {
      const caller = callerIn(request);
      const { act: kind, log, caseNumber } = request.body;
      roleFor(caller, kind);
      const act = unwrap(await prepareAct(papers, kind, log ?? caseNumber));
      return { office: 'registry-head', data: { ...act.data }, ...issueActNonce(desk, caller.session, act) };
    },
  );
};
