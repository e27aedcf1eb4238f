import type { Migration } from "kysely/migration";
import { textType, withoutRowid } from "../columns.ts";
import type { Db } from "../engine.ts";

/** Texts that an office wrote itself, and further languages for citizens. */
export const texts: Migration = {
  async up(kysely) {
    const db = kysely as Db;
    const text = textType(db);
    await db.schema
      .createTable("office_texts")
      .addColumn("office_id", text, (c) => c.notNull().references("offices.id"))
      .addColumn("message_key", text, (c) => c.notNull())
      .addColumn("language", text, (c) => c.notNull())
      .addColumn("words", text, (c) => c.notNull())
      .addPrimaryKeyConstraint("office_texts_key", ["office_id", "message_key", "language"])
      .modifyEnd(withoutRowid(db))
      .execute();
    await db.schema
      .createTable("languages")
      .addColumn("code", text, (c) => c.primaryKey())
      .addColumn("name", text, (c) => c.notNull())
      .addColumn("revision", "integer", (c) => c.notNull())
      .addColumn("offered_at", text)
      .modifyEnd(withoutRowid(db))
      .execute();
    await db.schema
      .createTable("language_texts")
      .addColumn("language", text, (c) => c.notNull().references("languages.code"))
      .addColumn("message_key", text, (c) => c.notNull())
      .addColumn("words", text, (c) => c.notNull())
      .addPrimaryKeyConstraint("language_texts_key", ["language", "message_key"])
      .modifyEnd(withoutRowid(db))
      .execute();
    await db.insertInto("languages").values({ code: "km", name: "ភាសាខ្មែរ", revision: 1, offered_at: null }).execute();
  },
};
