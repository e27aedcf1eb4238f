import type { Migration } from "kysely/migration";
import { textType } from "../columns.ts";
import type { Db } from "../engine.ts";

/**
 * The versions of an office's questionnaire, and the answers that citizens write in their own words. Version 1 is the
 * product's and has no row; the answers stored before are answers to it, and stay as they are.
 */
export const questionnaires: Migration = {
  async up(kysely) {
    const db = kysely as Db;
    const text = textType(db);
    await db.schema
      .createTable("questionnaires")
      .addColumn("office_id", text, (c) => c.notNull())
      .addColumn("version", "integer", (c) => c.notNull())
      .addColumn("questions", text, (c) => c.notNull())
      .addColumn("revision", "integer", (c) => c.notNull())
      .addColumn("begun_at", text, (c) => c.notNull())
      .addColumn("begun_by", text, (c) => c.notNull())
      .addColumn("changed_at", text, (c) => c.notNull())
      .addColumn("in_force_from", text)
      .addColumn("put_in_force_by", text)
      .addPrimaryKeyConstraint("questionnaires_pk", ["office_id", "version"])
      .addForeignKeyConstraint("questionnaires_office_id_fk", ["office_id"], "offices", ["id"])
      .addForeignKeyConstraint("questionnaires_begun_by_fk", ["begun_by"], "staff", ["id"])
      .addForeignKeyConstraint("questionnaires_put_in_force_by_fk", ["put_in_force_by"], "staff", ["id"])
      .execute();
    for (const table of ["ratings", "set_aside_ratings"] as const) {
      await db.schema.alterTable(table).addColumn("texts", text).execute();
    }
  },
};
