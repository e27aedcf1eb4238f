import type { Migration } from "kysely/migration";
import { textType } from "../columns.ts";
import type { Db } from "../engine.ts";

/** As `placeNameKey` made keys when this migration was written. */
function nameKey(name: string): string {
  const toneMark = /[\u0300\u0301\u0303\u0309\u0323]/gu;
  const words = name.normalize("NFD").toLowerCase().replace(/\s+/g, " ").trim().split(" ");
  const keys = words.map((word) => word.replace(toneMark, "") + (word.match(toneMark) ?? []).join(""));
  return keys.join(" ").normalize("NFC");
}

/** Names that differ only in diacritics were one until now; from now on they are two. */
async function renewNameKeys(db: Db, table: "units" | "counters"): Promise<void> {
  const rows = await db.selectFrom(table).select(["id", "name"]).execute();
  for (const { id, name } of rows) {
    await db
      .updateTable(table)
      .set({ name_key: nameKey(name) })
      .where("id", "=", id)
      .execute();
  }
}

/** A run that can be stopped, taken up again by another process, and reported on in bounded space. */
export const imports: Migration = {
  async up(kysely) {
    const db = kysely as Db;
    const text = textType(db);
    for (const column of ["rules", "problem_counts"]) {
      await db.schema
        .alterTable("import_runs")
        .addColumn(column, text, (c) => c.notNull().defaultTo("{}"))
        .execute();
    }
    for (const column of ["upload", "owner", "stop_asked_at"]) {
      await db.schema.alterTable("import_runs").addColumn(column, text).execute();
    }
    await db.schema
      .alterTable("import_runs")
      .addColumn("attempts", "integer", (c) => c.notNull().defaultTo(0))
      .execute();
    await renewNameKeys(db, "units");
    await renewNameKeys(db, "counters");
  },
};
