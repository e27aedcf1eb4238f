import { sql } from "kysely";
import type { Migration } from "kysely/migration";
import type { Db } from "../engine.ts";

/** An index of the ratings that were given on tablets at counters, which the dashboard shows apart. */
export const ratingsOnTablets: Migration = {
  async up(kysely) {
    const db = kysely as Db;
    await sql`create index ratings_on_tablets on ratings (office_id, given_at) where source = 'kiosk'`.execute(db);
  },
};
