import { mkdirSync } from "node:fs";
import { AsyncLocalStorage } from "node:async_hooks";
import { dirname } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import SqliteDatabase from "better-sqlite3";
import {
  CompiledQuery,
  Kysely,
  PostgresDialect,
  SqliteAdapter,
  SqliteDialect,
  sql,
  type SqliteDatabase as SqliteDatabaseOfKysely,
} from "kysely";
import pg from "pg";
import type { Database } from "./schema/database.ts";

/**
 * The one file that knows which engine runs: SQLite in one file (WAL, synchronous FULL, so that an acknowledged
 * write survives a power cut) or PostgreSQL. Everything else writes one Kysely code for both.
 */
export type Db = Kysely<Database>;

/** A handle inside `inTransaction`. Commands that must share a transaction ask for this type. */
export type Tx = Db & { readonly transaction: "open" };

export type Engine = "sqlite" | "postgres";

export interface OpenedDatabase {
  db: Db;
  engine: Engine;
  close: () => Promise<void>;
}

/** Opens `postgres://…`, or the SQLite file at a path. `onIdleError` hears of PostgreSQL connections lost while idle. */
export function openDatabase(location: string, onIdleError: (error: Error) => void): OpenedDatabase {
  return /^postgres(ql)?:\/\//.test(location) ? openPostgres(location, onIdleError) : openSqlite(location);
}

function openSqlite(file: string): OpenedDatabase {
  mkdirSync(dirname(file), { recursive: true });
  const handle = new SqliteDatabase(file);
  handle.pragma("journal_mode = WAL");
  handle.pragma("synchronous = FULL");
  handle.pragma("foreign_keys = ON");
  handle.pragma("busy_timeout = 5000");
  // Forty megabytes of log before it is written back, and eight of pages kept: imports touch the same pages often.
  handle.pragma("wal_autocheckpoint = 10000");
  handle.pragma("cache_size = -8000");
  const db = new Kysely<Database>({ dialect: new SqliteDialect({ database: keepStatements(handle) }) });
  return { db, engine: "sqlite", close: () => db.destroy() };
}

const mostStatements = 200;

/**
 * Keeps the statements used last instead of preparing each anew: preparing costs as much as running most of ours, and
 * the memory of a statement lies outside the reach of the garbage collector's accounts.
 */
function keepStatements(handle: SqliteDatabase.Database): SqliteDatabaseOfKysely {
  const kept = new Map<string, SqliteDatabase.Statement>();
  return {
    close: () => handle.close(),
    prepare: (text) => {
      const statement = kept.get(text) ?? handle.prepare(text);
      kept.delete(text);
      kept.set(text, statement);
      if (kept.size > mostStatements) kept.delete(kept.keys().next().value ?? "");
      return statement;
    },
  };
}

/**
 * For a process that does nothing but import: what SQLite keeps to undo a single statement stays in memory instead of a
 * temporary file. Not for others, whose large sorts would stay there too.
 */
export async function expectImport(db: Db): Promise<void> {
  if (engineOf(db) === "sqlite") await sql`pragma temp_store = memory`.execute(db);
}

// PostgreSQL answers count and sum as text (bigint, numeric) because they may pass 2^53; ours do not.
const typeParsers = new Map<number, (text: string) => unknown>([
  [20, Number],
  [1700, Number],
]);

// The driver's type for it lists the built-in types only, while extensions bring numbers of their own.
const usualTypeParser: (oid: number, format?: "text" | "binary") => unknown = pg.types.getTypeParser;

function openPostgres(url: string, onIdleError: (error: Error) => void): OpenedDatabase {
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    types: {
      getTypeParser: (oid: number, format?: "text" | "binary") =>
        typeParsers.get(oid) ?? (usualTypeParser(oid, format) as (text: string) => unknown),
    },
  });
  pool.on("error", onIdleError);
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
  return { db, engine: "postgres", close: () => db.destroy() };
}

