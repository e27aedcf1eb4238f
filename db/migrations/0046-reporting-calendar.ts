import type { Migration } from "kysely/migration";
import { textType } from "../columns.ts";
import type { Db } from "../engine.ts";

/** The reporting calendar of an office: which reports it sends every year. */
export const reportingCalendar: Migration = {
  async up(kysely) {
    const db = kysely as Db;
    const text = textType(db);
    await db.schema
      .createTable("report_deadlines")
      .addColumn("id", text, (c) => c.primaryKey())
      .addColumn("office_id", text, (c) => c.notNull().references("offices.id"))
      .addColumn("kind", text, (c) => c.notNull())
      .addColumn("name", text, (c) => c.notNull())
      .addColumn("from_day", text, (c) => c.notNull())
      .addColumn("cut_off_day", text, (c) => c.notNull())
      .addColumn("due_day", text, (c) => c.notNull())
      .addColumn("day_off", text, (c) => c.notNull())
      .addColumn("addressee", text, (c) => c.notNull())
      .addColumn("source", text, (c) => c.notNull())
      .addColumn("added_at", text, (c) => c.notNull())
      .addColumn("retired_at", text)
      .execute();
    await db.schema.createIndex("report_deadlines_of_office").on("report_deadlines").column("office_id").execute();
  },
};
