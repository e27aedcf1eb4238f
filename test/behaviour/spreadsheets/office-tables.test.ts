import { expect, test } from "vitest";
import { listOrganisation } from "#app/dossiers/organisation/list-organisation.server.ts";
import { addToOrganisation } from "#app/dossiers/organisation/name-organisation.server.ts";
import { readAsText } from "#app/spreadsheets/read-lines.server.ts";
import { findCaseRules } from "#app/complaints/case/find-case-rules.server.ts";
import { listStoredTemplates } from "#app/complaints/templates/list-templates.server.ts";
import { addTemplate } from "#app/complaints/templates/save-template.server.ts";
import { setCaseRules } from "#app/complaints/handling/set-case-rules.server.ts";
import { usualCaseRules } from "#app/complaints/case/case-rules.ts";
import { findReminderPlan } from "#app/deadlines/due/set-reminder-plan.server.ts";
import { usualReminderPlan } from "#app/deadlines/due/reminder-plan.ts";
import { day } from "#app/platform/day.ts";
import { listAuditEntries } from "#app/staff/audit/list-audit-entries.server.ts";
import { verifyAudit } from "#app/staff/audit/verify-audit.server.ts";
import { applyRows, previewFile, writtenTable } from "#app/spreadsheets/change-table.server.ts";
import type { TableName } from "#app/spreadsheets/office-table.ts";
import { readPostedRows, type TablePreview } from "#app/spreadsheets/table-preview.ts";
import { tableResponse } from "#app/spreadsheets/write-file.server.ts";
import { beginDraft, changeVersion, findOpenDraft, putInForce } from "#app/ratings/versions/change-version.server.ts";
import { findTargets } from "#app/targets/find-targets.server.ts";
import type { Context } from "#app/platform/context.server.ts";
import { readCsv, readWorkbook } from "#test/support/table-files.ts";
import { importBytes, registerFile, registerRow } from "#test/support/register.ts";
import { givenColleague } from "#test/support/complaints.ts";
import { openTestContext } from "#test/support/context.ts";
import { givenOffice } from "#test/support/story.ts";

async function open() {
  const { context } = await openTestContext();
  const officeId = await givenOffice(context);
  const by = await givenColleague(context, officeId, ["office"]);
  return { context, officeId, by };
}

async function download(context: Context, officeId: string, name: TableName, kind: "csv" | "xlsx" = "csv") {
  return tableResponse(await writtenTable(context.db, officeId, name, "vi"), kind, name);
}

/** The downloaded table as cells, headings first. */
async function cellsOf(context: Context, officeId: string, name: TableName): Promise<string[][]> {
  return readCsv(await (await download(context, officeId, name)).text());
}

const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
const asFile = (rows: readonly (readonly string[])[], name = "bang.csv") =>
  new File([`\uFEFF${rows.map((row) => row.map(quoted).join(";")).join("\r\n")}\r\n`], name);

async function preview(context: Context, officeId: string, name: TableName, file: File): Promise<TablePreview> {
  const read = await previewFile(context, officeId, name, { file, language: "vi" });
  if (!read.ok) throw new Error(read.problem);
  return read.preview;
}

function apply(context: Context, by: { officeId: string; staffId: string }, name: TableName, shown: TablePreview) {
  const rows = readPostedRows(shown.rows);
  if (rows === undefined) throw new Error("the preview posts no rows");
  return applyRows(context, by, name, { rows, state: shown.state, language: "vi" });
}

test.each([
  "office",
  "targets",
  "reminders",
  "case-rules",
  "templates",
  "texts",
  "questionnaire",
  "questions",
  "procedures",
  "trust",
  "retention",
] as const)("the table of %s comes back unchanged as CSV and as a workbook", async (name) => {
  const { context, officeId, by } = await open();
  await beginDraft(context, by);
  await importBytes(context, officeId, registerFile(registerRow()));
  await addTemplate(context, by, {
    title: "=cmd|' /C calc'!A0",
    body: '- Kính gửi\n\n  +84 "x"; y,-1',
    procedure: undefined,
  });
  const csv = new File([await (await download(context, officeId, name)).arrayBuffer()], "a.csv");
  const xlsx = new File([await (await download(context, officeId, name, "xlsx")).arrayBuffer()], "a.xlsx");
  for (const file of [csv, xlsx]) {
    const shown = await preview(context, officeId, name, file);
    expect(shown).toMatchObject({ changes: [], conflicts: [], problems: [], missing: 0 });
    expect(shown.same).toBeGreaterThan(0);
  }
});

