import { engineOf, type Db } from "./engine.ts";

/** Drops every table of the product, migrations included. Only the demonstration uses it, on its own database. */
export async function dropEverything(db: Db): Promise<void> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  const remaining = new Set(tables.map((table) => table.name));
  // Dropping a table fails while others refer to it (SQLite has no cascade), so the loop repeats until no table is
  // left.
  while (remaining.size > 0) {
    const before = remaining.size;
    for (const name of remaining) if (await dropped(db, name)) remaining.delete(name);
    if (remaining.size === before) throw new Error(`tables that cannot be dropped: ${[...remaining].join(", ")}`);
  }
}

async function dropped(db: Db, table: string): Promise<boolean> {
  try {
    const drop = db.schema.dropTable(table).ifExists();
    await (engineOf(db) === "postgres" ? drop.cascade() : drop).execute();
    return true;
  } catch {
    return false;
  }
}
