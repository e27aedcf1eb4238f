import type { Migration } from "kysely/migration";
import { textType } from "../columns.ts";
import type { Db } from "../engine.ts";

/** Units and counters that were renamed keep the key of the name in the register; the new name has a key as well. */
export const secondNames: Migration = {
  async up(kysely) {
    const db = kysely as Db;
    for (const table of ["units", "counters"] as const) {
      await db.schema.alterTable(table).addColumn("second_key", textType(db)).execute();
    }
  },
};
