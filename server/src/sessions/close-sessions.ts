import type { EndedWhy, Tx } from '../store/database.ts';

/** Whose sessions end: an officer's by her card, a lead's by her case. */
export type Whose =
  | { readonly role: 'commission'; readonly card: Uint8Array }
  | { readonly role: 'lead'; readonly caseNumber: string };

/**
 * Ends sessions for good, also for a card that comes back. Their rows stay until their time is over, since their login
 * statements are used up.
 */
export async function closeSessions(tx: Tx, whose: Whose): Promise<void> {
  const ended: EndedWhy = 'withdrawn';
  const all = tx.updateTable('session').set({ ended }).where('role', '=', whose.role).where('ended', 'is', null);
  const theirs =
    whose.role === 'lead' ? all.where('case_number', '=', whose.caseNumber) : all.where('card', '=', whose.card);
  await theirs.execute();
}