/** Which engine a handle talks to: for the migrations and the files beside this one only. */
export function engineOf(db: Db): Engine {
  return db.getExecutor().adapter instanceof SqliteAdapter ? "sqlite" : "postgres";
}

const openTransaction = new AsyncLocalStorage<true>();
const mostAttempts = 8;

/**
 * The only way into a transaction. SQLite: `begin immediate`, so that a reader never has to become a writer halfway;
 * PostgreSQL: read committed, every change of state being a conditional update. The whole work runs again when the
 * engine reports busy, a deadlock or a serialization failure, so it must not touch anything but the database.
 * Never use an outer handle inside: on SQLite it would wait for ever. Nesting throws.
 */
export async function inTransaction<Result>(db: Db, work: (tx: Tx) => Promise<Result>): Promise<Result> {
  refuseInsideTransaction();
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await runOnce(db, work);
    } catch (error) {
      if (attempt >= mostAttempts || !isWorthRetrying(error)) throw error;
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
      await connection.executeQuery(commit);
      return result;
    } catch (error) {
      await rollBackQuietly(connection);
      throw error;
    }
  });
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

const retriedCodes = new Set(["SQLITE_BUSY", "SQLITE_BUSY_SNAPSHOT", "40001", "40P01"]);

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
}

function isWorthRetrying(error: unknown): boolean {
  return retriedCodes.has(codeOf(error));
}

const duplicateCodes = new Set(["SQLITE_CONSTRAINT_UNIQUE", "SQLITE_CONSTRAINT_PRIMARYKEY", "23505"]);

/** True for the error of a duplicate unique or primary key, which SQLite reports under two codes. */
export function isDuplicateKey(error: unknown): boolean {
  return duplicateCodes.has(codeOf(error));
}

/**
 * Codes of an engine, or of the operating system, that say: the database cannot be reached, or it cannot store now.
 * PostgreSQL: classes 08 (connection), 53 (resources), 57P (shutdown), 58 (system error); time limits; a read-only
 * server; deadlocks that were repeated in vain. SQLite: each primary code with its extended codes, `SQLITE_CORRUPT` and
 * `SQLITE_NOTADB` included, because a damaged file can store nothing either.
 */
const unavailableCode = new RegExp(
  [
    "^(08|53|58)[0-9A-Z]{3}$|^57P0[1-5]$|^(57014|55P03|25006|25P03|25P04|40001|40P01)$",
    "^SQLITE_(FULL|IOERR|READONLY|CANTOPEN|BUSY|LOCKED|NOMEM|CORRUPT|NOTADB|PROTOCOL)(_|$)",
    "^(ECONNREFUSED|ECONNRESET|ECONNABORTED|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH)$",
    "^(ENOSPC|EROFS|EDQUOT|EIO)$",
  ].join("|"),
);

/** What pg and its pool say without a code when a connection is lost or is not given in time. */
const unavailableMessage =
  /^(Connection terminated|Client (has encountered a connection error|was closed) and is not queryable|timeout exceeded when trying to connect|Query read timeout)/i;

const deepestCause = 5;

/**
 * True for an error, or one among its causes, that says the database cannot be reached or cannot store now: connection
 * lost or refused, a time limit, too many connections, a shutdown, a full or read-only disk, a damaged file, a lock
 * that others kept past the deadline. Nothing was recorded then, and the same request may succeed later. False for
 * defects and for refusals by a rule of the schema.
 */
export function isUnavailable(error: unknown): boolean {
  let seen = error;
  for (let depth = 0; depth < deepestCause && seen instanceof Error; depth += 1) {
    if (saysUnavailable(seen)) return true;
    seen = seen.cause;
  }
  return false;
}

function saysUnavailable(error: Error): boolean {
  const code = codeOf(error);
  // A missing socket of PostgreSQL; any other missing file is no matter of the database.
  if (code === "ENOENT" || code === "EACCES") return "syscall" in error && error.syscall === "connect";
  return unavailableCode.test(code) || unavailableMessage.test(error.message);
}
