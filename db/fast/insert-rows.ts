import { CompiledQuery } from "kysely";
import { engineOf, type Engine, type Tx } from "#db/engine.ts";
import type { Database } from "#db/schema/database.ts";

/**
 * Numbers of rows per statement, the largest first; the rest goes into the next smaller ones. Few sizes, so that the
 * engine sees the same statements again and again; halves, because simultaneous taps are about thirty. With 500 rows
 * every table stays below the limits of SQLite (32,766) and PostgreSQL (65,535) for values per statement.
 */
const rowsPerStatement = [500, 128, 64, 32, 16, 8, 4, 2, 1] as const;

/**
 * Inserts many rows in few statements: for imports of a million lines and for simultaneous taps, where the query
 * builder would take longer than the engine. The columns are those of the first row.
 */
export function insertRows<Name extends keyof Database>(
  tx: Tx,
  table: Name,
  rows: readonly Database[Name][],
): Promise<void> {
  return insertInParts(tx, table, rows);
}

/**
 * Inserts many rows; if a row with the same `key` exists, the other columns, all numbers, are added to it. The columns
 * are those of the first row; others keep their value. No two rows may have the same key.
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

type Row = Readonly<Record<string, unknown>>;

interface InsertShape {
  table: string;
  /** Columns with the same value in all rows, bound once: binding takes half as long as the rest of an insert. */
  shared: readonly string[];
  /** Columns bound for each row. */
  own: readonly string[];
  /** The SQL after the values. */
  ending: string;
}

async function insertInParts(tx: Tx, table: string, rows: readonly object[], ending = ""): Promise<void> {
  const all = rows as readonly Row[];
  const shape = shapeOf(table, all, ending);
  let from = 0;
  for (const size of rowsPerStatement) {
    if (from + size > all.length) continue;
    const text = knownText(engineOf(tx), shape, size);
    for (; from + size <= all.length; from += size) {
      await tx.executeQuery(CompiledQuery.raw(text, valuesOf(all.slice(from, from + size), shape)));
    }
  }
}

/** For fewer rows, shared values save nothing and would produce a new statement nearly every time. */
const fewestWithShared = 50;

function shapeOf(table: string, rows: readonly Row[], ending: string): InsertShape {
  const [first = {}] = rows;
  const columns = Object.keys(first);
  const varies = (column: string) => rows.some((row) => row[column] !== first[column]);
  const own = columns.filter((column, index) => index === 0 || rows.length < fewestWithShared || varies(column));
  return { table, shared: columns.filter((column) => !own.includes(column)), own, ending };
}

function valuesOf(rows: readonly Row[], { shared, own }: InsertShape): unknown[] {
  const values = shared.map((column) => rows[0]?.[column]);
  for (const row of rows) for (const column of own) values.push(row[column]);
  return values;
}

const texts = new Map<string, string>();
const mostTexts = 500;

/** The text of a statement, memoized: a tap uses a dozen statements, and the engine finds a known text faster. */
function knownText(engine: Engine, shape: InsertShape, rowCount: number): string {
  const key = `${engine} ${String(rowCount)} ${shape.table} ${shape.shared.join()} ${shape.own.join()} ${shape.ending}`;
  const known = texts.get(key) ?? insertText(engine, shape, rowCount);
  if (texts.size >= mostTexts) texts.clear();
  texts.set(key, known);
  return known;
}

function insertText(engine: Engine, { table, shared, own, ending }: InsertShape, rowCount: number): string {
  const names = [...shared, ...own].map((column) => `"${column}"`).join(", ");
  const source = engine === "sqlite" ? sqliteRows : postgresRows;
  return `insert into "${table}" (${names}) ${source(shared.length, own.length, rowCount)}${ending}`;
}

/** Without `where true`, SQLite would read the `on` of `on conflict` as that of a join. */
function sqliteRows(shared: number, own: number, rowCount: number): string {
  const row = `(${new Array<string>(own).fill("?").join(",")})`;
  const rows = `(values ${new Array<string>(rowCount).fill(row).join(",")})`;
  return `select ${"?,".repeat(shared)}* from ${rows} where true`;
}

/** In a `values` list PostgreSQL gives each placeholder the type of its column. */
function postgresRows(shared: number, own: number, rowCount: number): string {
  const sharedValues = Array.from({ length: shared }, (_, index) => `$${String(index + 1)},`).join("");
  let position = shared;
  const row = () => `(${sharedValues}${Array.from({ length: own }, () => `$${String((position += 1))}`).join(",")})`;
  return `values ${Array.from({ length: rowCount }, row).join(",")}`;
}
