import type { Migration } from "kysely/migration";
import { textType } from "../columns.ts";
import type { Db } from "../engine.ts";

/** What a change of a setting replaced. Entries of before have none, and their hash does not cover the column. */
export const auditChanges: Migration = {
  async up(kysely) {
    const db = kysely as Db;
    await db.schema.alterTable("audit_entries").addColumn("changes", textType(db)).execute();
  },
};
