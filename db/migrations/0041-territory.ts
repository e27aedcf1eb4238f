import type { Migration } from "kysely/migration";
import { textType } from "../columns.ts";
import type { Db } from "../engine.ts";

/** Offices say whether they belong to a province or a city; where the superior body's name tells it, that is taken. */
export const territory: Migration = {
  async up(kysely) {
    const db = kysely as Db;
    await db.schema
      .alterTable("offices")
      .addColumn("territory", textType(db), (c) => c.notNull().defaultTo("unset"))
      .execute();
    const words = [
      [["%thành phố%", "%Thành phố%", "%THÀNH PHỐ%"], "city"],
      [["% tỉnh %", "% Tỉnh %", "% TỈNH %", "% tỉnh", "% Tỉnh", "% TỈNH"], "province"],
    ] as const;
    for (const [patterns, value] of words) {
      await db
        .updateTable("offices")
        .set({ territory: value })
        .where((eb) => eb.or(patterns.map((pattern) => eb("parent_name", "like", pattern))))
        .execute();
    }
  },
};
