import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { Context } from "#app/platform/context.server.ts";
import { searchText } from "#app/platform/text/search.ts";
import { givenImportingOffice, type Door, type ImportStory } from "#test/support/imports.ts";
import { registerFile, registerHeader, registerRow } from "#test/support/register.ts";

/** Registers as offices really have them, through both doors: each is read as its people mean it, or refused with the reason. */

const doors: readonly Door[] = ["command", "page"];

function given(name: string): Buffer {
  return readFileSync(`test/support/registers/${name}`);
}

async function namesOf(context: Context, table: "units" | "counters"): Promise<string[]> {
  const rows = await context.db.selectFrom(table).select("name").orderBy("name").execute();
  return rows.map((row) => row.name).sort();
}

function proceduresOf(context: Context) {
  return context.db.selectFrom("procedures").select(["code", "name"]).orderBy("code").execute();
}

function dossiersOf(context: Context) {
  return context.db.selectFrom("dossiers").selectAll().orderBy("number").execute();
}

/** A file of a kind that is taken: how many dossiers, how many rows were passed over. */
const taken: readonly [kind: string, bytes: () => Buffer, created: number, skipped: number][] = [
  ["lines that end in CR, the last one too", () => given("01-cr-only-ending-in-cr.csv"), 3, 0],
  ["lines that end in CR, the last one not", () => text(withBreaks("\r")), 2, 0],
  ["lines that end in CRLF", () => text(withBreaks("\r\n")), 2, 0],
  ["lines that end in CR CR LF", () => text(withBreaks("\r\r\n")), 2, 0],
  ["a title with LF above lines with CR", () => text(`DANH SÁCH\n${withBreaks("\r")}\r`), 2, 0],
  ["one lone CR among LF", () => text(`${registerHeader}\n${row(1)}\r${row(2)}\n${row(3)}`), 3, 0],
  ["last cells left out", () => given("04-short-rows-last-columns-empty.csv"), 4, 0],
  [
    "a header with empty cells at its end",
    () => text([`${registerHeader};;;`, row(1), `${row(2)};;;`].join("\n")),
    2,
    0,
  ],
  ["empty cells too many", () => text([registerHeader, `${row(1)};;;;`].join("\n")), 1, 0],
  ["Ð for Đ", () => given("13-eth-for-d-with-stroke.csv"), 2, 0],
  ["text in a spreadsheet's wrapper", () => given("15-excel-text-wrapper.csv"), 3, 0],
  ["an applicant's unit before the handling one", () => given("20-applicant-unit-column.csv"), 1, 0],
  ["the frame of a printed table", () => given("21-numbering-sections-signatures.csv"), 2, 6],
  ["a repeated header", () => text([registerHeader, row(1), registerHeader, row(2)].join("\n")), 2, 1],
  ["words for none", () => given("38-null-words.csv"), 6, 0],
  ["units that differ only in diacritics", () => given("32-units-differ-only-by-marks.csv"), 3, 0],
  ["a lost zero in the code", () => given("16-procedure-code-lost-zero.csv"), 3, 0],
];

function row(index: number): string {
  return registerRow({ number: `H13.18-261102-${String(index).padStart(4, "0")}` });
}

function withBreaks(lineBreak: string): string {
  return [registerHeader, row(1), row(2)].join(lineBreak);
}

function text(content: string): Buffer {
  return Buffer.from(`\ufeff${content}`);
}

test.for(doors.flatMap((door) => taken.map((one) => [door, ...one] as const)))(
  "by %s: %s is read without a refusal",
  async ([door, , bytes, created, skipped]) => {
    const office = await givenImportingOffice(door);
    const first = await office.take(bytes());
    expect(first).toMatchObject({ state: "finished", refused: [] });
    expect(first.counts).toMatchObject({ created, skipped, problems: 0 });
    office.clock.moveTo("2026-11-29T09:00:00+07:00");
    const second = await office.take(bytes());
    expect(second.counts).toMatchObject({ created: 0, updated: 0, problems: 0, skipped });
    expect(second.remarks).toEqual(first.remarks);
    for (const { counts } of [first, second]) expect(sumOf(counts)).toBe(counts.rows_read);
  },
);

