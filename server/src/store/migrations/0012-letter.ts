import { type Kysely, sql } from 'kysely';

/** Letters and announcements as they went out, word for word; can only be added to. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const statements = [
    sql`CREATE TABLE letter (
      case_number text NOT NULL,
      n integer NOT NULL,
      text text NOT NULL,
      sha256 text NOT NULL,
      PRIMARY KEY (case_number, n)
    )`,
    sql`CREATE FUNCTION refuse_letter_change() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN RAISE EXCEPTION 'letter is append-only'; END $$`,
    sql`CREATE TRIGGER letter_append_only BEFORE UPDATE OR DELETE ON letter
      FOR EACH ROW EXECUTE FUNCTION refuse_letter_change()`,
  ];
  for (const statement of statements) await statement.execute(db);
}
