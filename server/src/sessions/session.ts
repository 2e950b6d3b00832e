import { concat, fromBase64url, toBase64url, utf8 } from '@lianshu/core/bytes';
import { NONCE_LIFETIME_MS } from '@lianshu/core/door';
import type { Primitives } from '@lianshu/core/primitives';
import type { ServerParts } from '../parts.ts';
import { isOfficer } from './officers.ts';

export type SessionRole = 'lead' | 'commission';

/** Who is logged in. */
export interface Session {
  readonly role: SessionRole;
  readonly name: string;
  /** The lead's case; null for the commission. */
  readonly caseNumber: string | null;
  /** SHA-256 of the card's signing certificate. */
  readonly card: Uint8Array;
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
  readonly nonce: string;
}

/** Makes a session and the cookie value that stands for it; undefined when the nonce has made one before. */
export async function makeSession(
  { db, primitives, random, clock, config }: ServerParts,
  { role, name, caseNumber, card, nonce }: NewSession,
): Promise<{ readonly cookie: string; readonly session: Session } | undefined> {
  const now = clock();
  // A row is kept as long as its nonce could be shown again.
  await db
    .deleteFrom('session')
    .where('expires_at', '<=', now - NONCE_LIFETIME_MS)
    .execute();
  const id = random(ID_BYTES);
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('session')
    .values({
      id_hash: primitives.sha256(id),
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
  return { cookie: toBase64url(id), session: { role, name, caseNumber, card, csrf: csrfOf(primitives, id) } };
}

/** The session of a cookie value; undefined when there is none, it has expired, or the officer is one no longer. */
export async function findSession(
  { db, primitives, clock }: ServerParts,
  cookie: string,
): Promise<Session | undefined> {
  const id = idOf(cookie);
  if (id === undefined) return undefined;
  const row = await db
    .selectFrom('session')
    .selectAll()
    .where('id_hash', '=', primitives.sha256(id))
    .where('expires_at', '>', clock())
    .executeTakeFirst();
  if (row === undefined) return undefined;
  if (row.role === 'commission' && !(await isOfficer(db, row.card))) return undefined;
  return { role: row.role, name: row.name, caseNumber: row.case_number, card: row.card, csrf: csrfOf(primitives, id) };
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
