import { type Kysely, sql } from 'kysely';

/**
 * The entries of the acts log, whose head, tiles and checkpoints stand in the tables of every log under the id `acts`; the
 * cards' signatures over acts; and what was there before the log began. All of it can only be added to.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const statements = [
    sql`CREATE TABLE act (
      idx bigint PRIMARY KEY,
      entry text NOT NULL,
      case_number text,
      seq integer
    )`,
    sql`CREATE TABLE act_signature (
      idx bigint PRIMARY KEY,
      cms bytea NOT NULL
    )`,
    sql`CREATE TABLE act_before (
      idx bigint PRIMARY KEY,
      line text NOT NULL
    )`,
    sql`CREATE FUNCTION refuse_act_change() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN RAISE EXCEPTION 'the acts log is append-only'; END $$`,
    ...['act', 'act_signature', 'act_before'].map(
      (table) => sql`CREATE TRIGGER ${sql.raw(`${table}_append_only`)} BEFORE UPDATE OR DELETE ON ${sql.raw(table)}
        FOR EACH ROW EXECUTE FUNCTION refuse_act_change()`,
    ),
  ];
  for (const statement of statements) await statement.execute(db);
}
