import type { Migration } from "kysely/migration";
import { textType } from "../columns.ts";
import type { Db } from "../engine.ts";

/** Ratings from tablets wait for their dossier as those from phones do: with their tablet and their comment. */
export const waitingTapsOfTablets: Migration = {
  async up(kysely) {
    const db = kysely as Db;
    const text = textType(db);
    const table = db.schema.alterTable("waiting_ratings");
    await table.addColumn("source", text, (c) => c.notNull().defaultTo("phone")).execute();
    await table.addColumn("kiosk_id", text, (c) => c.references("kiosks.id")).execute();
    await table.addColumn("comment", text).execute();
  },
};
