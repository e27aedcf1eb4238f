import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { csvRecord } from "#app/platform/text/csv.ts";

describe("a cell of a table", () => {
  test.each([
    ["Thái độ tốt", "Thái độ tốt"],
    ['nói "rõ" hơn; nhanh hơn', '"nói ""rõ"" hơn; nhanh hơn"'],
    ["hai\ndòng", '"hai\ndòng"'],
    [12, "12"],
    [-3, "-3"],
    [null, ""],
    ["=1+1", "'=1+1"],
    ["+84", "'+84"],
    ["-2", "'-2"],
    ["@SUM(A1)", "'@SUM(A1)"],
    ["＝1", "'＝1"],
    ["  =1", "'  =1"],
    ["\t=1", "\"'\t'=1\""],
    ["a=b", "a=b"],
    ["'=1", "'=1"],
    // Cells of their own where the reader's list separator is a comma, a semicolon or a tab.
    ["a,=1+1", '"a,\'=1+1"'],
    ["a, -1", '"a, \'-1"'],
    ["a;@SUM(A1)", '"a;\'@SUM(A1)"'],
    ["a\t+84", '"a\t\'+84"'],
    ["a\n=1", '"a\n\'=1"'],
    ["a\r\n-1", '"a\r\n\'-1"'],
    ['a,"=1', '"a,""\'=1"'],
    ['"=1', '"\'""=1"'],
    ["a,＝1", '"a,\'＝1"'],
    ["a|=1", "a|'=1"],
    // Invisible characters before the sign.
    ["\u200b=1", "'\u200b=1"],
    ["\u0000=1", "'\u0000=1"],
    ["\u000b=1", "'\u000b=1"],
    ["a,\u2060+1", '"a,\u2060\'+1"'],
    ["a,b=1", '"a,b=1"'],
    ["1,5", '"1,5"'],
  ])("%j is written %j", (cell, line) => {
    expect(csvRecord([cell])).toBe(`${line}\r\n`);
  });
});

/** The cells of a record as a program reads it whose separator is this one: quotes count where a cell begins with them. */
function cellsRead(record: string, separator: string): string[] {
  const cells: string[] = [];
  let [cell, isQuoted, isBegun] = ["", false, false];
  for (let at = 0; at < record.length; at += 1) {
    const sign = record.charAt(at);
    if (isQuoted && sign === '"' && record.charAt(at + 1) === '"') {
      cell += sign;
      at += 1;
    } else if (sign === '"' && (isQuoted || !isBegun)) {
      [isQuoted, isBegun] = [!isQuoted, true];
    } else if (!isQuoted && (sign === separator || sign === "\n" || sign === "\r")) {
      cells.push(cell);
      [cell, isBegun] = ["", false];
    } else {
      cell += sign;
      isBegun = true;
    }
  }
  return [...cells, cell];
}

test("whatever is typed, no cell begins a formula, whichever separator its reader chose", () => {
  const typed = fc.string({
    unit: fc.constantFrom("=", "+", "-", "@", ",", ";", "\t", "\n", "\r", '"', " ", "a", "＝"),
  });
  fc.assert(
    fc.property(fc.array(typed, { minLength: 1, maxLength: 3 }), (cells) => {
      for (const separator of [";", ",", "\t"]) {
        for (const cell of cellsRead(csvRecord(cells), separator)) expect(cell).not.toMatch(/^\s*[=+\-@＝＋－＠]/);
      }
    }),
    { numRuns: 3000 },
  );
});

test("cells are separated by semicolons", () => {
  expect(csvRecord(["a", 1, null, "b"])).toBe("a;1;;b\r\n");
});
