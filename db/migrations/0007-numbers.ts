import { sql, type CreateTableBuilder } from "kysely";
import type { Migration } from "kysely/migration";
import { withoutRowid, textType } from "../columns.ts";
import type { Db } from "../engine.ts";

const totals = [
  { table: "daily_procedure_totals", time: "day", dimension: "procedure_id", isNew: false },
  { table: "monthly_procedure_totals", time: "month", dimension: "procedure_id", isNew: false },
  { table: "daily_channel_totals", time: "day", dimension: "channel", isNew: false },
  { table: "daily_counter_totals", time: "day", dimension: "counter_id", isNew: false },
  { table: "daily_unit_totals", time: "day", dimension: "unit_id", isNew: false },
  { table: "daily_slot_totals", time: "day", dimension: "slot", isNew: true },
  { table: "daily_language_totals", time: "day", dimension: "language", isNew: true },
] as const;

const earlierCounts = ["received", "rated", "score_1", "score_2", "score_3", "score_4", "score_5", "taps"] as const;

const newCounts = [
  "opened",
  "commented",
  "finished",
  "handling_days",
  "early",
  "on_time",
  "late",
  "unsatisfied",
  "online_full",
  "online_part",
  "post",
  "return_known",
  "return_post",
] as const;

/** A table of texts and whole numbers with its key, belonging to an office. */
function officeTable(
  db: Db,
  name: string,
  columns: { texts: string[]; optionalTexts?: string[]; integers?: string[]; counts?: readonly string[] },
) {
  const text = textType(db);
  let table: CreateTableBuilder<string, string> = db.schema.createTable(name);
  for (const column of columns.texts) table = table.addColumn(column, text, (c) => c.notNull());
  for (const column of columns.optionalTexts ?? []) table = table.addColumn(column, text);
  for (const column of columns.integers ?? []) table = table.addColumn(column, "integer", (c) => c.notNull());
  // A change that leaves a count out makes a row where it is nought.
  for (const column of columns.counts ?? []) {
    table = table.addColumn(column, "integer", (c) => c.notNull().defaultTo(0));
  }
  return table.addForeignKeyConstraint(`${name}_office_id_fk`, ["office_id"], "offices", ["id"]);
}

/** The earlier totals are made anew, empty: they lack the new counts, and are counted when the product starts anyway. */
async function widenTotals(db: Db): Promise<void> {
  for (const { table, time, dimension, isNew } of totals) {
    if (!isNew) await db.schema.dropTable(table).execute();
    const key = ["office_id", time, dimension];
    await officeTable(db, table, { texts: key, counts: [...earlierCounts, ...newCounts] })
      .addPrimaryKeyConstraint(`${table}_key`, key)
      .modifyEnd(withoutRowid(db))
      .execute();
  }
  await officeTable(db, "daily_answer_totals", {
    texts: ["office_id", "day", "question", "answer"],
    integers: ["given"],
  })
    .addPrimaryKeyConstraint("daily_answer_totals_key", ["office_id", "day", "question", "answer"])
    .modifyEnd(withoutRowid(db))
    .execute();
  // Which way of counting the totals were made by: older ones are counted anew when the product starts.
  await db.schema
    .createTable("totals_versions")
    .addColumn("name", textType(db), (c) => c.primaryKey())
    .addColumn("version", "integer", (c) => c.notNull())
    .execute();
}

