import { cardName } from '@lianshu/core/acts';
import { equalBytes, toHex } from '@lianshu/core/bytes';
import { OFFICER_ROLES, type OfficerRole } from '@lianshu/core/case';
import { parseCertificate } from '@lianshu/core/pki';
import type { NewAct } from '../acts/new-act.ts';
import type { ServerParts } from '../parts.ts';
import type { Db, Tx } from '../store/database.ts';
import { closeSessions } from './close-sessions.ts';
import { type Officer, rolesOf } from './find-officer.ts';

/** An officer as the list names her: `card` is the SHA-256 of her signing certificate. */
export interface ListedOfficer extends Officer {
  readonly card: Uint8Array;
}

type OfficerParts = Pick<ServerParts, 'db' | 'acts'>;

/**
 * Lets the holder of this card's signing certificate act for the commission, in these roles from now on. Done by the
 * operator, never over HTTP.
 */
export async function registerOfficer(
  parts: OfficerParts & Pick<ServerParts, 'primitives'>,
  certificate: Uint8Array,
  name: string,
  roles: readonly OfficerRole[],
): Promise<void> {
  const card = parts.primitives.sha256(parseCertificate(certificate).der);
  await changeOfficers(parts, (listed) => [
    ...listed.filter((officer) => !equalBytes(officer.card, card)),
    { card, name, roles },
  ]);
}

/** Makes the list what `next` says of it; every change of a card's roles is an entry of the acts log. */
export async function changeOfficers(
  { db, acts }: OfficerParts,
  next: (listed: readonly ListedOfficer[]) => readonly ListedOfficer[],
): Promise<void> {
  await acts.during((enter) =>
    db.transaction().execute(async (tx) => {
      const before = await loadOfficers(tx);
      const entries = await applyChanges(tx, before, next(before));
      await enter(tx, entries);
    }),
  );
}

async function applyChanges(
  tx: Tx,
  before: readonly ListedOfficer[],
  after: readonly ListedOfficer[],
): Promise<readonly NewAct[]> {
  const known = new Map(before.map((officer) => [toHex(officer.card), officer]));
  const acts: NewAct[] = [];
  for (const { card, name, roles } of after) {
    const old = known.get(toHex(card));
    known.delete(toHex(card));
    const row = { name, roles: rolesText(roles) };
    if (old?.name === name && rolesText(old.roles) === row.roles) continue;
    await tx
      .insertInto('officer')
      .values({ card, ...row })
      .onConflict((conflict) => conflict.column('card').doUpdateSet(row))
      .execute();
    if (old !== undefined && rolesText(old.roles) === row.roles) continue;
    const detail = { card: cardName(card), roles: rolesOf(row.roles) };
    acts.push({ kind: 'officer-registered', actor: 'operator', case: null, detail });
  }
  for (const { card } of known.values()) {
    await tx.deleteFrom('officer').where('card', '=', card).execute();
    await closeSessions(tx, { role: 'commission', card });
    acts.push({ kind: 'officer-removed', actor: 'operator', case: null, detail: { card: cardName(card) } });
  }
  return acts;
}

function rolesText(roles: readonly OfficerRole[]): string {
  return OFFICER_ROLES.filter((role) => roles.includes(role)).join(' ');
}

async function loadOfficers(db: Db): Promise<readonly ListedOfficer[]> {
  const rows = await db.selectFrom('officer').selectAll().orderBy('card').execute();
  return rows.map(({ card, name, roles }) => ({ card, name, roles: rolesOf(roles) }));
}
