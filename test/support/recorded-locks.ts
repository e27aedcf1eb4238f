import { Kysely, type CompiledQuery, type DatabaseConnection, type Dialect } from "kysely";
import type { Db } from "#db/engine.ts";
import { postgresDialect } from "#db/postgres.ts";
import type { Database } from "#db/schema/database.ts";
import { sqliteDialect } from "#db/sqlite.ts";
import { totalsTables } from "#app/dossiers/totals/daily-totals.server.ts";

/**
 * The tables whose rows are locked, in the order in which transactions lock them (docs/architecture.md). The row of an
 * office is the lock of its calendar as well.
 */
export const lockOrder: readonly string[] = [
  "offices",
  "complaints",
  "staff",
  "procedures",
  "dossiers",
  ...totalsTables,
  "audit_head",
];

/** Locks that a statement takes: rows by id where the statement reads them, otherwise some rows of the table. */
export interface StatementLocks {
  table: string;
  /** Ids of the rows; undefined where the statement does not answer them. */
  ids?: readonly string[] | undefined;
  /** Whether the whole table is locked, so that no row of it is locked anew afterwards. */
  isWhole?: boolean;
}

/** Which tables a statement locks rows of, from its text. */
export function lockedTables(text: string): string[] {
  const lockTable = /^lock table (.+) in /.exec(text)?.[1];
  if (lockTable !== undefined) return [...lockTable.matchAll(/"(\w+)"/g)].map((match) => match[1] ?? "");
  const changed =
    /^update "(\w+)"/.exec(text)?.[1] ??
    /^delete from "(\w+)"/.exec(text)?.[1] ??
    // An insert locks a row that others may lock only if it finds one with the same key.
    /^insert into "(\w+)".* on conflict .*do update/s.exec(text)?.[1];
  const read = /for no key update of "(\w+)"/.exec(text)?.[1];
  return [changed, read].filter((table) => table !== undefined);
}

/** The locks of one transaction; `take` returns what is wrong with the next ones, if anything. */
export class TransactionLocks {
  readonly #held = new Map<string, Set<string>>();
  readonly #whole = new Set<string>();

  take({ table, ids, isWhole = false }: StatementLocks): string | undefined {
    const place = lockOrder.indexOf(table);
    if (place === -1 || this.#whole.has(table)) return undefined;
    if (isWhole) this.#whole.add(table);
    const held = this.#held.get(table);
    const isNew = isWhole || held === undefined || (ids ?? []).some((id) => !held.has(id));
    const later = [...this.#held.keys()].filter((other) => lockOrder.indexOf(other) > place);
    this.#held.set(table, new Set([...(held ?? []), ...(ids ?? [])]));
    return isNew && later.length > 0 ? `${table} after ${later.join(", ")}` : undefined;
  }
}

/** Opens a database and hands each lock that a transaction takes out of order to `onFault`, with its statement. */
export function openRecorded(location: string, onFault: (fault: string) => void): Db {
  const dialect = location.startsWith("postgres")
    ? postgresDialect(location, { poolSize: 4, onLostConnection: () => undefined })
    : sqliteDialect(location);
  const recorded: Dialect = {
    createAdapter: () => dialect.createAdapter(),
    createIntrospector: (db) => dialect.createIntrospector(db),
    createQueryCompiler: () => dialect.createQueryCompiler(),
    createDriver: () => {
      const driver = dialect.createDriver();
      const acquire = driver.acquireConnection.bind(driver);
      driver.acquireConnection = async () => recordedConnection(await acquire(), onFault);
      return driver;
    },
  };
  return new Kysely<Database>({ dialect: recorded });
}

function recordedConnection(connection: DatabaseConnection, onFault: (fault: string) => void): DatabaseConnection {
  let locks: TransactionLocks | undefined;
  const executeQuery = async (query: CompiledQuery) => {
    const result = await connection.executeQuery(query);
    if (query.sql.startsWith("begin")) locks = new TransactionLocks();
    // SQLite locks everything when a transaction that writes begins.
    if (query.sql === "begin immediate") for (const table of lockOrder) locks?.take({ table, isWhole: true });
    if (query.sql === "commit" || query.sql === "rollback") locks = undefined;
    for (const table of lockedTables(query.sql)) {
      const isWhole = query.sql.startsWith("lock table");
      const isNothing = !isWhole && result.rows.length === 0 && (result.numAffectedRows ?? 0n) === 0n;
      const fault = isNothing ? undefined : locks?.take({ table, ids: idsOf(query.sql, result.rows), isWhole });
      if (fault !== undefined) onFault(fault);
    }
    return result;
  };
  return new Proxy(connection, {
    get: (target, name) => {
      if (name === "executeQuery") return executeQuery;
      const value: unknown = Reflect.get(target, name);
      return typeof value === "function" ? (value.bind(target) as unknown) : value;
    },
  });
}

/** The rows a statement that reads them has locked; undefined for one that changes rows. */
function idsOf(text: string, rows: readonly unknown[]): string[] | undefined {
  if (!text.startsWith("select")) return undefined;
  return rows.flatMap((row) => {
    const { id } = row as { id?: unknown };
    return typeof id === "string" ? [id] : [];
  });
}