async function addFacts(db: Db): Promise<void> {
  const text = textType(db);
  await db.schema.alterTable("dossiers").addColumn("returned_by", text).execute();
  await db.schema.alterTable("receipts").addColumn("opened_at", text).execute();
  await db.schema.alterTable("receipts").addColumn("first_printed_at", text).execute();
  await sql`update receipts set first_printed_at = printed_at`.execute(db);
  await db.schema
    .alterTable("receipts")
    .addColumn("complained", "integer", (c) => c.notNull().defaultTo(0))
    .execute();
  await sql`update receipts set complained = 1 where dossier_id in (select dossier_id from complaints
    where dossier_id is not null and kind <> 'praise' and lane = 'feedback')`.execute(db);
  await db.schema.alterTable("ratings").addColumn("set_aside_at", text).execute();
  await db.schema.alterTable("ratings").addColumn("set_aside_by", text).execute();
  await db.schema.alterTable("rating_history").addColumn("device", text).execute();
  await db.schema.alterTable("rating_history").addColumn("network", text).execute();
  await db.schema
    .alterTable("rating_history")
    .addColumn("own_network", "integer", (c) => c.notNull().defaultTo(0))
    .execute();
  for (const [column, preset] of [
    ["trust_rules", "{}"],
    ["own_networks", ""],
  ] as const) {
    await db.schema
      .alterTable("offices")
      .addColumn(column, text, (c) => c.notNull().defaultTo(preset))
      .execute();
  }
}

const answerDays = ["first_due_on", "first_answered_on", "answered_on", "closed_on"];

/** Small indexes over the few rows a page asks for: dossiers without a result, and ratings with words. */
async function addIndexes(db: Db): Promise<void> {
  await sql`create index dossiers_open on dossiers (office_id, received_on, due_on, id) where finished_on is null`.execute(
    db,
  );
  await sql`create index ratings_commented on ratings (office_id, score, given_at, id) where comment is not null`.execute(
    db,
  );
  await sql`create index ratings_set_aside on ratings (office_id, set_aside_at) where set_aside_at is not null`.execute(
    db,
  );
  // Holds all that the dashboard counts of complaints, so that no page of their texts is read for it.
  await db.schema.dropIndex("complaints_received").execute();
  await db.schema
    .createIndex("complaints_received")
    .on("complaints")
    .columns(["office_id", "received_on", "lane", "answer_owed", ...answerDays, "id"])
    .execute();
  await sql`create index complaints_forwarded on complaints (office_id, received_on, lane, forwarded_on, forward_due_on)
    where state = 'forwarded'`.execute(db);
  await sql`create index complaints_dossier on complaints (dossier_id) where dossier_id is not null`.execute(db);
}

async function createRecords(db: Db): Promise<void> {
  await officeTable(db, "rating_flags", {
    texts: ["office_id", "dossier_id", "reason", "details", "found_at", "found_on"],
    optionalTexts: ["decided_at", "decided_by", "decision", "words"],
  })
    .addPrimaryKeyConstraint("rating_flags_key", ["dossier_id", "reason"])
    .addForeignKeyConstraint("rating_flags_dossier_id_fk", ["dossier_id"], "dossiers", ["id"])
    .execute();
  await db.schema
    .createIndex("rating_flags_office")
    .on("rating_flags")
    .columns(["office_id", "found_at", "dossier_id"])
    .execute();
  await officeTable(db, "improvements", {
    texts: ["id", "office_id", "heard", "changed", "happened_on", "published_at", "published_by"],
    optionalTexts: ["withdrawn_at", "withdrawn_by"],
  })
    .addPrimaryKeyConstraint("improvements_key", ["id"])
    .execute();
  await db.schema
    .createIndex("improvements_office")
    .on("improvements")
    .columns(["office_id", "happened_on", "id"])
    .execute();
  await officeTable(db, "indicator_points", {
    texts: ["office_id", "quarter", "indicator", "basis", "set_by", "set_at"],
    integers: ["points"],
  })
    .addPrimaryKeyConstraint("indicator_points_key", ["office_id", "quarter", "indicator"])
    .execute();
}

/** What the figures need beyond participation: more counts, more dimensions, and the facts they are counted from. */
export const numbers: Migration = {
  async up(kysely) {
    const db = kysely as Db;
    await addFacts(db);
    await widenTotals(db);
    await addIndexes(db);
    await createRecords(db);
  },
};
