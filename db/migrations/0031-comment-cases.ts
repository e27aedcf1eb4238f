import { sql } from "kysely";
import type { Migration } from "kysely/migration";
import type { Db } from "../engine.ts";

/** Two people who press at once make one case of a comment; a dossier has at most one rating with one comment. */
export const commentCases: Migration = {
  async up(kysely) {
    const db = kysely as Db;
    await sql`create unique index complaints_of_comment on complaints (dossier_id) where source = 'comment'`.execute(
      db,
    );
  },
};
