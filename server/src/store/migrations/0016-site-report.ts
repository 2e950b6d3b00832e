import { type Kysely, sql } from 'kysely';

/** Reports of suspicious sites that wait, what was found of them, and the warnings of leads; the latter two can only be added to. And the clients that were served are found in the acts log without reading it whole. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const statements = [
    // One row a host, gone when it is judged. Days, not moments: nobody's visit can be found in it.
    sql`CREATE TABLE site_report (
      id integer PRIMARY KEY,
      host text NOT NULL UNIQUE,
      first_day text NOT NULL,
      last_day text NOT NULL,
      count integer NOT NULL,
      detail text NOT NULL
    )`,
    sql`CREATE TABLE site_judgement (
      seq integer PRIMARY KEY,
      at bigint NOT NULL,
      act text NOT NULL
    )`,
    sql`CREATE TABLE lead_warning_act (
      seq integer PRIMARY KEY,
      at bigint NOT NULL,
      act text NOT NULL
    )`,
    sql`CREATE FUNCTION refuse_site_judgement_change() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN RAISE EXCEPTION 'site_judgement is append-only'; END $$`,
    sql`CREATE TRIGGER site_judgement_append_only BEFORE UPDATE OR DELETE ON site_judgement
      FOR EACH ROW EXECUTE FUNCTION refuse_site_judgement_change()`,
    sql`CREATE FUNCTION refuse_lead_warning_change() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN RAISE EXCEPTION 'lead_warning_act is append-only'; END $$`,
    sql`CREATE TRIGGER lead_warning_append_only BEFORE UPDATE OR DELETE ON lead_warning_act
      FOR EACH ROW EXECUTE FUNCTION refuse_lead_warning_change()`,
    sql`CREATE INDEX act_client_served ON act (idx) WHERE entry LIKE '%"kind":"client-served"%'`,
  ];
  for (const statement of statements) await statement.execute(db);
}
