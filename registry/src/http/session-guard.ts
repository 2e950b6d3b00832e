import { equalBytes, utf8 } from '@lianshu/core/bytes';
import { mayAtRegistry, type RegistryRole, type RegistryTaskName, registryTaskOf } from '@lianshu/core/case';
import { refuse } from '@lianshu/core/errors';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { officerOf, type RegistryOfficer } from '../officers/officers-file.ts';
import type { SessionDesk } from '../sessions/desk.ts';
import { LONGEST_MS, type RegistrySession } from '../sessions/session-store.ts';
import { Cookies } from './cookies.ts';
import { Refused } from './problem.ts';

/** Who calls: her session, and what the list says of her card now. */
export interface Caller {
  readonly session: RegistrySession;
  readonly officer: RegistryOfficer;
  readonly officers: readonly RegistryOfficer[];
}

/** What a route asks of who calls it: nothing, a session, or a session whose card is listed for the task. */
export type Access = 'anyone' | 'signed-in' | RegistryTaskName;

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: Access;
  }
  interface FastifyRequest {
    caller?: Caller;
  }
}

const SAFE = new Set(['GET', 'HEAD']);

/**
 * Every route below must say who may call it (`config.access`), or the program does not start. Before a body is read, the
 * session is there, the card is on the list as it is now and has the role, and a call that changes something carries the
 * session's token.
 */
export function guardSessions(app: FastifyInstance, desk: SessionDesk): void {
  app.addHook('onRoute', ({ config, method, url }) => {
    if (config?.access === undefined) throw new Error(`${String(method)} ${url} does not say who may call it`);
  });
  app.addHook('onRequest', async (request, reply) => {
    const access = request.routeOptions.config.access;
    if (access === undefined || access === 'anyone') return;
    const caller = await callerOf(desk, request, reply);
    assertOwnCall(request, caller.session);
    if (access !== 'signed-in' && !mayAtRegistry(access, caller.officer.roles)) throw wrongOffice(access);
    request.caller = caller;
  });
}

/** Who is not listed for an act is told whose it is. */
function wrongOffice(task: RegistryTaskName): Refused {
  const { roles, cite } = registryTaskOf(task);
  return new Refused({ ...refuse('session.wrong-office', { offices: roles.join(' ') }), article: cite });
}

async function callerOf(desk: SessionDesk, request: FastifyRequest, reply: FastifyReply): Promise<Caller> {
  const officers = await desk.officers();
  if (!officers.ok) throw new Refused(officers);
  const value = cookiesOf(desk).readSession(request.headers.cookie);
  const found = value === undefined ? undefined : desk.sessions.find(value);
  const officer = found && officerOf(officers.value, found.session.card.hash);
  if (found === undefined) throw new Refused(refuse('session.required'));
  if (officer === undefined) {
    // For good, also when the card comes back to the list.
    desk.sessions.end(found.session.key);
    throw new Refused(refuse('session.required'));
  }
  if (found.cookie !== undefined) {
    await endIfRevoked(desk, found.session);
    setSessionCookie(desk, reply, found.cookie);
  }
  return { session: found.session, officer, officers: officers.value };
}

/** Asked as often as the cookie changes. Lists that cannot be read end no session: nobody could log in again without them. */
async function endIfRevoked(desk: SessionDesk, { key, card }: RegistrySession): Promise<void> {
  const lists = await Promise.resolve(desk.revocations()).catch(() => undefined);
  if (lists?.status(card.issuerKeyId, card.serial, desk.clock()) !== 'revoked') return;
  desk.sessions.end(key);
  throw new Refused(refuse('session.required'));
}

export function cookiesOf({ origin }: Pick<SessionDesk, 'origin'>): Cookies {
  return new Cookies(origin());
}

/** In place of whatever this answer has said of the cookie before. */
export function setSessionCookie(desk: SessionDesk, reply: FastifyReply, value: string): void {
  reply.removeHeader('set-cookie').header('set-cookie', cookiesOf(desk).session(value, LONGEST_MS));
}

/** Throws `session.csrf` unless the call carries the session's token; reading calls need none. */
function assertOwnCall(request: FastifyRequest, session: RegistrySession): void {
  if (SAFE.has(request.method)) return;
  const token = request.headers['x-lianshu-csrf'];
  if (typeof token !== 'string' || !equalBytes(utf8(token), utf8(session.csrf)))
    throw new Refused(refuse('session.csrf'));
}

/** Who calls a guarded route. */
export function callerIn(request: FastifyRequest): Caller {
  if (request.caller === undefined) throw new Error('the route has no guard');
  return request.caller;
}

/** In which role the caller does a task: the first of the task's that is hers. */
export function roleFor({ officer }: Caller, task: RegistryTaskName): RegistryRole {
  const role = registryTaskOf(task).roles.find((one) => officer.roles.includes(one));
  if (role === undefined) throw wrongOffice(task);
  return role;
}
