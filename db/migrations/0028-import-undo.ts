import { sql } from "kysely";
import type { Migration } from "kysely/migration";
import { textType, withoutRowid } from "../columns.ts";
import type { Db } from "../engine.ts";

/**
 * What a run changed, so that it can be tried before and taken back after; the sheets of its workbook; and how the
 * columns of an office's registers are read. Runs of before have no changes stored and cannot be taken back.
 */
export const importUndo: Migration = {
  async up(kysely) {
    const db = kysely as Db;
    const text = textType(db);
    // SQLite adds one column a statement.
    for (const [name, value] of [
      ["kind", "import"],
      ["sheets", "[]"],
      ["field_counts", "{}"],
      ["undo_counts", "{}"],
      ["header", "{}"],
    ] as const) {
      const add = db.schema.alterTable("import_runs");
      await add.addColumn(name, text, (c) => c.notNull().defaultTo(value)).execute();
    }
    const keeps = db.schema.alterTable("import_runs");
    await keeps.addColumn("keeps_changes", "integer", (c) => c.notNull().defaultTo(0)).execute();
    for (const name of ["undo_asked_at", "undone_at", "undo_cursor"] as const) {
      await db.schema.alterTable("import_runs").addColumn(name, text).execute();
    }
    await db.schema
      .createTable("import_changes")
      .addColumn("run_id", text, (c) => c.notNull().references("import_runs.id"))
      .addColumn("dossier_id", text, (c) => c.notNull())
      .addColumn("before", text, (c) => c.notNull())
      .addColumn("after", text, (c) => c.notNull())
      .addPrimaryKeyConstraint("import_changes_key", ["run_id", "dossier_id"])
      .modifyEnd(withoutRowid(db))
      .execute();
    await db.schema
      .createTable("import_additions")
      .addColumn("run_id", text, (c) => c.notNull().references("import_runs.id"))
      .addColumn("kind", text, (c) => c.notNull())
      .addColumn("item_id", text, (c) => c.notNull())
      .addColumn("name", text, (c) => c.notNull())
      .addPrimaryKeyConstraint("import_additions_key", ["run_id", "kind", "item_id"])
      .modifyEnd(withoutRowid(db))
      .execute();
    await db.schema
      .createTable("register_profiles")
      .addColumn("office_id", text, (c) => c.notNull().references("offices.id"))
      .addColumn("header", text, (c) => c.notNull())
      .addColumn("headings", text, (c) => c.notNull())
      .addColumn("columns", text, (c) => c.notNull())
      .addPrimaryKeyConstraint("register_profiles_key", ["office_id", "header"])
      .modifyEnd(withoutRowid(db))
      .execute();
    await db.schema
      .createTable("register_words_by_kind")
      .addColumn("office_id", text, (c) => c.notNull().references("offices.id"))
      .addColumn("kind", text, (c) => c.notNull())
      .addColumn("word", text, (c) => c.notNull())
      .addColumn("written", text, (c) => c.notNull())
      .addColumn("meaning", text, (c) => c.notNull())
      .addPrimaryKeyConstraint("register_words_by_kind_key", ["office_id", "kind", "word"])
      .modifyEnd(withoutRowid(db))
      .execute();
    await sql`insert into register_words_by_kind (office_id, kind, word, written, meaning)
      select office_id, 'channel', word, written, channel from register_words`.execute(db);
    await db.schema.dropTable("register_words").execute();
    await db.schema.alterTable("register_words_by_kind").renameTo("register_words").execute();
  },
};
