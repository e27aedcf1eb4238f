import type { Migration } from "kysely/migration";
import { textType, withoutRowid } from "../columns.ts";
import type { Db } from "../engine.ts";

/** The cells of refused rows, so that they can be mended and imported again. Runs of before have none. */
export const refusedRows: Migration = {
  async up(kysely) {
    const db = kysely as Db;
    const text = textType(db);
    await db.schema
      .createTable("refused_rows")
      .addColumn("run_id", text, (c) => c.notNull().references("import_runs.id"))
      .addColumn("line", "integer", (c) => c.notNull())
      .addColumn("cells", text, (c) => c.notNull())
      .addPrimaryKeyConstraint("refused_rows_key", ["run_id", "line"])
      .modifyEnd(withoutRowid(db))
      .execute();
  },
};
