import { expect, test } from "vitest";
import { findProcedure, listProcedurePage } from "#app/dossiers/procedures/list-procedures.server.ts";
import { mergeProcedures } from "#app/dossiers/procedures/merge-procedures.server.ts";
import { shownKey } from "#app/dossiers/procedures/procedure.ts";
import { findRetention } from "#app/platform/data-folder/retention.server.ts";
import type { Context } from "#app/platform/context.server.ts";
import { findTrustRules } from "#app/ratings/suspicion/find-trust-rules.server.ts";
import { listAuditEntries, listChangesOf } from "#app/staff/audit/list-audit-entries.server.ts";
import { applyRows, previewFile, writtenTable } from "#app/spreadsheets/change-table.server.ts";
import type { TableName } from "#app/spreadsheets/office-table.ts";
import { readPostedRows, type TablePreview } from "#app/spreadsheets/table-preview.ts";
import { tableResponse } from "#app/spreadsheets/write-file.server.ts";
import { givenColleague } from "#test/support/complaints.ts";
import { openTestContext } from "#test/support/context.ts";
import { importBytes, registerFile, registerRow } from "#test/support/register.ts";
import { readCsv } from "#test/support/table-files.ts";
import { givenOffice } from "#test/support/story.ts";

const xray = { code: "2.002385", procedure: "Khai báo thiết bị X-quang" };
const permit = { code: "1.001100", procedure: "Cấp giấy phép bức xạ" };

async function open() {
  const { context } = await openTestContext();
  const officeId = await givenOffice(context);
  const by = await givenColleague(context, officeId, ["office"]);
  const rows = [xray, permit].map((cells, index) =>
    registerRow({ number: `H13.18-261102-000${String(index)}`, ...cells }),
  );
  await importBytes(context, officeId, registerFile(...rows));
  return { context, officeId, by };
}

/** The downloaded table, with cells changed by `fill`, as a file. */
async function filled(context: Context, officeId: string, name: TableName, fill: (rows: string[][]) => void) {
  const written = await tableResponse(await writtenTable(context.db, officeId, name, "vi"), "csv", name);
  const rows = readCsv(await written.text());
  fill(rows);
  const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
  return new File([rows.map((row) => row.map(quoted).join(";")).join("\r\n")], "bang.csv");
}

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

/** Sets a cell of the row whose first cell is `key`. */
function set(rows: string[][], key: string, heading: string, value: string): void {
  const row = rows.find(([first]) => first === key);
  const column = rows[0]?.indexOf(heading) ?? -1;
  if (row === undefined || column < 0) throw new Error(`no cell ${key}, ${heading}`);
  row[column] = value;
}

test("procedures are renamed, accepted and retired by a file, each with its history, and registers go on with their names", async () => {
  const { context, officeId, by } = await open();
  const file = await filled(context, officeId, "procedures", (rows) => {
    set(rows, xray.code, "Tên thủ tục", "=Khai báo X-quang");
    set(rows, xray.code, "Lĩnh vực", "Bức xạ");
    set(rows, permit.code, "Tình trạng", "đã ngừng");
  });
  const shown = await preview(context, officeId, "procedures", file);
  expect(shown.problems).toEqual([]);
  expect(shown.changes.map(({ title, kind }) => [title, kind])).toEqual([
    [permit.code, "change"],
    [xray.code, "change"],
  ]);
  expect(await apply(context, by, "procedures", shown)).toEqual({ ok: true, count: 2 });
  await importBytes(context, officeId, registerFile(registerRow({ number: "H13.18-261102-0009", ...xray })));
  const { procedures } = await listProcedurePage(context.db, officeId, { search: "", page: 1 });
  const found = procedures.find(({ code }) => code === xray.code);
  expect(found).toMatchObject({
    name: "=Khai báo X-quang",
    field: "Bức xạ",
    state: "used",
    registerName: xray.procedure,
    dossiers: 2,
  });
  expect(procedures.find(({ code }) => code === permit.code)?.state).toBe("retired");
  const [change] = await listChangesOf(context.db, officeId, "procedure-changed", found?.id ?? "");
  expect(change?.changes.map(({ field }) => field)).toEqual(["procedureName", "procedureField", "procedureState"]);
  // A second time nothing differs.
  const again = await filled(context, officeId, "procedures", () => undefined);
  expect(await preview(context, officeId, "procedures", again)).toMatchObject({ changes: [], same: 2 });
});

