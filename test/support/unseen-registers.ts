import { aZip } from "./files.ts";
import { registerHeader, registerRow } from "./register.ts";
import { cell, line, main, mergedSheet, packed, relation, sheet, workbook } from "./workbook.ts";

/** Registers in layouts that no office of the other tests has: what is read of each row, or why the file is refused. */

export interface UnseenRegister {
  kind: string;
  bytes: Buffer;
  /** `number, code, instant of receipt, channel` of each dossier; or the reason of the refusal. */
  reads: readonly string[] | { refused: string };
  /** `line: reason` of each refused row. */
  refused?: readonly string[];
  /** Reasons of remarks. */
  remarks?: readonly string[];
}

const heads = ["Số hồ sơ", "Tên thủ tục hành chính", "Mã TTHC", "Ngày tiếp nhận", "Ngày hẹn trả", "Hình thức nộp"];
const number = (last: number) => `H13.18-251209-${String(last).padStart(4, "0")}`;
const row = (last: number, received = "09/12/2025 08:30", code = "2.001100") => [
  number(last),
  "Cấp giấy phép",
  code,
  received,
  "16/12/2025",
  "Trực tiếp",
];
const told = (last: number, at = "2025-12-09T01:30:00.000Z", code = "2.001100") =>
  `${number(last)} ${code} ${at} counter`;
const midnight = "2025-12-08T17:00:00.000Z";

const text = (lines: readonly (readonly string[])[], separator = ";") =>
  Buffer.from(`${lines.map((cells) => cells.join(separator)).join("\n")}\n`);

/** The bytes of Windows-1258: base letters with their tone mark behind them. */
export function windows1258(content: string): Buffer {
  const byteOf = new Map<string, number>();
  const decoder = new TextDecoder("windows-1258");
  for (let byte = 0; byte < 256; byte += 1) byteOf.set(decoder.decode(Uint8Array.of(byte)), byte);
  const tones = /[\u0300\u0301\u0303\u0309\u0323]/u;
  return Buffer.from(
    Array.from(content.normalize("NFC")).flatMap((letter) => {
      const known = byteOf.get(letter);
      if (known !== undefined) return [known];
      const [tone = ""] = tones.exec(letter.normalize("NFD")) ?? [];
      const base = letter.normalize("NFD").replace(tone, "").normalize("NFC");
      return [byteOf.get(base) ?? 63, byteOf.get(tone) ?? 63];
    }),
  );
}

/** A cell with a number, and one with the format at this place of `styles`. */
const numeric = (value: number | string, format?: number) =>
  `<c${format === undefined ? "" : ` s="${String(format)}"`}><v>${String(value)}</v></c>`;
const cellsOf = (...cells: string[]) => `<row>${cells.join("")}</row>`;
const styles = `<styleSheet ${main}><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="22"/></cellXfs></styleSheet>`;

const withReceipt = (last: number, received: string, due = numeric(46_007)) =>
  cellsOf(cell(number(last)), cell("Cấp giấy phép"), cell("2.001100"), received, due, cell("Trực tiếp"));

const book1904 = `<workbook ${main} xmlns:r="${relation}"><workbookPr date1904="1"/><sheets><sheet name="x" sheetId="1" r:id="r0"/></sheets></workbook>`;

const strict = "http://purl.oclc.org/ooxml/spreadsheetml/main";
const strictRelation = "http://purl.oclc.org/ooxml/officeDocument/relationships";