function sumOf({ created, updated, unchanged, skipped, problems }: ImportStory["counts"]): number {
  return created + updated + unchanged + skipped + problems;
}

/** A file of a kind that is refused as a whole, with the reason. */
const refused: readonly [kind: string, bytes: () => Buffer, reason: string][] = [
  ["a legacy font saved as Unicode", () => given("10b-tcvn3-saved-as-utf8.csv"), "legacyFont"],
  [
    "cells encoded twice under a readable header",
    () => given("11b-header-fine-cells-double-encoded.csv"),
    "doubleEncoded",
  ],
  ["all of it encoded twice", () => twice(1), "doubleEncoded"],
  ["all of it encoded three times", () => twice(2), "doubleEncoded"],
  ["days month first", () => given("14-month-first-dates.csv"), "monthFirst"],
  ["an HTML table", () => given("23-html-table-named-xls.csv"), "htmlTable"],
  ["an XML spreadsheet", () => Buffer.from('<?xml version="1.0"?>\n<Workbook><Row/></Workbook>'), "xmlTable"],
  ["a PDF", () => Buffer.from("%PDF-1.7\n%âãÏÓ\n1 0 obj"), "pdf"],
  ["only rows that are refused", () => given("33-all-dates-unreadable.csv"), "allRefused"],
  ["nothing below the header", () => registerFile(), "noRows"],
];

function twice(times: number): Buffer {
  let bytes: Buffer = registerFile(row(1), row(2)).subarray(3);
  for (let time = 0; time < times; time += 1) bytes = Buffer.from(bytes.toString("latin1"));
  return bytes;
}

test.for(doors.flatMap((door) => refused.map((one) => [door, ...one] as const)))(
  "by %s: %s is a failure with its reason",
  async ([door, , bytes, reason]) => {
    const office = await givenImportingOffice(door);
    const story = await office.take(bytes());
    expect(story).toMatchObject({ state: "unreadable", failure: reason });
    expect(await dossiersOf(office.context)).toEqual([]);
    expect(await namesOf(office.context, "units")).toEqual([]);
  },
);

test.each(doors)("by %s: a zero byte costs its row and no other, wherever in the file it stands", async (door) => {
  const office = await givenImportingOffice(door);
  const story = await office.take(given("27-emoji-zero-byte.csv"));
  expect(story.refused).toEqual([expect.stringContaining("3: : Dòng có ký tự rỗng")]);
  const names = (await proceduresOf(office.context)).map(({ name }) => name);
  expect(names).toEqual(["Thủ tục E 😀👨👩👧", "Thủ tục E3"]);
  const rows = Array.from({ length: 3000 }, (_, index) => row(index + 1));
  rows[2500] = rows[2500]?.replace("An toàn", "An\0toàn") ?? "";
  const long = await office.take(registerFile(...rows));
  expect(long.counts).toMatchObject({ created: 2999, problems: 1 });
  expect(long.refused).toEqual([expect.stringContaining("2502: : ")]);
});

test.each(doors)("by %s: a wrapped number and a plain one are the same dossier", async (door) => {
  const office = await givenImportingOffice(door);
  await office.take(given("15-excel-text-wrapper.csv"));
  office.clock.moveTo("2026-11-29T09:00:00+07:00");
  const second = await office.take(given("15b-same-dossiers-without-wrapper.csv"));
  expect(second.counts).toMatchObject({ created: 0, updated: 0, unchanged: 3, problems: 0 });
});

