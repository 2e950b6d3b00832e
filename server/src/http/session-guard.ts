import { equalBytes, utf8 } from '@lianshu/core/bytes';
import { type OfficerRole, type OfficeTaskName, taskOf } from '@lianshu/core/case';
import { type Refusal, refuse } from '@lianshu/core/errors';
import type { FastifyRequest } from 'fastify';
import type { ServerParts } from '../parts.ts';
import { findSession, type Session, type SessionRole } from '../sessions/session.ts';
import { readCookie, SESSION_COOKIES } from './cookies.ts';
import { Refused } from './problem.ts';

declare module 'fastify' {
  interface FastifyRequest {
    session?: Session;
  }
}

const SAFE = new Set(['GET', 'HEAD']);
const OTHER: Readonly<Record<SessionRole, SessionRole>> = { lead: 'commission', commission: 'lead' };

/**
 * Runs before a request's body is read: a session of this role must be there, and a call that changes something must
 * carry the session's token and come from our own pages.
 */
export function guard(parts: ServerParts, role: SessionRole): (request: FastifyRequest) => Promise<void> {
  return async (request) => {
    const session = await sessionOf(parts, request, role);
    if (session === undefined) {
      const other = await sessionOf(parts, request, OTHER[role]);
      throw new Refused(refuse(other === undefined ? 'session.required' : 'session.wrong-role'));
    }
    assertOwnCall(parts, request, session);
    request.session = session;
  };
}

/** As `guard` for the commission; besides, the officer's card must be listed for a role that does this (`OFFICE_TASKS`). */
export function officeGuard(parts: ServerParts, task: OfficeTaskName): (request: FastifyRequest) => Promise<void> {
  const guarded = guard(parts, 'commission');
  return async (request) => {
    await guarded(request);
    const { roles, cite } = taskOf(task);
    if (!roles.some((role) => sessionIn(request).roles.includes(role))) throw new Refused(wrongOffice(roles, cite));
  };
}

/** Who is not listed for an act is told whose it is. */
export function wrongOffice(offices: readonly OfficerRole[], article: string): Refusal {
  return { ...refuse('session.wrong-office', { offices: offices.join(' ') }), article };
}

/** The session of this role that the request's cookies stand for. */
export async function sessionOf(
  parts: ServerParts,
  request: FastifyRequest,
  role: SessionRole,
): Promise<Session | undefined> {
  const cookie = readCookie(request.headers.cookie, SESSION_COOKIES[role]);
  const session = cookie === undefined ? undefined : await findSession(parts, cookie);
  return session?.role === role ? session : undefined;
}

/** Throws `session.csrf` unless the call carries the session's token; reading calls need none. */
export function assertOwnCall({ origin }: ServerParts, request: FastifyRequest, session: Session): void {
  if (SAFE.has(request.method)) return;
  const token = request.headers['x-lianshu-csrf'];
  const fits = typeof token === 'string' && equalBytes(utf8(token), utf8(session.csrf));
  const from = request.headers.origin;
  if (!fits || (from !== undefined && from !== origin)) throw new Refused(refuse('session.csrf'));
}

/** The session of a guarded route. */
export function sessionIn(request: FastifyRequest): Session {
  if (request.session === undefined) throw new Error('the route has no guard');
  return request.session;
}
