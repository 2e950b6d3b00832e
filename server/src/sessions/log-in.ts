import { fromBase64url } from '@lianshu/core/bytes';
import { PHASES } from '@lianshu/core/case';
import { accept, type Result, refuse } from '@lianshu/core/errors';
import { checkSignedCms, type SignedDocument } from '@lianshu/core/pki';
import { verifyLogin } from '@lianshu/core/statement';
import { bindCode, isCode, newestCode, standingOf } from '../cases/authentication-code.ts';
import { loadCase } from '../cases/case-store.ts';
import type { ServerParts } from '../parts.ts';
import { cardKeyOf } from './card-key.ts';
import { findOfficer, type Officer } from './find-officer.ts';
import { checkLoginChallenge } from './login-challenge.ts';
import { type LoginLimits, tooMany } from './login-limits.ts';
import { isReissued, rememberOfficerKey } from './officer-key.ts';
import { type CardAtLogin, makeSession, type Session, type SessionRole } from './session.ts';

export interface LoginPost {
  readonly role: SessionRole;
  readonly cms: Uint8Array;
  /** Of a lead: the case that the statement names. */
  readonly caseNumber?: string;
  readonly authenticationCode?: string;
}

/** The browser that posts: the values that challenges have left in it, by the name of their cookie, and what it is. */
export interface LoginBrowser {
  readonly logins: ReadonlyMap<string, string>;
  readonly client: string;
}

/** `spent`: the login cookie that has served. */
type LoggedIn = { readonly cookie: string; readonly session: Session; readonly spent: string };

/**
 * A session for the holder of an accepted card: an officer whose card is registered, or the lead of a case with her
 * authentication code (regulation Art. 4, 6(2)). The statement must have been asked for in the browser that posts it.
 * Failures are counted for the card alone, once its signature has been verified. Refusals `cms.*`, `certificate.*`,
 * `statement.*`, `nonce.*`, `session.*`.
 */
export async function logIn(
  parts: ServerParts,
  limits: LoginLimits,
  post: LoginPost,
  browser: LoginBrowser,
): Promise<Result<LoggedIn>> {
  const { primitives: p, issuers, revocations, origin, clock } = parts;
  const now = clock();
  const signed = checkSignedCms(p, post.cms, { issuers, revocations: revocations(), at: now });
  if (!signed.ok) return signed;
  const { role, caseNumber } = post;
  const context = role === 'lead' && caseNumber !== undefined ? { role, origin, caseNumber } : { role, origin };
  const statement = verifyLogin(context, signed.value.content);
  if (!statement.ok) return statement;
  const { nonce, issuedAt, expiresAt } = statement.value;
  const given = { nonce: fromBase64url(nonce), issuedAt, expiresAt };
  const fresh = checkLoginChallenge(parts, role, given, browser.logins, now);
  if (!fresh.ok) return fresh;
  if (limits.isSpent(nonce)) return refuse('nonce.expired');
  const card = cardAtLogin(parts, signed.value);
  const wait = limits.cards.wait(card.key, now);
  if (wait > 0) return tooMany(wait);
  const name = signed.value.signer.commonName;
  // Counted and used up before anything is asked: many at once are no more tries than one after the other.
  limits.spend(nonce, now);
  limits.cards.failed(card.key, now);
  const admitted = await (role === 'lead' ? admitLead(parts, limits, post, card, name) : admitOfficer(parts, card));
  if (!admitted.ok) {
    const isGuess = admitted.code === 'session.code-wrong' || admitted.code === 'session.card-unknown';
    if (!isGuess) limits.cards.spare(card.key);
    return admitted;
  }
  limits.cards.passed(card.key);
  const { client } = browser;
  const made = await makeSession(parts, {
    role,
    ...admitted.value,
    caseNumber: caseNumber ?? null,
    card,
    nonce,
    client,
  });
  return made === undefined ? refuse('nonce.expired') : accept({ ...made, spent: fresh.value });
}

function cardAtLogin({ primitives: p }: ServerParts, { certificate, signer }: SignedDocument): CardAtLogin {
  return {
    hash: p.sha256(certificate.der),
    key: cardKeyOf(p, certificate),
    issuerKeyId: signer.issuer.keyId,
    serial: certificate.serial,
    notAfter: certificate.notAfter,
  };
}

/** An officer is who is on the list with this very certificate, which every entry of the acts log names. */
async function admitOfficer({ db }: ServerParts, { hash, key }: CardAtLogin): Promise<Result<Officer>> {
  const officer = await findOfficer(db, hash);
  if (officer === undefined)
    return refuse((await isReissued(db, key)) ? 'session.card-reissued' : 'session.card-unknown');
  await rememberOfficerKey(db, hash, key);
  return accept(officer);
}

/**
 * Whatever is wrong, the answer and the work are the same: nobody learns which case has a code, whose card it admits, or
 * whether a code would have been right in another card's hands. Only the card that the code admits is told that the case is over.
 */
async function admitLead(
  { db, primitives: p, clock }: ServerParts,
  { strangers }: LoginLimits,
  { caseNumber = '', authenticationCode = '' }: LoginPost,
  card: CardAtLogin,
  name: string,
): Promise<Result<Officer>> {
  const now = clock();
  const { state } = await loadCase(db, caseNumber);
  const row = await newestCode(db, caseNumber);
  const standing = standingOf(row, card);
  const isRight = isCode(p, row, authenticationCode);
  const isHers = state.text?.leadName === name && standing !== 'other';
  if (!isHers) return refuse('session.code-wrong');
  if (standing === 'first') {
    const wait = strangers.wait(caseNumber, now);
    if (wait > 0) return tooMany(wait);
    if (!isRight) strangers.failed(caseNumber, now);
  }
  if (!isRight || row === undefined) return refuse('session.code-wrong');
  // The lead's access ends with the case (regulation Art. 6(4)).
  if (PHASES[state.phase].endsLeadAccess) return { ...refuse('case.wrong-state'), article: 'regulation Art. 6(4)' };
  return (await bindCode(db, row, card)) ? accept({ name, roles: [] }) : refuse('session.code-wrong');
}
