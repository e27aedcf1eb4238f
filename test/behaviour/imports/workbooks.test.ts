import { expect, test } from "vitest";
import writeXlsxFile from "write-excel-file/node";
import { aZip } from "#test/support/files.ts";
import { givenImportingOffice } from "#test/support/imports.ts";
import { bookParts, line, main, packed, relation, sheet, workbook } from "#test/support/workbook.ts";

const heads = ["Số hồ sơ", "Tên thủ tục hành chính", "Mã TTHC", "Ngày tiếp nhận", "Ngày hẹn trả", "Hình thức nộp"];

/** A row of the register as texts. */
const row = (number: string, received = "20/11/2026 08:05", due = "27/11/2026") => [
  number,
  "Cấp giấy phép; sửa đổi",
  "2.001100",
  received,
  due,
  "Trực tiếp",
];

const counted = ({
  counts,
  failure,
  refused,
}: Awaited<ReturnType<Awaited<ReturnType<typeof givenImportingOffice>>["take"]>>) => [
  failure,
  counts.created,
  counts.problems,
  refused,
];

test.each(["command", "page"] as const)(
  "a workbook with a title, real dates and codes as numbers is read through the %s",
  async (door) => {
    const office = await givenImportingOffice(door);
    const text = (value: string) => ({ value, type: String });
    const date = (time: string, format: string) => ({ value: new Date(time), type: Date, format });
    const bytes = await writeXlsxFile([
      [text("SỔ THEO DÕI HỒ SƠ"), null, null, null, null, null],
      [null, null, null, null, null, null],
      heads.map(text),
      [
        text("H13.18-261120-0001"),
        text("Cấp giấy phép"),
        { value: 2.0011, type: Number },
        date("2026-11-20T08:05:00Z", "dd/mm/yyyy hh:mm"),
        date("2026-11-27T00:00:00Z", "dd/mm/yyyy"),
        text("Trực tiếp"),
      ],
    ] as never).toBuffer();
    expect(counted(await office.take(bytes))).toEqual([null, 1, 0, []]);
    const [dossier] = await office.context.db.selectFrom("dossiers").selectAll().execute();
    expect(dossier).toMatchObject({
      received_on: "2026-11-20",
      received_at: "2026-11-20T01:05:00.000Z",
      due_on: "2026-11-27",
    });
  },
);

test("shared texts in several runs, days of 1904, gaps and a line break in a cell are read; rows keep their numbers", async () => {
  const office = await givenImportingOffice("command");
  const shared = [...row("H13.18-261120-0001"), ...heads].map(
    (text) =>
      `<si><r><t>${text.slice(0, 3)}</t></r><r><t xml:space="preserve">${text.slice(3)}</t></r><rPh><t>x</t></rPh></si>`,
  );
  const at = (column: string, number: number, index: number) =>
    `<c r="${column}${String(number)}" t="s"><v>${String(index)}</v></c>`;
  const letters = ["A", "B", "C", "D", "E", "F"];
  const head = letters.map((letter, index) => at(letter, 4, index + 6)).join("");
  // 44884 days after 01/01/1904 is 20/11/2026.
  const body = `${at("A", 9, 0)}<c r="B9" t="inlineStr"><is><t>Cấp giấy phép&#10;cho người</t></is></c>${at("C", 9, 2)}<c r="D9" s="1"><v>44884.336805555555</v></c><c r="E9" s="1"><v>44891</v></c>${at("F", 9, 5)}`;
  const bytes = workbook({
    texts: `<sst ${main}>${shared.join("")}</sst>`,
    styles: `<styleSheet ${main}><numFmts><numFmt numFmtId="164" formatCode="[$-42A]dd/mm/yyyy\\ hh:mm"/></numFmts><cellStyleXfs><xf numFmtId="0"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>`,
    book: `<x:workbook xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${relation}"><x:workbookPr date1904="1"/><x:sheets><x:sheet name="Sổ" sheetId="1" r:id="r0"/></x:sheets></x:workbook>`,
    sheets: { Sổ: sheet(`<row r="4">${head}</row>`, `<row r="9">${body}</row>`, line(["không phải số hồ sơ"], 12)) },
  });
  const story = await office.take(bytes);
  expect(story.failure).toBeNull();
  expect(story.counts).toMatchObject({ created: 1, problems: 1 });
  expect(story.refused[0]).toMatch(/^12: /);
  const dossier = await office.context.db
    .selectFrom("dossiers")
    .innerJoin("procedures", "procedures.id", "dossiers.procedure_id")
    .select(["dossiers.received_at", "dossiers.due_on", "procedures.name"])
    .executeTakeFirst();
  expect(dossier).toEqual({
    received_at: "2026-11-20T01:05:00.000Z",
    due_on: "2026-11-27",
    name: "Cấp giấy phép cho người",
  });
});

