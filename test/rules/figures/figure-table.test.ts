import { describe, expect, test } from "vitest";
import { dimensionsOf, inOrder, type BreakdownLine } from "#app/figures/breakdown/breakdown.ts";
import { dossierCountsFrom } from "#app/figures/measures/dossier-counts.ts";
import { figureTableCsv } from "#app/figures/tables/figure-table-csv.ts";
import { figureTableDocument } from "#app/figures/tables/figure-table-json.ts";
import { figureTableXlsx } from "#app/figures/tables/figure-table-xlsx.server.ts";
import { withheld, type FigureTable } from "#app/figures/tables/figure-table.ts";
import { cellText } from "#app/figures/tables/figure-table-text.ts";
import { shareCell } from "#app/figures/tables/table-frame.ts";
import { readZipPart } from "#test/support/files.ts";
import { readWorkbook } from "#test/support/table-files.ts";

const table: FigureTable = {
  name: "by-unit",
  title: "Theo đơn vị",
  subtitle: "Năm 2026",
  columns: [
    { key: "unit", label: "Đơn vị", kind: "text" },
    { key: "received", label: "Tiếp nhận", kind: "count" },
    { key: "share", label: "Tỷ lệ", kind: "share" },
    { key: "change", label: "So với kỳ trước", kind: "points" },
    { key: "days", label: "Số ngày", kind: "decimal" },
    { key: "on", label: "Ngày", kind: "day" },
  ],
  rows: [
    { id: "a", cells: ["=1+1", 1250, 0.36, -1.25, 1015.4, "2026-11-21"] },
    { id: "b", cells: ["Phòng; Hai", 3, withheld, null, -0.04, null] },
  ],
  total: { id: "total", cells: ["Tổng cộng", 1253, 1 / 3, 0, 15, null] },
  notes: ["Ghi chú."],
};

describe("a cell on the screen", () => {
  test.each([
    [1250, "count", "1.250", "1,250"],
    [0.36, "share", "36,0\u00a0%", "36.0%"],
    [1, "share", "100,0\u00a0%", "100.0%"],
    [1.2, "points", "+1,2", "+1.2"],
    [-0.4, "points", "-0,4", "-0.4"],
    [0, "points", "0,0", "0.0"],
    [15.44, "decimal", "15,4", "15.4"],
    [-0.04, "decimal", "0,0", "0.0"],
    ["2026-11-21", "day", "21/11/2026", "21/11/2026"],
    ["Phòng Một", "text", "Phòng Một", "Phòng Một"],
    [null, "share", "", ""],
    [withheld, "share", "–", "–"],
  ] as const)("%j as %s is %j, in English %j", (cell, kind, vietnamese, english) => {
    expect(cellText(cell, kind, "vi")).toBe(vietnamese);
    expect(cellText(cell, kind, "en")).toBe(english);
  });
});

test("CSV: shares in percent with a decimal comma, no mark of thousands, no formula", () => {
  expect([...figureTableCsv(table)].join("").split("\r\n")).toEqual([
    "\uFEFFĐơn vị;Tiếp nhận;Tỷ lệ (%);So với kỳ trước;Số ngày;Ngày",
    "'=1+1;1250;36,0;-1,3;1015,4;21/11/2026",
    '"Phòng; Hai";3;–;;0,0;',
    "Tổng cộng;1253;33,3;0,0;15,0;",
    "",
  ]);
});

test("JSON: full numbers, ISO days, null for what is withheld and a list that says so", () => {
  const { rows, total, columns, notes } = figureTableDocument(table);
  expect(rows).toEqual([
    { unit: "=1+1", received: 1250, share: 0.36, change: -1.25, days: 1015.4, on: "2026-11-21", withheld: [] },
    { unit: "Phòng; Hai", received: 3, share: null, change: null, days: -0.04, on: null, withheld: ["share"] },
  ]);
  expect(total).toMatchObject({ unit: "Tổng cộng", received: 1253, share: 1 / 3, withheld: [] });
  expect(columns[2]).toEqual({ key: "share", label: "Tỷ lệ", kind: "share" });
  expect(notes).toEqual(["Ghi chú."]);
});

test("the workbook holds real numbers and days with all their digits, text that is no formula, and the notes", async () => {
  const parts: Buffer[] = [];
  for await (const part of await figureTableXlsx(table)) parts.push(Buffer.from(part as Uint8Array));
  const file = Buffer.concat(parts);
  // 46347 is 21 November 2026 as workbooks count days.
  expect(readWorkbook(file)).toEqual([
    ["Theo đơn vị"],
    ["Năm 2026"],
    [],
    ["Đơn vị", "Tiếp nhận", "Tỷ lệ", "So với kỳ trước", "Số ngày", "Ngày"],
    ["=1+1", 1250, 0.36, -1.25, 1015.4, 46347],
    ["Phòng; Hai", 3, "–", "", -0.04],
    ["Tổng cộng", 1253, 1 / 3, 0, 15],
    [],
    ["Ghi chú."],
  ]);
  expect(readZipPart(file, "xl/worksheets/sheet1.xml")).not.toContain("<f>");
  const styles = readZipPart(file, "xl/styles.xml");
  for (const format of ["0.0%", "#,##0", "dd/mm/yyyy"]) expect(styles).toContain(format);
});

describe("the order of a breakdown", () => {
  const line = (name: string, received: number, counts: Record<string, number>): BreakdownLine => ({
    id: name,
    name,
    dossiers: dossierCountsFrom({ received, ...counts }),
  });
  const lines = [
    line("Ít Hai", 4, { rated: 4, score_1: 4 }),
    line("Vừa", 20, { rated: 10, score_5: 10 }),
    line("Đông", 90, { rated: 18, score_5: 9, score_1: 9 }),
    line("Ấm", 4, { rated: 0 }),
    line("Lặng", 30, { rated: 3, score_1: 3 }),
  ];
  const names = (order: Parameters<typeof inOrder>[1]) => inOrder(lines, order, 5).map(({ name }) => name);

  test("the busiest first, the small ones after them by name", () => {
    expect(names("received")).toEqual(["Đông", "Lặng", "Vừa", "Ấm", "Ít Hai"]);
  });

  test("the lowest share first; whose share is withheld is not ranked", () => {
    expect(names("participation")).toEqual(["Lặng", "Đông", "Vừa", "Ấm", "Ít Hai"]);
    expect(names("satisfaction")).toEqual(["Đông", "Vừa", "Ấm", "Ít Hai", "Lặng"]);
  });

  test.each([
    [{ numerator: 0, denominator: 0 }, null],
    [{ numerator: 4, denominator: 4 }, withheld],
    [{ numerator: 4, denominator: 5 }, 0.8],
  ])("the share %j is %j where five cases are the least", (share, cell) => {
    expect(shareCell(share, 5)).toEqual(cell);
  });
});

test("a selection is told apart only by what the totals hold", () => {
  expect(dimensionsOf({ by: "all" })).toContain("language");
  expect(dimensionsOf({ by: "field", value: "Đo lường" })).toEqual(["month", "procedure"]);
  expect(dimensionsOf({ by: "unit", value: "1" })).toEqual(["month"]);
});
