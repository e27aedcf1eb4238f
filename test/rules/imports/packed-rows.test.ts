import { expect, test } from "vitest";
import { day } from "#app/platform/day.ts";
import { packRows, unpackRows } from "#app/imports/reading/packed-rows.ts";
import { type RegisterRow, rowReader } from "#app/imports/reading/register-row.ts";
import { readHeader } from "#app/imports/reading/register-columns.ts";
import { registerHeader, registerRow } from "#test/support/register.ts";

/** The rows as the file of these lines has them. */
function rowsOf(...lines: string[]): RegisterRow[] {
  const header = readHeader(registerHeader.split(";"));
  if (header.kind !== "header") throw new Error("no header");
  const read = rowReader(header.columns, day("2026-11-20"));
  return lines.flatMap((text, index) => {
    const line = index + 2;
    const reading = read({ line, cells: text.split(";") });
    return reading.kind === "blank" ? [] : [{ line, reading }];
  });
}

test("rows handed from one process to another arrive as they were read, in their order", () => {
  const rows = rowsOf(
    registerRow(),
    registerRow({ number: "H13.18-261102-0002", channel: "Fax" }),
    registerRow({ number: "H13.18-261102-0003", finished: "", due: "", counter: "", unit: "" }),
    registerRow({ number: "H13.18-261102-0004", finished: "", state: "Đang giải quyết", counter: "", unit: "" }),
    ";Tổng cộng;;;;;;;;;3;;",
    registerRow({ number: "H13.18-261102-0005", field: "" }),
  );
  expect(rows.map(({ reading }) => reading.kind)).toEqual(["entry", "refused", "entry", "entry", "totals", "entry"]);
  expect(unpackRows(structuredClone(packRows(rows)))).toEqual(rows);
});

test("no rows are no rows", () => {
  expect(unpackRows(packRows([]))).toEqual([]);
});
