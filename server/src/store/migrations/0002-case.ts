import { type Kysely, sql } from 'kysely';

/** Cases: the events are the audit trail and can only be added to; the view is a projection that may be dropped. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const statements = [
    sql`CREATE TABLE case_event (
      case_number text NOT NULL,
      seq integer NOT NULL,
      at bigint NOT NULL,
      actor text NOT NULL,
      event text NOT NULL,
      PRIMARY KEY (case_number, seq)
    )`,
    sql`CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN RAISE EXCEPTION 'case_event is append-only'; END $$`,
    sql`CREATE TRIGGER case_event_append_only BEFORE UPDATE OR DELETE ON case_event
      FOR EACH ROW EXECUTE FUNCTION refuse_change()`,
    sql`CREATE TABLE case_view (
      case_number text PRIMARY KEY,
      seq integer NOT NULL,
      state text NOT NULL,
      view text NOT NULL
    )`,
    sql`CREATE TABLE lead_code (
      case_number text NOT NULL,
      seq integer NOT NULL,
      salt bytea NOT NULL,
      hash bytea NOT NULL,
      card bytea,
      PRIMARY KEY (case_number, seq)
    )`,
  ];
  for (const statement of statements) await statement.execute(db);
}
