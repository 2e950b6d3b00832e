import { equalBytes } from '@lianshu/core/bytes';
import type { OfficerRole } from '@lianshu/core/case';
import { NONCE_LIFETIME_MS } from '@lianshu/core/door';
import { admittedCard } from '../cases/authentication-code.ts';
import type { ServerParts } from '../parts.ts';
import type { EndedWhy, Row } from '../store/database.ts';
import { findOfficer } from './find-officer.ts';
import {
  csrfOf,
  encodeSessionCookie,
  readSessionCookie,
  SECRET_BYTES,
  type SessionRole,
  sessionNameOf,
} from './session-cookie.ts';

export type { SessionRole };

/** Who is logged in. */
export interface Session {
  readonly role: SessionRole;
  readonly name: string;
  /** The lead's case; null for the commission. */
  readonly caseNumber: string | null;
  /** SHA-256 of the card's signing certificate. */
  readonly card: Uint8Array;
  /** What an officer's card is listed for now; of the lead none. */
  readonly roles: readonly OfficerRole[];
  /** Names this session and no other, whatever value its cookie has, and opens nothing. */
  readonly idHash: Uint8Array;
  readonly csrf: string;
  /** ms. */
  readonly expiresAt: number;
}

/** A session that goes on, with the next value of its cookie when that is due; or why there is none. */
export type Found =
  | { readonly session: Session; readonly cookie?: string }
  | { readonly session: undefined; readonly why?: EndedWhy };

/**
 * How long the value before still counts after the new one was first shown: for requests that were on their way. Two values
 * at most are good at any time, since none is changed again within this.
 */
export const OVERLAP_MS = 10_000;

/** How often at most a session writes down that it is used. */
export const USED_EVERY_MS = 5 * 60_000;

export interface NewSession {
  readonly role: SessionRole;
  readonly name: string;
  readonly caseNumber: string | null;
  readonly card: CardAtLogin;
  readonly roles: readonly OfficerRole[];
  readonly nonce: string;
  readonly client: string;
}

/** What is kept of the certificate that logged in. */
export interface CardAtLogin {
  /** SHA-256 of the certificate, and of its public key. */
  readonly hash: Uint8Array;
  readonly key: Uint8Array;
  readonly issuerKeyId: Uint8Array;
  readonly serial: Uint8Array;
  readonly notAfter: number;
}

/** Makes a session, always under a new secret, and the cookie value that stands for it; undefined when the nonce has made one before. */
export async function makeSession(
  { db, primitives: p, random, clock, config, nonceKey }: ServerParts,
  { role, name, caseNumber, card, roles, nonce, client }: NewSession,
): Promise<{ readonly cookie: string; readonly session: Session } | undefined> {
  const now = clock();
  // A row is kept as long as its nonce could be shown again.
  await db
    .deleteFrom('session')
    .where('expires_at', '<=', now - NONCE_LIFETIME_MS)
    .execute();
  const secret = random(SECRET_BYTES);
  const idHash = sessionNameOf(p, secret);
  const expiresAt = now + config.sessionMs;
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('session')
    .values({
      id_hash: idHash,
      role,
      name,
      case_number: caseNumber,
      card: card.hash,
      nonce,
      expires_at: expiresAt,
      card_key: card.key,
      issuer_key_id: card.issuerKeyId,
      serial: card.serial,
      not_after: card.notAfter,
      client,
      begun_at: now,
      used_at: now,
      turn: 0,
      turned_at: now,
      turn_due: now + config.sessionTurnMs,
      ended: null,
    })
    .onConflict((conflict) => conflict.column('nonce').doNothing())
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows !== 1n) return undefined;
  const session = { role, name, caseNumber, card: card.hash, roles, idHash, csrf: csrfOf(p, secret), expiresAt };
  return { cookie: encodeSessionCookie(p, nonceKey, role, { secret, turn: 0 }), session };
}

/**
 * The session of a cookie value. There is none when it has ended or expired, lay idle, its card has been revoked or has
 * expired, the officer is one no longer, or the lead's card is not the one that the newest code of her case admits. A value
 * that was replaced ends its session: whoever shows it took it from the browser, or the browser's was taken. An officer's
 * roles are those that the list gives her card now.
 */
