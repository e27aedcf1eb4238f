import { sql } from "kysely";
import type { Migration } from "kysely/migration";
import { textType } from "../columns.ts";
import type { Db } from "../engine.ts";

const caseTexts = [
  "draft",
  "drafted_by",
  "refusal_reason",
  "refusal_text",
  "refusal_by",
  "forwarded_to",
  "forward_slip",
  "forward_due_on",
  "forwarded_on",
  "duplicate_of",
  "closed_on",
  "reopened_on",
  "second_due_on",
  "first_answer",
  "first_answered_on",
  "first_answered_by",
] as const;

// SQLite adds one column a statement.
async function widenComplaints(db: Db) {
  const text = textType(db);
  for (const column of caseTexts) await db.schema.alterTable("complaints").addColumn(column, text).execute();
  await db.schema
    .alterTable("complaints")
    .addColumn("lane", text, (c) => c.notNull().defaultTo("feedback"))
    .execute();
  await db.schema
    .alterTable("complaints")
    .addColumn("locked", "integer", (c) => c.notNull().defaultTo(0))
    .execute();
  await db.schema
    .createIndex("complaints_latest")
    .on("complaints")
    .columns(["office_id", "received_at", "id"])
    .execute();
}

async function widenOffices(db: Db) {
  for (const [column, usual] of [
    ["answer_needs_approval", 0],
    ["reopen_days", 30],
  ] as const) {
    await db.schema
      .alterTable("offices")
      .addColumn(column, "integer", (c) => c.notNull().defaultTo(usual))
      .execute();
  }
}

async function createQuestions(db: Db) {
  const text = textType(db);
  await db.schema
    .createTable("complaint_questions")
    .addColumn("id", text, (c) => c.notNull())
    .addColumn("complaint_id", text, (c) => c.notNull())
    .addColumn("question", text, (c) => c.notNull())
    .addColumn("asked_at", text, (c) => c.notNull())
    .addColumn("asked_by", text, (c) => c.notNull())
    .addColumn("reply", text)
    .addColumn("replied_at", text)
    .addPrimaryKeyConstraint("complaint_questions_key", ["id"])
    .addForeignKeyConstraint("complaint_questions_complaint_id_fk", ["complaint_id"], "complaints", ["id"])
    .addForeignKeyConstraint("complaint_questions_asked_by_fk", ["asked_by"], "staff", ["id"])
    .execute();
  // One question at a time: of two asked at once, one stands.
  await db.schema
    .createIndex("complaint_questions_open")
    .on("complaint_questions")
    .column("complaint_id")
    .unique()
    .where(sql.ref("replied_at"), "is", null)
    .execute();
}

async function createOutcomes(db: Db) {
  const text = textType(db);
  await db.schema
    .createTable("complaint_outcomes")
    .addColumn("complaint_id", text, (c) => c.notNull())
    .addColumn("solved", text, (c) => c.notNull())
    .addColumn("words", text)
    .addColumn("told_at", text, (c) => c.notNull())
    .addColumn("told_on", text, (c) => c.notNull())
    .addPrimaryKeyConstraint("complaint_outcomes_key", ["complaint_id"])
    .addForeignKeyConstraint("complaint_outcomes_complaint_id_fk", ["complaint_id"], "complaints", ["id"])
    .execute();
}

/** The whole life of a case: drafts and approval, refusal, forwarding, questions, reopening, legalTracks, follow-up. */
export const caseLife: Migration = {
  async up(kysely) {
    const db = kysely as Db;
    await widenComplaints(db);
    await widenOffices(db);
    await createQuestions(db);
    await createOutcomes(db);
  },
};