test("signs that nobody sees are tidied away in every cell, the header's too", async () => {
  const office = await givenImportingOffice("command");
  await office.take(registerFile(registerRow()));
  office.clock.moveTo("2026-11-29T09:00:00+07:00");
  for (const sign of [
    "\u200e",
    "\u202a",
    "\u202c",
    "\u00ad",
    "\u2060",
    "\u200d",
    "\u0007",
    "\u001f",
    "\u061c",
    "\ufe0f",
  ]) {
    const spoilt = [registerHeader, registerRow()].map((line) =>
      line
        .split(";")
        .map((cell) => (cell === "" ? "" : `${sign}${cell.slice(0, 2)}${sign}${cell.slice(2)}${sign}`))
        .join(";"),
    );
    const story = await office.take(text(spoilt.join("\n")));
    expect([sign.codePointAt(0)?.toString(16), story.counts]).toEqual([
      sign.codePointAt(0)?.toString(16),
      expect.objectContaining({ created: 0, updated: 0, unchanged: 1, problems: 0 }),
    ]);
  }
  expect(await namesOf(office.context, "units")).toEqual(["Phòng Quản lý Chuyên ngành"]);
});

test("Ð is read as Đ, and both are found by searching for either", async () => {
  const office = await givenImportingOffice("command");
  await office.take(given("13-eth-for-d-with-stroke.csv"));
  const procedures = await proceduresOf(office.context);
  expect(JSON.stringify(procedures)).not.toContain("Ð");
  expect(procedures[0]?.name).toBe("Thẩm định thiết bị đo thử");
  expect(searchText("Ðề nghị")).toBe(searchText("Đề nghị"));
});

test("an applicant's unit is stored nowhere, and the columns passed over are named", async () => {
  const office = await givenImportingOffice("page");
  const story = await office.take(given("20-applicant-unit-column.csv"));
  expect(await namesOf(office.context, "units")).toEqual(["Phòng Quản lý Chuyên ngành"]);
  expect(story.remarks).toContain("1: : Cột “Đơn vị” không được đọc; hệ thống đọc cột “Đơn vị xử lý” thay vào đó.");
  const alone = await office.take(text(`${registerHeader.replace("Đơn vị xử lý", "Đơn vị")}\n${row(9)}`));
  expect(alone.remarks[0]).toMatch(/^1: : Cột “Đơn vị” không được đọc vì không rõ/);
  for (const table of ["dossiers", "units", "counters", "procedures", "import_runs", "import_problems"] as const) {
    const rows = await office.context.db.selectFrom(table).selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain("Hộ kinh doanh");
  }
});

test("of two columns for the same, the more exact heading is read", async () => {
  const office = await givenImportingOffice("command");
  const header = "Số hồ sơ;Tên TTHC;Mã TTHC;Ngày tiếp nhận;Hình thức;Hình thức nộp";
  const story = await office.take(text(`${header}\nH13.18-261102-0001;Thủ tục;2.002380;02/11/2026;Bản giấy;Trực tiếp`));
  expect(story.counts).toMatchObject({ created: 1, problems: 0 });
  expect(story.remarks[0]).toContain("“Hình thức” không được đọc; hệ thống đọc cột “Hình thức nộp”");
});

test("words for none leave the day open and name nothing", async () => {
  const office = await givenImportingOffice("command");
  await office.take(given("38-null-words.csv"));
  expect(await namesOf(office.context, "units")).toEqual(["Phòng Quản lý Chuyên ngành"]);
  expect(await namesOf(office.context, "counters")).toEqual(["Quầy 2"]);
  const finished = (await dossiersOf(office.context)).map(({ finished_on }) => finished_on);
  expect(finished.filter((on) => on !== null)).toEqual(["2026-11-16"]);
});

test("errors of formulas are no names", async () => {
  const office = await givenImportingOffice("command");
  const story = await office.take(registerFile(registerRow({ unit: "#N/A", counter: "#REF!", field: "#NAME?" })));
  expect([await namesOf(office.context, "units"), await namesOf(office.context, "counters")]).toEqual([[], []]);
  expect(story.remarks).toHaveLength(3);
  const refusal = await office.take(
    registerFile(registerRow({ number: "H13.18-261102-0009", procedure: "#VALUE!" }), row(2)),
  );
  expect(refusal.refused).toEqual(["2: Tên thủ tục hành chính: Ô này bị bỏ trống."]);
});