/** As Excel saves "Strict Open XML": other namespaces, a prefix of its own, days as texts, parts under other names. */
const strictWorkbook = packed({
  "[Content_Types].xml": "<Types/>",
  "_rels/.rels": `<Relationships><Relationship Id="a" Type="${strictRelation}/officeDocument" Target="xl/book.xml"/></Relationships>`,
  "xl/book.xml": `<x:workbook xmlns:x="${strict}" xmlns:rel="${strictRelation}" conformance="strict"><x:sheets><x:sheet name="a" sheetId="1" rel:id="k1"/></x:sheets></x:workbook>`,
  "xl/_rels/book.xml.rels": `<Relationships><Relationship Id="k1" Type="${strictRelation}/worksheet" Target="sheets/one.xml"/><Relationship Id="k2" Type="${strictRelation}/sharedStrings" Target="texts.xml"/></Relationships>`,
  "xl/texts.xml": `<x:sst xmlns:x="${strict}">${[...heads, ...row(1)].map((one) => `<x:si><x:r><x:t>${one.slice(0, 2)}</x:t></x:r><x:r><x:t xml:space="preserve">${one.slice(2)}</x:t></x:r><x:rPh sb="0" eb="1"><x:t>?</x:t></x:rPh></x:si>`).join("")}</x:sst>`,
  "xl/sheets/one.xml": `<x:worksheet xmlns:x="${strict}"><x:sheetData><x:row r="1">${heads.map((_, index) => `<x:c t="s"><x:v>${String(index)}</x:v></x:c>`).join("")}</x:row><x:row r="2">${row(
    1,
  )
    .map((_, index) =>
      index === 3
        ? `<x:c t="d"><x:v>2025-12-09T08:30:00.000</x:v></x:c>`
        : `<x:c t="s"><x:v>${String(index + 6)}</x:v></x:c>`,
    )
    .join("")}</x:row></x:sheetData></x:worksheet>`,
});

/** A compound file (MS-CFB) with one directory sector: its entries by name. */
function compoundFile(entries: readonly string[]): Buffer {
  const bytes = Buffer.alloc(512 * 4);
  Buffer.from("d0cf11e0a1b11ae1", "hex").copy(bytes);
  bytes.writeUInt16LE(9, 30);
  bytes.writeUInt32LE(1, 48);
  entries.forEach((name, index) => {
    const at = 512 * 2 + 128 * index;
    bytes.write(name, at, "utf16le");
    bytes.writeUInt16LE((name.length + 1) * 2, at + 64);
  });
  return bytes;
}

const hidden = (rows: string[]) =>
  `<worksheet ${main}><cols><col min="2" max="2" hidden="1"/></cols><sheetData>${rows.join("")}</sheetData></worksheet>`;

