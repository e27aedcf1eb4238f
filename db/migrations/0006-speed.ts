import { sql, type CreateTableBuilder } from "kysely";
import type { Migration } from "kysely/migration";
import { textType } from "../columns.ts";
import type { Db } from "../engine.ts";

const counts = ["received", "rated", "score_1", "score_2", "score_3", "score_4", "score_5", "taps"] as const;

/** Totals by month and procedure, filled from those by day; an index that answers on its own how complaints were answered. */
export const speed: Migration = {
  async up(kysely) {
    const db = kysely as Db;
    const text = textType(db);
    let table: CreateTableBuilder<string, string> = db.schema.createTable("monthly_procedure_totals");
    for (const column of ["office_id", "month", "procedure_id"]) {
      table = table.addColumn(column, text, (c) => c.notNull());
    }
    for (const column of counts) table = table.addColumn(column, "integer", (c) => c.notNull());
    await table
      .addPrimaryKeyConstraint("monthly_procedure_totals_key", ["office_id", "month", "procedure_id"])
      .addForeignKeyConstraint("monthly_procedure_totals_office_id_fk", ["office_id"], "offices", ["id"])
      .execute();
    const columns = sql.join(counts.map((count) => sql.ref(count)));
    const sums = sql.join(counts.map((count) => sql`sum(${sql.ref(count)})`));
    await sql`insert into monthly_procedure_totals (office_id, month, procedure_id, ${columns})
      select office_id, substr(day, 1, 7), procedure_id, ${sums} from daily_procedure_totals
      group by office_id, substr(day, 1, 7), procedure_id`.execute(db);
    // Holds all that "answered on time" counts, so that no page of a complaint's text is read for it.
    await db.schema.dropIndex("complaints_received").execute();
    await db.schema
      .createIndex("complaints_received")
      .on("complaints")
      .columns(["office_id", "received_on", "answer_owed", "first_due_on", "answered_on"])
      .execute();
  },
};
