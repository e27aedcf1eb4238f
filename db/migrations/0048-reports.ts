import { sql } from "kysely";
import type { Migration } from "kysely/migration";
import { textType } from "../columns.ts";
import type { Db } from "../engine.ts";

/** The official reports with their frozen figures: one row a revision. */
export const reports: Migration = {
  async up(kysely) {
    const db = kysely as Db;
    const text = textType(db);
    await db.schema
      .createTable("reports")
      .addColumn("id", text, (c) => c.primaryKey())
      .addColumn("office_id", text, (c) => c.notNull().references("offices.id"))
      .addColumn("first_id", text, (c) => c.notNull())
      .addColumn("revision", "integer", (c) => c.notNull())
      .addColumn("deadline_id", text, (c) => c.references("report_deadlines.id"))
      .addColumn("deadline_year", "integer")
      .addColumn("kind", text, (c) => c.notNull())
      .addColumn("name", text, (c) => c.notNull())
      .addColumn("addressee", text, (c) => c.notNull())
      .addColumn("from_on", text, (c) => c.notNull())
      .addColumn("cut_off_on", text, (c) => c.notNull())
      .addColumn("due_on", text)
      .addColumn("state", text, (c) => c.notNull())
      .addColumn("frozen", text, (c) => c.notNull())
      .addColumn("digest", text, (c) => c.notNull())
      .addColumn("counted_at", text, (c) => c.notNull())
      .addColumn("narrative", text, (c) => c.notNull())
      .addColumn("edits", "integer", (c) => c.notNull())
      .addColumn("reason", text)
      .addColumn("made_by", text)
      .addColumn("edited_at", text)
      .addColumn("edited_by", text)
      .addColumn("approved_at", text)
      .addColumn("approved_by", text)
      .addColumn("sent_at", text)
      .addColumn("sent_by", text)
      .addColumn("document_number", text, (c) => c.notNull())
      .addUniqueConstraint("reports_revision", ["first_id", "revision"])
      .execute();
    await db.schema.createIndex("reports_of_office").on("reports").columns(["office_id", "counted_at"]).execute();
    await sql`create unique index reports_of_deadline on reports (deadline_id, deadline_year)
      where deadline_id is not null and revision = 1`.execute(db);
  },
};
