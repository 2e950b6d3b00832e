import type { Db } from '../store/database.ts';

/** Keeps the key of a listed certificate, so that the same key under a new certificate is known for what it is. */
export async function rememberOfficerKey(db: Db, card: Uint8Array, key: Uint8Array): Promise<void> {
  await db
    .updateTable('officer')
    .set({ card_key: key })
    .where('card', '=', card)
    .where('card_key', 'is', null)
    .execute();
}

/** Whether the list has another certificate over this key: the card is an officer's, and its line is out of date. */
export async function isReissued(db: Db, key: Uint8Array): Promise<boolean> {
  return (await db.selectFrom('officer').select('card').where('card_key', '=', key).executeTakeFirst()) !== undefined;
}
