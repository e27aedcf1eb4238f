import { sql } from "kysely";
import type { Migration } from "kysely/migration";
import { textType, withoutRowid } from "../columns.ts";
import type { Db } from "../engine.ts";

/**
 * The sets of receipts that were put on sheets together, in the order of the screen. Until now a receipt was marked as
 * printed when its sheet was opened; those marks stay. The index finds the receipts that were marked since a moment.
 */
export const printRuns: Migration = {
  async up(kysely) {
    const db = kysely as Db;
    const text = textType(db);
    await db.schema
      .createTable("print_runs")
      .addColumn("id", text, (c) => c.primaryKey())
      .addColumn("office_id", text, (c) => c.notNull())
      .addColumn("paper", text, (c) => c.notNull())
      .addColumn("occasion", text, (c) => c.notNull())
      .addColumn("label_sheet", text)
      .addColumn("first_label", "integer", (c) => c.notNull())
      .addColumn("language", text, (c) => c.notNull())
      .addColumn("receipts", "integer", (c) => c.notNull())
      .addColumn("made_at", text, (c) => c.notNull())
      .addColumn("made_by", text, (c) => c.notNull())
      .addColumn("confirmed_at", text)
      .addColumn("confirmed_by", text)
      .addForeignKeyConstraint("print_runs_office_id_fk", ["office_id"], "offices", ["id"])
      .addForeignKeyConstraint("print_runs_made_by_fk", ["made_by"], "staff", ["id"])
      .addForeignKeyConstraint("print_runs_confirmed_by_fk", ["confirmed_by"], "staff", ["id"])
      .execute();
    await db.schema.createIndex("print_runs_of_office").on("print_runs").columns(["office_id", "made_at"]).execute();
    await db.schema
      .createTable("print_run_receipts")
      .addColumn("run_id", text, (c) => c.notNull())
      .addColumn("position", "integer", (c) => c.notNull())
      .addColumn("code", text, (c) => c.notNull())
      .addPrimaryKeyConstraint("print_run_receipts_pk", ["run_id", "position"])
      .addForeignKeyConstraint("print_run_receipts_run_id_fk", ["run_id"], "print_runs", ["id"], (c) =>
        c.onDelete("cascade"),
      )
      .addForeignKeyConstraint("print_run_receipts_code_fk", ["code"], "receipts", ["code"], (c) =>
        c.onDelete("cascade"),
      )
      .modifyEnd(withoutRowid(db))
      .execute();
    await db.schema.createIndex("print_run_receipts_code").on("print_run_receipts").column("code").execute();
    await sql`create index receipts_printed on receipts (office_id, printed_at)
      where printed_at is not null`.execute(db);
  },
};
