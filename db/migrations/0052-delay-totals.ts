import type { Migration } from "kysely/migration";
import { textType, withoutRowid } from "../columns.ts";
import type { Db } from "../engine.ts";

/** The daily totals of when dossiers were rated. Empty: totals of an older version are counted anew at the start. */
export const delayTotals: Migration = {
  async up(kysely) {
    const db = kysely as Db;
    const text = textType(db);
    await db.schema
      .createTable("daily_delay_totals")
      .addColumn("office_id", text, (c) => c.notNull())
      .addColumn("day", text, (c) => c.notNull())
      .addColumn("rated_on", text, (c) => c.notNull())
      .addColumn("rated", "integer", (c) => c.notNull())
      .addForeignKeyConstraint("daily_delay_totals_office_id_fk", ["office_id"], "offices", ["id"])
      .addPrimaryKeyConstraint("daily_delay_totals_key", ["office_id", "day", "rated_on"])
      .modifyEnd(withoutRowid(db))
      .execute();
  },
};
