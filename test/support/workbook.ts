import { aZip } from "./files.ts";

/** The parts of a container by name. */
export const packed = (parts: Record<string, string>) =>
  aZip(Object.entries(parts).map(([name, content]) => ({ name, content })));

export interface SheetParts {
  sheets: Record<string, string>;
  texts?: string;
  styles?: string;
  book?: string;
}

export const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
export const relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** A workbook written part by part, as programs write it and as Excel does not. */
export function workbook({ sheets, texts, styles, book }: SheetParts): Buffer {
  const names = Object.keys(sheets);
  const list = names.map(
    (name, index) => `<sheet name="${name}" sheetId="${String(index + 1)}" r:id="r${String(index)}"/>`,
  );
  const targets = names.map(
    (_, index) => `<Relationship Id="r${String(index)}" Target="worksheets/sheet${String(index)}.xml"/>`,
  );
  return packed({
    "[Content_Types].xml": "<Types/>",
    "xl/workbook.xml": book ?? `<workbook ${main} xmlns:r="${relation}"><sheets>${list.join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships>${targets.join("")}</Relationships>`,
    ...(texts === undefined ? {} : { "xl/SharedStrings.xml": texts }),
    ...(styles === undefined ? {} : { "xl/styles.xml": styles }),
    ...Object.fromEntries(names.map((name, index) => [`xl/worksheets/sheet${String(index)}.xml`, sheets[name] ?? ""])),
  });
}

/** A cell with its text inside. */
export const cell = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
/** A row of such cells. */
export const line = (cells: readonly string[], number?: number) =>
  `<row${number === undefined ? "" : ` r="${String(number)}"`}>${cells.map(cell).join("")}</row>`;
/** A sheet of rows, and what stands behind them. */
export const sheet = (...rows: string[]) => `<worksheet ${main}><sheetData>${rows.join("")}</sheetData></worksheet>`;

/** The parts of a workbook with one sheet, without it. */
export const bookParts = [
  { name: "[Content_Types].xml", content: "<Types/>" },
  {
    name: "xl/workbook.xml",
    content: `<workbook ${main} xmlns:r="${relation}"><sheets><sheet name="x" sheetId="1" r:id="r0"/></sheets></workbook>`,
  },
  {
    name: "xl/_rels/workbook.xml.rels",
    content: '<Relationships><Relationship Id="r0" Target="worksheets/sheet0.xml"/></Relationships>',
  },
];

/** A sheet whose merged cells stand behind its rows, as in all workbooks. */
export const mergedSheet = (rows: readonly string[], ranges: readonly string[]) =>
  `<worksheet ${main}><sheetData>${rows.join("")}</sheetData><mergeCells>${ranges
    .map((range) => `<mergeCell ref="${range}"/>`)
    .join("")}</mergeCells></worksheet>`;