test("rules are filled in, previewed before → after, applied at once and recorded", async () => {
  const { context, officeId, by } = await open();
  const [heads, ...rows] = await cellsOf(context, officeId, "case-rules");
  const next = rows.map(([rule = "", value = "", version = ""]) => [
    rule,
    rule === "Số ngày được mở lại"
      ? "15"
      : rule === "Nhắc việc từ giờ"
        ? "8h00"
        : rule.startsWith("Trả lời cần")
          ? "Có"
          : value,
    version,
  ]);
  const shown = await preview(context, officeId, "case-rules", asFile([heads ?? [], ...next]));
  expect(shown.changes.map(({ title, cells }) => [title, cells[0]?.before, cells[0]?.after])).toEqual([
    ["Trả lời cần người thứ hai duyệt", "không", "Có"],
    ["Số ngày được mở lại", "30", "15"],
    ["Nhắc việc từ giờ", "07:30", "8h00"],
  ]);
  expect(await findCaseRules(context.db, officeId)).toEqual(usualCaseRules);
  expect(await apply(context, by, "case-rules", shown)).toEqual({ ok: true, count: 3 });
  expect(await findCaseRules(context.db, officeId)).toMatchObject({ answerNeedsApproval: true, reopenDays: 15 });
  expect((await findReminderPlan(context.db, officeId)).opensAt).toBe("08:00");
  const { lines } = await listAuditEntries(context.db, officeId, undefined);
  expect(
    lines.map(({ action, changes }) => [action, changes.map(({ field, before, after }) => [field, before, after])]),
  ).toEqual([
    ["reminders-changed", [["remindersFrom", "07:30", "08:00"]]],
    [
      "case-rules-changed",
      [
        ["answerNeedsApproval", "false", "true"],
        ["reopenDays", "30", "15"],
      ],
    ],
  ]);
  expect(await verifyAudit(context, [])).toMatchObject({ ok: true });
});

test("every refused cell is named with its place, and nothing of the file is taken", async () => {
  const { context, officeId } = await open();
  const [heads, ...rows] = await cellsOf(context, officeId, "case-rules");
  const next = rows.map(([rule = "", value = "", version = ""]) => [
    rule,
    rule === "Số ngày được mở lại" ? "-3" : rule === "Nhắc việc từ giờ" ? "sáng" : value,
    version,
  ]);
  const shown = await preview(context, officeId, "case-rules", asFile([heads ?? [], ...next, ["Quy tắc lạ", "1", ""]]));
  expect(shown.problems.map(({ line, column, typed }) => [line, column, typed])).toEqual([
    [3, "value", "-3"],
    [7, "value", "sáng"],
    [9, "rule", "Quy tắc lạ"],
  ]);
  expect(shown.problems.every(({ sentence }) => /^(Ghi|Đề nghị)/.test(sentence))).toBe(true);
  expect(shown.rows).toEqual([]);
});

test("a row that somebody changed after the download is not overwritten, and the preview says what it is now", async () => {
  const { context, officeId, by } = await open();
  const downloaded = await cellsOf(context, officeId, "case-rules");
  await setCaseRules(context, by, { ...usualCaseRules, reopenDays: 10, documentSymbol: "SKHCN-VP" });
  const mine = downloaded.map((row) => (row[0] === "Số ngày được mở lại" ? [row[0], "20", row[2] ?? ""] : row));
  const shown = await preview(context, officeId, "case-rules", asFile(mine));
  expect(shown.changes).toEqual([]);
  expect(shown.conflicts).toMatchObject([{ title: "Số ngày được mở lại", cells: [{ before: "10", after: "20" }] }]);
  // The symbol was left alone in the file, so nobody asked for the old one.
  expect(shown.same).toBe(6);
});

