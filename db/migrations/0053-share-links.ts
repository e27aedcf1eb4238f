import type { Migration } from "kysely/migration";
import { textType } from "../columns.ts";
import type { Db } from "../engine.ts";

/** Links by which somebody without an account reads one page of figures. */
export const shareLinks: Migration = {
  async up(kysely) {
    const db = kysely as Db;
    const text = textType(db);
    await db.schema
      .createTable("share_links")
      .addColumn("id", text, (c) => c.primaryKey())
      .addColumn("office_id", text, (c) => c.notNull().references("offices.id"))
      .addColumn("digest", text, (c) => c.notNull().unique())
      .addColumn("reader", text, (c) => c.notNull())
      .addColumn("page", text, (c) => c.notNull())
      .addColumn("created_at", text, (c) => c.notNull())
      .addColumn("created_by", text, (c) => c.notNull().references("staff.id"))
      .addColumn("ends_on", text, (c) => c.notNull())
      .addColumn("revoked_at", text)
      .addColumn("revoked_by", text, (c) => c.references("staff.id"))
      .addColumn("opened", "integer", (c) => c.notNull().defaultTo(0))
      .addColumn("last_opened_on", text)
      .execute();
    await db.schema.createIndex("share_links_office").on("share_links").columns(["office_id", "created_at"]).execute();
  },
};
