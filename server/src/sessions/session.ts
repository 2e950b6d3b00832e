import { concat, equalBytes, fromBase64url, toBase64url, utf8 } from '@lianshu/core/bytes';
import type { OfficerRole } from '@lianshu/core/case';
import { NONCE_LIFETIME_MS } from '@lianshu/core/door';
import type { Primitives } from '@lianshu/core/primitives';
import { admittedCard } from '../cases/authentication-code.ts';
import type { ServerParts } from '../parts.ts';
import { findOfficer } from './find-officer.ts';

export type SessionRole = 'lead' | 'commission';

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
  /** SHA-256 of the cookie's value: names this session and no other, and opens nothing. */
  readonly idHash: Uint8Array;
  readonly csrf: string;
}

const ID_BYTES = 32;
const CSRF_LABEL = utf8('lianshu/v1 csrf');

function csrfOf(p: Primitives, id: Uint8Array): string {
  return toBase64url(p.sha256(concat(CSRF_LABEL, id)));
}

function idOf(cookie: string): Uint8Array | undefined {
  try {
    const id = fromBase64url(cookie);
    return id.length === ID_BYTES ? id : undefined;
  } catch {
    return undefined;
  }
}

export interface NewSession {
  readonly role: SessionRole;
  readonly name: string;
  readonly caseNumber: string | null;
  readonly card: Uint8Array;
  readonly roles: readonly OfficerRole[];
  readonly nonce: string;
}

/** Makes a session and the cookie value that stands for it; undefined when the nonce has made one before. */
export async function makeSession(
  { db, primitives, random, clock, config }: ServerParts,
  { role, name, caseNumber, card, roles, nonce }: NewSession,
): Promise<{ readonly cookie: string; readonly session: Session } | undefined> {
  const now = clock();
  // A row is kept as long as its nonce could be shown again.
  await db
    .deleteFrom('session')
    .where('expires_at', '<=', now - NONCE_LIFETIME_MS)
    .execute();
  const id = random(ID_BYTES);
  const idHash = primitives.sha256(id);
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('session')
    .values({
      id_hash: idHash,
      role,
      name,
      case_number: caseNumber,
      card,
      nonce,
      expires_at: now + config.sessionMs,
    })
    .onConflict((conflict) => conflict.column('nonce').doNothing())
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows !== 1n) return undefined;
  const session = { role, name, caseNumber, card, roles, idHash, csrf: csrfOf(primitives, id) };
  return { cookie: toBase64url(id), session };
}

/**
 * The session of a cookie value; undefined when there is none, it has expired, the officer is one no longer, or the lead's
 * card is not the one that the newest code of her case admits. An officer's roles are those that the list gives her card now.
 */
export async function findSession(
  { db, primitives, clock }: ServerParts,
  cookie: string,
): Promise<Session | undefined> {
  const id = idOf(cookie);
  if (id === undefined) return undefined;
  const idHash = primitives.sha256(id);
  const row = await db
    .selectFrom('session')
    .selectAll()
    .where('id_hash', '=', idHash)
    .where('expires_at', '>', clock())
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const { role, name, case_number: caseNumber, card } = row;
  const session = { role, name, caseNumber, card, idHash, csrf: csrfOf(primitives, id) };
  if (role === 'lead') {
    const admitted = await admittedCard(db, caseNumber!);
    return admitted !== undefined && equalBytes(admitted, card) ? { ...session, roles: [] } : undefined;
  }
  const officer = await findOfficer(db, card);
  return officer === undefined ? undefined : { ...session, roles: officer.roles };
}

/** Ends a session for good: no cookie fits it any more, and its row stays a while, since its login statement is used up. */
export async function endSession({ db, primitives, random, clock }: ServerParts, cookie: string): Promise<void> {
  const id = idOf(cookie);
  if (id === undefined) return;
  await db
    .updateTable('session')
    .set({ id_hash: random(ID_BYTES), expires_at: clock() })
    .where('id_hash', '=', primitives.sha256(id))
    .execute();
}
