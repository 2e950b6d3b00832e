import { type Kysely, sql } from 'kysely';

/**
 * Sessions that rotate and can be listed, each with what is needed to ask whether its card was revoked; codes, officers and
 * trials know a card by its key, so that a certificate issued again over the same key is the same card. Who was logged in
 * logs in anew.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const statements = [
    sql`DELETE FROM session`,
    sql`ALTER TABLE session
      ADD COLUMN card_key bytea NOT NULL,
      ADD COLUMN issuer_key_id bytea NOT NULL,
      ADD COLUMN serial bytea NOT NULL,
      ADD COLUMN not_after bigint NOT NULL,
      ADD COLUMN client text NOT NULL,
      ADD COLUMN begun_at bigint NOT NULL,
      ADD COLUMN used_at bigint NOT NULL,
      ADD COLUMN turn integer NOT NULL,
      ADD COLUMN turned_at bigint NOT NULL,
      ADD COLUMN turn_due bigint NOT NULL,
      ADD COLUMN ended text`,
    sql`ALTER TABLE lead_code ADD COLUMN card_key bytea`,
    sql`ALTER TABLE officer ADD COLUMN card_key bytea`,
    sql`CREATE TABLE trial_card (
      case_number text NOT NULL,
      certificate_sha256 text NOT NULL,
      card_key bytea NOT NULL,
      PRIMARY KEY (case_number, certificate_sha256)
    )`,
  ];
  for (const statement of statements) await statement.execute(db);
}