export const unseenRegisters: readonly UnseenRegister[] = [
  {
    kind: "text of the Vietnamese Windows code page, tones behind their letters",
    bytes: windows1258(text([heads, row(1)]).toString()),
    reads: [told(1)],
  },
  {
    kind: "the same text with a plain letter in its first 4,096 bytes only",
    bytes: windows1258(`${"A;B\n".repeat(100)}${text([heads, row(1)]).toString()}`),
    reads: [told(1)],
  },
  {
    kind: "days that a spreadsheet shows as numbers, in a table in text",
    bytes: text([heads, row(1, "46000,354167"), row(2, "46000"), row(3, "46000.354167")]),
    reads: [told(1), told(2, midnight), told(3)],
  },
  {
    kind: "days as numbers without a format in a workbook",
    bytes: workbook({
      styles,
      sheets: { x: sheet(line(heads), withReceipt(1, numeric(46000.354166667)), withReceipt(2, numeric(46000))) },
    }),
    reads: [told(1), told(2, midnight)],
  },
  {
    kind: "days counted from 1904, with a format and without",
    bytes: workbook({
      styles,
      book: book1904,
      sheets: {
        x: sheet(
          line(heads),
          withReceipt(1, numeric(44538.354166667, 2), cell("")),
          withReceipt(2, numeric(44538), cell("")),
        ),
      },
    }),
    reads: [told(1), told(2, midnight)],
  },
  {
    kind: "numbers in a column of days that are no days",
    bytes: text([heads, row(1, "4"), row(2, "460001"), row(3, "20251209")]),
    reads: { refused: "allRefused" },
    refused: ["2: notADay", "3: notADay", "4: notADay"],
  },
  {
    kind: "the hour in a column of its own",
    bytes: text([
      [...heads, "Giờ tiếp nhận", "Giờ hẹn trả"],
      [...row(1, "09/12/2025"), "08:30", "17:00"],
      [...row(2, "09/12/2025"), "8h30", ""],
      [...row(3, "09/12/2025"), "0,354166667", ""],
      [...row(4, "09/12/2025"), "8 giờ 30 phút", "17 giờ"],
    ]),
    reads: [told(1), told(2), told(3), told(4)],
  },
  {
    kind: "the hour in a column of its own in a workbook",
    bytes: workbook({
      styles,
      sheets: {
        x: sheet(
          line(["Giờ tiếp nhận", ...heads]),
          cellsOf(
            numeric(0.354166667, 2),
            ...[
              cell(number(1)),
              cell("Cấp giấy phép"),
              cell("2.001100"),
              numeric(46000, 1),
              cell(""),
              cell("Trực tiếp"),
            ],
          ),
        ),
      },
    }),
    reads: [told(1)],
  },
  {
    kind: "days with the names of months",
    bytes: text([
      heads,
      row(1, "09-Dec-2025"),
      row(2, "9-Dec-2025 08:30"),
      row(3, "09-Thg12-2025"),
      row(4, "9 thg 12 2025"),
      row(5, "Tuesday, December 9, 2025"),
      row(6, "9 tháng 12, 2025 08:30"),
    ]),
    reads: [told(1, midnight), told(2), told(3, midnight), told(4, midnight), told(5, midnight), told(6)],
  },
  {
    kind: "moments of another time zone",
    bytes: text([
      heads,
      row(1, "2025-12-09T01:30:00Z"),
      row(2, "2025-12-09T08:30:00.000+07:00"),
      row(3, "2025-12-08T20:30:00-05:00"),
    ]),
    reads: [told(1), told(2), told(3)],
  },
  {
    kind: "each line as one quoted cell, as a spreadsheet saves a table that stood in its first column",
    bytes: Buffer.from([heads, row(1), row(2)].map((cells) => `"${cells.join(";")}"`).join("\r\n")),
    reads: [told(1), told(2)],
  },
  {
    kind: "a workbook with the whole table in its first column",
    bytes: workbook({ sheets: { x: sheet(...[heads, row(1), row(2)].map((cells) => line([cells.join(";")]))) } }),
    reads: [told(1), told(2)],
  },
  {
    kind: "a workbook with the whole table in its first column, split at some places by commas in the texts",
    bytes: workbook({
      sheets: { x: sheet(line([heads.join(",")]), line([row(1).join(",")])) },
    }),
    reads: [told(1)],
  },
  {
    kind: "empty columns and rows before the table, tabs as separators, quotes",
    bytes: Buffer.from(
      `\t\t\n\t\tSỔ THEO DÕI\n${[heads, row(1), row(2)].map((cells) => ["", "", ...cells.map((one) => `"${one}"`), ""].join("\t")).join("\n")}`,
    ),
    reads: [told(1), told(2)],
  },
  {
    kind: "a table drawn with pipes",
    bytes: Buffer.from([heads, heads.map(() => "---"), row(1)].map((cells) => `| ${cells.join(" | ")} |`).join("\n")),
    reads: [told(1)],
  },
  {
    kind: "the separator named in the first line",
    bytes: Buffer.from(`sep=;\r\n${text([heads, row(1)]).toString()}`),
    reads: [told(1)],
  },
  {
    kind: "printed pages: title, page number and header again, sums of pages and fields, form feeds",
    bytes: text([
      ["UBND XÃ MẪU", "", "", "", "", "", ""],
      ["STT", ...heads],
      ["I", "Lĩnh vực đất đai", "", "", "", "", ""],
      ["1", ...row(1)],
      ["", "Cộng trang", "1", "", "", "", ""],
      ["\fTrang 2/2", "", "", "", "", "", ""],
      ["STT", ...heads],
      ["", "Mang sang", "1", "", "", "", ""],
      ["2", ...row(2)],
      ["", "Cộng lĩnh vực đất đai: 2", "", "", "", "", ""],
      ["II", "Lĩnh vực hộ tịch", "", "", "", "", ""],
      ["1", ...row(3)],
      ["Cộng (I + II)", "3", "", "", "", "", ""],
    ]),
    reads: [told(1), told(2), told(3)],
  },
  {
    kind: "a header over two rows of which the upper one groups days, merged",
    bytes: workbook({
      sheets: {
        x: mergedSheet(
          [
            line(["STT", "Hồ sơ", "", "", "Ngày", "", "Hình thức nộp"]),
            line(["", "Số hồ sơ", "Tên thủ tục", "Mã TTHC", "Tiếp nhận", "Hẹn trả", ""]),
            line(["1", ...row(1)]),
          ],
          ["A1:A2", "B1:D1", "E1:F1", "G1:G2"],
        ),
      },
    }),
    reads: [told(1)],
  },
  {
    kind: "rows hidden by a filter, hidden columns, a hidden sheet",
    bytes: workbook({
      book: `<workbook ${main} xmlns:r="${relation}"><sheets><sheet name="cũ" sheetId="1" state="veryHidden" r:id="r0"/><sheet name="mới" sheetId="2" r:id="r1"/></sheets></workbook>`,
      sheets: {
        a: sheet(line(heads), line(row(9))),
        b: hidden([line(heads), line(row(1)).replace("<row", '<row hidden="1"'), line(row(2))]),
      },
    }),
    reads: [told(1), told(2)],
  },
  { kind: "a workbook of strict Open XML with parts of other names", bytes: strictWorkbook, reads: [told(1)] },
  {
    kind: "a heading broken into lines, formulas with and without a kept value",
    bytes: workbook({
      sheets: {
        x: sheet(
          line(["STT", ...heads.map((head) => head.replace(" ", "&#10;"))]),
          cellsOf(
            "<c><f>ROW()-1</f></c>",
            `<c t="str"><f>A1</f><v>${number(1)}</v></c>`,
            cell("Cấp giấy phép"),
            cell("2.001100"),
            "<c><f>B1</f><v>46000.354166667</v></c>",
            '<c t="e"><f>C1</f><v>#DIV/0!</v></c>',
            cell("Trực tiếp"),
          ),
        ),
      },
    }),
    reads: [told(1)],
    remarks: ["noDueDay"],
  },
  {
    kind: "numbers of dossiers that a spreadsheet shortened",
    bytes: text([heads, ["2,51209E+14", ...row(1).slice(1)], ["2.51209E+14", ...row(1).slice(1)], row(3)]),
    reads: [told(3)],
    refused: ["2: shortenedNumber", "3: shortenedNumber"],
  },
  {
    kind: "a workbook with a password",
    bytes: compoundFile(["Root Entry", "EncryptionInfo", "EncryptedPackage"]),
    reads: { refused: "lockedWorkbook" },
  },
  {
    kind: "a workbook of Excel before 2007",
    bytes: compoundFile(["Root Entry", "Workbook"]),
    reads: { refused: "excel" },
  },
  {
    kind: "a binary workbook",
    bytes: packed({ "[Content_Types].xml": "<Types/>", "xl/workbook.bin": "x" }),
    reads: { refused: "excel" },
  },
  {
    kind: "a spreadsheet of LibreOffice",
    bytes: aZip([{ name: "mimetype", content: "application/vnd.oasis.opendocument.spreadsheet", isStored: true }]),
    reads: { refused: "openDocument" },
  },
  {
    kind: "the usual register with a wrong day order in its hours",
    bytes: Buffer.from(`${registerHeader}\n${registerRow({ received: "02/11/2026 25:30" })}\n${registerRow()}`),
    reads: ["H13.18-261102-0001 2.002385 2026-11-02T01:30:00.000Z counter"],
    refused: ["2: notADay"],
  },
];
