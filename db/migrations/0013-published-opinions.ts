import { sql } from "kysely";
import type { Migration } from "kysely/migration";
import { withoutRowid, textType } from "../columns.ts";
import type { Db } from "../engine.ts";

/** What is published of opinions of a year, and which ratings are in it. Both begin empty and are filled by a job. */
async function createPublished(db: Db): Promise<void> {
  const text = textType(db);
  await db.schema
    .createTable("published_opinions")
    .addColumn("office_id", text, (c) => c.notNull())
    .addColumn("year", "integer", (c) => c.notNull())
    .addColumn("looked_until", text, (c) => c.notNull())
    .addColumn("changed_until", text)
    .addColumn("told", text, (c) => c.notNull())
    .addColumn("revision", "integer", (c) => c.notNull())
    .addPrimaryKeyConstraint("published_opinions_key", ["office_id", "year"])
    .addForeignKeyConstraint("published_opinions_office_id_fk", ["office_id"], "offices", ["id"])
    .execute();
  await db.schema
    .createTable("published_ratings")
    .addColumn("dossier_id", text, (c) => c.notNull())
    .addColumn("office_id", text, (c) => c.notNull())
    .addColumn("month", text, (c) => c.notNull())
    .addColumn("procedure_id", text, (c) => c.notNull())
    .addColumn("channel", text, (c) => c.notNull())
    .addColumn("opinion", text, (c) => c.notNull())
    .addColumn("told_in", text, (c) => c.notNull())
    .addPrimaryKeyConstraint("published_ratings_key", ["dossier_id"])
    .addForeignKeyConstraint("published_ratings_dossier_id_fk", ["dossier_id"], "dossiers", ["id"])
    .modifyEnd(withoutRowid(db))
    .execute();
  await db.schema
    .createIndex("published_ratings_month")
    .on("published_ratings")
    .columns(["office_id", "month"])
    .execute();
}

/**
 * What senders said of an answer belongs to that answer: the first one, or the second one of a case that was reopened.
 * What was told after the second answer was sent is about the second one.
 */
async function keyOutcomesByAnswer(db: Db): Promise<void> {
  const text = textType(db);
  await db.schema.alterTable("complaint_outcomes").renameTo("complaint_outcomes_before").execute();
  await db.schema
    .createTable("complaint_outcomes")
    .addColumn("complaint_id", text, (c) => c.notNull())
    .addColumn("answer_number", "integer", (c) => c.notNull())
    .addColumn("solved", text, (c) => c.notNull())
    .addColumn("words", text)
    .addColumn("told_at", text, (c) => c.notNull())
    .addColumn("told_on", text, (c) => c.notNull())
    .addPrimaryKeyConstraint("complaint_outcomes_answer_key", ["complaint_id", "answer_number"])
    .addForeignKeyConstraint("complaint_outcomes_case_fk", ["complaint_id"], "complaints", ["id"])
    .execute();
  await sql`insert into complaint_outcomes (complaint_id, answer_number, solved, words, told_at, told_on)
    select before.complaint_id,
      case when complaints.reopened_on is not null and complaints.answered_at is not null
        and before.told_at >= complaints.answered_at then 2 else 1 end,
      before.solved, before.words, before.told_at, before.told_on
    from complaint_outcomes_before as before
    inner join complaints on complaints.id = before.complaint_id`.execute(db);
  await db.schema.dropTable("complaint_outcomes_before").execute();
}

/** Published opinions in steps; what senders said, by answer; praise is thanked and owed no answer. */
export const publishedOpinions: Migration = {
  async up(kysely) {
    const db = kysely as Db;
    await createPublished(db);
    await keyOutcomesByAnswer(db);
    await sql`update complaints set answer_owed = 0 where kind = 'praise'`.execute(db);
  },
};
