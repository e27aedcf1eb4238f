import { sql } from "kysely";
import type { Migration } from "kysely/migration";
import { textType, withoutRowid } from "../columns.ts";
import type { Db } from "../engine.ts";

/** Addresses of other software that are told of events, and what was sent to them. */
export const webhooks: Migration = {
  async up(kysely) {
    const db = kysely as Db;
    const text = textType(db);
    await db.schema
      .createTable("webhooks")
      .addColumn("id", text, (c) => c.primaryKey())
      .addColumn("office_id", text, (c) => c.notNull().references("offices.id"))
      .addColumn("name", text, (c) => c.notNull())
      .addColumn("address", text, (c) => c.notNull())
      .addColumn("events", text, (c) => c.notNull())
      .addColumn("sealed_secret", text, (c) => c.notNull())
      .addColumn("sealed_previous", text)
      .addColumn("previous_until", text)
      .addColumn("state", text, (c) => c.notNull())
      .addColumn("state_since", text, (c) => c.notNull())
      .addColumn("failures", "integer", (c) => c.notNull())
      .addColumn("failing_since", text)
      .addColumn("revision", "integer", (c) => c.notNull())
      .addColumn("created_at", text, (c) => c.notNull())
      .addColumn("created_by", text, (c) => c.references("staff.id"))
      .modifyEnd(withoutRowid(db))
      .execute();
    await db.schema.createIndex("webhooks_office").on("webhooks").columns(["office_id", "created_at"]).execute();
    await db.schema
      .createTable("webhook_deliveries")
      .addColumn("id", text, (c) => c.primaryKey())
      .addColumn("office_id", text, (c) => c.notNull().references("offices.id"))
      .addColumn("webhook_id", text, (c) => c.notNull().references("webhooks.id"))
      .addColumn("event", text, (c) => c.notNull())
      .addColumn("key", text, (c) => c.notNull())
      .addColumn("about", text)
      .addColumn("body", text, (c) => c.notNull())
      .addColumn("state", text, (c) => c.notNull())
      .addColumn("attempts", "integer", (c) => c.notNull())
      .addColumn("next_attempt_at", text, (c) => c.notNull())
      .addColumn("claimed_by", text)
      .addColumn("claimed_until", text)
      .addColumn("last_status", "integer")
      .addColumn("last_problem", text)
      .addColumn("created_at", text, (c) => c.notNull())
      .addColumn("finished_at", text)
      .addUniqueConstraint("webhook_deliveries_once", ["webhook_id", "key"])
      .execute();
    await sql`create index webhook_deliveries_due on webhook_deliveries (webhook_id, next_attempt_at, id) where state = 'pending'`.execute(
      db,
    );
    await db.schema
      .createIndex("webhook_deliveries_office")
      .on("webhook_deliveries")
      .columns(["office_id", "id"])
      .execute();
    await db.schema.createIndex("webhook_deliveries_age").on("webhook_deliveries").column("created_at").execute();
  },
};
