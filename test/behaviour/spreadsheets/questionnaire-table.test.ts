import { expect, test } from "vitest";
import type { Context } from "#app/platform/context.server.ts";
import { beginDraft, findOpenDraft, putInForce } from "#app/ratings/versions/change-version.server.ts";
import { listVersions } from "#app/ratings/versions/list-versions.server.ts";
import { applyRows, previewFile, writtenTable } from "#app/spreadsheets/change-table.server.ts";
import { readPostedRows, type TablePreview } from "#app/spreadsheets/table-preview.ts";
import { tableResponse } from "#app/spreadsheets/write-file.server.ts";
import { listAuditEntries } from "#app/staff/audit/list-audit-entries.server.ts";
import { givenColleague } from "#test/support/complaints.ts";
import { openTestContext } from "#test/support/context.ts";
import { readCsv } from "#test/support/table-files.ts";
import { givenOffice } from "#test/support/story.ts";

async function open() {
  const { context } = await openTestContext();
  const officeId = await givenOffice(context);
  const by = await givenColleague(context, officeId, ["office"]);
  await beginDraft(context, by);
  const questions = async () => (await findOpenDraft(context.db, officeId))?.questions ?? [];
  return { context, officeId, by, questions };
}

async function downloaded({ db }: Context, officeId: string): Promise<string[][]> {
  const written = await writtenTable(db, officeId, "questionnaire", "vi");
  const response = await tableResponse(written, "csv", "questionnaire");
  return readCsv(await response.text());
}

function asFile(rows: readonly (readonly string[])[]): File {
  const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
  return new File([rows.map((row) => row.map(quoted).join(";")).join("\r\n")], "cau-hoi.csv");
}

async function preview(context: Context, officeId: string, rows: readonly (readonly string[])[]) {
  const read = await previewFile(context, officeId, "questionnaire", { file: asFile(rows), language: "vi" });
  if (!read.ok) throw new Error(read.problem);
  return read.preview;
}

function apply(context: Context, by: { officeId: string; staffId: string }, shown: TablePreview) {
  const rows = readPostedRows(shown.rows);
  if (rows === undefined) throw new Error("the preview posts no rows");
  return applyRows(context, by, "questionnaire", { rows, state: shown.state, language: "vi" });
}

const [position, kind, vi, en] = ["Thứ tự", "Loại câu hỏi", "Tiếng Việt", "Tiếng Anh"] as const;
const answersVi = "Câu trả lời tiếng Việt (mỗi dòng một câu)";
const answersEn = "Câu trả lời tiếng Anh (mỗi dòng một câu)";

/** A new row of the file with these cells by heading. */
function row(rows: readonly (readonly string[])[], cells: Readonly<Record<string, string>>): string[] {
  return (rows[0] ?? []).map((heading) => cells[heading] ?? "");
}

/** Sets a cell of the row of a question. */
function set(rows: string[][], key: string, heading: string, value: string): void {
  const line = rows.find(([first]) => first === key);
  const column = rows[0]?.indexOf(heading) ?? -1;
  if (line === undefined || column < 0) throw new Error(`no cell ${key}, ${heading}`);
  line[column] = value;
}

test("the table of the questionnaire comes back unchanged, also from a spreadsheet that ends lines otherwise", async () => {
  const { context, officeId, by, questions } = await open();
  const rows = await downloaded(context, officeId);
  const count = (await questions()).length;
  expect(await preview(context, officeId, rows)).toMatchObject({
    changes: [],
    problems: [],
    conflicts: [],
    same: count,
  });
  const windows = rows.map((line) => line.map((cell) => cell.replaceAll("\n", "\r\n")));
  expect(await preview(context, officeId, windows)).toMatchObject({ changes: [], problems: [], same: count });
  expect(await apply(context, by, await preview(context, officeId, rows))).toMatchObject({ reason: "nothing" });
});

test("questions are added with their answers, changed, put first and removed by a file, with before and after recorded", async () => {
  const { context, officeId, by, questions } = await open();
  const rows = await downloaded(context, officeId);
  const before = await questions();
  const [first, second, third] = before.map(({ key }) => key);
  set(rows, third ?? "", position, "1");
  set(rows, second ?? "", vi, "Câu hỏi có lời mới");
  set(rows, first ?? "", "Bỏ (ghi x)", "x");
  const cells = {
    [position]: "2",
    [kind]: "chọn một",
    [vi]: "Ông/Bà biết trang này từ đâu?",
    [en]: "How did you learn of it?",
  };
  const label = rows.find(([key]) => key === second)?.[rows[0]?.indexOf(kind) ?? 0] ?? "";
  const choice = {
    ...cells,
    [kind]: "choice",
    [answersVi]: "Giấy hẹn\nBảng tại quầy",
    [answersEn]: "Receipt\nSign at the counter",
  };
  rows.push(row(rows, choice));
  expect(label).not.toBe("");
  const shown = await preview(context, officeId, rows);
  expect(shown.problems).toEqual([]);
  expect(await apply(context, by, shown)).toEqual({ ok: true, count: 4 });
  const after = await questions();
  expect(after.map(({ key }) => key)).toEqual([third, "q1", second, ...before.slice(3).map(({ key }) => key)]);
  expect(after[1]).toMatchObject({
    kind: "choice",
    label: { vi: "Ông/Bà biết trang này từ đâu?" },
    options: [
      { id: "a1", texts: { vi: "Giấy hẹn", en: "Receipt" } },
      { id: "a2", texts: { vi: "Bảng tại quầy", en: "Sign at the counter" } },
    ],
    channels: ["counter", "online-full", "online-part", "post"],
    stages: ["reception", "result"],
    upToScore: 5,
  });
  expect(after[2]?.label.vi).toBe("Câu hỏi có lời mới");
  const { lines } = await listAuditEntries(context.db, officeId, undefined);
  const changes = lines[0]?.changes ?? [];
  expect(lines[0]?.action).toBe("questionnaire-changed");
  expect(changes.map(({ field }) => field).sort()).toEqual(["question", "question", "question", "questionOrder"]);
  expect(changes.find(({ before: was }) => was === "")?.after).toContain("Bảng tại quầy / Sign at the counter");
});