test("all sheets with the same header of a register are read, and no hidden one", async () => {
  const office = await givenImportingOffice("command");
  const register = sheet(line(heads), line(row("H13.18-261120-0001")));
  const sheets = {
    "Hướng dẫn": sheet(line(["Cách ghi sổ"])),
    Sổ: register,
    "Sổ cũ": sheet(line(heads), line(row("H13.18-261120-0002"))),
  };
  expect(counted(await office.take(workbook({ sheets })))).toEqual([null, 2, 0, []]);
  const hidden = `<workbook ${main} xmlns:r="${relation}"><sheets><sheet name="Sổ" sheetId="1" state="hidden" r:id="r0"/><sheet name="x" sheetId="2" r:id="r1"/></sheets></workbook>`;
  const story = await office.take(workbook({ sheets: { Sổ: register, x: sheet(line(["Ghi chú"])) }, book: hidden }));
  expect(story.failure).toBe("noHeader");
});

test("a workbook without a needed column names the row of its header and the column", async () => {
  const office = await givenImportingOffice("command");
  const story = await office.take(workbook({ sheets: { x: sheet(line(["a"]), line(heads.slice(0, 5), 7)) } }));
  expect([story.failure, story.refused]).toEqual(["missingColumns", ["7: : Thiếu cột bắt buộc “Hình thức nộp”."]]);
});

test("the same workbook imported again changes nothing", async () => {
  const office = await givenImportingOffice("page");
  const bytes = workbook({ sheets: { x: sheet(line(heads), line(row("H13.18-261120-0001"))) } });
  await office.take(bytes);
  expect((await office.take(bytes)).counts).toMatchObject({ created: 0, updated: 0, unchanged: 1 });
});

const whole = workbook({ sheets: { x: sheet(line(heads), line(row("H13.18-261120-0001"))) } });

