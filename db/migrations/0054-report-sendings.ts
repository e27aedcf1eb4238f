import { sql } from "kysely";
import type { Migration } from "kysely/migration";
import { textType } from "../columns.ts";
import type { Db } from "../engine.ts";

/** Reports to be sent by e-mail at a chosen time. */
export const reportSendings: Migration = {
  async up(kysely) {
    const db = kysely as Db;
    const text = textType(db);
    await db.schema
      .createTable("report_sendings")
      .addColumn("id", text, (c) => c.primaryKey())
      .addColumn("office_id", text, (c) => c.notNull().references("offices.id"))
      .addColumn("report_id", text, (c) => c.notNull().references("reports.id"))
      .addColumn("sealed", text, (c) => c.notNull())
      .addColumn("send_at", text, (c) => c.notNull())
      .addColumn("state", text, (c) => c.notNull())
      .addColumn("asked_at", text, (c) => c.notNull())
      .addColumn("asked_by", text, (c) => c.notNull().references("staff.id"))
      .addColumn("ended_at", text)
      .execute();
    await sql`create index report_sendings_report on report_sendings (report_id, id)`.execute(db);
    await sql`create index report_sendings_waiting on report_sendings (send_at) where state = 'waiting'`.execute(db);
  },
};
