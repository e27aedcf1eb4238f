import type { Migration } from "kysely/migration";
import { textType } from "../columns.ts";
import type { Db } from "../engine.ts";

/** The import run that bound a code, so that undoing the run takes the code off its dossier again. */
export const codesBoundByImports: Migration = {
  async up(kysely) {
    const db = kysely as Db;
    await db.schema
      .alterTable("issued_codes")
      .addColumn("bound_run", textType(db), (c) => c.references("import_runs.id"))
      .execute();
    await db.schema.createIndex("issued_codes_run").on("issued_codes").columns(["bound_run", "code"]).execute();
  },
};