export async function findSession(parts: ServerParts, role: SessionRole, value: string): Promise<Found> {
  const { db, primitives: p, clock, nonceKey } = parts;
  const cookie = readSessionCookie(p, nonceKey, role, value);
  if (cookie === undefined) return { session: undefined };
  const { secret, turn } = cookie;
  const idHash = sessionNameOf(p, secret);
  const row = await db.selectFrom('session').selectAll().where('id_hash', '=', idHash).executeTakeFirst();
  if (row === undefined || row.role !== role) return { session: undefined };
  const now = clock();
  if (row.ended !== null) return { session: undefined, why: row.ended };
  if (row.expires_at <= now) return { session: undefined };
  const why = whyOver(parts, row, turn, now);
  if (why !== undefined) {
    await endSession(parts, idHash, why);
    return { session: undefined, why };
  }
  const roles = await rolesNow(parts, row);
  if (roles === undefined) return { session: undefined };
  await noteUse(parts, row, turn, now);
  const { name, case_number: caseNumber, card, expires_at: expiresAt } = row;
  const session = { role, name, caseNumber, card, roles, idHash, csrf: csrfOf(p, secret), expiresAt };
  if (turn !== row.turn || now < row.turn_due) return { session };
  return { session, cookie: encodeSessionCookie(p, nonceKey, role, { secret, turn: turn + 1 }) };
}

type SessionRow = Row<'session'>;

function whyOver(
  { config, issuers, revocations }: ServerParts,
  row: SessionRow,
  turn: number,
  now: number,
): EndedWhy | undefined {
  const isReplaced = turn < row.turn - 1 || (turn === row.turn - 1 && now >= row.turned_at + OVERLAP_MS);
  if (isReplaced) return 'reused';
  if (now - row.used_at >= config.sessionIdleMs) return 'idle';
  const isKnownIssuer = issuers.some(({ keyId }) => equalBytes(keyId, row.issuer_key_id));
  // A list that is missing or stale ends no session: nobody could log in again before it is there.
  const isRevoked = revocations().status(row.issuer_key_id, row.serial, now) === 'revoked';
  return now > row.not_after || isRevoked || !isKnownIssuer ? 'card' : undefined;
}

/** What she may do now; undefined when she may not be logged in any more. */
async function rolesNow({ db }: ServerParts, row: SessionRow): Promise<readonly OfficerRole[] | undefined> {
  if (row.role === 'commission') return (await findOfficer(db, row.card))?.roles;
  const admitted = await admittedCard(db, row.case_number!);
  return admitted !== undefined && equalBytes(admitted, row.card_key) ? [] : undefined;
}

/** The first time that a new value is shown the one before begins to lapse; besides, a use is written down now and then. */
async function noteUse({ db, config }: ServerParts, row: SessionRow, turn: number, now: number): Promise<void> {
  const update = db.updateTable('session').where('id_hash', '=', row.id_hash);
  if (turn > row.turn)
    await update
      .set({ turn, turned_at: now, turn_due: now + config.sessionTurnMs, used_at: now })
      .where('turn', '=', row.turn)
      .execute();
  else if (now - row.used_at >= USED_EVERY_MS)
    await update.set({ used_at: now }).where('used_at', '=', row.used_at).execute();
}

/** From the next answer on the session's cookie has a new value, or once the value before counts no longer: after a signature that has just been proved. */
export async function turnSoon({ db, clock }: ServerParts, { idHash }: Session): Promise<void> {
  const now = clock();
  await db
    .updateTable('session')
    .set((row) => ({
      turn_due: row
        .case()
        .when(row.and([row('turn', '>', 0), row('turned_at', '>', now - OVERLAP_MS)]))
        .then(row('turned_at', '+', OVERLAP_MS))
        .else(now)
        .end(),
    }))
    .where('id_hash', '=', idHash)
    .execute();
}

/** Ends a session for good: no cookie fits it any more. Its row stays a while, since its login statement is used up. */
export async function endSession({ db }: ServerParts, idHash: Uint8Array, why: EndedWhy): Promise<void> {
  await db
    .updateTable('session')
    .set({ ended: why })
    .where('id_hash', '=', idHash)
    .where('ended', 'is', null)
    .execute();
}
