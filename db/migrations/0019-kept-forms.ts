import type { Migration } from "kysely/migration";
import { textType } from "../columns.ts";
import type { Db } from "../engine.ts";

/** Forms posted after their session had ended; they were held by one process before, so there is nothing to carry over. */
export const keptForms: Migration = {
  async up(kysely) {
    const db = kysely as Db;
    const text = textType(db);
    await db.schema
      .createTable("kept_forms")
      .addColumn("id_hash", text, (c) => c.primaryKey())
      .addColumn("owner", text, (c) => c.notNull())
      .addColumn("sealed", text, (c) => c.notNull())
      .addColumn("kept_until", text, (c) => c.notNull())
      .execute();
    await db.schema.createIndex("kept_forms_by_end").on("kept_forms").column("kept_until").execute();
    await db.schema.createIndex("kept_forms_by_owner").on("kept_forms").columns(["owner", "kept_until"]).execute();
  },
};
