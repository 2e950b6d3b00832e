import { equalBytes, utf8 } from '@lianshu/core/bytes';
import { type OfficerRole, type OfficeTaskName, taskOf } from '@lianshu/core/case';
import { type Refusal, refuse } from '@lianshu/core/errors';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ServerParts } from '../parts.ts';
import { type Found, findSession, type Session, type SessionRole } from '../sessions/session.ts';
import type { EndedWhy } from '../store/database.ts';
import { Cookies } from './cookies.ts';
import { Refused } from './problem.ts';

declare module 'fastify' {
  interface FastifyRequest {
    session?: Session;
  }
}

const SAFE = new Set(['GET', 'HEAD']);
const OTHER: Readonly<Record<SessionRole, SessionRole>> = { lead: 'commission', commission: 'lead' };

type Guard = (request: FastifyRequest, reply: FastifyReply) => Promise<void>;

/**
 * Runs before a request's body is read: a session of this role must be there, and a call that changes something must
 * carry the session's token and come from our own pages. When it is due the answer brings the session's next cookie.
 */
export function guard(parts: ServerParts, role: SessionRole): Guard {
  return async (request, reply) => {
    const found = await sessionOf(parts, request, reply, role);
    if (found.session === undefined) {
      const other = await sessionOf(parts, request, reply, OTHER[role]);
      throw new Refused(other.session === undefined ? sessionRequired(found.why) : refuse('session.wrong-role'));
    }
    assertOwnCall(parts, request, found.session);
    request.session = found.session;
  };
}

/** As `guard` for the commission; besides, the officer's card must be listed for a role that does this (`OFFICE_TASKS`). */
export function officeGuard(parts: ServerParts, task: OfficeTaskName): Guard {
  const guarded = guard(parts, 'commission');
  return async (request, reply) => {
    await guarded(request, reply);
    const { roles, cite } = taskOf(task);
    if (!roles.some((role) => sessionIn(request).roles.includes(role))) throw new Refused(wrongOffice(roles, cite));
  };
}

/** Who is not listed for an act is told whose it is. */
export function wrongOffice(offices: readonly OfficerRole[], article: string): Refusal {
  return { ...refuse('session.wrong-office', { offices: offices.join(' ') }), article };
}

/** Nobody is logged in; where a session was, with why it ended. */
export function sessionRequired(why?: EndedWhy): Refusal {
  return refuse('session.required', why === undefined ? {} : { why });
}

/** The session of this role that the request's cookies stand for. */
export async function sessionOf(
  parts: ServerParts,
  request: FastifyRequest,
  reply: FastifyReply,
  role: SessionRole,
): Promise<Found> {
  const cookies = cookiesOf(parts);
  const value = cookies.readSession(request.headers.cookie, role);
  if (value === undefined) return { session: undefined };
  const found = await findSession(parts, role, value);
  if (found.session !== undefined && found.cookie !== undefined)
    reply.header('set-cookie', cookies.session(role, found.cookie, found.session.expiresAt - parts.clock()));
  return found;
}

export function cookiesOf({ origin }: Pick<ServerParts, 'origin'>): Cookies {
  return new Cookies(origin.startsWith('https:'));
}

/** Throws `session.csrf` unless the call carries the session's token; reading calls need none. */
export function assertOwnCall(parts: ServerParts, request: FastifyRequest, session: Session): void {
  if (SAFE.has(request.method)) return;
  const token = request.headers['x-lianshu-csrf'];
  const fits = typeof token === 'string' && equalBytes(utf8(token), utf8(session.csrf));
  if (!fits) throw new Refused(refuse('session.csrf'));
  assertOwnOrigin(parts, request);
}

/** Throws `session.csrf` for a call that a browser says another site's page has made. */
export function assertOwnOrigin({ origin }: Pick<ServerParts, 'origin'>, request: FastifyRequest): void {
  const from = request.headers.origin;
  if (from !== undefined && from !== origin) throw new Refused(refuse('session.csrf'));
}

/** The session of a guarded route. */
export function sessionIn(request: FastifyRequest): Session {
  if (request.session === undefined) throw new Error('the route has no guard');
  return request.session;
}
