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
  return insertInParts(tx, table, rows, { columns: Object.keys(rows[0] ?? {}) });
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
  const columns = Object.keys(rows[0] ?? {});
  // A column of nothing but noughts is written as such: most changes touch a few counts of many.
  const added = columns.filter((column) => !key.includes(column) && rows.some((row) => row[column] !== 0));
  if (added.length === 0) return;
  const noughts = columns.filter((column) => !key.includes(column) && !added.includes(column));
  const sums = added.map((column) => `"${column}" = "${table}"."${column}" + excluded."${column}"`);
  const keyNames = key.map((column) => `"${column}"`).join(", ");
  const whenThere = ` on conflict (${keyNames}) do update set ${sums.join(", ")}`;
  await insertInParts(tx, table, rows, { columns: [...key, ...added], noughts, whenThere });
}

interface InsertShape {
  /** Columns whose values are bound. */
  columns: readonly string[];
  /** Columns that are 0 in every row. */
  noughts?: readonly string[];
  /** What follows the values. */
  whenThere?: string;
}

async function insertInParts(tx: Tx, table: string, rows: readonly object[], shape: InsertShape): Promise<void> {
  const { columns, whenThere = "" } = shape;
  for (let from = 0; from < rows.length; from += rowsPerStatement) {
    const part = rows.slice(from, from + rowsPerStatement);
    const values = part.flatMap((row) => columns.map((column) => (row as Record<string, unknown>)[column]));
    const text = insertText(tx, table, shape, part.length) + whenThere;
    await tx.executeQuery(CompiledQuery.raw(text, values));
  }
}

function insertText(tx: Tx, table: string, { columns, noughts = [] }: InsertShape, rowCount: number): string {
  const names = [...columns, ...noughts].map((column) => `"${column}"`).join(", ");
  const ending = noughts.map(() => ",0").join("");
  return `insert into "${table}" (${names}) values ${placeholders(engineOf(tx), rowCount, columns.length, ending)}`;
}

function placeholders(engine: "sqlite" | "postgres", rowCount: number, columnCount: number, ending: string): string {
  if (engine === "sqlite") {
    const row = `(${new Array<string>(columnCount).fill("?").join(",")}${ending})`;
    return new Array<string>(rowCount).fill(row).join(",");
  }
  let position = 0;
  const row = () => `(${Array.from({ length: columnCount }, () => `$${String((position += 1))}`).join(",")}${ending})`;
  return Array.from({ length: rowCount }, row).join(",");
}
