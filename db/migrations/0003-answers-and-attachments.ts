import { sql, type CreateTableBuilder } from "kysely";
import type { Migration } from "kysely/migration";
import { textType } from "../columns.ts";
import type { Db } from "../engine.ts";

interface Columns {
  texts: readonly string[];
  optionalTexts?: readonly string[];
  integers?: readonly string[];
}

function table(db: Db, name: string, { texts, optionalTexts = [], integers = [] }: Columns) {
  const text = textType(db);
  let made: CreateTableBuilder<string, string> = db.schema.createTable(name);
  for (const column of texts) made = made.addColumn(column, text, (c) => c.notNull());
  for (const column of optionalTexts) made = made.addColumn(column, text);
  for (const column of integers) made = made.addColumn(column, "integer", (c) => c.notNull());
  return made
    .addPrimaryKeyConstraint(`${name}_key`, ["id"])
    .addForeignKeyConstraint(`${name}_office_id_fk`, ["office_id"], "offices", ["id"]);
}

async function createAttachments(db: Db) {
  await table(db, "attachments", {
    texts: [
      "id",
      "office_id",
      "complaint_id",
      "original_name",
      "media_type",
      "sha256",
      "stored_name",
      "added_at",
      "added_by",
    ],
    integers: ["bytes"],
  })
    .addForeignKeyConstraint("attachments_complaint_id_fk", ["complaint_id"], "complaints", ["id"])
    .execute();
  await db.schema.createIndex("attachments_stored").on("attachments").column("stored_name").unique().execute();
  await db.schema.createIndex("attachments_case").on("attachments").columns(["complaint_id", "id"]).execute();
}

async function createTemplates(db: Db) {
  await table(db, "answer_templates", {
    texts: ["id", "office_id", "title", "body", "created_at", "changed_at", "changed_by"],
    optionalTexts: ["procedure_id", "closed_at"],
    integers: ["revision"],
  })
    .addForeignKeyConstraint("answer_templates_procedure_id_fk", ["procedure_id"], "procedures", ["id"])
    .addForeignKeyConstraint("answer_templates_changed_by_fk", ["changed_by"], "staff", ["id"])
    .execute();
  await db.schema.createIndex("answer_templates_office").on("answer_templates").columns(["office_id", "id"]).execute();
}

async function createPublishedAnswers(db: Db) {
  await table(db, "published_answers", {
    texts: ["id", "office_id", "complaint_id", "question", "answer", "confirmed_by", "confirmed_at", "confirmed_on"],
    optionalTexts: ["withdrawn_by", "withdrawn_at"],
  })
    .addForeignKeyConstraint("published_answers_complaint_id_fk", ["complaint_id"], "complaints", ["id"])
    .addForeignKeyConstraint("published_answers_confirmed_by_fk", ["confirmed_by"], "staff", ["id"])
    .execute();
  // Of two people publishing the same answer at once, one wins.
  await db.schema
    .createIndex("published_answers_standing")
    .on("published_answers")
    .column("complaint_id")
    .unique()
    .where(sql.ref("withdrawn_at"), "is", null)
    .execute();
  await db.schema
    .createIndex("published_answers_office")
    .on("published_answers")
    .columns(["office_id", "id"])
    .execute();
}

/** Files sent with a complaint, templates for answers, and answers that were made public. */
export const answersAndAttachments: Migration = {
  async up(kysely) {
    const db = kysely as Db;
    await createAttachments(db);
    await createTemplates(db);
    await createPublishedAnswers(db);
  },
};