test("of two people who apply, the second gets a new preview and saves nothing", async () => {
  const { context, officeId, by } = await open();
  const other = await givenColleague(context, officeId, ["office"]);
  const downloaded = await cellsOf(context, officeId, "case-rules");
  const withDays = (days: string) =>
    downloaded.map((row) => (row[0] === "Số ngày được mở lại" ? [row[0], days, row[2] ?? ""] : row));
  const mine = await preview(context, officeId, "case-rules", asFile(withDays("20")));
  const theirs = await preview(context, officeId, "case-rules", asFile(withDays("40")));
  const both = await Promise.all([apply(context, by, "case-rules", mine), apply(context, other, "case-rules", theirs)]);
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  expect(both.find(({ ok }) => !ok)).toMatchObject({
    reason: "changed",
    preview: { conflicts: [{ kind: "conflict" }] },
  });
  expect((await listAuditEntries(context.db, officeId, undefined)).lines).toHaveLength(1);
});

test("the reminder plan is changed, added to and removed from; it replaces the old one as a whole", async () => {
  const { context, officeId, by } = await open();
  const [heads = [], ...rows] = await cellsOf(context, officeId, "reminders");
  expect(rows).toHaveLength(usualReminderPlan.steps.length);
  const next = rows.map((row, index) => (index === 0 ? [...row.slice(0, 3), "x", row[4] ?? ""] : row));
  const shown = await preview(
    context,
    officeId,
    "reminders",
    asFile([heads, ...next, ["−3", "người xử lý", "không", "", ""]]),
  );
  expect(shown.changes.map(({ kind, title }) => [kind, title])).toEqual([
    ["remove", "-2, Người xử lý"],
    ["add", "-3, Người xử lý"],
  ]);
  expect(await apply(context, by, "reminders", shown)).toEqual({ ok: true, count: 2 });
  const { steps } = await findReminderPlan(context.db, officeId);
  expect(steps.map(({ workingDays, recipient }) => [workingDays, recipient])).toContainEqual([-3, "handler"]);
  expect(steps.some(({ workingDays }) => workingDays === -2)).toBe(false);
  const { lines } = await listAuditEntries(context.db, officeId, undefined);
  expect(lines[0]?.changes).toEqual([
    { field: "reminderStep", before: "-2 handler", after: "" },
    { field: "reminderStep", before: "", after: "-3 handler" },
  ]);
});

test("a target from a file is set like one from the page, and ends the one before it", async () => {
  const { context, officeId, by } = await open();
  const [heads = []] = await cellsOf(context, officeId, "targets");
  const row = ["Tỷ lệ tham gia đánh giá", "2027-01-01", "từ … trở lên", "55,5 %", "", "Kế hoạch số 2, mục I", ""];
  const shown = await preview(context, officeId, "targets", asFile([heads, row]));
  expect(shown.changes).toMatchObject([{ kind: "add", title: "Tỷ lệ tham gia đánh giá, 01/01/2027" }]);
  expect(await apply(context, by, "targets", shown)).toEqual({ ok: true, count: 1 });
  expect((await findTargets(context.db, officeId, day("2026-12-31"))).participation?.value).toBe(0.4);
  expect((await findTargets(context.db, officeId, day("2027-01-01"))).participation?.value).toBe(0.555);
  const wrong = await preview(
    context,
    officeId,
    "targets",
    asFile([heads, [...row.slice(0, 3), "140", "31/12/2026", "", ""]]),
  );
  expect(wrong.problems.map(({ column }) => column).sort()).toEqual(["source", "target", "until"]);
});

