import { expect, test } from "vitest";
import { givenImportingOffice, type ImportStory } from "#test/support/imports.ts";
import { cell, line, main, mergedSheet, relation, sheet, workbook } from "#test/support/workbook.ts";

const heads = ["Số hồ sơ", "Tên thủ tục hành chính", "Mã TTHC", "Ngày tiếp nhận", "Ngày hẹn trả", "Hình thức nộp"];

const row = (number: string, received = "20/11/2026 08:05", due = "27/11/2026") => [
  number,
  "Cấp giấy phép",
  "2.001100",
  received,
  due,
  "Trực tiếp",
];
const numbered = (last: number) => `H13.18-261120-${String(last).padStart(4, "0")}`;

const read = ({ failure, counts, refused }: ImportStory) => [failure, counts.created, counts.skipped, refused];

test("a header over three rows with merged cells is read", async () => {
  const office = await givenImportingOffice("command");
  const rows = [
    line(["SỔ THEO DÕI HỒ SƠ"]),
    line([]),
    line(["STT", "Số hồ sơ", "Thủ tục", "", "Thời gian", "", "Hình thức nộp"]),
    line(["", "", "Tên thủ tục hành chính", "Mã TTHC", "Giai đoạn", "", ""]),
    line(["", "", "", "", "Ngày tiếp nhận", "Ngày hẹn trả", ""]),
    line(["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)"]),
    line(["1", ...row(numbered(1))]),
  ];
  const ranges = ["A1:G1", "A3:A5", "B3:B5", "C3:D3", "C4:C5", "D4:D5", "E3:F3", "E4:F4", "G3:G5"];
  expect(read(await office.take(workbook({ sheets: { x: mergedSheet(rows, ranges) } })))).toEqual([null, 1, 1, []]);
});

test("the same header without knowledge of its merged cells, as a text file has it, is read", async () => {
  const office = await givenImportingOffice("command");
  const table = [
    "STT;Số hồ sơ;Thủ tục;;Thời gian;;Hình thức nộp",
    ";;Tên thủ tục hành chính;Mã TTHC;Giai đoạn;;",
    ";;;;Ngày tiếp nhận;Ngày hẹn trả;",
    `1;${row(numbered(1)).join(";")}`,
  ];
  expect(read(await office.take(Buffer.from(table.join("\n"))))).toEqual([null, 1, 0, []]);
});

test("a procedure merged down over its dossiers is the procedure of each", async () => {
  const office = await givenImportingOffice("command");
  const below = (number: string) => [number, "", "", "20/11/2026", "27/11/2026", "Trực tiếp"];
  const rows = [
    line(heads),
    line(row(numbered(1))),
    line(below(numbered(2))),
    line([]),
    line(below(numbered(3))),
    line(below(numbered(4))),
  ];
  const story = await office.take(workbook({ sheets: { x: mergedSheet(rows, ["B2:B5", "C2:C5"]) } }));
  expect(read(story)).toEqual([
    null,
    3,
    0,
    ["6: Mã TTHC: Ô này bị bỏ trống.", "6: Tên thủ tục hành chính: Ô này bị bỏ trống."],
  ]);
});

test("totals, blank rows, sections and a header that is repeated in the middle are no dossiers", async () => {
  const office = await givenImportingOffice("command");
  const rows = [
    line(heads),
    line(["I. Lĩnh vực khoáng sản", "", "", "", "", ""]),
    line(row(numbered(1))),
    line([]),
    line(heads),
    line(row(numbered(2))),
    line(["Tổng cộng", "", "", "", "", "2"]),
    line(["", "", "", "", "Người lập biểu", ""]),
  ];
  expect(read(await office.take(workbook({ sheets: { x: sheet(...rows) } })))).toEqual([null, 2, 4, []]);
});

test("days as texts of many forms are the same day", async () => {
  const office = await givenImportingOffice("command");
  const days = [
    "20/11/2026",
    "20/11/26",
    "20.11.26",
    "2026-11-20T08:05:00",
    "2026-11-20 08:05:00",
    "20/11/26 08:05",
    "08:05 20/11/2026",
  ];
  const rows = days.map((on, index) => line(row(numbered(index + 1), on, "")));
  const story = await office.take(workbook({ sheets: { x: sheet(line(heads), ...rows) } }));
  expect(read(story)).toEqual([null, days.length, 0, []]);
  const stored = await office.context.db.selectFrom("dossiers").select("received_on").distinct().execute();
  expect(stored).toEqual([{ received_on: "2026-11-20" }]);
});

