import { refuse } from '@lianshu/core/errors';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { Refused } from '../http/problem.ts';
import { assertOwnCall, sessionOf, sessionRequired } from '../http/session-guard.ts';
import type { App } from '../http/shell.ts';
import type { ServerParts } from '../parts.ts';
import { endOthers, listSessions } from '../sessions/list-sessions.ts';
import type { Session, SessionRole } from '../sessions/session.ts';
import { exact, Problems, Whose } from './schemas.ts';

const ShownSession = exact({
  id: Type.String(),
  begunAt: Type.Integer(),
  usedAt: Type.Integer(),
  expiresAt: Type.Integer(),
  client: Type.String({ description: 'A word for the browser and one for the system, like chrome/windows' }),
  isThis: Type.Boolean(),
});

/** Where else an officer or a lead is logged in, and how she ends that. */
export function sessionsRoutes(app: App, parts: ServerParts): void {
  const config = { logged: true };
  const own = async (request: FastifyRequest, reply: FastifyReply, role: SessionRole): Promise<Session> => {
    const found = await sessionOf(parts, request, reply, role);
    if (found.session === undefined) throw new Refused(sessionRequired(found.why));
    assertOwnCall(parts, request, found.session);
    return found.session;
  };

  app.get(
    '/api/sessions',
    {
      config,
      schema: {
        summary: 'The sessions of whoever is logged in: an officer’s by her card, a lead’s by her case',
        querystring: Whose,
        response: { 200: exact({ sessions: Type.Array(ShownSession) }), ...Problems },
      },
    },
    async (request, reply) => {
      const session = await own(request, reply, request.query.role);
      return { sessions: (await listSessions(parts, session)).map((shown) => ({ ...shown })) };
    },
  );

  app.delete(
    '/api/sessions',
    {
      config,
      schema: {
        summary: 'Ends one of her other sessions, or all others',
        querystring: Type.Object(
          { ...Whose.properties, id: Type.Optional(Type.String({ pattern: '^[0-9a-f]{16}$' })) },
          { additionalProperties: false },
        ),
        response: { 200: exact({ ended: Type.Integer() }), ...Problems },
      },
    },
    async (request, reply) => {
      const { role, id } = request.query;
      const ended = await endOthers(parts, await own(request, reply, role), id);
      if (id !== undefined && ended === 0) throw new Refused(refuse('session.unknown'));
      return { ended };
    },
  );
}
