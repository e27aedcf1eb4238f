import type { Migration } from "kysely/migration";
import { textType } from "../columns.ts";
import type { Db } from "../engine.ts";

/** The seal of the audit record, passwords that must be changed, and what the edge of the server writes. */
export const sealedAudit: Migration = {
  async up(kysely) {
    const db = kysely as Db;
    const text = textType(db);
    await db.schema
      .alterTable("audit_head")
      .addColumn("seal", text, (c) => c.notNull().defaultTo(""))
      .execute();
    await db.schema.alterTable("staff").addColumn("password_given_at", text).execute();
    await db.schema
      .createTable("unknown_sign_ins")
      .addColumn("hour", text, (c) => c.primaryKey())
      .addColumn("count", "integer", (c) => c.notNull())
      .execute();
    await db.schema
      .createTable("write_probes")
      .addColumn("name", text, (c) => c.primaryKey())
      .addColumn("written_at", text, (c) => c.notNull())
      .execute();
  },
};
