import { parseCertificate } from '@lianshu/core/pki';
import type { ServerParts } from '../parts.ts';
import type { Db } from '../store/database.ts';

/** Lets the holder of this card's signing certificate act for the commission. Done by the operator, never over HTTP. */
export async function registerOfficer(
  { db, primitives }: Pick<ServerParts, 'db' | 'primitives'>,
  certificate: Uint8Array,
  name: string,
): Promise<void> {
  const card = primitives.sha256(parseCertificate(certificate).der);
  await db
    .insertInto('officer')
    .values({ card, name })
    .onConflict((conflict) => conflict.column('card').doUpdateSet({ name }))
    .execute();
}

/** Whether the card (SHA-256 of its signing certificate) is on the list now. */
export async function isOfficer(db: Db, card: Uint8Array): Promise<boolean> {
  return (await db.selectFrom('officer').select('name').where('card', '=', card).executeTakeFirst()) !== undefined;
}
