import { equalBytes, utf8 } from '@lianshu/core/bytes';
import { refuse } from '@lianshu/core/errors';
import type { FastifyRequest } from 'fastify';
import type { ServerParts } from '../parts.ts';
import { findSession, type Session, type SessionRole } from '../sessions/session.ts';
import { readCookie, SESSION_COOKIE } from './cookies.ts';
import { Refused } from './problem.ts';

declare module 'fastify' {
  interface FastifyRequest {
    session?: Session;
  }
}

const SAFE = new Set(['GET', 'HEAD']);

/**
 * Runs before a request's body is read: a session of this role must be there, and a call that changes something must
 * carry the session's token and come from our own pages.
 */
export function guard(parts: ServerParts, role: SessionRole): (request: FastifyRequest) => Promise<void> {
  return async (request) => {
    const session = await sessionOf(parts, request);
    if (session === undefined) throw new Refused(refuse('session.required'));
    if (session.role !== role) throw new Refused(refuse('session.wrong-role'));
    assertOwnCall(parts, request, session);
    request.session = session;
  };
}

/** The session that the request's cookie stands for. */
export async function sessionOf(parts: ServerParts, request: FastifyRequest): Promise<Session | undefined> {
  const cookie = readCookie(request.headers.cookie, SESSION_COOKIE);
  return cookie === undefined ? undefined : findSession(parts, cookie);
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
