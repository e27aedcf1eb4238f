import { sql, type ColumnDataType, type Expression } from "kysely";
import { engineOf, type Db } from "./engine.ts";

/**
 * The text type of migrations: compared byte by byte in both engines, so that ISO days and instants are sorted alike
 * whatever the locale of the PostgreSQL server.
 */
export function textType(db: Db): ColumnDataType | Expression<unknown> {
  return engineOf(db) === "sqlite" ? "text" : sql`text collate "C"`;
}

/**
 * The end of the definition of a table whose rows are found by their key only: SQLite then stores the rows in the order
 * of the key instead of in a second tree. Empty on PostgreSQL, which has no such tables.
 */
export function withoutRowid(db: Db): Expression<unknown> {
  return engineOf(db) === "sqlite" ? sql`without rowid` : sql``;
}
