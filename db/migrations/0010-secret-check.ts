import type { Migration } from "kysely/migration";
import { textType } from "../columns.ts";
import type { Db } from "../engine.ts";

/** The check value of SECRET; it is filled at the first start, which knows SECRET. */
export const secretCheck: Migration = {
  async up(kysely) {
    const db = kysely as Db;
    const text = textType(db);
    await db.schema
      .createTable("secret_checks")
      .addColumn("only_row", "integer", (c) => c.primaryKey())
      .addColumn("sealed", text, (c) => c.notNull())
      .addColumn("created_at", text, (c) => c.notNull())
      .execute();
  },
};
