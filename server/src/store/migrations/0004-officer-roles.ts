import { type Kysely, sql } from 'kysely';

/** What each officer's card is listed for, and the nonces of acts that have been signed. An officer of before has no role yet. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const statements = [
    sql`ALTER TABLE officer ADD COLUMN roles text NOT NULL DEFAULT ''`,
    sql`CREATE TABLE act_nonce (
      nonce text PRIMARY KEY,
      expires_at bigint NOT NULL
    )`,
  ];
  for (const statement of statements) await statement.execute(db);
}