test("templates are added, changed and closed by a file; those of another office are unknown here", async () => {
  const { context, officeId, by } = await open();
  const otherId = await givenOffice(context, "khac");
  const stranger = await givenColleague(context, otherId, ["office"]);
  await addTemplate(context, stranger, { title: "Của cơ quan khác", body: "Nội dung", procedure: undefined });
  await addTemplate(context, by, { title: "Trễ hạn", body: "Xin lỗi Ông/Bà.", procedure: undefined });
  const [heads = [], mine = []] = await cellsOf(context, officeId, "templates");
  const [, foreign = []] = await cellsOf(context, otherId, "templates");
  const refused = await preview(context, officeId, "templates", asFile([heads, foreign]));
  expect(refused.problems).toMatchObject([{ line: 2, column: "id" }]);
  const changed = [mine[0] ?? "", mine[1] ?? "", "", "không", "Cơ quan xin lỗi Ông/Bà.\n\nTrân trọng.", mine[5] ?? ""];
  const added = ["", "Cảm ơn", "", "", "Cảm ơn Ông/Bà về {{mã phản ánh}}.", ""];
  const wrong = ["", "Sai", "9.999", "", "{{không có}}", ""];
  const bad = await preview(context, officeId, "templates", asFile([heads, changed, added, wrong]));
  expect(bad.problems.map(({ line, column }) => [line, column])).toEqual([
    [4, "body"],
    [4, "procedure"],
  ]);
  const shown = await preview(context, officeId, "templates", asFile([heads, changed, added]));
  expect(await apply(context, by, "templates", shown)).toEqual({ ok: true, count: 2 });
  const templates = await listStoredTemplates(context.db, officeId);
  expect(templates.map(({ title, isClosed, body }) => [title, isClosed, body])).toEqual([
    ["Cảm ơn", false, "Cảm ơn Ông/Bà về {{mã phản ánh}}."],
    ["Trễ hạn", true, "Cơ quan xin lỗi Ông/Bà.\n\nTrân trọng."],
  ]);
  const { lines } = await listAuditEntries(context.db, officeId, undefined);
  expect(lines.map(({ action }) => action)).toEqual([
    "template-added",
    "template-closed",
    "template-changed",
    "template-added",
  ]);
});

test("what a person sends back instead of the preview's rows saves nothing", async () => {
  const { context, officeId, by } = await open();
  for (const parts of [[], ["["], ["{}"], ['[{"line":"a","cells":{}}]'], ['[{"line":1,"cells":[]}]']]) {
    expect(readPostedRows(parts)).toBeUndefined();
  }
  const [heads = [], ...rows] = await cellsOf(context, officeId, "case-rules");
  const shown = await preview(context, officeId, "case-rules", asFile([heads, ...rows]));
  const forged = [{ line: 2, cells: { rule: "reopenDays", value: "9999" } }];
  const sent = { rows: forged, state: shown.state, language: "vi" as const };
  expect(await applyRows(context, by, "case-rules", sent)).toMatchObject({ ok: false, reason: "problems" });
  expect(await findCaseRules(context.db, officeId)).toEqual(usualCaseRules);
  expect((await readWorkbookRows(context, officeId)).length).toBe(8);
});

async function readWorkbookRows(context: Context, officeId: string) {
  return readWorkbook(Buffer.from(await (await download(context, officeId, "case-rules", "xlsx")).arrayBuffer()));
}

test("the words of a questionnaire's draft come back from a file, and never change a version in force", async () => {
  const { context, officeId, by } = await open();
  expect(await cellsOf(context, officeId, "questions")).toHaveLength(1);
  await beginDraft(context, by);
  const [head = [], ...rows] = await cellsOf(context, officeId, "questions");
  const changed = rows.map(([id = "", shown = "", vi = "", en = "", ...rest]) => {
    if (id === "attitude.label") return [id, shown, "  Thái độ của\u200b cán bộ ", '=cmd|"/c calc"!A0', ...rest];
    return id === "waiting.under-15"
      ? [id, shown, "Dưới một khắc", "Under a quarter", ...rest]
      : [id, shown, vi, en, ...rest];
  });
  const shown = await preview(context, officeId, "questions", asFile([head, ...changed]));
  expect(await apply(context, by, "questions", shown)).toMatchObject({ ok: true, count: 2 });
  const draft = await findOpenDraft(context.db, officeId);
  expect(draft?.questions.find(({ key }) => key === "attitude")?.label).toEqual({
    vi: "Thái độ của cán bộ",
    en: '=cmd|"/c calc"!A0',
  });
  expect(draft?.questions.find(({ key }) => key === "waiting")?.options[0]).toMatchObject({
    id: "under-15",
    texts: { vi: "Dưới một khắc", en: "Under a quarter" },
    evidence: "better",
  });
  const { lines } = await listAuditEntries(context.db, officeId, undefined);
  expect(lines[0]).toMatchObject({
    action: "questionnaire-changed",
    changes: [{ field: "question" }, { field: "question" }],
  });
  // A page of the draft from before the file saves nothing.
  const late = await changeVersion(context, by, { version: 2, revision: 1 }, { act: "remove", key: "trips" });
  expect(late).toEqual({ ok: false, reason: "changed-meanwhile" });
  // A preview from before the version was put in force saves nothing either.
  const [again = [], ...words] = await cellsOf(context, officeId, "questions");
  const stale = await preview(
    context,
    officeId,
    "questions",
    asFile([again, ...words.map(([id = "", text = "", vi = "", ...rest]) => [id, text, `${vi} x`.trim(), ...rest])]),
  );
  expect(await putInForce(context, by, { version: 2, revision: draft?.revision ?? 0 }, null)).toEqual({ ok: true });
  expect(await apply(context, by, "questions", stale)).toMatchObject({ ok: false, reason: "changed" });
  expect(await findOpenDraft(context.db, officeId)).toBeUndefined();
});

