import { sql, type ColumnDataType, type Expression } from "kysely";
import { engineOf, type Db } from "./engine.ts";

/**
 * The text type of migrations: compared byte by byte in both engines, so that ISO days and instants sort alike
 * whatever the locale of the PostgreSQL server.
 */
export function textType(db: Db): ColumnDataType | Expression<unknown> {
  return engineOf(db) === "sqlite" ? "text" : sql`text collate "C"`;
}

/**
 * How a table ends whose rows are found by their key only: SQLite keeps the rows in the order of the key itself instead
 * of a second tree that leads to them. PostgreSQL has no such tables.
 */
export function withoutRowid(db: Db): Expression<unknown> {
  return engineOf(db) === "sqlite" ? sql`without rowid` : sql``;
}
