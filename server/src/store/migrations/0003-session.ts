import { type Kysely, sql } from 'kysely';

/** Sessions of officers and leads. Signers never have one. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const statements = [
    sql`CREATE TABLE session (
      id_hash bytea PRIMARY KEY,
      role text NOT NULL CHECK (role IN ('lead', 'commission')),
      name text NOT NULL,
      case_number text,
      card bytea NOT NULL,
      nonce text NOT NULL UNIQUE,
      expires_at bigint NOT NULL
    )`,
    sql`CREATE TABLE officer (
      card bytea PRIMARY KEY,
      name text NOT NULL
    )`,
  ];
  for (const statement of statements) await statement.execute(db);
}
