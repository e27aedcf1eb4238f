import { CompiledQuery } from "kysely";
import { engineOf, type Tx } from "./engine.ts";
import type { Database } from "./schema/database.ts";

/** Below SQLite's 32,766 and PostgreSQL's 65,535 values a statement for every table of ours. */
const rowsPerStatement = 500;

/**
 * Inserts many rows in as few statements as the engines take. For imports of a million lines and for a morning's taps: the
 * query builder would spend longer on building such statements than the engine on running them. Columns come from the first row.
 */
export function insertRows<Name extends keyof Database>(
  tx: Tx,
  table: Name,
  rows: readonly Database[Name][],
): Promise<void> {
  return insertInParts(tx, table, rows, "");
}

/**
 * Inserts many rows; where one of the same `key` is there already, its other columns, all numbers, are added to those.
 * No two rows may have the same key.
 */
export async function addRows(
  tx: Tx,
  table: keyof Database,
  key: readonly string[],
  rows: readonly Readonly<Record<string, string | number>>[],
): Promise<void> {
  const added = Object.keys(rows[0] ?? {}).filter((column) => !key.includes(column));
  const sums = added.map((column) => `"${column}" = "${table}"."${column}" + excluded."${column}"`);
  const keyNames = key.map((column) => `"${column}"`).join(", ");
  await insertInParts(tx, table, rows, ` on conflict (${keyNames}) do update set ${sums.join(", ")}`);
}

async function insertInParts(tx: Tx, table: string, rows: readonly object[], whenThere: string): Promise<void> {
  for (let from = 0; from < rows.length; from += rowsPerStatement) {
    const part = rows.slice(from, from + rowsPerStatement);
    const columns = Object.keys(part[0] ?? {});
    const values = part.flatMap((row) => columns.map((column) => (row as Record<string, unknown>)[column]));
    const text = insertText(tx, table, columns, part.length) + whenThere;
    await tx.executeQuery(CompiledQuery.raw(text, values));
  }
}

function insertText(tx: Tx, table: string, columns: readonly string[], rowCount: number): string {
  const names = columns.map((column) => `"${column}"`).join(", ");
  return `insert into "${table}" (${names}) values ${placeholders(engineOf(tx), rowCount, columns.length)}`;
}

function placeholders(engine: "sqlite" | "postgres", rowCount: number, columnCount: number): string {
  if (engine === "sqlite") {
    const row = `(${new Array<string>(columnCount).fill("?").join(",")})`;
    return new Array<string>(rowCount).fill(row).join(",");
  }
  let position = 0;
  const row = () => `(${Array.from({ length: columnCount }, () => `$${String((position += 1))}`).join(",")})`;
  return Array.from({ length: rowCount }, row).join(",");
}
