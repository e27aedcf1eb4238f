import { sql } from "kysely";
import type { Migration } from "kysely/migration";
import { textType } from "../columns.ts";
import type { Db } from "../engine.ts";

/** Which installation a database belongs to, how long each kind of data is kept, and what an erasure leaves behind. */
export const dataKept: Migration = {
  async up(kysely) {
    const db = kysely as Db;
    const text = textType(db);
    await db.schema
      .createTable("installation")
      .addColumn("only_row", "integer", (c) => c.primaryKey())
      .addColumn("id", text, (c) => c.notNull())
      .addColumn("created_at", text, (c) => c.notNull())
      .execute();
    await db.schema
      .createTable("retention_periods")
      .addColumn("kind", text, (c) => c.primaryKey())
      .addColumn("days", "integer", (c) => c.notNull())
      .addColumn("basis", text, (c) => c.notNull())
      .addColumn("set_at", text, (c) => c.notNull())
      .addColumn("set_by", text, (c) => c.notNull().references("staff.id"))
      .execute();
    await db.schema
      .alterTable("attachments")
      .addColumn("remarks", text, (c) => c.notNull().defaultTo(""))
      .execute();
    // Documents taken by earlier versions were only searched for words, not examined by their structure.
    await sql`update attachments set remarks = 'not-examined' where media_type not like 'image/%'`.execute(db);
    await db.schema.alterTable("complaints").addColumn("erased_at", text).execute();
  },
};