test("a file with a text that is missing or too long changes nothing of the draft, and says where", async () => {
  const { context, officeId, by } = await open();
  await beginDraft(context, by);
  const [head = [], ...rows] = await cellsOf(context, officeId, "questions");
  const changed = rows.map(([id = "", shown = "", vi = "", en = "", ...rest]) => {
    if (id === "attitude.label") return [id, shown, "", en, ...rest];
    if (id === "trips.label") return [id, shown, vi, "x".repeat(161), ...rest];
    return id === "trips.0" ? [id, shown, "x".repeat(61), en, ...rest] : [id, shown, vi, en, ...rest];
  });
  const shown = await preview(context, officeId, "questions", asFile([head, ...changed, ["khac.label", "", "a", "b"]]));
  expect(shown.problems).toHaveLength(4);
  // What a person sends back nevertheless is checked again.
  const sent = changed.map(([id = "", , vi = "", en = ""], index) => ({ line: index + 2, cells: { id, vi, en } }));
  const state = { rows: sent, state: shown.state, language: "vi" as const };
  expect(await applyRows(context, by, "questions", state)).toMatchObject({ ok: false });
  expect((await findOpenDraft(context.db, officeId))?.revision).toBe(1);
});

test("units and counters are renamed and added by a file; a taken name, another office's unit and a swap are refused", async () => {
  const { context, officeId, by } = await open();
  const otherId = await givenOffice(context, "khac");
  const stranger = await givenColleague(context, otherId, ["office"]);
  await addToOrganisation(context, stranger, "units", "Phòng của cơ quan khác");
  for (const name of ["Phòng Một", "Phòng Hai"]) await addToOrganisation(context, by, "units", name);
  const [heads = [], hai = [], mot = []] = await cellsOf(context, officeId, "organisation");
  const [, foreign = []] = await cellsOf(context, otherId, "organisation");
  const wrong = [foreign, [hai[0] ?? "", "Quầy tiếp nhận", "Quầy lạ", hai[3] ?? ""], ["", "Đơn vị xử lý", "x", ""]];
  const refused = await preview(context, officeId, "organisation", asFile([heads, ...wrong]));
  expect(refused.problems.map(({ line, column }) => [line, column])).toEqual([
    [2, "id"],
    [3, "part"],
    [4, "partName"],
  ]);
  const taken = await preview(
    context,
    officeId,
    "organisation",
    asFile([heads, ["", "Đơn vị xử lý", "phòng một", ""]]),
  );
  expect(await apply(context, by, "organisation", taken)).toMatchObject({ ok: false, reason: "problems" });
  const renamed = [mot[0] ?? "", mot[1] ?? "", "Phòng Quản lý", mot[3] ?? ""];
  const good = await preview(
    context,
    officeId,
    "organisation",
    asFile([heads, renamed, ["", "Quầy tiếp nhận", "Quầy 9", ""]]),
  );
  expect(await apply(context, by, "organisation", good)).toEqual({ ok: true, count: 2 });
  expect((await listOrganisation(context.db, officeId, "units")).map(({ name }) => name)).toEqual([
    "Phòng Hai",
    "Phòng Quản lý",
  ]);
  expect((await listOrganisation(context.db, officeId, "counters")).map(({ name }) => name)).toEqual(["Quầy 9"]);
});

test("a calendar in a workbook becomes the text that its reader knows", async () => {
  const table = { name: "lich", heads: [{ label: "Ngày" }, { label: "Loại" }], lines: [["02/09/2027", "Nghỉ; bù"]] };
  const file = new File([await (await tableResponse(table, "xlsx", "lich")).arrayBuffer()], "lich.xlsx");
  expect(await readAsText(file)).toEqual({ ok: true, text: 'Ngày;Loại\r\n02/09/2027;"Nghỉ; bù"\r\n' });
});
