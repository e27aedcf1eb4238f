import { sql } from "kysely";
import type { Migration } from "kysely/migration";
import { textType, withoutRowid } from "../columns.ts";
import type { Db } from "../engine.ts";

/**
 * Procedures get what people decide about them, offices their names of fields, their emblem and where
 * letters are filed. Procedures of before
 * are known and used: none of them waits for anybody.
 */
export const procedures: Migration = {
  async up(kysely) {
    const db = kysely as Db;
    const text = textType(db);
    const added = ["register_name", "register_field", "proposed_at", "first_run", "retired_at", "merged_into"];
    for (const column of added) await db.schema.alterTable("procedures").addColumn(column, text).execute();
    await db.schema
      .createTable("field_names")
      .addColumn("office_id", text, (c) => c.notNull().references("offices.id"))
      .addColumn("register_key", text, (c) => c.notNull())
      .addColumn("name", text, (c) => c.notNull())
      .addPrimaryKeyConstraint("field_names_key", ["office_id", "register_key"])
      .modifyEnd(withoutRowid(db))
      .execute();
    await db.schema
      .createTable("office_emblems")
      .addColumn("office_id", text, (c) => c.primaryKey().references("offices.id"))
      .addColumn("type", text, (c) => c.notNull())
      .addColumn("content", text, (c) => c.notNull())
      .addColumn("digest", text, (c) => c.notNull())
      .addColumn("width", "integer", (c) => c.notNull())
      .addColumn("height", "integer", (c) => c.notNull())
      .addColumn("alternative", text, (c) => c.notNull())
      .addColumn("set_at", text, (c) => c.notNull())
      .execute();
    await db.schema
      .alterTable("case_rules")
      .addColumn("archive_line", text, (c) => c.notNull().defaultTo("VT, VP"))
      .execute();
    // Only the changes of procedures are looked up by what they are about: the history on the page of a procedure.
    await sql`create index audit_entries_procedure on audit_entries (office_id, subject, position)
      where action = 'procedure-changed'`.execute(db);
  },
};
