import {
  Kysely,
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
} from "kysely";
import type { Db } from "#db/engine.ts";
import { postgresDialect } from "#db/postgres.ts";
import type { Database } from "#db/schema/database.ts";
import { sqliteDialect } from "#db/sqlite.ts";

/**
 * Opens a database whose every statement from number `last + 1` on is replaced by `interrupt`, as if the process, its disk
 * or its server ended there; `begin`, `commit` and `rollback` count as well.
 */
export function openInterrupted(location: string, last: number, interrupt: () => never): Db {
  const isPostgres = location.startsWith("postgres");
  const dialect = isPostgres
    ? postgresDialect(location, { poolSize: 2, onLostConnection: () => undefined })
    : sqliteDialect(location);
  let count = 0;
  const step = () => {
    count += 1;
    if (count > last) interrupt();
  };
  const watched: Dialect = {
    createAdapter: () => dialect.createAdapter(),
    createIntrospector: (db) => dialect.createIntrospector(db),
    createQueryCompiler: () => dialect.createQueryCompiler(),
    createDriver: () => new WatchedDriver(dialect.createDriver(), step),
  };
  return new Kysely<Database>({ dialect: watched });
}

class WatchedConnection implements DatabaseConnection {
  readonly inner: DatabaseConnection;
  readonly #step: () => void;

  constructor(inner: DatabaseConnection, step: () => void) {
    this.inner = inner;
    this.#step = step;
  }

  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    this.#step();
    return this.inner.executeQuery<Row>(query);
  }

  streamQuery<Row>(query: CompiledQuery, chunkSize: number): AsyncIterableIterator<QueryResult<Row>> {
    return this.inner.streamQuery<Row>(query, chunkSize);
  }
}

class WatchedDriver implements Driver {
  readonly #driver: Driver;
  readonly #step: () => void;

  constructor(driver: Driver, step: () => void) {
    this.#driver = driver;
    this.#step = step;
  }

  init(): Promise<void> {
    return this.#driver.init();
  }

  async acquireConnection(): Promise<DatabaseConnection> {
    return new WatchedConnection(await this.#driver.acquireConnection(), this.#step);
  }

  async beginTransaction(connection: DatabaseConnection): Promise<void> {
    this.#step();
    await this.#driver.beginTransaction(innerOf(connection), {});
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    this.#step();
    await this.#driver.commitTransaction(innerOf(connection));
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    this.#step();
    await this.#driver.rollbackTransaction(innerOf(connection));
  }

  releaseConnection(connection: DatabaseConnection): Promise<void> {
    return this.#driver.releaseConnection(innerOf(connection));
  }

  destroy(): Promise<void> {
    return this.#driver.destroy();
  }
}

function innerOf(connection: DatabaseConnection): DatabaseConnection {
  return connection instanceof WatchedConnection ? connection.inner : connection;
}
