import { mkdir } from 'node:fs/promises';
import { PGlite } from '@electric-sql/pglite';
import { type Dialect, Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Database, Db } from './database.ts';
import { migrate } from './migrate.ts';
import { PGliteDialect } from './pglite-dialect.ts';

/** A PostgreSQL address, a folder for the embedded database, or the embedded database in memory (tests). */
export type StorePlace =
  | {
      readonly url: string;
      /** When an unanswered statement is given up, ms; default half a minute. */
      readonly giveUpMs?: number;
    }
  | { readonly folder: string }
  | { readonly memory: true };

export interface Store {
  readonly db: Db;
  readonly kind: 'postgres' | 'pglite';
  close(): Promise<void>;
}

const INT8 = 20;
const BYTEA = 17;

/** bigint columns as safe numbers, bytea as plain Uint8Array (never Buffer), the same on both databases. */
function pgParser(oid: number): (value: string) => unknown {
  const usual = pg.types.getTypeParser(oid, 'text') as (value: string) => unknown;
  if (oid === INT8) return toSafeNumber;
  if (oid !== BYTEA) return usual;
  return (value) => {
    const { buffer, byteOffset, length } = usual(value) as Buffer;
    return new Uint8Array(buffer, byteOffset, length);
  };
}

function toSafeNumber(value: string): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number)) throw new RangeError('a bigint column is out of range');
  return number;
}

const GIVE_UP_MS = 30_000;

/**
 * A database that hangs or vanishes is an error after `giveUpMs`, never a wait without end: a connection with an unfinished
 * transaction is then thrown away, and the database lets go of what a vanished server had locked.
 */
function postgresDialect(url: string, giveUpMs: number): Dialect {
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    connectionTimeoutMillis: 10_000,
    query_timeout: giveUpMs,
    idle_in_transaction_session_timeout: 2 * giveUpMs,
    keepAlive: true,
    types: { getTypeParser: pgParser as typeof pg.types.getTypeParser },
  });
  // A connection that dies must not end the process, neither idle (the pool's event) nor between two statements of a
  // transaction (its own): the next query finds out by itself.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  return new PostgresDialect({ pool });
}

async function pgliteDialect(folder: string | undefined): Promise<Dialect> {
  if (folder !== undefined) await mkdir(folder, { recursive: true, mode: 0o700 });
  const options = { parsers: { [INT8]: toSafeNumber } };
  return new PGliteDialect(await PGlite.create(folder ?? 'memory://', options));
}

/**
 * Opens the database and brings its schema up to date. `wrap` stands between Kysely and the database (tests inject faults).
 * The embedded database has one connection and does not promise to survive a power cut.
 */
export async function openStore(place: StorePlace, wrap: (dialect: Dialect) => Dialect = (it) => it): Promise<Store> {
  const dialect =
    'url' in place
      ? postgresDialect(place.url, place.giveUpMs ?? GIVE_UP_MS)
      : await pgliteDialect('folder' in place ? place.folder : undefined);
  const db = new Kysely<Database>({ dialect: wrap(dialect) });
  try {
    await migrate(db);
  } catch (error) {
    await db.destroy();
    throw error;
  }
  return { db, kind: 'url' in place ? 'postgres' : 'pglite', close: () => db.destroy() };
}
