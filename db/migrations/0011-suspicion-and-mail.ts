import { sql, type CreateTableBuilder } from "kysely";
import type { Migration } from "kysely/migration";
import { textType } from "../columns.ts";
import type { Db } from "../engine.ts";

/** A table of texts that belongs to an office. */
function officeTable(
  db: Db,
  name: string,
  columns: { texts: string[]; optionalTexts?: string[]; integers?: string[] },
) {
  const text = textType(db);
  let table: CreateTableBuilder<string, string> = db.schema.createTable(name);
  for (const column of columns.texts) table = table.addColumn(column, text, (c) => c.notNull());
  for (const column of columns.optionalTexts ?? []) table = table.addColumn(column, text);
  for (const column of columns.integers ?? []) table = table.addColumn(column, "integer", (c) => c.notNull());
  return table.addForeignKeyConstraint(`${name}_office_id_fk`, ["office_id"], "offices", ["id"]);
}

/**
 * What the search for suspicious ratings remembers, with the two indexes by which it finds only what is new; the ratings
 * that were set aside and then given anew; and how often a message may have left without an answer.
 */
export const suspicionAndMail: Migration = {
  async up(kysely) {
    const db = kysely as Db;
    await officeTable(db, "suspicion_searches", { texts: ["office_id", "looked_until", "looked_whole_at", "rules"] })
      .addPrimaryKeyConstraint("suspicion_searches_key", ["office_id"])
      .execute();
    await officeTable(db, "set_aside_ratings", {
      texts: [
        "id",
        "office_id",
        "dossier_id",
        "source",
        "language",
        "given_at",
        "answers",
        "set_aside_at",
        "replaced_at",
      ],
      optionalTexts: ["comment", "set_aside_by"],
      integers: ["score"],
    })
      .addPrimaryKeyConstraint("set_aside_ratings_key", ["id"])
      .addForeignKeyConstraint("set_aside_ratings_dossier_id_fk", ["dossier_id"], "dossiers", ["id"])
      .execute();
    await db.schema
      .createIndex("set_aside_ratings_dossier")
      .on("set_aside_ratings")
      .columns(["dossier_id", "id"])
      .execute();
    await db.schema
      .createIndex("rating_history_given")
      .on("rating_history")
      .columns(["office_id", "given_at", "id"])
      .execute();
    await sql`create index receipts_first_printed on receipts (office_id, first_printed_at)
      where first_printed_at is not null`.execute(db);
    await db.schema
      .alterTable("outbox_messages")
      .addColumn("unknown_outcomes", "integer", (c) => c.notNull().defaultTo(0))
      .execute();
  },
};
