import { type Kysely, sql } from 'kysely';

/**
 * Destructions (regulation Art. 12(2)): the order is written down with the counts of what is there before the first byte goes, so
 * that one that was broken off is finished with the same statement. A destroyed filing leaves its row, without the filing.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const statements = [
    sql`CREATE TABLE destruction (
      case_number text NOT NULL,
      kind text NOT NULL CHECK (kind IN ('tag-key', 'records', 'registry')),
      log text NOT NULL,
      begun_at bigint NOT NULL,
      items text NOT NULL,
      statement text,
      PRIMARY KEY (case_number, kind, log)
    )`,
    sql`ALTER TABLE filing ALTER COLUMN filing DROP NOT NULL`,
  ];
  for (const statement of statements) await statement.execute(db);
}
