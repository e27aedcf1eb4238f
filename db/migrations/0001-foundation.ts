import type { CreateTableBuilder } from "kysely";
import type { Migration } from "kysely/migration";
import { textType } from "../columns.ts";
import type { Db } from "../engine.ts";

const dailyTotals = [
  { table: "daily_procedure_totals", dimension: "procedure_id" },
  { table: "daily_channel_totals", dimension: "channel" },
  { table: "daily_counter_totals", dimension: "counter_id" },
  { table: "daily_unit_totals", dimension: "unit_id" },
] as const;

const totalCounts = ["received", "rated", "score_1", "score_2", "score_3", "score_4", "score_5", "taps"] as const;

/** Builds a table from lists of columns, so that the migration reads like the data dictionary. */
function tableMaker(db: Db) {
  const text = textType(db);
  return {
    text,
    table(name: string, columns: { texts?: string; optionalTexts?: string; integers?: string; key?: string }) {
      let table: CreateTableBuilder<string, string> = db.schema.createTable(name);
      for (const column of words(columns.texts)) table = table.addColumn(column, text, (c) => c.notNull());
      for (const column of words(columns.optionalTexts)) table = table.addColumn(column, text);
      for (const column of words(columns.integers)) table = table.addColumn(column, "integer", (c) => c.notNull());
      const key = words(columns.key);
      if (key.length > 0) table = table.addPrimaryKeyConstraint(`${name}_key`, key);
      return table;
    },
    async index(name: string, table: string, columns: string, unique = false) {
      const builder = db.schema.createIndex(name).on(table).columns(words(columns));
      await (unique ? builder.unique() : builder).execute();
    },
  };
}

function words(list: string | undefined): string[] {
  return (list ?? "").split(/\s+/).filter((word) => word !== "");
}

function belongsTo<Table extends string>(
  table: CreateTableBuilder<Table, string>,
  name: string,
  column: string,
  parent: string,
  parentColumn = "id",
) {
  return table.addForeignKeyConstraint(`${name}_${column}_fk`, [column], parent, [parentColumn]);
}

async function createOffices(db: Db) {
  const { table, index } = tableMaker(db);
  await table("offices", {
    texts: "id slug name parent_name place contact_line created_at",
    integers: "rating_open_days minimum_answers",
    key: "id",
  }).execute();
  await index("offices_slug", "offices", "slug", true);
  for (const [name, columns] of [
    ["units", "id office_id name name_key"],
    ["counters", "id office_id name name_key code"],
    ["procedures", "id office_id code name field"],
  ] as const) {
    await belongsTo(table(name, { texts: columns, key: "id" }), name, "office_id", "offices").execute();
  }
  await index("units_name", "units", "office_id name_key", true);
  await index("counters_name", "counters", "office_id name_key", true);
  await index("counters_code", "counters", "code", true);
  await index("procedures_code", "procedures", "office_id code", true);
}

async function createStaff(db: Db) {
  const { table, index } = tableMaker(db);
  let staff = table("staff", {
    texts: "id office_id email name password_hash created_at",
    optionalTexts: "unit_id closed_at",
    key: "id",
  });
  staff = belongsTo(staff, "staff", "office_id", "offices");
  await belongsTo(staff, "staff", "unit_id", "units").execute();
  await index("staff_email", "staff", "email", true);
  await belongsTo(
    table("staff_roles", { texts: "staff_id role", key: "staff_id role" }),
    "staff_roles",
    "staff_id",
    "staff",
  ).execute();
  await belongsTo(
    table("sessions", {
      texts: "token_hash staff_id created_at last_seen_at expires_at",
      optionalTexts: "revoked_at",
      key: "token_hash",
    }),
    "sessions",
    "staff_id",
    "staff",
  ).execute();
  await index("sessions_staff", "sessions", "staff_id");
  await table("setup_tokens", {
    texts: "token_hash created_at",
    optionalTexts: "used_at",
    key: "token_hash",
  }).execute();
  await table("audit_entries", {
    texts: "happened_at action subject previous_hash hash",
    optionalTexts: "office_id staff_id",
    integers: "position",
    key: "position",
  }).execute();
  await index("audit_entries_office", "audit_entries", "office_id position");
  await table("audit_head", { texts: "chain hash", integers: "position", key: "chain" }).execute();
  await db.insertInto("audit_head").values({ chain: "all", position: 0, hash: "" }).execute();
}

async function createDossiers(db: Db) {
  const { table, index } = tableMaker(db);
  let dossiers = table("dossiers", {
    texts: "id office_id number procedure_id channel state received_at received_on created_at updated_at",
    optionalTexts: "unit_id counter_id due_at due_on finished_at finished_on",
    key: "id",
  });
  dossiers = belongsTo(dossiers, "dossiers", "office_id", "offices");
  dossiers = belongsTo(dossiers, "dossiers", "procedure_id", "procedures");
  dossiers = belongsTo(dossiers, "dossiers", "unit_id", "units");
  await belongsTo(dossiers, "dossiers", "counter_id", "counters").execute();
  await index("dossiers_number", "dossiers", "office_id number", true);
  await index("dossiers_received", "dossiers", "office_id received_on id");
  let receipts = table("receipts", {
    texts: "code office_id dossier_id issued_at",
    optionalTexts: "printed_at open_until",
    key: "code",
  });
  receipts = belongsTo(receipts, "receipts", "office_id", "offices");
  await belongsTo(receipts, "receipts", "dossier_id", "dossiers").execute();
  await index("receipts_dossier", "receipts", "dossier_id", true);
}