test.each<[string, Buffer, string]>([
  ["cut off in the middle", whole.subarray(0, whole.length - 40), "brokenWorkbook"],
  ["with broken XML", workbook({ sheets: { x: `${sheet(line(heads)).slice(0, -20)}<<` } }), "brokenWorkbook"],
  [
    "with an entity that grows",
    workbook({ sheets: { x: `<!DOCTYPE w [<!ENTITY a "xx">]>${sheet(line(["&a;"]))}` } }),
    "brokenWorkbook",
  ],
  ["with rows that go back", workbook({ sheets: { x: sheet(line(heads, 5), line(heads, 2)) } }), "brokenWorkbook"],
  ["with a row beyond the last of Excel", workbook({ sheets: { x: sheet(line(heads, 2_000_000)) } }), "brokenWorkbook"],
  [
    "whose sheet is larger than announced",
    aZip([
      ...bookParts,
      {
        name: "xl/worksheets/sheet0.xml",
        content: sheet(...new Array<string>(50_000).fill(line(heads))),
        announced: 500,
      },
    ]),
    "brokenWorkbook",
  ],
  [
    "that unpacks to a thousand times its size",
    workbook({ sheets: { x: `<worksheet ${main}><sheetData>${"<row></row> ".repeat(10_000_000)}` } }),
    "largeWorkbook",
  ],
  [
    "with one text of many megabytes",
    workbook({ sheets: { x: sheet(`<row><c t="str"><v>${"x".repeat(20_000_000)}</v></c></row>`) } }),
    "brokenWorkbook",
  ],
  [
    "with one comment of many megabytes",
    workbook({ sheets: { x: `<worksheet ${main}><!-- ${"< ".repeat(9_000_000)} --></worksheet>` } }),
    "brokenWorkbook",
  ],
  [
    "whose tags lie in each other a million times",
    workbook({ sheets: { x: `<worksheet ${main}>${"<a>".repeat(1_000_000)}` } }),
    "brokenWorkbook",
  ],
  [
    "that asks for a file of this machine",
    workbook({ sheets: { x: `<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/hostname">]>${sheet(line(["&a;"]))}` } }),
    "brokenWorkbook",
  ],
  [
    "with two parts of one name",
    aZip([
      ...bookParts,
      ...["a", "b"].map((text) => ({ name: "xl/worksheets/sheet0.xml", content: sheet(line([text])) })),
    ]),
    "brokenWorkbook",
  ],
  [
    "with a part outside of itself",
    packed({ "[Content_Types].xml": "<Types/>", "xl/../../../etc/x": "x".repeat(300) }),
    "brokenWorkbook",
  ],
  [
    "without its sheet",
    workbook({ sheets: { x: "" }, book: `<workbook ${main} xmlns:r="${relation}"><sheets/></workbook>` }),
    "empty",
  ],
  [
    "a packed folder of Excel without a workbook",
    packed({ "[Content_Types].xml": "<Types/>", "xl/workbook.bin": "x".repeat(300) }),
    "excel",
  ],
  ["with a password, or before 2007", Buffer.from("d0cf11e0a1b11ae10000", "hex"), "excel"],
])("a workbook %s is refused with a sentence, and no dossier is made", async (_words, bytes, failure) => {
  const office = await givenImportingOffice("command");
  const story = await office.take(bytes);
  expect(story.failure).toBe(failure);
  expect(await office.context.db.selectFrom("dossiers").select("id").execute()).toEqual([]);
});

test("a cell a million columns to the right and an absurd index of a text cost nothing", async () => {
  const office = await givenImportingOffice("command");
  const far = `<row><c r="XFD3" t="inlineStr"><is><t>xa</t></is></c><c t="s"><v>99999999</v></c></row>`;
  const story = await office.take(
    workbook({ sheets: { x: sheet(line(heads), line(row("H13.18-261120-0001")), far) } }),
  );
  expect(story.counts.created).toBe(1);
});

test("a million merged cells, empty rows and a wrong size of the sheet cost nothing", async () => {
  const office = await givenImportingOffice("command");
  const rows = `${line(heads, 1)}${line(row("H13.18-261120-0001"), 2)}<row r="1048576"/>`;
  const ranges = `<mergeCell ref="A1:XFD1048576"/>`.repeat(1_000_000);
  const x = `<worksheet ${main}><dimension ref="A1:A1"/><sheetData>${rows}</sheetData><mergeCells>${ranges}</mergeCells></worksheet>`;
  const story = await office.take(workbook({ sheets: { x } }));
  expect([story.failure, story.counts.created]).toEqual([null, 1]);
});

test("a workbook with macros is a workbook", async () => {
  const office = await givenImportingOffice("command");
  const macros = { name: "xl/vbaProject.bin", content: "x".repeat(1000) };
  const content = sheet(line(heads), line(row("H13.18-261120-0001")));
  const story = await office.take(aZip([...bookParts, macros, { name: "xl/worksheets/sheet0.xml", content }]));
  expect([story.failure, story.counts.created]).toEqual([null, 1]);
});
