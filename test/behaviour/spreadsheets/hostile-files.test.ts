import { expect, test } from "vitest";
import { previewFile } from "#app/spreadsheets/change-table.server.ts";
import { openTestContext } from "#test/support/context.ts";
import { aZip } from "#test/support/files.ts";
import { givenOffice } from "#test/support/story.ts";
import { line, sheet, workbook } from "#test/support/workbook.ts";

async function open() {
  const { context } = await openTestContext();
  return { context, officeId: await givenOffice(context) };
}

const asFile = (rows: readonly (readonly string[])[]) =>
  new File([`\uFEFF${rows.map((row) => row.join(";")).join("\r\n")}\r\n`], "bang.csv");

const manyRows = (count: number) => Array.from({ length: count }, (_, index) => ["x", String(index), ""]);

test.each([
  ["nothing", new File([], "a.csv"), "fileMissing"],
  ["blanks", new File([" \r\n;;\r\n"], "a.csv"), "empty"],
  ["a letter", new File(["Kính gửi cơ quan\r\n"], "a.csv"), "noHeadings"],
  [
    "other columns",
    asFile([
      ["Giá trị", "Dấu phiên bản"],
      ["1", ""],
    ]),
    "columnMissing",
  ],
  [
    "a column twice",
    asFile([
      ["Quy tắc", "Giá trị", "Giá trị"],
      ["a", "b", "c"],
    ]),
    "columnTwice",
  ],
  ["a picture", new File([Buffer.from("89504e470d0a1a0a", "hex")], "a.xlsx"), "notATable"],
  ["an old workbook", new File([Buffer.from("d0cf11e0a1b11ae1", "hex")], "a.xls"), "notATable"],
  [
    "half a workbook",
    new File([new Uint8Array(aZip([{ name: "xl/workbook.xml", content: "<workbook" }]).subarray(0, 60))], "a.xlsx"),
    "brokenWorkbook",
  ],
  ["windows-1258", new File([Buffer.from([0x51, 0x75, 0x79, 0x20, 0x74, 0xaa, 0xe3])], "a.csv"), "brokenEncoding"],
  ["six thousand rows", asFile([["Quy tắc", "Giá trị", "Dấu phiên bản"], ...manyRows(6000)]), "fileLarge"],
  ["two megabytes", new File(["x".repeat(2 * 1024 * 1024)], "a.csv"), "fileLarge"],
])("a file that is %s is refused as a whole and in words", async (_name, file, problem) => {
  const { context, officeId } = await open();
  expect(await previewFile(context, officeId, "case-rules", { file, language: "vi" })).toMatchObject({
    ok: false,
    problem,
  });
});

test("a workbook that unpacks to gigabytes is refused before it is unpacked", async () => {
  const { context, officeId } = await open();
  const sheet = `<worksheet><sheetData>${'<row><c t="inlineStr"><is><t>x</t></is></c></row>'.repeat(600_000)}</sheetData></worksheet>`;
  const file = new File(
    [
      new Uint8Array(
        aZip([
          {
            name: "xl/workbook.xml",
            content: '<workbook xmlns:r="r"><sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>',
          },
          {
            name: "xl/_rels/workbook.xml.rels",
            content: '<Relationships><Relationship Id="r1" Target="worksheets/s.xml"/></Relationships>',
          },
          { name: "xl/worksheets/s.xml", content: sheet },
        ]),
      ),
    ],
    "a.xlsx",
  );
  expect(file.size).toBeLessThan(1024 * 1024);
  expect(await previewFile(context, officeId, "case-rules", { file, language: "vi" })).toMatchObject({
    ok: false,
    problem: "fileLarge",
  });
});

const bookOf = (parts: Parameters<typeof workbook>[0]) => new File([new Uint8Array(workbook(parts))], "a.xlsx");

test("a workbook of a million blank rows, or one row a million rows below, is refused as too long", async () => {
  const { context, officeId } = await open();
  const blank = bookOf({ sheets: { x: sheet("<row/>".repeat(1_000_000), line(["Giá trị"])) } });
  const below = bookOf({ sheets: { x: sheet(line(["Giá trị"]), line(["1"], 1_048_576)) } });
  for (const file of [blank, below]) {
    expect(await previewFile(context, officeId, "case-rules", { file, language: "vi" })).toMatchObject({
      ok: false,
      problem: "fileLarge",
    });
  }
});

test("a number format that would keep the server busy for minutes is read like any other", async () => {
  const { context, officeId } = await open();
  const styles = `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="${"[".repeat(60_000)}"/></numFmts><cellXfs>${'<xf numFmtId="164"/>'.repeat(300_000)}</cellXfs></styleSheet>`;
  const file = bookOf({ sheets: { x: sheet(line(["Kính gửi"])) }, styles });
  expect(await previewFile(context, officeId, "case-rules", { file, language: "vi" })).toMatchObject({
    ok: false,
    problem: "noHeadings",
  });
});
