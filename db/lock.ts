import { sql, type SelectQueryBuilder } from "kysely";
import { engineOf, type Tx } from "./engine.ts";
import type { Database } from "./schema/database.ts";

/**
 * Makes a query keep the rows of `table` from being changed by others until this transaction ends. On PostgreSQL it
 * locks the rows (FOR NO KEY UPDATE) and waits for whoever holds them; on SQLite `inTransaction` already holds the
 * only right to write. What depends on the row must be read by a later statement, which then sees what the one
 * before us committed.
 */
export function lockForUpdate<Tables extends keyof Database, Row>(
  tx: Tx,
  query: SelectQueryBuilder<Database, Tables, Row>,
  table: Tables,
): SelectQueryBuilder<Database, Tables, Row> {
  return engineOf(tx) === "postgres" ? query.forNoKeyUpdate(table) : query;
}

/**
 * Keeps whole tables from being changed by others until this transaction ends; reading them goes on. On PostgreSQL it
 * waits for whoever changed a row and has not committed; on SQLite `inTransaction` already holds the only right to write.
 */
export async function lockTables(tx: Tx, tables: readonly (keyof Database)[]): Promise<void> {
  if (engineOf(tx) === "sqlite") return;
  const names = sql.join(tables.map((table) => sql.table(table)));
  await sql`lock table ${names} in share row exclusive mode`.execute(tx);
}
