import { sql } from "kysely";
import type { Migration } from "kysely/migration";
import { textType, withoutRowid } from "../columns.ts";
import type { Db } from "../engine.ts";

/** Comparisons of two wordings of slips or labels, and the wording of each receipt in them. */
export const wordingTrials: Migration = {
  async up(kysely) {
    const db = kysely as Db;
    const text = textType(db);
    await db.schema
      .createTable("wording_trials")
      .addColumn("id", text, (c) => c.primaryKey())
      .addColumn("office_id", text, (c) => c.notNull())
      .addColumn("medium", text, (c) => c.notNull())
      .addColumn("a_vi", text, (c) => c.notNull())
      .addColumn("b_vi", text, (c) => c.notNull())
      .addColumn("a_en", text)
      .addColumn("b_en", text)
      .addColumn("planned", "integer", (c) => c.notNull())
      .addColumn("wait_days", "integer", (c) => c.notNull())
      .addColumn("started_at", text, (c) => c.notNull())
      .addColumn("started_by", text, (c) => c.notNull())
      .addColumn("stopped_at", text)
      .addColumn("stopped_by", text)
      .addForeignKeyConstraint("wording_trials_office_id_fk", ["office_id"], "offices", ["id"])
      .addForeignKeyConstraint("wording_trials_started_by_fk", ["started_by"], "staff", ["id"])
      .addForeignKeyConstraint("wording_trials_stopped_by_fk", ["stopped_by"], "staff", ["id"])
      .execute();
    await sql`create unique index wording_trials_running on wording_trials (office_id) where stopped_at is null`.execute(
      db,
    );
    await db.schema
      .createIndex("wording_trials_of_office")
      .on("wording_trials")
      .columns(["office_id", "started_at"])
      .execute();
    await db.schema
      .createTable("wording_receipts")
      .addColumn("code", text, (c) => c.primaryKey())
      .addColumn("trial_id", text, (c) => c.notNull())
      .addColumn("wording", text, (c) => c.notNull())
      .addColumn("assigned_at", text, (c) => c.notNull())
      .addColumn("printed_at", text)
      .addForeignKeyConstraint("wording_receipts_code_fk", ["code"], "receipts", ["code"], (c) => c.onDelete("cascade"))
      .addForeignKeyConstraint("wording_receipts_trial_id_fk", ["trial_id"], "wording_trials", ["id"])
      .modifyEnd(withoutRowid(db))
      .execute();
    await db.schema
      .createIndex("wording_receipts_printed")
      .on("wording_receipts")
      .columns(["trial_id", "printed_at", "code"])
      .execute();
  },
};
