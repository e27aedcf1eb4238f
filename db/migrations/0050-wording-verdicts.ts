import type { Migration } from "kysely/migration";
import { textType } from "../columns.ts";
import type { Db } from "../engine.ts";

/** The first verdict of each comparison of wordings, which stays. */
export const wordingVerdicts: Migration = {
  async up(kysely) {
    const db = kysely as Db;
    const text = textType(db);
    await db.schema
      .createTable("wording_verdicts")
      .addColumn("trial_id", text, (c) => c.primaryKey().references("wording_trials.id"))
      .addColumn("better", text)
      .addColumn("since", text, (c) => c.notNull())
      .addColumn("decided_at", text, (c) => c.notNull())
      .addColumn("a_printed", "integer", (c) => c.notNull())
      .addColumn("a_rated", "integer", (c) => c.notNull())
      .addColumn("b_printed", "integer", (c) => c.notNull())
      .addColumn("b_rated", "integer", (c) => c.notNull())
      .execute();
  },
};
