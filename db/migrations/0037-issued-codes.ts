import type { Migration } from "kysely/migration";
import { textType, withoutRowid } from "../columns.ts";
import type { Db } from "../engine.ts";

/** Rating codes that are issued in advance for a counter and bound to a dossier later. */
export const issuedCodes: Migration = {
  async up(kysely) {
    const db = kysely as Db;
    const text = textType(db);
    await db.schema
      .createTable("issued_codes")
      .addColumn("code", text, (c) => c.primaryKey())
      .addColumn("office_id", text, (c) => c.notNull().references("offices.id"))
      .addColumn("counter_id", text, (c) => c.references("counters.id"))
      .addColumn("book_id", text, (c) => c.notNull())
      .addColumn("position", "integer", (c) => c.notNull())
      .addColumn("issued_at", text, (c) => c.notNull())
      .addColumn("issued_by", text, (c) => c.references("staff.id"))
      .addColumn("number", text)
      .addColumn("bound_at", text)
      .addColumn("bound_by", text, (c) => c.references("staff.id"))
      .modifyEnd(withoutRowid(db))
      .execute();
    await db.schema
      .createIndex("issued_codes_number")
      .on("issued_codes")
      .columns(["office_id", "number"])
      .unique()
      .execute();
    await db.schema.createIndex("issued_codes_book").on("issued_codes").columns(["office_id", "book_id"]).execute();
    await db.schema.createIndex("issued_codes_bound").on("issued_codes").columns(["office_id", "bound_at"]).execute();
  },
};