test("a file with its days month first is read so when a person says so", async () => {
  const office = await givenImportingOffice("page");
  const story = await office.take(given("14-month-first-dates.csv"), { dayOrder: "month-first" });
  expect(story.counts).toMatchObject({ created: 6, problems: 0 });
  const received = (await dossiersOf(office.context)).map(({ received_on }) => received_on);
  expect(received[0]).toBe("2026-11-03");
});

/** Days up to 12 only: what the file means is proved by the numbers, or told by what the days would mean. */
test.each([
  ["the numbers say month first", [["H13.18-260306-0001", "03/06/2026", "03/09/2026", ""]], "monthFirst"],
  ["the numbers say day first", [["H13.18-260603-0001", "03/06/2026", "03/09/2026", ""]], null],
  [
    "read day first, results would lie before their receipts",
    [
      ["A-1", "03/10/2026", "03/12/2026", "04/09/2026"],
      ["A-2", "02/09/2026", "02/12/2026", "03/08/2026"],
    ],
    "monthFirst",
  ],
  [
    "read day first, everything would take months",
    [
      ["A-1", "03/05/2026", "03/09/2026", ""],
      ["A-2", "04/02/2026", "04/06/2026", ""],
      ["A-3", "05/04/2026", "05/11/2026", ""],
    ],
    "monthFirst",
  ],
  [
    "two rows that would take months",
    [
      ["A-1", "11/03/2026", "11/06/2026", "11/05/2026"],
      ["A-2", "11/04/2026", "11/09/2026", "11/06/2026"],
    ],
    "monthFirst",
  ],
  [
    "both orders",
    [
      ["A-1", "03/15/2026", "", ""],
      ["A-2", "16/03/2026", "", ""],
      ["A-3", "03/17/2026", "", ""],
      ["A-4", "18/03/2026", "", ""],
    ],
    "mixedDays",
  ],
  [
    "one row of each order",
    [
      ["A-1", "03/15/2026", "", ""],
      ["A-2", "16/03/2026", "", ""],
    ],
    "mixedDays",
  ],
] as const)("days up to 12: %s", async (_, rows, reason) => {
  const office = await givenImportingOffice("command");
  const lines = rows.map(([number, received, due, finished]) => registerRow({ number, received, due, finished }));
  expect((await office.take(registerFile(...lines))).failure).toBe(reason);
});

test("a day of receipt that is not the one in the dossier's number is remarked on", async () => {
  const office = await givenImportingOffice("command");
  const story = await office.take(registerFile(registerRow({ received: "03/11/2026 08:30" })));
  expect(story.remarks).toEqual([
    "2: Ngày tiếp nhận: Ngày tiếp nhận “03/11/2026 08:30” khác với ngày ghi trong số hồ sơ H13.18-261102-0001; đề nghị kiểm tra lại.",
  ]);
});

