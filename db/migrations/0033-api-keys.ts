import type { Migration } from "kysely/migration";
import { textType, withoutRowid } from "../columns.ts";
import type { Db } from "../engine.ts";

/** Keys by which other software uses the product, and the answers it may ask for again. */
export const apiKeys: Migration = {
  async up(kysely) {
    const db = kysely as Db;
    const text = textType(db);
    await db.schema
      .createTable("api_keys")
      .addColumn("id", text, (c) => c.primaryKey())
      .addColumn("office_id", text, (c) => c.notNull().references("offices.id"))
      .addColumn("name", text, (c) => c.notNull())
      .addColumn("scopes", text, (c) => c.notNull())
      .addColumn("key_hash", text, (c) => c.notNull())
      .addColumn("created_at", text, (c) => c.notNull())
      .addColumn("created_by", text, (c) => c.references("staff.id"))
      .addColumn("expires_on", text)
      .addColumn("last_used_on", text)
      .addColumn("revoked_at", text)
      .addColumn("revoked_by", text, (c) => c.references("staff.id"))
      .modifyEnd(withoutRowid(db))
      .execute();
    await db.schema.createIndex("api_keys_office").on("api_keys").columns(["office_id", "created_at"]).execute();
    await db.schema
      .createTable("api_answers")
      .addColumn("key_id", text, (c) => c.notNull().references("api_keys.id"))
      .addColumn("request_key", text, (c) => c.notNull())
      .addColumn("request_hash", text, (c) => c.notNull())
      .addColumn("begun_at", text, (c) => c.notNull())
      .addColumn("status", "integer")
      .addColumn("sealed", text)
      .addPrimaryKeyConstraint("api_answers_key", ["key_id", "request_key"])
      .modifyEnd(withoutRowid(db))
      .execute();
    await db.schema.createIndex("api_answers_begun").on("api_answers").column("begun_at").execute();
    await db.schema.createIndex("ratings_of_office").on("ratings").columns(["office_id", "id"]).execute();
  },
};
