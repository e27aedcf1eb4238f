import type { Migration } from "kysely/migration";
import { textType, withoutRowid } from "../columns.ts";
import type { Db } from "../engine.ts";

/** Tablets at counters, and what each has sent, so that a rating sent twice counts once. */
export const kiosks: Migration = {
  async up(kysely) {
    const db = kysely as Db;
    const text = textType(db);
    await db.schema
      .createTable("kiosks")
      .addColumn("id", text, (c) => c.primaryKey())
      .addColumn("office_id", text, (c) => c.notNull().references("offices.id"))
      .addColumn("counter_id", text, (c) => c.notNull().references("counters.id"))
      .addColumn("name", text, (c) => c.notNull())
      .addColumn("pairing_hash", text)
      .addColumn("pairing_until", text)
      .addColumn("token_hash", text)
      .addColumn("created_at", text, (c) => c.notNull())
      .addColumn("created_by", text, (c) => c.references("staff.id"))
      .addColumn("paired_at", text)
      .addColumn("last_seen_at", text)
      .addColumn("revoked_at", text)
      .addColumn("revoked_by", text, (c) => c.references("staff.id"))
      .modifyEnd(withoutRowid(db))
      .execute();
    await db.schema.createIndex("kiosks_office").on("kiosks").columns(["office_id", "created_at"]).execute();
    await db.schema.createIndex("kiosks_counter").on("kiosks").column("counter_id").execute();
    await db.schema
      .createTable("kiosk_taps")
      .addColumn("kiosk_id", text, (c) => c.notNull().references("kiosks.id"))
      .addColumn("tap_id", text, (c) => c.notNull())
      .addColumn("office_id", text, (c) => c.notNull())
      .addColumn("outcome", text, (c) => c.notNull())
      .addColumn("dossier_id", text)
      .addColumn("tapped_at", text, (c) => c.notNull())
      .addColumn("received_at", text, (c) => c.notNull())
      .addPrimaryKeyConstraint("kiosk_taps_key", ["kiosk_id", "tap_id"])
      .modifyEnd(withoutRowid(db))
      .execute();
    await db.schema.createIndex("kiosk_taps_received").on("kiosk_taps").columns(["office_id", "received_at"]).execute();
    await db.schema.alterTable("rating_history").addColumn("kiosk_id", text).execute();
  },
};