test("names that differ only in case are one in the better spelling, those that differ in diacritics are two", async () => {
  const office = await givenImportingOffice("command");
  const story = await office.take(given("32-units-differ-only-by-marks.csv"));
  expect(await namesOf(office.context, "units")).toEqual(["Tổ Định giá", "Tổ Đính Giá"].sort());
  expect(story.remarks).toContain(
    "2: Đơn vị xử lý: “Tổ Định giá” chỉ khác “Tổ Đính Giá” ở dấu; hệ thống coi là các tên khác nhau. Nếu là một, đề nghị sửa trong phần mềm một cửa.",
  );
  const spelling = (number: string, unit: string, procedure: string) =>
    registerRow({ number: `H13.18-261102-${number}`, unit, procedure });
  const upper = spelling("0001", "PHÒNG HÀNH CHÍNH", "CẤP GIẤY PHÉP");
  const lower = spelling("0002", "Phòng Hành chính", "Cấp giấy phép");
  await office.take(registerFile(upper, lower, spelling("0003", "PHÒNG HÀNH CHÍNH", "CẤP GIẤY PHÉP")));
  expect(await namesOf(office.context, "units")).toContain("Phòng Hành chính");
  await office.take(registerFile(spelling("0004", "PHÒNG HÀNH CHÍNH", "CẤP GIẤY PHÉP")));
  expect((await namesOf(office.context, "units")).filter((name) => /hành chính/i.test(name))).toEqual([
    "Phòng Hành chính",
  ]);
  expect((await proceduresOf(office.context)).map(({ name }) => name)).toContain("Cấp giấy phép");
});

test("a header over two rows is one", async () => {
  const office = await givenImportingOffice("command");
  const lines = [
    "STT;Số hồ sơ;Thủ tục hành chính;;Ngày;;;Hình thức;Trạng thái",
    ";;Tên;Mã;Tiếp nhận;Hẹn trả;Trả kết quả;Nộp;",
    "1;H13.18-261102-0001;Thủ tục;2.002380;02/11/2026;09/11/2026;06/11/2026;Trực tiếp;Đã trả kết quả",
  ];
  const story = await office.take(text(lines.join("\n")));
  expect(story).toMatchObject({ failure: null, refused: [] });
  expect((await dossiersOf(office.context))[0]).toMatchObject({ due_on: "2026-11-09", finished_on: "2026-11-06" });
});

test.each([
  "Tổng cộng có 2 hồ sơ",
  "TỔNG CỘNG (I+II): 2",
  "Cộng dồn",
  "Tổng hồ sơ tiếp nhận: 2",
  "Danh sách này gồm 2 hồ sơ",
  "Tổng số lượng hồ sơ: 2",
  "Total: 2",
])("%s is a line of totals", async (label) => {
  const office = await givenImportingOffice("command");
  const story = await office.take(registerFile(row(1), `${label};;;;;;;;;;;;`, row(2), label));
  expect(story).toMatchObject({ refused: [], counts: { created: 2, skipped: 2 } });
});

test("a row with a broken day is refused and not taken for the frame, whoever applied", async () => {
  const office = await givenImportingOffice("command");
  const broken = registerRow({
    number: "H13.18-261102-0002",
    received: "32/11/2026",
    applicant: "Tổng công ty Điện lực",
  });
  const story = await office.take(registerFile(row(1), broken));
  expect(story.counts).toMatchObject({ created: 1, problems: 1, skipped: 0 });
});

test("a heading whose words stand on many lines is read", async () => {
  const office = await givenImportingOffice("command");
  const header = registerHeader
    .split(";")
    .map((heading) => `"${heading.replaceAll(" ", "\n")}"`)
    .join(";");
  const story = await office.take(text([header, row(1), row(2)].join("\n")));
  expect(story).toMatchObject({ failure: null, refused: [], counts: { rows_read: 2, created: 2 } });
});

test.each(["-", "NULL", "(null)", "0000-00-00", "01/01/0001", "#REF!", "0"])(
  "%s is no dossier's number",
  async (none) => {
    const office = await givenImportingOffice("command");
    const story = await office.take(registerFile(row(1), registerRow({ number: none })));
    expect(story).toMatchObject({
      refused: ["3: Số hồ sơ: Ô này bị bỏ trống."],
      counts: { created: 1, problems: 1 },
    });
  },
);

test("a formula that was saved instead of its result names nothing", async () => {
  const office = await givenImportingOffice("command");
  const story = await office.take(registerFile(registerRow({ unit: '"=VLOOKUP(A1;B:C;2;0)"' })));
  expect(await namesOf(office.context, "units")).toEqual([]);
  expect(story.remarks).toHaveLength(1);
});