async function createImports(db: Db) {
  const { table, index } = tableMaker(db);
  await belongsTo(
    table("import_runs", {
      texts: "id office_id file_name file_digest started_at progress_at",
      optionalTexts: "staff_id finished_at failed_reason",
      integers: "rows_read created updated unchanged skipped problems",
      key: "id",
    })
      .addColumn("bytes_total", "bigint", (c) => c.notNull())
      .addColumn("bytes_read", "bigint", (c) => c.notNull()),
    "import_runs",
    "office_id",
    "offices",
  ).execute();
  await index("import_runs_started", "import_runs", "office_id started_at");
  await belongsTo(
    table("import_problems", { texts: "id run_id severity column reason details", integers: "line", key: "id" }),
    "import_problems",
    "run_id",
    "import_runs",
  ).execute();
  await index("import_problems_run", "import_problems", "run_id line");
}

async function createRatings(db: Db) {
  const { table, index } = tableMaker(db);
  let ratings = table("ratings", {
    texts: "id office_id dossier_id source language first_given_at first_given_on given_at given_on answers",
    optionalTexts: "comment comment_search",
    integers: "score taps",
    key: "id",
  });
  ratings = belongsTo(ratings, "ratings", "office_id", "offices");
  await belongsTo(ratings, "ratings", "dossier_id", "dossiers").execute();
  await index("ratings_dossier", "ratings", "dossier_id", true);
  await index("ratings_given", "ratings", "office_id given_on");
  await belongsTo(
    table("rating_history", {
      texts: "id office_id dossier_id source given_at given_on",
      integers: "score",
      key: "id",
    }),
    "rating_history",
    "dossier_id",
    "dossiers",
  ).execute();
  await index("rating_history_dossier", "rating_history", "dossier_id id");
  for (const { table: name, dimension } of dailyTotals) {
    const totals = table(name, {
      texts: `office_id day ${dimension}`,
      integers: totalCounts.join(" "),
      key: `office_id day ${dimension}`,
    });
    await belongsTo(totals, name, "office_id", "offices").execute();
  }
}

async function createComplaints(db: Db) {
  const { table, index } = tableMaker(db);
  let complaints = table("complaints", {
    texts:
      "id office_id reference secret_hash form_hash kind source language text search state received_at received_on first_due_on due_on",
    optionalTexts: "dossier_id unit_id assignee_id answer answered_at answered_on answered_by",
    integers: "answer_owed due_unconfirmed revision",
    key: "id",
  });
  complaints = belongsTo(complaints, "complaints", "office_id", "offices");
  complaints = belongsTo(complaints, "complaints", "dossier_id", "dossiers");
  complaints = belongsTo(complaints, "complaints", "unit_id", "units");
  await belongsTo(complaints, "complaints", "assignee_id", "staff").execute();
  await index("complaints_reference", "complaints", "reference", true);
  await index("complaints_form", "complaints", "form_hash", true);
  await index("complaints_due", "complaints", "office_id state due_on id");
  await index("complaints_received", "complaints", "office_id received_on");
  await belongsTo(
    table("complaint_contacts", { texts: "complaint_id sealed consented_at notice_version", key: "complaint_id" }),
    "complaint_contacts",
    "complaint_id",
    "complaints",
  ).execute();
  await belongsTo(
    table("complaint_events", {
      texts: "id office_id complaint_id kind happened_at happened_on",
      optionalTexts: "staff_id from_state to_state note",
      key: "id",
    }),
    "complaint_events",
    "complaint_id",
    "complaints",
  ).execute();
  await index("complaint_events_case", "complaint_events", "complaint_id id");
}

async function createCalendarAndTargets(db: Db) {
  const { table } = tableMaker(db);
  await belongsTo(
    table("calendar_years", {
      texts: "office_id",
      optionalTexts: "confirmed_at confirmed_by",
      integers: "year",
      key: "office_id year",
    }),
    "calendar_years",
    "office_id",
    "offices",
  ).execute();
  await belongsTo(
    table("calendar_days", { texts: "office_id day kind name source", key: "office_id day" }),
    "calendar_days",
    "office_id",
    "offices",
  ).execute();
  await belongsTo(
    table("targets", {
      texts: "id office_id figure comparison valid_from source",
      optionalTexts: "valid_until",
      key: "id",
    }).addColumn("value", "double precision", (c) => c.notNull()),
    "targets",
    "office_id",
    "offices",
  ).execute();
}

/** The first schema: offices, staff, dossiers, receipts, ratings, complaints, calendar, targets, totals, imports. */
export const foundation: Migration = {
  async up(kysely) {
    const db = kysely as Db;
    await createOffices(db);
    await createStaff(db);
    await createDossiers(db);
    await createImports(db);
    await createRatings(db);
    await createComplaints(db);
    await createCalendarAndTargets(db);
  },
};
