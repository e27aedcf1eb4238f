import { sql } from "kysely";
import type { Migration } from "kysely/migration";
import { textType } from "../columns.ts";
import type { Db } from "../engine.ts";

/** Ratings on paper: who typed them in, and an index of the few that there are. */
export const paperSlips: Migration = {
  async up(kysely) {
    const db = kysely as Db;
    await db.schema.alterTable("rating_history").addColumn("entered_by", textType(db)).execute();
    await sql`create index ratings_on_paper on ratings (office_id, given_at) where source = 'paper'`.execute(db);
  },
};
