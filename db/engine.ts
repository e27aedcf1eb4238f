import { AsyncLocalStorage } from "node:async_hooks";
import { setTimeout as pause } from "node:timers/promises";
import { CompiledQuery, Kysely, SqliteAdapter, sql } from "kysely";
import { codeOf } from "./errors.ts";
import { postgresDialect } from "./postgres.ts";
import type { Database } from "./schema/database.ts";
import { sqliteDialect } from "./sqlite.ts";

export { isDuplicateKey, isUnavailable } from "./errors.ts";

/** The handle of the database, whichever engine runs: SQLite in one file, or PostgreSQL. One Kysely code serves both. */
export type Db = Kysely<Database>;

/** A handle inside `inTransaction`. Commands that must share a transaction ask for this type. */
export type Tx = Db & { readonly transaction: "open" };

export type Engine = "sqlite" | "postgres";

export interface OpenedDatabase {
  db: Db;
  engine: Engine;
  close: () => Promise<void>;
}

const usualPoolSize = 10;

/**
 * Opens `postgres://…`, or the SQLite file at a path. `onLostConnection` hears of PostgreSQL connections that are lost;
 * the process goes on, and a request that used one fails with an error of `isUnavailable`. `poolSize` bounds the
 * PostgreSQL connections of this process.
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
 * For a process that does nothing but import: what SQLite keeps to undo a single statement stays in memory instead of a
 * temporary file. Not for others, whose large sorts would stay there too.
 */
export async function expectImport(db: Db): Promise<void> {
  if (engineOf(db) === "sqlite") await sql`pragma temp_store = memory`.execute(db);
}

/** Which engine a handle talks to: for the migrations and the files beside this one only. */
export function engineOf(db: Db): Engine {
  return db.getExecutor().adapter instanceof SqliteAdapter ? "sqlite" : "postgres";
}

/** What PostgreSQL reports when two transactions stood in each other's way: serialization failure and deadlock. */
const repeatedCodes = new Set(["40001", "40P01"]);

const openTransaction = new AsyncLocalStorage<true>();
const mostAttempts = 8;

/**
 * The only way into a transaction. SQLite: `begin immediate`, so that a reader never has to become a writer halfway;
 * PostgreSQL: read committed, every change of state being a conditional update. The whole work runs again when the
 * engine reports a deadlock or a serialization failure, so it must not touch anything but the database. Never use an outer handle inside: on SQLite it would wait for ever. Nesting throws.
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

/** Throws where a transaction is open: what opens one of its own would wait there for ever. */
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

/** PostgreSQL answers a commit with a rollback where a statement failed before and its error was swallowed. */
async function commitOrThrow(connection: Db): Promise<void> {
  const { rows } = await connection.executeQuery<{ command?: string }>(commit);
  if (rows[0]?.command === "ROLLBACK") throw new Error("nothing was committed: a statement of the transaction failed");
}

/**
 * Rolls back and keeps silent when that fails, so that the caller throws the first error and not this one. SQLite has
 * rolled back by itself after a full disk, an I/O error or lack of memory; a lost PostgreSQL session ends its own.
 */
async function rollBackQuietly(connection: Db): Promise<void> {
  try {
    await connection.executeQuery(rollback);
  } catch {
    // The transaction is gone already.
  }
}
