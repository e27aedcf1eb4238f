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
 * SQLite in one file: WAL, synchronous FULL, so that an acknowledged write survives a power cut. better-sqlite3 is
 * synchronous, so nothing here waits inside SQLite: where another process holds the right to write, the statement is
 * tried again after a pause in which this process answers others.
 */
export function sqliteDialect(file: string): Dialect {
  return {
    createAdapter: () => new OwnSqliteAdapter(),
    createDriver: () => new OwnSqliteDriver(file),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  };
}

/** How long a statement waits for the right to write, in milliseconds; then it fails with SQLITE_BUSY. */
const longestWaitMilliseconds = 20_000;
const firstPauseMilliseconds = 1;
const longestPauseMilliseconds = 10;

/**
 * SQLite hands the right to write to whoever asks first, not to whoever waits longest. A process that held it for more
 * than `longHoldMilliseconds` therefore leaves it free for `leftFreeMilliseconds`, in which the others ask twice.
 */
const longHoldMilliseconds = 100;
const leftFreeMilliseconds = 25;

/** After so many milliseconds of statements one after the other the event loop has a turn, inside a transaction as well. */
const longestWithoutTurnMilliseconds = 20;

/**
 * Lets only the account of the process read the file; what SQLite makes beside it (`-wal`, `-shm`) takes over its mode.
 * Where that cannot be done (another account's file, a read-only disk) SQLite itself says what is wrong, if anything is.
 */
function keepForOwner(file: string): void {
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
    // Told by whoever needs the file.
  }
}

function openHandle(file: string): SqliteDatabase.Database {
  mkdirSync(dirname(file), { recursive: true });
  keepForOwner(file);
  const handle = new SqliteDatabase(file);
  // While it is opened nobody is served, and several processes may open a new file at once.
  handle.pragma("busy_timeout = 5000");
  handle.pragma("journal_mode = WAL");
  handle.pragma("synchronous = FULL");
  handle.pragma("foreign_keys = ON");
  // What is erased is overwritten in the file as well.
  handle.pragma("secure_delete = ON");
  // Forty megabytes of log before it is written back, and eight of pages kept: imports touch the same pages often.
  handle.pragma("wal_autocheckpoint = 10000");
  handle.pragma("cache_size = -8000");
  handle.pragma("busy_timeout = 0");
  return handle;
}

/**
 * Kysely's own adapter denies that SQLite undoes changes of the schema with their transaction. With this one the
 * migrator puts all migrations of a run, and what it notes of them, into one transaction. Its `begin immediate` is the
 * lock between processes as well. That only one statement runs at a time is the driver's matter.
 */
class OwnSqliteAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }

  override get supportsMultipleConnections(): boolean {
    return true;
  }
}

/** Lends the one handle to one caller at a time, in the order in which they asked. */
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

/** Opens the file with its first statement, so that a file that cannot be opened fails like a server that is away. */
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

  /** Of the migrator. The product's own transactions are made by `inTransaction`. */
  async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(beginImmediate);
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(commit);
  }

  /** SQLite has rolled back by itself after a full disk, an I/O error or lack of memory. */
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
    this.#prepare = keepStatements(handle);
  }

  get isInTransaction(): boolean {
    return this.#handle.inTransaction;
  }

  close(): void {
    this.#handle.close();
  }

  /**
   * Runs a statement. Outside a transaction nothing is lost when others use the handle meanwhile, so it is given away
   * while the statement waits: reading goes on beside a writer of another process.
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

  /** An import's transaction is hundreds of statements: without a turn between them no other request would be answered. */
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

  /** Notes how long a transaction kept the right to write. */
  #noteWriting(): void {
    if (this.#handle.inTransaction) {
      this.#writingSince ??= performance.now();
    } else if (this.#writingSince !== undefined) {
      const now = performance.now();
      if (now - this.#writingSince > longHoldMilliseconds) this.#leftFreeUntil = now + leftFreeMilliseconds;
      this.#writingSince = undefined;
    }
  }
}

const mostStatements = 200;

/**
 * Keeps the statements used last instead of preparing each anew: preparing costs as much as running most of ours, and
 * the memory of a statement lies outside the reach of the garbage collector's accounts.
 */
function keepStatements(handle: SqliteDatabase.Database): (text: string) => SqliteDatabase.Statement {
  const kept = new Map<string, SqliteDatabase.Statement>();
  return (text) => {
    const statement = kept.get(text) ?? handle.prepare(text);
    kept.delete(text);
    kept.set(text, statement);
    if (kept.size > mostStatements) kept.delete(kept.keys().next().value ?? "");
    return statement;
  };
}
