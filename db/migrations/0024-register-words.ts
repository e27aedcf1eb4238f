import type { Migration } from "kysely/migration";
import { textType, withoutRowid } from "../columns.ts";
import type { Db } from "../engine.ts";

/** Words of an office's registers that a person explained. */
export const registerWords: Migration = {
  async up(kysely) {
    const db = kysely as Db;
    const text = textType(db);
    await db.schema
      .createTable("register_words")
      .addColumn("office_id", text, (c) => c.notNull().references("offices.id"))
      .addColumn("word", text, (c) => c.notNull())
      .addColumn("written", text, (c) => c.notNull())
      .addColumn("channel", text, (c) => c.notNull())
      .addPrimaryKeyConstraint("register_words_key", ["office_id", "word"])
      .modifyEnd(withoutRowid(db))
      .execute();
  },
};
