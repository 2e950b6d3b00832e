import { OFFICER_ROLES, type OfficerRole } from '@lianshu/core/case';
import type { Db } from '../store/database.ts';

/** Who holds a card that may act for the commission, and for what it is listed. */
export interface Officer {
  readonly name: string;
  readonly roles: readonly OfficerRole[];
}

/** The officer of a card (SHA-256 of its signing certificate) as the list has her now; undefined when it is on it no longer. */
export async function findOfficer(db: Db, card: Uint8Array): Promise<Officer | undefined> {
  const row = await db.selectFrom('officer').select(['name', 'roles']).where('card', '=', card).executeTakeFirst();
  return row === undefined ? undefined : { name: row.name, roles: rolesOf(row.roles) };
}

/** The roles as a row of the list has them: names with a space between. */
export function rolesOf(text: string): readonly OfficerRole[] {
  const listed = text.split(' ');
  return OFFICER_ROLES.filter((role) => listed.includes(role));
}
