import { toHex } from '@lianshu/core/bytes';
import type { ServerParts } from '../parts.ts';
import type { Db } from '../store/database.ts';
import type { Session } from './session.ts';

/** A session as its holder sees it. Times to the minute, ms; the last use is written down every five minutes. */
export interface SessionShown {
  /** Names it to its holder; opens nothing. */
  readonly id: string;
  readonly begunAt: number;
  readonly usedAt: number;
  readonly expiresAt: number;
  /** `chrome/windows` and the like. */
  readonly client: string;
  readonly isThis: boolean;
}

const MINUTE_MS = 60_000;
const SHOWN_BYTES = 8;

/** The sessions that live of whoever has this one, the newest first: of an officer's card, or of a lead's case. */
export async function listSessions(parts: ServerParts, own: Session): Promise<readonly SessionShown[]> {
  const { clock, config } = parts;
  const now = clock();
  const rows = await liveRows(parts.db, own)
    .where('expires_at', '>', now)
    .where('used_at', '>', now - config.sessionIdleMs)
    .orderBy('begun_at', 'desc')
    .orderBy('id_hash')
    .execute();
  return rows.map(({ id_hash, begun_at, used_at, expires_at, client }) => ({
    id: shownId(id_hash),
    begunAt: toMinute(begun_at),
    usedAt: toMinute(used_at),
    expiresAt: toMinute(expires_at),
    client,
    isThis: toHex(id_hash) === toHex(own.idHash),
  }));
}

/** Ends one of the holder's other sessions, or all of them; how many it ended. This one ends by logging out. */
export async function endOthers({ db }: ServerParts, own: Session, id?: string): Promise<number> {
  const rows = await liveRows(db, own).execute();
  const others = rows
    .map(({ id_hash }) => id_hash)
    .filter((hash) => toHex(hash) !== toHex(own.idHash) && (id === undefined || shownId(hash) === id));
  if (others.length === 0) return 0;
  await db
    .updateTable('session')
    .set({ ended: 'ended-by-holder' })
    .where('id_hash', 'in', others)
    .where('ended', 'is', null)
    .execute();
  return others.length;
}

function liveRows(db: Db, { role, card, caseNumber }: Session) {
  const all = db.selectFrom('session').selectAll().where('role', '=', role).where('ended', 'is', null);
  return role === 'lead' ? all.where('case_number', '=', caseNumber) : all.where('card', '=', card);
}

function shownId(idHash: Uint8Array): string {
  return toHex(idHash.subarray(0, SHOWN_BYTES));
}

function toMinute(at: number): number {
  return Math.floor(at / MINUTE_MS) * MINUTE_MS;
}
