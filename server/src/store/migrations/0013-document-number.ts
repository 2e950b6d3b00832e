import { type Kysely, sql } from 'kysely';

/** A document number (發文字號) stands on one letter of the commission alone. It is read from the text that went out. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`CREATE UNIQUE INDEX letter_document_number
    ON letter ((substring(text from '(?n)^發文字號：(.+)$')))`.execute(db);
}