test("a formula counts with its stored value, a rich text with all its runs, an error value as nothing", async () => {
  const office = await givenImportingOffice("command");
  const cells = [
    `<c t="str"><f>CONCAT("a","b")</f><v>${numbered(1)}</v></c>`,
    `<c t="inlineStr"><is><r><t>Cấp </t></r><r><rPr><b/></rPr><t>giấy phép</t></r></is></c>`,
    `<c s="1"><v>2.0011</v></c>`,
    cell("20/11/2026"),
    `<c t="e"><f>VLOOKUP(1,A:B,2)</f><v>#N/A</v></c>`,
    cell("Trực tiếp"),
  ];
  const styles = `<styleSheet ${main}><numFmts><numFmt numFmtId="164" formatCode="0.000000"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>`;
  const rows = sheet(line(heads), `<row>${cells.join("")}</row>`);
  const story = await office.take(workbook({ styles, sheets: { x: rows } }));
  expect(read(story)).toEqual([null, 1, 0, []]);
  const [dossier] = await office.context.db.selectFrom("dossiers").select(["number", "due_on"]).execute();
  expect(dossier).toEqual({ number: numbered(1), due_on: null });
  const [procedure] = await office.context.db.selectFrom("procedures").select(["code", "name"]).execute();
  expect(procedure).toEqual({ code: "2.001100", name: "Cấp giấy phép" });
});

test("a sheet for each month is read after the cover, and a problem names its sheet", async () => {
  const office = await givenImportingOffice("page");
  const sheets = {
    Bìa: sheet(line(["SỔ THEO DÕI NĂM 2026"])),
    "Tháng 10": sheet(line(heads), line(row(numbered(1))), line(row(numbered(2)))),
    "Tháng 11": sheet(line(["Tháng 11"]), line(heads), line(row(numbered(3))), line(row(numbered(4), "hôm qua"))),
    "Lệ phí": sheet(line([...heads, "Lệ phí"]), line([...row(numbered(5)), "0"])),
  };
  const story = await office.take(workbook({ sheets }));
  expect(read(story)).toEqual([
    null,
    3,
    0,
    [
      "Tháng 11, dòng 4: Ngày tiếp nhận: “hôm qua” không phải là ngày, giờ hợp lệ (cần dd/MM/yyyy hoặc dd/MM/yyyy HH:mm).",
    ],
  ]);
  expect(story.remarks).toEqual([
    "Tháng 10, dòng 1: : Trang tính “Lệ phí” không được đọc vì các cột khác với trang tính đã đọc. Nếu là sổ, đề nghị tách thành một tệp riêng.",
  ]);
});

test("a dossier that stands in two sheets is found twice, and the remark names the other sheet", async () => {
  const office = await givenImportingOffice("command");
  const sheets = {
    Một: sheet(line(heads), line(row(numbered(1)))),
    Hai: sheet(line(heads), line(row(numbered(1), "19/11/2026"))),
  };
  const story = await office.take(workbook({ sheets }));
  expect(story.remarks.filter((remark) => remark.includes("mâu thuẫn"))).toEqual([
    expect.stringContaining("đã có ở dòng Một, dòng 2"),
  ]);
});

test("a sheet that is listed twice is read once", async () => {
  const office = await givenImportingOffice("command");
  const twice = `<workbook ${main} xmlns:r="${relation}"><sheets><sheet name="a" sheetId="1" r:id="r0"/><sheet name="b" sheetId="2" r:id="r0"/></sheets></workbook>`;
  const story = await office.take(workbook({ sheets: { a: sheet(line(heads), line(row(numbered(1)))) }, book: twice }));
  expect(story.counts).toMatchObject({ rows_read: 1, created: 1 });
});

test("rows refused from a workbook come back as a table that imports when it is mended", async () => {
  const { refusedRowsCsv } = await import("#app/imports/runs/refused-rows.server.ts");
  const { translator } = await import("#app/i18n/translate.ts");
  const office = await givenImportingOffice("page");
  const sheets = {
    "Tháng 11": sheet(line(heads), line(row(numbered(1), "20/13/2026"))),
    "Tháng 12": sheet(line(heads), line(row(numbered(2)))),
  };
  await office.take(workbook({ sheets }));
  const { id } = await office.context.db.selectFrom("import_runs").select("id").executeTakeFirstOrThrow();
  const csv = (await refusedRowsCsv(office.context.db, office.officeId, id, translator("vi"))) ?? "";
  expect(csv).toContain("Tháng 11, dòng 2");
  const story = await office.take(Buffer.from(csv.replace("20/13/2026", "20/11/2026")));
  expect(story.counts).toMatchObject({ rows_read: 1, created: 1, problems: 0 });
});
