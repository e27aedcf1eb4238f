import { sql } from "kysely";
import type { Migration } from "kysely/migration";
import { textType } from "../columns.ts";
import type { Db } from "../engine.ts";

/** Units and counters can be merged; the changes of one are found in the audit record. Those of before are not merged. */
export const mergedParts: Migration = {
  async up(kysely) {
    const db = kysely as Db;
    for (const table of ["units", "counters"] as const) {
      await db.schema
        .alterTable(table)
        .addColumn("merged_into", textType(db), (c) => c.references(`${table}.id`))
        .execute();
    }
    // Only the changes of units and counters are looked up by what they are about.
    await sql`create index audit_entries_organisation on audit_entries (office_id, subject, position)
      where action = 'organisation-named'`.execute(db);
    // Cases of a merged unit are looked for by the job that moves them.
    await sql`create index complaints_unit on complaints (unit_id) where unit_id is not null`.execute(db);
  },
};
