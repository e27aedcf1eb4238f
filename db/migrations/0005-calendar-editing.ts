import type { Migration } from "kysely/migration";
import { textType } from "../columns.ts";
import type { Db } from "../engine.ts";

async function createChanges(db: Db) {
  const text = textType(db);
  await db.schema
    .createTable("calendar_changes")
    .addColumn("office_id", text, (c) => c.notNull())
    .addColumn("number", "integer", (c) => c.notNull())
    .addColumn("changed_at", text, (c) => c.notNull())
    .addColumn("changed_by", text, (c) => c.notNull())
    .addColumn("reason", text, (c) => c.notNull())
    .addColumn("difference", text, (c) => c.notNull())
    .addColumn("moved_cases", "integer", (c) => c.notNull())
    .addPrimaryKeyConstraint("calendar_changes_key", ["office_id", "number"])
    .addForeignKeyConstraint("calendar_changes_office_id_fk", ["office_id"], "offices", ["id"])
    .addForeignKeyConstraint("calendar_changes_changed_by_fk", ["changed_by"], "staff", ["id"])
    .execute();
}

/** The calendar edited in the product: every change with who, when and why, and the document a year was confirmed by. */
export const calendarEditing: Migration = {
  async up(kysely) {
    const db = kysely as Db;
    await createChanges(db);
    await db.schema.alterTable("calendar_years").addColumn("source", textType(db)).execute();
  },
};
