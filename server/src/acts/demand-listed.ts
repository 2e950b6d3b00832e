import type { Office } from '@lianshu/core/case';
import { findOfficer } from '../sessions/find-officer.ts';
import type { Tx } from '../store/database.ts';
import type { Signed } from './new-act.ts';

/** The officer was taken off the list, or lost the office, while her act was under way: she has not done it. */
export class OfficerNotListed extends Error {
  readonly office: Office | null;

  constructor(office: Office | null) {
    super('the card is not listed for this office');
    this.name = 'OfficerNotListed';
    this.office = office;
  }
}

/** Throws OfficerNotListed unless the list has the officer's card for her office now. */
export async function demandListed(tx: Tx, { card, office }: Signed): Promise<void> {
  const officer = await findOfficer(tx, card);
  const isListed = officer !== undefined && (office === null || officer.roles.includes(office));
  if (!isListed) throw new OfficerNotListed(office);
}
