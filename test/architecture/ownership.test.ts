import { expect, test } from "vitest";
import { filesBelow, read, withoutComments, type SourceFile } from "./tree.ts";

/** Which area writes which tables; every other area only reads them. */
const owners: Record<string, readonly string[]> = {
  offices: ["offices", "office_emblems"],
  i18n: ["languages", "language_texts"],
  settings: ["office_texts"],
  targets: ["targets"],
  installation: ["setup_tokens"],
  deadlines: ["calendar_years", "calendar_days", "calendar_changes", "reminder_plans", "reminder_steps"],
  staff: [
    "staff",
    "staff_roles",
    "staff_leaves",
    "staff_invitations",
    "sessions",
    "audit_entries",
    "audit_head",
    "unknown_sign_ins",
    "retention_periods",
  ],
  dossiers: [
    "units",
    "counters",
    "procedures",
    "field_names",
    "dossiers",
    "receipts",
    "print_runs",
    "print_run_receipts",
    "wording_trials",
    "wording_receipts",
    "daily_procedure_totals",
    "monthly_procedure_totals",
    "daily_channel_totals",
    "daily_counter_totals",
    "daily_unit_totals",
    "daily_slot_totals",
    "daily_language_totals",
    "daily_answer_totals",
    "daily_delay_totals",
    "totals_versions",
  ],
  ratings: [
    "questionnaires",
    "trust_rules",
    "ratings",
    "rating_history",
    "kiosks",
    "kiosk_taps",
    "rating_flags",
    "set_aside_ratings",
    "suspicion_searches",
    "waiting_ratings",
    "link_secrets",
    "issued_codes",
  ],
  apologies: ["apology_letters"],
  figures: ["improvements", "indicator_points", "published_opinions", "published_ratings", "wording_verdicts"],
  complaints: [
    "case_rules",
    "complaints",
    "complaint_contacts",
    "complaint_events",
    "complaint_questions",
    "complaint_outcomes",
    "attachments",
    "answer_templates",
    "published_answers",
  ],
  imports: [
    "import_runs",
    "import_problems",
    "import_changes",
    "import_additions",
    "refused_rows",
    "register_words",
    "register_profiles",
  ],
  invitations: ["rating_invitations", "invitation_rules", "invitation_refusals"],
  notifications: ["outbox_messages"],
  reports: ["report_deadlines", "report_sendings", "reports", "share_links"],
  webhooks: ["webhooks", "webhook_deliveries"],
  jobs: ["job_runs"],
  api: ["api_keys", "api_answers"],
  platform: ["installation", "secret_checks", "write_probes", "kept_forms"],
};

const builder = /\.\s*(?:insertInto|updateTable|deleteFrom|replaceInto|mergeInto)\(\s*(?:"([a-z_]+)|([^")]+))/g;
const sqlText =
  /\b(?:insert into|delete from|update)\s+(?:"?([a-z_]{3,})"?\s+(?:set\b|\(|where\b|values\b|select\b)|(\$\{[^}]*\}))/gi;

/** Tables written in a text; a name that is only known at run time answers "?". */
function tablesWritten(text: string): string[] {
  const code = withoutComments(text);
  return [...code.matchAll(builder), ...code.matchAll(sqlText)].map((match) => match[1] ?? "?");
}

/** The one file that writes tables by a name from a list: its four totals. */
const writesByName = "app/dossiers/totals/daily-totals.server.ts";

function trespasses(files: readonly SourceFile[]): string[] {
  return files.flatMap(({ path, text }) => {
    const own = owners[path.split("/")[1] ?? ""] ?? [];
    return tablesWritten(text)
      .filter((table) => (table === "?" ? path !== writesByName : !own.includes(table)))
      .map((table) => `${path} writes ${table}`);
  });
}

test("only the area that owns a table writes it", () => {
  const files = read(filesBelow("app").filter((path) => /\.tsx?$/.test(path)));
  expect(files.flatMap(({ text }) => tablesWritten(text)).length).toBeGreaterThan(20);
  expect(trespasses(files)).toEqual([]);
});

test("a foreign hand in a table would be seen", () => {
  const text = `
    tx.insertInto("ratings").values(row);
    tx.updateTable("complaints as c");
    sql\`update dossiers set finished_on = 1\`;
    sql\`delete from \${table}\`;
    // insert into offices (id)
    tx.selectFrom("offices");`;
  expect(trespasses([{ path: "app/complaints/planted.server.ts", text }])).toEqual([
    "app/complaints/planted.server.ts writes ratings",
    "app/complaints/planted.server.ts writes dossiers",
    "app/complaints/planted.server.ts writes ?",
  ]);
});

test("every table has an owner, and a file of its own in the data dictionary", () => {
  const [database] = read(["db/schema/database.ts"]);
  const tables = [...(database?.text ?? "").matchAll(/^ {2}(\w+): \w+Table;$/gm)].map((match) => match[1] ?? "");
  expect(tables.length).toBeGreaterThan(20);
  const owned = new Set(Object.values(owners).flat());
  expect(tables.filter((table) => !owned.has(table))).toEqual([]);
});
