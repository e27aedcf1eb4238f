import type { Instant } from "#app/platform/day.ts";

/**
 * The parts of an official report in the layout of NĐ 30/2020/NĐ-CP, independent of Word and PDF. All texts are ready to
 * print: numbers and days are written by the caller, in Vietnamese.
 */
export interface ReportDocument {
  /** Cơ quan chủ quản. */
  parentName: string;
  /** Cơ quan ban hành. */
  officeName: string;
  /** The text after the blank for the number, such as `BC-SKHCN`. */
  symbol: string;
  /** Town and date, from `placeAndMonth`. */
  placeAndDate: string;
  /** Tên loại, such as "Báo cáo"; it is printed in capitals. */
  typeName: string;
  /** Trích yếu, one line each. */
  titleLines: readonly string[];
  /** Kính gửi; without one the line is left out. */
  addressees: readonly string[];
  blocks: readonly ReportBlock[];
  /** Quyền hạn, chức vụ, one line each. */
  signer: readonly string[];
  /** Nơi nhận, without the dashes. */
  recipients: readonly string[];
  annexes: readonly ReportAnnex[];
  /** The instant that the file names as its making: the same instant and content give the same bytes. */
  madeAt: Instant;
}

/** A phụ lục, which begins on a new page. */
export interface ReportAnnex {
  title: string;
  /** Whether its pages lie on their side, for a wide table. */
  isLandscape: boolean;
  blocks: readonly ReportBlock[];
}

export type ReportBlock = ReportHeading | ReportParagraph | ReportTable | ReportChart;

export interface ReportHeading {
  kind: "heading";
  /** 1 for "I. …", 2 for "1. …", 3 for "a) …". The number is part of the text. */
  level: 1 | 2 | 3;
  text: string;
}

export interface ReportParagraph {
  kind: "paragraph";
  text: string;
  isItalic?: boolean | undefined;
}

export interface ReportTable {
  kind: "table";
  /** Empty for none. */
  title: string;
  columns: readonly ReportColumn[];
  /** One cell a column; missing cells are printed empty, surplus ones are left out. */
  rows: readonly (readonly string[])[];
  /** The bold last row. */
  total?: readonly string[] | undefined;
  /** A line in italics below the table. */
  note?: string | undefined;
}

export interface ReportColumn {
  title: string;
  /** Numbers stand at the right, days and orders in the middle. */
  kind: "text" | "number" | "day" | "order";
  align?: ReportAlignment | undefined;
}

export type ReportAlignment = "left" | "center" | "right";

export interface ReportChart {
  kind: "chart";
  title: string;
  /** What a reader who does not see the picture is told. */
  alt: string;
  /** A whole SVG document with a `viewBox`. Its texts are set in the font of the report. */
  svg: string;
  /** Millimetres, at most the width of the text. */
  width: number;
}

/** The row of a table that has none. */
export const noRows = "Không có số liệu.";

/** Points of the texts that only reports have; the others are those of a letter. */
export const reportSizes = { annexNumber: 14, table: 12, wideTable: 10, tableTitle: 13, note: 12 } as const;

/** Columns from which a table is set in the small size. */
const manyColumns = 9;

/** The size of a table's texts in points. */
export function tableSize({ columns }: ReportTable): number {
  return columns.length >= manyColumns ? reportSizes.wideTable : reportSizes.table;
}

const usualAlignment = { text: "left", number: "right", day: "center", order: "center" } as const;

export function alignmentOf({ kind, align }: ReportColumn): ReportAlignment {
  return align ?? usualAlignment[kind];
}

/** The cells of a row, one a column. */
export function cellsOf(row: readonly string[], columns: readonly ReportColumn[]): string[] {
  return columns.map((_, at) => row[at] ?? "");
}

/** The blocks of the report with "./." after the last paragraph before the signature. */
export function closedBlocks(blocks: readonly ReportBlock[]): ReportBlock[] {
  return blocks.map((block, at) =>
    at === blocks.length - 1 && block.kind === "paragraph"
      ? { ...block, text: `${block.text.replace(/[\s./]+$/u, "")}./.` }
      : block,
  );
}

/** Points from the left edge of the text to "Kính gửi:" and to the dashes of several addressees. */
export interface AddresseePlace {
  label: number;
  dashes: number;
}

/** Points that "Kính gửi" takes in the size of the text: the dashes stand under the colon (NĐ 30/2020/NĐ-CP, annex I). */
const addressLabel = 49;
/** About as wide as a letter of the text, in points. */
const addressLetter = 6.4;
/** Points between a dash and the next line of a long name. */
export const addressHanging = 8;

/** Where several addressees stand so that they are about in the middle of a text `width` points wide. */
export function placeOfAddressees(names: readonly string[], width: number): AddresseePlace {
  const longest = Math.max(0, ...names.map(({ length }) => length + 3)) * addressLetter;
  const label = Math.round(Math.max(36, (width - addressLabel - longest) / 2));
  return { label, dashes: label + addressLabel };
}

/** "- Sở Nội vụ;", the last one with a full stop. */
export function listedAddressees(names: readonly string[]): string[] {
  return names.map((name, at) => `- ${name}${at === names.length - 1 ? "." : ";"}`);
}

/** "Phụ lục", with a Roman number if there are several. */
export function annexName(at: number, annexes: readonly ReportAnnex[]): string {
  return annexes.length < 2 ? "Phụ lục" : `Phụ lục ${romanNumber(at + 1)}`;
}

/** The line under the title of an annex, which names the document it belongs to; number and day are blank. */
export function annexSource({ typeName, symbol, officeName, placeAndDate }: ReportDocument): string {
  const month = placeAndDate.slice(placeAndDate.indexOf("ngày"));
  return `(Kèm theo ${typeName} số          /${symbol} ${month} của ${officeName})`;
}

const romanDigits = [
  ["X", 10],
  ["IX", 9],
  ["V", 5],
  ["IV", 4],
  ["I", 1],
] as const;

function romanNumber(number: number): string {
  let rest = number;
  let written = "";
  for (const [digit, value] of romanDigits) {
    while (rest >= value) {
      written += digit;
      rest -= value;
    }
  }
  return written;
}

/**
 * The symbol of another type of document, from the symbol of the office's letters: `BC-SKHCN` from `SKHCN-VP`
 * (NĐ 30/2020/NĐ-CP, annex I: type and agency; only letters name the unit). Blanks if the office has none.
 */
export function symbolOfType(type: string, letterSymbol: string): string {
  const [agency = ""] = letterSymbol.trim().split("-");
  return agency === "" ? "            " : `${type}-${agency}`;
}

/** The font that charts and the PDF are set in: metrically the same as Times New Roman, with all Vietnamese marks. */
export const reportFont = "Tinos";

/** The SVG of a chart with all its texts in the font of the report. */
export function chartInReportFont(svg: string): string {
  return svg
    .replace(/\sfont-family=(?:"[^"]*"|'[^']*')/gu, "")
    .replace(/font-family\s*:[^;"'}]*;?/gu, "")
    .replace(/<svg\b/u, `<svg font-family="${reportFont}"`);
}
