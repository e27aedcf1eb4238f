import { chmodSync, closeSync, mkdirSync, openSync } from "node:fs";
import { dirname } from "node:path";
import { setImmediate as nextTurn, setTimeout as pause } from "node:timers/promises";
import SqliteDatabase from "better-sqlite3";
import {
  CompiledQuery,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
} from "kysely";
import { isBusy } from "./errors.ts";

/**
 * SQLite in one file: WAL, synchronous FULL, so that an acknowledged write survives a power failure. better-sqlite3 is
 * synchronous, so nothing here waits inside SQLite: while another process writes, the statement is repeated after a
 * pause, in which this process answers other requests.
 */
export function sqliteDialect(file: string): Dialect {
  return {
    createAdapter: () => new OwnSqliteAdapter(),
    createDriver: () => new OwnSqliteDriver(file),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  };
}

/** Longest time in milliseconds that a statement waits for another writer; then it fails with SQLITE_BUSY. */
const longestWaitMilliseconds = 20_000;
const firstPauseMilliseconds = 1;
const longestPauseMilliseconds = 10;

/**
 * SQLite lets the process write that asks first, not the one that has waited longest. A process that has written for
 * more than `longWriteMilliseconds` therefore pauses for `leftFreeMilliseconds`, in which the others ask twice.
 */
const longWriteMilliseconds = 100;
const leftFreeMilliseconds = 25;

/**
 * After this many milliseconds of statements without a break, the event loop gets a turn, inside a transaction as well.
 */
const longestWithoutTurnMilliseconds = 20;

/**
 * Lets only the account of the process read the file; SQLite gives the files beside it (`-wal`, `-shm`) the same mode.
 * If that fails (the file of another account, a read-only disk), SQLite reports the problem itself when it opens the
 * file.
 */
function restrictToOwner(file: string): void {
  if (file === ":memory:") return;
  quietly(() => {
    closeSync(openSync(file, "a", 0o600));
  });
  for (const part of [file, `${file}-wal`, `${file}-shm`]) {
    quietly(() => {
      chmodSync(part, 0o600);
    });
  }
}

function quietly(work: () => void): void {
  try {
    work();
  } catch {
    // SQLite reports the problem when it opens the file.
  }
}

function openHandle(file: string): SqliteDatabase.Database {
  mkdirSync(dirname(file), { recursive: true });
  restrictToOwner(file);
  const handle = new SqliteDatabase(file);
  // While the file is opened no request is served, and several processes may open a new file at once.
  handle.pragma("busy_timeout = 5000");
  handle.pragma("journal_mode = WAL");
  handle.pragma("synchronous = FULL");
  handle.pragma("foreign_keys = ON");
  // Deleted data is overwritten in the file.
  handle.pragma("secure_delete = ON");
  // The log is written back at forty megabytes, and eight megabytes of pages stay in memory: imports use the same pages
  // often.
  handle.pragma("wal_autocheckpoint = 10000");
  handle.pragma("cache_size = -8000");
  handle.pragma("busy_timeout = 0");
  return handle;
}

/**
 * Kysely's own adapter says that SQLite cannot undo changes of the schema in a transaction; it can. With this adapter
 * the migrator runs all migrations and their records in one transaction, whose `begin immediate` also locks out other
 * processes. The driver ensures that only one statement runs at a time.
 */
class OwnSqliteAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }

  override get supportsMultipleConnections(): boolean {
    return true;
  }
}

/** Lends the single handle to one caller at a time, in the order in which they asked. */
class Turns {
  #isTaken = false;
  readonly #waiting: (() => void)[] = [];

  take(): Promise<void> {
    if (!this.#isTaken) {
      this.#isTaken = true;
      return Promise.resolve();
    }
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
    });
  }

  give(): void {
    const next = this.#waiting.shift();
    if (next === undefined) this.#isTaken = false;
    else next();
  }
}

const beginImmediate = CompiledQuery.raw("begin immediate");
const commit = CompiledQuery.raw("commit");
const rollback = CompiledQuery.raw("rollback");

/**
 * Opens the file with the first statement, so that a file that cannot be opened fails like a server that cannot be
 * reached.
 */
class OwnSqliteDriver implements Driver {
  readonly #file: string;
  readonly #turns = new Turns();
  #connection: SqliteConnection | undefined;

  constructor(file: string) {
    this.#file = file;
  }

  // eslint-disable-next-line @typescript-eslint/require-await -- what fails must reject, not throw
  async init(): Promise<void> {
    this.#connection = new SqliteConnection(openHandle(this.#file), this.#turns);
  }

