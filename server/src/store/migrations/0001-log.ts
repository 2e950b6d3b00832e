import { type Kysely, sql } from 'kysely';

/**
 * Logs. Every hot table leads its keys with the log, and no constraint, sequence or foreign key crosses logs, so that the
 * tables can be sharded by log. Sealed bytes are stored uncompressed (EXTERNAL): compression would make a row's size depend
 * on its content.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const statements = [
    sql`CREATE TABLE log (
      log text PRIMARY KEY,
      case_number text NOT NULL,
      stage text NOT NULL CHECK (stage IN ('proposal', 'petition')),
      round integer NOT NULL CHECK (round IN (1, 2)),
      manifest bytea NOT NULL,
      lead_consent bytea NOT NULL,
      commission_signature text,
      registry_signature text,
      possession_sha256 bytea,
      possession_passed boolean NOT NULL DEFAULT false
    )`,
    sql`CREATE TABLE lead_wrap (
      log text NOT NULL,
      version integer NOT NULL,
      file bytea NOT NULL,
      PRIMARY KEY (log, version)
    )`,
    sql`CREATE TABLE head (
      log text PRIMARY KEY,
      size bigint NOT NULL,
      root bytea NOT NULL,
      checkpoint text NOT NULL,
      phase text NOT NULL CHECK (phase IN ('open', 'held', 'filed')),
      held_until bigint
    )`,
    sql`CREATE TABLE slot (
      log text NOT NULL,
      idx bigint NOT NULL,
      body bytea NOT NULL,
      prog bytea NOT NULL,
      c bytea NOT NULL,
      tag bytea NOT NULL,
      PRIMARY KEY (log, idx),
      UNIQUE (log, tag)
    )`,
    sql`ALTER TABLE slot ALTER COLUMN body SET STORAGE EXTERNAL`,
    sql`CREATE TABLE tile (
      log text NOT NULL,
      level integer NOT NULL,
      idx bigint NOT NULL,
      width integer NOT NULL CHECK (width BETWEEN 1 AND 256),
      data bytea NOT NULL,
      PRIMARY KEY (log, level, idx)
    )`,
    sql`ALTER TABLE tile ALTER COLUMN data SET STORAGE EXTERNAL`,
    sql`CREATE TABLE checkpoint (
      log text NOT NULL,
      size bigint NOT NULL,
      signed_at bigint NOT NULL,
      note text NOT NULL,
      PRIMARY KEY (log, size)
    )`,
    sql`CREATE TABLE filing (
      log text PRIMARY KEY,
      filing text NOT NULL,
      count_check text,
      verdict text,
      published boolean NOT NULL DEFAULT false
    )`,
  ];
  for (const statement of statements) await statement.execute(db);
}
