/*
 * Locks, and their order. Two transactions that lock the same rows in different orders wait for each other, so every
 * transaction locks in this order and leaves out what it does not need:
 *
 * 1. the office, 2. its working calendar (the same row), 3. the case, then its duplicates by id, 4. accounts:
 * administrators by id, then the account concerned, then whoever gets its cases, 5. procedures by id, 6. dossiers by id,
 * 7. totals in the order of `totalsTables` and of their keys, 8. the head of the audit record, always last.
 *
 * Codes issued in advance are locked by code between 4 and 5. Receipts, ratings and flags are changed under the lock of their dossier. docs/architecture.md names the functions;
 * test/behaviour/database/lock-order.test.ts records the locks of real commands.
 */

import { sql, type SelectQueryBuilder } from "kysely";
import { engineOf, type Tx } from "./engine.ts";
import type { Database } from "./schema/database.ts";

/**
 * Makes a query lock the rows of `table` against changes by others until this transaction ends. On PostgreSQL it locks
 * them FOR NO KEY UPDATE and waits for other transactions that have locked them; on SQLite `inTransaction` is the only
 * writer already. Data that depends on the rows must be read by a later statement, which sees what other transactions
 * committed before the lock.
 */
export function lockForUpdate<Tables extends keyof Database, Row>(
  tx: Tx,
  query: SelectQueryBuilder<Database, Tables, Row>,
  table: Tables,
): SelectQueryBuilder<Database, Tables, Row> {
  return engineOf(tx) === "postgres" ? query.forNoKeyUpdate(table) : query;
}

/** Locks the row of an office until the transaction ends: its settings change one after the other. Throws without it. */
export async function lockOffice(tx: Tx, officeId: string): Promise<void> {
  const office = tx.selectFrom("offices").where("id", "=", officeId).select("id");
  await lockForUpdate(tx, office, "offices").executeTakeFirstOrThrow();
}

/**
 * Locks whole tables against changes by others until this transaction ends; they can still be read. On PostgreSQL it
 * waits for transactions that have changed a row and not committed; on SQLite `inTransaction` is the only writer
 * already.
 */
export async function lockTables(tx: Tx, tables: readonly (keyof Database)[]): Promise<void> {
  if (engineOf(tx) === "sqlite") return;
  const names = sql.join(tables.map((table) => sql.table(table)));
  await sql`lock table ${names} in share row exclusive mode`.execute(tx);
}

/**
 * Makes all statements of this transaction see the same data: what was committed when the next one begins. Call it first.
 * On SQLite a transaction sees one state already. Save in another transaction: on PostgreSQL a change of a row that
 * somebody else changed meanwhile fails here.
 */
export async function holdSnapshot(tx: Tx): Promise<void> {
  if (engineOf(tx) === "sqlite") return;
  await sql`set transaction isolation level repeatable read`.execute(tx);
}
