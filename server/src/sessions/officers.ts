import { OFFICER_ROLES, type OfficerRole } from '@lianshu/core/case';
import { parseCertificate } from '@lianshu/core/pki';
import type { ServerParts } from '../parts.ts';
import type { Db } from '../store/database.ts';

/** Who holds a card that may act for the commission, and for what it is listed. */
export interface Officer {
  readonly name: string;
  readonly roles: readonly OfficerRole[];
}

/** An officer as the list names her: `card` is the SHA-256 of her signing certificate. */
export interface ListedOfficer extends Officer {
  readonly card: Uint8Array;
}

/** Lets the holder of this card's signing certificate act for the commission. Done by the operator, never over HTTP. */
export async function registerOfficer(
  { db, primitives }: Pick<ServerParts, 'db' | 'primitives'>,
  certificate: Uint8Array,
  name: string,
  roles: readonly OfficerRole[],
): Promise<void> {
  await listOfficer(db, { card: primitives.sha256(parseCertificate(certificate).der), name, roles });
}

export async function listOfficer(db: Db, { card, name, roles }: ListedOfficer): Promise<void> {
  const row = { name, roles: OFFICER_ROLES.filter((role) => roles.includes(role)).join(' ') };
  await db
    .insertInto('officer')
    .values({ card, ...row })
    .onConflict((conflict) => conflict.column('card').doUpdateSet(row))
    .execute();
}

/** The officer of a card (SHA-256 of its signing certificate) as the list has her now; undefined when it is on it no longer. */
export async function findOfficer(db: Db, card: Uint8Array): Promise<Officer | undefined> {
  const row = await db.selectFrom('officer').select(['name', 'roles']).where('card', '=', card).executeTakeFirst();
  if (row === undefined) return undefined;
  const listed = row.roles.split(' ');
  return { name: row.name, roles: OFFICER_ROLES.filter((role) => listed.includes(role)) };
}
