import { type Kysely, sql } from 'kysely';

/**
 * Pilots (試辦). Nothing here is written while a pilot's log takes signatures, but for its uptime, which tells when the server
 * ran and nothing else.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const statements = [
    sql`CREATE TABLE pilot_uptime (
      log text PRIMARY KEY,
      first_beat bigint NOT NULL,
      last_beat bigint NOT NULL,
      up_ms bigint NOT NULL,
      interruptions integer NOT NULL
    )`,
    sql`CREATE TABLE pilot_figures (
      log text PRIMARY KEY,
      figures text NOT NULL
    )`,
    sql`CREATE TABLE pilot_report (
      case_number text PRIMARY KEY,
      report text NOT NULL
    )`,
    sql`CREATE TABLE pilot_count (
      log text PRIMARY KEY,
      seed_count bytea,
      counted text NOT NULL
    )`,
  ];
  for (const statement of statements) await statement.execute(db);
}
