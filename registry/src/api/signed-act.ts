import { fromBase64url } from '@lianshu/core/bytes';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { unwrap } from '../http/problem.ts';
import { callerIn, roleFor, setSessionCookie } from '../http/session-guard.ts';
import type { SessionDesk } from '../sessions/desk.ts';
import { type PapersOfActs, prepareAct } from '../sessions/prepare-act.ts';
import { type SignedTask, stepUp } from '../sessions/step-up.ts';

export interface SignedActCall {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly kind: SignedTask;
  /** A log, or of a destruction a case. */
  readonly about: string;
  readonly cms: string | undefined;
}

/**
 * Demands the card's fresh signature over this act as the files stand now. Resolves to what enters it in the acts file; the
 * session's cookie has another value from here on.
 */
export async function signedAct(
  desk: SessionDesk,
  papers: PapersOfActs,
  { request, reply, kind, about, cms: sent }: SignedActCall,
): Promise<() => Promise<void>> {
  const caller = callerIn(request);
  const role = roleFor(caller, kind);
  const { session, officers } = caller;
  const act = unwrap(await prepareAct(papers, kind, about));
  const cms = unwrap(await stepUp(desk, session, act, sent === undefined ? undefined : fromBase64url(sent)));
  const cookie = desk.sessions.rotate(session.key);
  if (cookie !== undefined) setSessionCookie(desk, reply, cookie);
  return () => desk.acts.enter(officers, { kind, card: session.card.hash, role, data: act.data, cms });
}