test("a file of procedures adds none, does not make one wait again, and does not touch another office's", async () => {
  const { context, officeId, by } = await open();
  const other = { ...by, officeId: await givenOffice(context, "khac") };
  const file = await filled(context, officeId, "procedures", (rows) => {
    set(rows, xray.code, "Tên thủ tục", "x");
    set(rows, permit.code, "Tình trạng", "đã gộp");
    rows.push(["9.999999", "Tự thêm", "", "Đang áp dụng", "", ""]);
  });
  const refused = await preview(context, officeId, "procedures", file);
  expect(refused.problems.map(({ line, column }) => [line, column])).toEqual([
    [2, "state"],
    [3, "procedureName"],
    [4, "procedure"],
  ]);
  expect(refused.rows).toEqual([]);
  // The same codes mean nothing in another office.
  const theirs = await preview(
    context,
    other.officeId,
    "procedures",
    await filled(context, officeId, "procedures", () => undefined),
  );
  expect(theirs.problems).toHaveLength(2);
  expect(
    await apply(
      context,
      by,
      "procedures",
      await preview(
        context,
        officeId,
        "procedures",
        await filled(context, officeId, "procedures", (rows) => {
          set(rows, xray.code, "Tình trạng", "Đang áp dụng");
        }),
      ),
    ),
  ).toMatchObject({ ok: true });
  const back = await preview(
    context,
    officeId,
    "procedures",
    await filled(context, officeId, "procedures", (rows) => {
      set(rows, xray.code, "Tình trạng", "Mới từ sổ, chờ xác nhận");
    }),
  );
  expect(back.problems.map(({ sentence }) => sentence)).toEqual([
    "Thủ tục đã xác nhận không đặt lại thành chờ xác nhận được.",
  ]);
});

test("a procedure that was merged between preview and applying is left alone, and the person sees the table anew", async () => {
  const { context, officeId, by } = await open();
  const file = await filled(context, officeId, "procedures", (rows) => {
    set(rows, xray.code, "Tên thủ tục", "Tên khác");
  });
  const shown = await preview(context, officeId, "procedures", file);
  const { procedures } = await listProcedurePage(context.db, officeId, { search: "", page: 1 });
  const [merged, into] = [xray.code, permit.code].map((code) => procedures.find((one) => one.code === code));
  if (merged === undefined || into === undefined) throw new Error("no procedures");
  await mergeProcedures(context, by, { id: merged.id, into: into.id, shown: shownKey(merged) });
  expect(await apply(context, by, "procedures", shown)).toMatchObject({ ok: false, reason: "changed" });
  expect((await findProcedure(context.db, officeId, merged.id))?.procedure.name).toBe(xray.procedure);
});

test("rules against suspicious ratings and own networks come from a file; an empty cell switches no rule off", async () => {
  const { context, officeId, by } = await open();
  const rules = ["Số giấy hẹn từ một thiết bị", "Mạng của cơ quan"] as const;
  const wrong = await filled(context, officeId, "trust", (rows) => {
    set(rows, rules[0], "Giá trị", "");
    set(rows, rules[1], "Giá trị", "0.0.0.0/0");
  });
  expect((await preview(context, officeId, "trust", wrong)).problems).toHaveLength(2);
  const right = await filled(context, officeId, "trust", (rows) => {
    set(rows, rules[0], "Giá trị", "4");
    set(rows, rules[1], "Giá trị", "10.1.0.0/16\n203.0.113.7");
  });
  const shown = await preview(context, officeId, "trust", right);
  expect(await apply(context, by, "trust", shown)).toEqual({ ok: true, count: 2 });
  expect(await findTrustRules(context.db, officeId)).toMatchObject({
    deviceReceipts: 4,
    ownNetworks: "10.1.0.0/16\n203.0.113.7",
  });
  const { lines } = await listAuditEntries(context.db, officeId, undefined);
  expect(lines.find(({ action }) => action === "trust-rules-changed")?.changes).toEqual([
    { field: "deviceReceipts", before: "3", after: "4" },
    { field: "ownNetworks", before: "", after: "10.1.0.0/16\n203.0.113.7" },
  ]);
});

test("periods of storage come from a file with their basis, within their limits, and not from one of several offices", async () => {
  const { context, officeId, by } = await open();
  const contacts = "Thông tin liên hệ của người gửi";
  const fill = (days: string, basis: string) =>
    filled(context, officeId, "retention", (rows) => {
      set(rows, contacts, "Số ngày lưu", days);
      set(rows, contacts, "Văn bản làm căn cứ", basis);
    });
  const wrong = await preview(context, officeId, "retention", await fill("5", ""));
  expect(wrong.problems.map(({ column }) => column)).toEqual(["basis", "days"]);
  const shown = await preview(context, officeId, "retention", await fill("365", "Quyết định 12/QĐ-SKHCN"));
  expect(await apply(context, by, "retention", shown)).toEqual({ ok: true, count: 1 });
  expect((await findRetention(context.db)).contacts).toBe(365);
  const { lines } = await listAuditEntries(context.db, officeId, undefined);
  expect(lines[0]).toMatchObject({
    action: "retention-set",
    changes: [
      { field: "days", before: "730", after: "365" },
      { field: "basis", before: "", after: "Quyết định 12/QĐ-SKHCN" },
    ],
  });
  const later = await preview(context, officeId, "retention", await fill("400", "Quyết định 13/QĐ-SKHCN"));
  await givenOffice(context, "khac");
  expect(await apply(context, by, "retention", later)).toMatchObject({ ok: false, reason: "problems" });
  expect((await findRetention(context.db)).contacts).toBe(365);
});
