import { AsyncLocalStorage } from "node:async_hooks";
import { setTimeout as pause } from "node:timers/promises";
import { CompiledQuery, Kysely, SqliteAdapter, sql } from "kysely";
import { codeOf } from "./errors.ts";
import { postgresDialect } from "./postgres.ts";
import type { Database } from "./schema/database.ts";
import { sqliteDialect } from "./sqlite.ts";

export { isDuplicateKey, isStillNamed, isUnavailable } from "./errors.ts";

/** The handle of the database: SQLite in one file, or PostgreSQL. The same Kysely code serves both. */
export type Db = Kysely<Database>;

/** A handle inside `inTransaction`. Functions that must run in a transaction ask for this type. */
export type Tx = Db & { readonly transaction: "open" };

export type Engine = "sqlite" | "postgres";

export interface OpenedDatabase {
  db: Db;
  engine: Engine;
  close: () => Promise<void>;
}

const usualPoolSize = 10;

/**
 * Opens `postgres://…`, or the SQLite file at a path. `onLostConnection` is called with the error of each lost
 * PostgreSQL connection; the process continues, and a request that used the connection fails with an error of
 * `isUnavailable`. `poolSize` is the largest number of PostgreSQL connections of this process.
 */
export function openDatabase(
  location: string,
  onLostConnection: (error: Error) => void,
  poolSize = usualPoolSize,
): OpenedDatabase {
  const engine = /^postgres(ql)?:\/\//.test(location) ? "postgres" : "sqlite";
  const dialect =
    engine === "postgres" ? postgresDialect(location, { poolSize, onLostConnection }) : sqliteDialect(location);
  const db = new Kysely<Database>({ dialect });
  return { db, engine, close: () => db.destroy() };
}

/**
 * For a process that does nothing but import: SQLite's journal of single statements stays in memory instead of a
 * temporary file. Not for other processes, because their large sorts would use memory too.
 */
export async function expectImport(db: Db): Promise<void> {
  if (engineOf(db) === "sqlite") await sql`pragma temp_store = memory`.execute(db);
}

/** The engine of a handle; for the migrations and for files in db/ only. */
export function engineOf(db: Db): Engine {
  return db.getExecutor().adapter instanceof SqliteAdapter ? "sqlite" : "postgres";
}

/** PostgreSQL's codes for two transactions that block each other: serialization failure and deadlock. */
const repeatedCodes = new Set(["40001", "40P01"]);

const openTransaction = new AsyncLocalStorage<true>();
const mostAttempts = 8;

/**
 * Runs `work` in a transaction; the only way into one. SQLite uses `begin immediate`, so that a reader never has to
 * become a writer halfway; PostgreSQL uses read committed, and every change of state is a conditional update. The whole
 * work is repeated if the engine reports a deadlock or a serialization failure, so it must change nothing but the
 * database. Never use an outer handle inside: on SQLite it would wait for ever. Throws inside another transaction.
 */
export async function inTransaction<Result>(db: Db, work: (tx: Tx) => Promise<Result>): Promise<Result> {
  refuseInsideTransaction();
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await runOnce(db, work);
    } catch (error) {
      if (attempt >= mostAttempts || !repeatedCodes.has(codeOf(error))) throw error;
      await pause(Math.random() * 10 * 2 ** attempt);
    }
  }
}

/** Throws inside a transaction: called by work that opens a transaction of its own, which would wait for ever. */
export function refuseInsideTransaction(): void {
  if (openTransaction.getStore() === true)
    throw new Error("inTransaction inside inTransaction: pass the open handle on");
}

const [beginImmediate, begin, commit, rollback] = [
  CompiledQuery.raw("begin immediate"),
  CompiledQuery.raw("begin"),
  CompiledQuery.raw("commit"),
  CompiledQuery.raw("rollback"),
] as const;

async function runOnce<Result>(db: Db, work: (tx: Tx) => Promise<Result>): Promise<Result> {
  return db.connection().execute(async (connection) => {
    await connection.executeQuery(engineOf(db) === "sqlite" ? beginImmediate : begin);
    try {
      const result = await openTransaction.run(true, () => work(connection as Tx));
      await commitOrThrow(connection);
      return result;
    } catch (error) {
      await rollBackQuietly(connection);
      throw error;
    }
  });
}

/** PostgreSQL answers a commit with a rollback if an earlier statement failed and its error was ignored. */
async function commitOrThrow(connection: Db): Promise<void> {
  const { rows } = await connection.executeQuery<{ command?: string }>(commit);
  if (rows[0]?.command === "ROLLBACK") throw new Error("nothing was committed: a statement of the transaction failed");
}

/**
 * Rolls back and ignores an error of the rollback, so that the caller throws the first error. After a full disk, an I/O
 * error or lack of memory SQLite has already rolled back; a lost PostgreSQL session ends its transaction itself.
 */
async function rollBackQuietly(connection: Db): Promise<void> {
  try {
    await connection.executeQuery(rollback);
  } catch {
    // The transaction has already ended.
  }
}
