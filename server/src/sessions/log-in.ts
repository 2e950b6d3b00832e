import { fromBase64url } from '@lianshu/core/bytes';
import { PHASES } from '@lianshu/core/case';
import { checkNonce } from '@lianshu/core/door';
import { accept, type Result, refuse } from '@lianshu/core/errors';
import { checkSignedCms } from '@lianshu/core/pki';
import { verifyLogin } from '@lianshu/core/statement';
import { checkCode } from '../cases/authentication-code.ts';
import { loadCase } from '../cases/case-store.ts';
import type { ServerParts } from '../parts.ts';
import { findOfficer, type Officer } from './find-officer.ts';
import { makeSession, type Session, type SessionRole } from './session.ts';

export interface LoginPost {
  readonly role: SessionRole;
  readonly cms: Uint8Array;
  /** Of a lead: the case that the statement names. */
  readonly caseNumber?: string;
  readonly authenticationCode?: string;
}

type LoggedIn = { readonly cookie: string; readonly session: Session };

/**
 * A session for the holder of an accepted card: an officer whose card is registered, or the lead of a case with her
 * authentication code (regulation Art. 4, 6(2)). Refusals `cms.*`, `certificate.*`, `statement.*`, `nonce.*`, `session.*`.
 */
export async function logIn(parts: ServerParts, post: LoginPost): Promise<Result<LoggedIn>> {
  const { primitives: p, issuers, revocations, nonceKey, origin, clock } = parts;
  const now = clock();
  const signed = checkSignedCms(p, post.cms, { issuers, revocations: revocations(), at: now });
  if (!signed.ok) return signed;
  const { role, caseNumber } = post;
  const context = role === 'lead' && caseNumber !== undefined ? { role, origin, caseNumber } : { role, origin };
  const statement = verifyLogin(context, signed.value.content);
  if (!statement.ok) return statement;
  const { nonce, issuedAt, expiresAt } = statement.value;
  const claims = { purpose: 'login', manifestHash: null, issuedAt, expiresAt } as const;
  const fresh = checkNonce(p, nonceKey, claims, fromBase64url(nonce), now);
  if (!fresh.ok) return fresh;
  const card = p.sha256(signed.value.certificate.der);
  const name = signed.value.signer.commonName;
  const admitted = role === 'lead' ? await admitLead(parts, post, card, name) : await admitOfficer(parts, card);
  if (!admitted.ok) return admitted;
  const made = await makeSession(parts, { role, ...admitted.value, caseNumber: caseNumber ?? null, card, nonce });
  return made === undefined ? refuse('nonce.expired') : accept(made);
}

async function admitOfficer({ db }: ServerParts, card: Uint8Array): Promise<Result<Officer>> {
  const officer = await findOfficer(db, card);
  return officer === undefined ? refuse('session.card-unknown') : accept(officer);
}

async function admitLead(
  { db, primitives }: ServerParts,
  { caseNumber, authenticationCode }: LoginPost,
  card: Uint8Array,
  name: string,
): Promise<Result<Officer>> {
  if (caseNumber === undefined || authenticationCode === undefined) return refuse('session.code-wrong');
  const { state } = await loadCase(db, caseNumber);
  if (state.text === null) return refuse('session.code-wrong');
  // The lead's access ends with the case (regulation Art. 6(4)).
  if (PHASES[state.phase].endsLeadAccess) return { ...refuse('case.wrong-state'), article: 'regulation Art. 6(4)' };
  if (state.text.leadName !== name) return refuse('session.card-unknown');
  const answer = await checkCode(primitives, db, caseNumber, authenticationCode, card);
  if (answer === 'wrong-code') return refuse('session.code-wrong');
  return answer === 'other-card' ? refuse('session.card-unknown') : accept({ name, roles: [] });
}
