import { sql, type CreateTableBuilder } from "kysely";
import type { Migration } from "kysely/migration";
import { textType } from "../columns.ts";
import type { Db } from "../engine.ts";

interface Columns {
  texts: readonly string[];
  optionalTexts?: readonly string[];
  integers?: readonly string[];
  key: readonly string[];
}

function table(db: Db, name: string, { texts, optionalTexts = [], integers = [], key }: Columns) {
  const text = textType(db);
  let made: CreateTableBuilder<string, string> = db.schema.createTable(name);
  for (const column of texts) made = made.addColumn(column, text, (c) => c.notNull());
  for (const column of optionalTexts) made = made.addColumn(column, text);
  for (const column of integers) made = made.addColumn(column, "integer", (c) => c.notNull());
  return made.addPrimaryKeyConstraint(`${name}_key`, [...key]);
}

async function createOutbox(db: Db) {
  await table(db, "outbox_messages", {
    texts: ["id", "office_id", "key", "channel", "kind", "state", "next_attempt_at", "useful_until", "created_at"],
    optionalTexts: ["about", "sealed", "claimed_by", "claimed_until", "last_error", "sent_at"],
    integers: ["attempts"],
    key: ["id"],
  })
    .addForeignKeyConstraint("outbox_messages_office_id_fk", ["office_id"], "offices", ["id"])
    .execute();
  await db.schema.createIndex("outbox_messages_once").on("outbox_messages").column("key").unique().execute();
  await db.schema
    .createIndex("outbox_messages_due")
    .on("outbox_messages")
    .columns(["state", "next_attempt_at", "id"])
    .execute();
  await db.schema
    .createIndex("outbox_messages_office")
    .on("outbox_messages")
    .columns(["office_id", "state", "created_at"])
    .execute();
}

async function createJobRuns(db: Db) {
  await table(db, "job_runs", {
    texts: ["job", "slot", "started_at", "claimed_by"],
    optionalTexts: ["finished_at", "outcome", "detail"],
    integers: ["attempts"],
    key: ["job", "slot"],
  }).execute();
}

async function createReminderPlans(db: Db) {
  await table(db, "reminder_plans", {
    texts: ["office_id", "opens_at", "closes_at"],
    optionalTexts: ["reminded_on"],
    key: ["office_id"],
  })
    .addForeignKeyConstraint("reminder_plans_office_id_fk", ["office_id"], "offices", ["id"])
    .execute();
  await table(db, "reminder_steps", {
    texts: ["office_id", "recipient"],
    integers: ["working_days", "repeated"],
    key: ["office_id", "working_days", "recipient"],
  })
    .addForeignKeyConstraint("reminder_steps_office_id_fk", ["office_id"], "offices", ["id"])
    .execute();
}

/** The plan an office had from the beginning, as it was usual when this migration was written. */
const planAtFirst = [
  { workingDays: -2, recipient: "handler", repeated: 0 },
  { workingDays: 0, recipient: "handler", repeated: 0 },
  { workingDays: 0, recipient: "unit-head", repeated: 0 },
  { workingDays: 1, recipient: "handler", repeated: 1 },
  { workingDays: 1, recipient: "unit-head", repeated: 1 },
  { workingDays: 1, recipient: "head-of-office", repeated: 1 },
] as const;

/** Offices that are older than the reminders get the usual plan as well. */
async function givePlansToOffices(db: Db) {
  await sql`insert into reminder_plans (office_id, opens_at, closes_at, reminded_on)
    select id, '07:30', '17:00', null from offices`.execute(db);
  for (const { workingDays, recipient, repeated } of planAtFirst) {
    await sql`insert into reminder_steps (office_id, working_days, recipient, repeated)
      select id, ${sql.lit(workingDays)}, ${sql.lit(recipient)}, ${sql.lit(repeated)} from offices`.execute(db);
  }
}

/** Messages that leave the product, runs of its jobs, and the plan by which staff are reminded. */
export const notificationsAndJobs: Migration = {
  async up(kysely) {
    const db = kysely as Db;
    await createOutbox(db);
    await createJobRuns(db);
    await createReminderPlans(db);
    await givePlansToOffices(db);
  },
};