  async acquireConnection(): Promise<DatabaseConnection> {
    await this.#turns.take();
    if (this.#connection === undefined) throw new Error("the database is not open");
    return this.#connection;
  }

  releaseConnection(): Promise<void> {
    this.#turns.give();
    return Promise.resolve();
  }

  /** Used by the migrator only. The product's transactions are opened by `inTransaction`. */
  async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(beginImmediate);
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(commit);
  }

  /** SQLite has already rolled back after a full disk, an I/O error or lack of memory. */
  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#connection?.isInTransaction === true) await connection.executeQuery(rollback);
  }

  destroy(): Promise<void> {
    this.#connection?.close();
    return Promise.resolve();
  }
}

class SqliteConnection implements DatabaseConnection {
  readonly #handle: SqliteDatabase.Database;
  readonly #turns: Turns;
  readonly #prepare: (text: string) => SqliteDatabase.Statement;
  #writingSince: number | undefined;
  #leftFreeUntil = 0;
  #lastTurnAt = 0;

  constructor(handle: SqliteDatabase.Database, turns: Turns) {
    this.#handle = handle;
    this.#turns = turns;
    this.#prepare = cacheStatements(handle);
  }

  get isInTransaction(): boolean {
    return this.#handle.inTransaction;
  }

  close(): void {
    this.#handle.close();
  }

  /**
   * Runs a statement. Outside a transaction the handle is given to other callers while the statement waits for a writer
   * of another process, so that reading continues.
   */
  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    if (query.sql === beginImmediate.sql) await this.#leaveFree();
    if (performance.now() - this.#lastTurnAt > longestWithoutTurnMilliseconds) await this.#letLoopTurn();
    const deadline = performance.now() + longestWaitMilliseconds;
    for (let wait = firstPauseMilliseconds; ; wait = Math.min(2 * wait, longestPauseMilliseconds)) {
      try {
        return this.#run<Row>(query);
      } catch (error) {
        if (!isBusy(error) || this.#handle.inTransaction || performance.now() > deadline) throw error;
      }
      await this.#giveTurn(wait);
    }
  }

  // eslint-disable-next-line require-yield -- the interface asks for it, and nothing of the product streams
  async *streamQuery<Row>(): AsyncIterableIterator<QueryResult<Row>> {
    await Promise.reject(new Error("reading row by row is not supported"));
  }

  /**
   * An import's transaction has hundreds of statements: without a turn between them no other request would be answered.
   */
  async #letLoopTurn(): Promise<void> {
    await nextTurn();
    this.#lastTurnAt = performance.now();
  }

  async #leaveFree(): Promise<void> {
    const rest = this.#leftFreeUntil - performance.now();
    if (rest > 0) await this.#giveTurn(rest);
  }

  async #giveTurn(milliseconds: number): Promise<void> {
    this.#turns.give();
    await pause(milliseconds);
    await this.#turns.take();
  }

  #run<Row>({ sql, parameters }: CompiledQuery): QueryResult<Row> {
    const statement = this.#prepare(sql);
    try {
      if (statement.reader) return { rows: statement.all(parameters) as Row[] };
      const { changes, lastInsertRowid } = statement.run(parameters);
      return { insertId: BigInt(lastInsertRowid), numAffectedRows: BigInt(changes), rows: [] };
    } finally {
      this.#noteWriting();
    }
  }

  /** Records how long a transaction has written. */
  #noteWriting(): void {
    if (this.#handle.inTransaction) {
      this.#writingSince ??= performance.now();
    } else if (this.#writingSince !== undefined) {
      const now = performance.now();
      if (now - this.#writingSince > longWriteMilliseconds) this.#leftFreeUntil = now + leftFreeMilliseconds;
      this.#writingSince = undefined;
    }
  }
}

const mostStatements = 200;

/**
 * Caches the statements that were used last instead of preparing them again: preparing takes as long as running most of
 * them, and the garbage collector does not count the memory of a statement.
 */
function cacheStatements(handle: SqliteDatabase.Database): (text: string) => SqliteDatabase.Statement {
  const statements = new Map<string, SqliteDatabase.Statement>();
  return (text) => {
    const statement = statements.get(text) ?? handle.prepare(text);
    statements.delete(text);
    statements.set(text, statement);
    if (statements.size > mostStatements) statements.delete(statements.keys().next().value ?? "");
    return statement;
  };
}
