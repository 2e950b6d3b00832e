import { sql } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import type { Db } from './database.ts';
import * as log from './migrations/0001-log.ts';
import * as cases from './migrations/0002-case.ts';
import * as session from './migrations/0003-session.ts';
import * as officerRoles from './migrations/0004-officer-roles.ts';
import * as acts from './migrations/0005-acts.ts';
import * as matter from './migrations/0007-matter.ts';
import * as destruction from './migrations/0010-destruction.ts';
import * as pilot from './migrations/0011-pilot.ts';
import * as letter from './migrations/0012-letter.ts';
import * as documentNumber from './migrations/0013-document-number.ts';
import * as sessions from './migrations/0015-sessions.ts';
import * as siteReport from './migrations/0016-site-report.ts';

/** In order, by number; a published migration is never edited, only followed. */
export const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '0001-log': log,
  '0002-case': cases,
  '0003-session': session,
  '0004-officer-roles': officerRoles,
  '0005-acts': acts,
  '0007-matter': matter,
  '0010-destruction': destruction,
  '0011-pilot': pilot,
  '0012-letter': letter,
  '0013-document-number': documentNumber,
  '0015-sessions': sessions,
  '0016-site-report': siteReport,
};

/** Brings the database to the newest schema. Safe to run from several programs at once (advisory lock). Throws on failure. */
export async function migrate(db: Db): Promise<void> {
  // Named, since the migrator would otherwise take the table of another schema of the same database for its own.
  const { rows } = await sql<{ schema: string }>`select current_schema() as schema`.execute(db);
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => ({ ...MIGRATIONS }) },
    migrationTableSchema: rows[0]!.schema,
  });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw new Error('the database could not be migrated', { cause: error });
}
