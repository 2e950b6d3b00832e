import type { CompiledQuery, DatabaseConnection, Dialect, Driver, QueryResult } from 'kysely';

/** Decides for every statement (and 'commit') whether it fails before it is done, after it is done, or not at all. */
export type FaultPlan = (statement: string) => 'before' | 'after' | undefined;

export class InjectedFault extends Error {}

async function around<T>(plan: FaultPlan, statement: string, run: () => Promise<T>): Promise<T> {
  const fault = plan(statement);
  if (fault === 'before') throw new InjectedFault(`before: ${statement}`);
  const result = await run();
  if (fault === 'after') throw new InjectedFault(`after: ${statement}`);
  return result;
}

/** A dialect that fails where the plan says; everything else goes to the real one. */
export function withFaults(dialect: Dialect, plan: FaultPlan): Dialect {
  return {
    createAdapter: () => dialect.createAdapter(),
    createIntrospector: (db) => dialect.createIntrospector(db),
    createQueryCompiler: () => dialect.createQueryCompiler(),
    createDriver: () => withDriverFaults(dialect.createDriver(), plan),
  };
}

function withDriverFaults(driver: Driver, plan: FaultPlan): Driver {
  const inner = new WeakMap<DatabaseConnection, DatabaseConnection>();
  const unwrap = (connection: DatabaseConnection): DatabaseConnection => inner.get(connection) ?? connection;
  return {
    init: () => driver.init(),
    destroy: () => driver.destroy(),
    acquireConnection: async () => {
      const real = await driver.acquireConnection();
      const wrapped: DatabaseConnection = {
        executeQuery: <R>(query: CompiledQuery): Promise<QueryResult<R>> =>
          around(plan, query.sql, () => real.executeQuery<R>(query)),
        streamQuery: (query, chunkSize) => real.streamQuery(query, chunkSize),
      };
      inner.set(wrapped, real);
      return wrapped;
    },
    releaseConnection: (connection) => driver.releaseConnection(unwrap(connection)),
    beginTransaction: (connection, settings) => driver.beginTransaction(unwrap(connection), settings),
    commitTransaction: (connection) => around(plan, 'commit', () => driver.commitTransaction(unwrap(connection))),
    rollbackTransaction: (connection) => driver.rollbackTransaction(unwrap(connection)),
  };
}
