import { type Kysely, sql } from 'kysely';

/** The register of barred matters: what the commission enters, corrects and decides about matters; can only be added to. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const statements = [
    sql`CREATE TABLE matter_act (
      seq integer PRIMARY KEY,
      at bigint NOT NULL,
      act text NOT NULL
    )`,
    sql`CREATE FUNCTION refuse_matter_change() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN RAISE EXCEPTION 'matter_act is append-only'; END $$`,
    sql`CREATE TRIGGER matter_act_append_only BEFORE UPDATE OR DELETE ON matter_act
      FOR EACH ROW EXECUTE FUNCTION refuse_matter_change()`,
  ];
  for (const statement of statements) await statement.execute(db);
}
