import type { PGlite, Transaction as PGliteTransaction } from '@electric-sql/pglite';
import {
  type CompiledQuery,
  type DatabaseConnection,
  type DatabaseIntrospector,
  type Dialect,
  type DialectAdapter,
  type Driver,
  type Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryCompiler,
  type QueryResult,
} from 'kysely';

/**
 * PGlite has one connection. Kysely's own dialect hands it to everyone at once, so a query of one caller could run inside
 * another's transaction; here whoever acquires it has it alone until it is released.
 */
export class PGliteDialect implements Dialect {
  readonly #pglite: PGlite;

  constructor(pglite: PGlite) {
    this.#pglite = pglite;
  }

  createDriver(): Driver {
    return new PGliteDriver(this.#pglite);
  }

  createQueryCompiler(): QueryCompiler {
    return new PostgresQueryCompiler();
  }

  createAdapter(): DialectAdapter {
    return new PostgresAdapter();
  }

  // biome-ignore lint/suspicious/noExplicitAny: Kysely's interface.
  createIntrospector(db: Kysely<any>): DatabaseIntrospector {
    return new PostgresIntrospector(db);
  }
}

class PGliteDriver implements Driver {
  readonly #pglite: PGlite;
  readonly #connection: PGliteConnection;
  #last: Promise<void> = Promise.resolve();
  #release: () => void = () => {};

  constructor(pglite: PGlite) {
    this.#pglite = pglite;
    this.#connection = new PGliteConnection(pglite);
  }

  async init(): Promise<void> {
    await this.#pglite.waitReady;
  }

  async acquireConnection(): Promise<DatabaseConnection> {
    const before = this.#last;
    let free = (): void => {};
    this.#last = new Promise((resolve) => {
      free = resolve;
    });
    await before;
    this.#release = free;
    return this.#connection;
  }

  async releaseConnection(): Promise<void> {
    this.#release();
  }

  async beginTransaction(): Promise<void> {
    await this.#connection.begin();
  }

  async commitTransaction(): Promise<void> {
    await this.#connection.end('commit');
  }

  async rollbackTransaction(): Promise<void> {
    await this.#connection.end('rollback');
  }

  async destroy(): Promise<void> {
    if (!this.#pglite.closed) await this.#pglite.close();
  }
}

class PGliteConnection implements DatabaseConnection {
  readonly #pglite: PGlite;
  #transaction: PGliteTransaction | undefined;
  #finish: ((how: 'commit' | 'rollback') => void) | undefined;
  #closed: Promise<unknown> = Promise.resolve();

  constructor(pglite: PGlite) {
    this.#pglite = pglite;
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const { rows, affectedRows } = await (this.#transaction ?? this.#pglite).query<R>(query.sql, [...query.parameters]);
    return affectedRows === undefined ? { rows } : { rows, numAffectedRows: BigInt(affectedRows) };
  }

  async begin(): Promise<void> {
    await new Promise<void>((begun, failed) => {
      this.#closed = this.#pglite
        .transaction(async (transaction) => {
          this.#transaction = transaction;
          const how = await new Promise<'commit' | 'rollback'>((resolve) => {
            this.#finish = resolve;
            begun();
          });
          if (how === 'rollback') await transaction.rollback();
        })
        .catch((error) => {
          failed(error);
          throw error;
        });
      this.#closed.catch(() => {});
    });
  }

  async end(how: 'commit' | 'rollback'): Promise<void> {
    this.#finish?.(how);
    try {
      await this.#closed;
    } catch (error) {
      if (how === 'commit') throw error;
    } finally {
      this.#transaction = undefined;
      this.#finish = undefined;
      this.#closed = Promise.resolve();
    }
  }

  // biome-ignore lint/correctness/useYield: PGlite cannot stream; nothing here asks it to.
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('PGlite does not stream');
  }
}
