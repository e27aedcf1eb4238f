import type { Migration } from "kysely/migration";
import { textType } from "../columns.ts";
import type { Db } from "../engine.ts";

/** A link may lead to one report instead of a page of today's figures. */
export const sharedReports: Migration = {
  async up(kysely) {
    const db = kysely as Db;
    await db.schema
      .alterTable("share_links")
      .addColumn("report_id", textType(db), (c) => c.references("reports.id"))
      .execute();
  },
};