test("a file never changes a version in force, and without a draft it adds nothing", async () => {
  const { context, officeId, by } = await open();
  const rows = await downloaded(context, officeId);
  const draft = await findOpenDraft(context.db, officeId);
  if (draft === undefined) throw new Error("no draft");
  const file = rows.map((line) => [...line]);
  set(file, rows[1]?.[0] ?? "", vi, "Lời đến sau");
  const shown = await preview(context, officeId, file);
  expect(await putInForce(context, by, draft, null)).toEqual({ ok: true });
  const inForce = async () =>
    (await listVersions(context.db, officeId, context.clock.now())).find(({ state }) => state === "in-force");
  const before = await inForce();
  expect(await apply(context, by, shown)).toMatchObject({ ok: false, reason: "changed" });
  const alone = await preview(context, officeId, [
    rows[0] ?? [],
    row(rows, { [kind]: "text", [vi]: "Thêm", [en]: "More" }),
  ]);
  expect(alone.problems).toHaveLength(1);
  expect(alone.rows).toEqual([]);
  expect(await inForce()).toEqual(before);
});

test("every wrong cell is named, and nothing of the file is taken", async () => {
  const { context, officeId, questions } = await open();
  const rows = await downloaded(context, officeId);
  const before = await questions();
  const scale = before.find((question) => question.kind === "scale")?.key ?? "";
  const fixed = before.find((question) => question.options.length > 0)?.key ?? "";
  set(rows, scale, kind, "text");
  set(rows, scale, position, "đầu");
  set(rows, fixed, answersVi, "Một");
  set(rows, fixed, answersEn, "One");
  const nine = Array.from({ length: 9 }, (_, index) => `Câu ${String(index)}`).join("\n");
  rows.push(row(rows, { [kind]: "several", [vi]: "x".repeat(161), [answersVi]: nine }));
  rows.push(row(rows, { [kind]: "text", [vi]: "Có danh sách", [answersVi]: "Một", "Hỏi khi hồ sơ nộp": "Qua bồ câu" }));
  rows.push(row(rows, { id: "attitude-of-another-office", [kind]: "text", [vi]: "Mã lạ" }).with(0, "khong-co"));
  rows.push(row(rows, { [vi]: "Không có loại" }));
  const shown = await preview(context, officeId, rows);
  const columns = shown.problems.map(({ column }) => column);
  for (const column of ["kind", "position", "answersVi", "vi", "channels", "id"] as const)
    expect(columns).toContain(column);
  expect(shown.problems.filter(({ sentence }) => sentence === "").length).toBe(0);
  expect(shown.rows).toEqual([]);
  expect(await questions()).toEqual(before);
});

test("more questions than a draft can have are refused as a whole; formulas stay text; another office's draft stays", async () => {
  const { context, officeId, by, questions } = await open();
  const other = { ...by, officeId: await givenOffice(context, "khac") };
  const rows = await downloaded(context, officeId);
  const before = await questions();
  const many = [...rows];
  for (let index = 0; index < 40; index += 1)
    many.push(row(rows, { [kind]: "text", [vi]: `Câu thêm ${String(index)}`, [en]: "More" }));
  const refused = await apply(context, by, await preview(context, officeId, many));
  expect(refused).toMatchObject({ ok: false, reason: "problems" });
  expect(await questions()).toEqual(before);
  rows.push(row(rows, { [kind]: "text", [vi]: "=HYPERLINK(1)", [en]: "@SUM(A1)" }));
  expect(await apply(context, by, await preview(context, officeId, rows))).toEqual({ ok: true, count: 1 });
  expect((await questions()).at(-1)?.label).toEqual({ vi: "=HYPERLINK(1)", en: "@SUM(A1)" });
  // The office that has no draft gets none by a file of another one.
  const theirs = await preview(context, other.officeId, rows);
  expect(theirs.problems.length).toBeGreaterThan(0);
  expect(await findOpenDraft(context.db, other.officeId)).toBeUndefined();
});
