import {
  AlignmentType,
  BorderStyle,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType,
} from "docx";
import { line, run } from "./official-parts.server.ts";
import { alignmentOf, cellsOf, noRows, reportSizes, tableSize, type ReportTable } from "./report-document.ts";
import { columnShares } from "./table-widths.ts";

const alignments = {
  left: AlignmentType.LEFT,
  center: AlignmentType.CENTER,
  right: AlignmentType.RIGHT,
} as const;

const solid = { style: BorderStyle.SINGLE, size: 4, color: "000000" } as const;
const borders = {
  top: solid,
  bottom: solid,
  left: solid,
  right: solid,
  insideHorizontal: solid,
  insideVertical: solid,
} as const;

/**
 * Draws a table with its title and note. The head is repeated on each page, and no row is split between two pages.
 * `width` is that of the text in twentieths of a point.
 */
export function drawTable(table: ReportTable, width: number): (Paragraph | Table)[] {
  if (table.columns.length === 0) return [];
  const widths = columnShares(table, width / 20).map((share) => Math.round(share * width));
  const title = run(table.title, reportSizes.tableTitle, { bold: true });
  const note = run(table.note ?? "", reportSizes.note, { italics: true });
  return [
    ...(table.title === "" ? [] : [line([title], { keepNext: true, spacing: { before: 120, after: 60 } })]),
    new Table({
      layout: TableLayoutType.FIXED,
      width: { size: width, type: WidthType.DXA },
      columnWidths: widths,
      borders,
      rows: [headRow(table, widths), ...bodyRows(table, widths)],
    }),
    line(table.note === undefined ? [] : [note], {
      alignment: AlignmentType.LEFT,
      spacing: { before: 60, after: 120 },
    }),
  ];
}

function headRow(table: ReportTable, widths: readonly number[]): TableRow {
  return new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: table.columns.map(({ title }, at) =>
      cell(title, { width: widths[at] ?? 0, align: "center", size: tableSize(table), isBold: true }),
    ),
  });
}

function bodyRows(table: ReportTable, widths: readonly number[]): TableRow[] {
  if (table.rows.length === 0) return [emptyRow(table, widths)];
  const rows = table.rows.map((row) => bodyRow(table, row, widths, false));
  return table.total === undefined ? rows : [...rows, bodyRow(table, table.total, widths, true)];
}

function bodyRow(table: ReportTable, row: readonly string[], widths: readonly number[], isBold: boolean): TableRow {
  const cells = cellsOf(row, table.columns);
  return new TableRow({
    cantSplit: true,
    children: table.columns.map((column, at) =>
      cell(cells[at] ?? "", {
        width: widths[at] ?? 0,
        align: alignmentOf(column),
        size: tableSize(table),
        isBold,
      }),
    ),
  });
}

function emptyRow(table: ReportTable, widths: readonly number[]): TableRow {
  const width = widths.reduce((sum, one) => sum + one, 0);
  const columnSpan = table.columns.length;
  return new TableRow({
    children: [cell(noRows, { width, align: "center", size: tableSize(table), isBold: false, columnSpan })],
  });
}

interface CellShape {
  width: number;
  align: keyof typeof alignments;
  size: number;
  isBold: boolean;
  columnSpan?: number;
}

/** A cell; a line break in its text begins a new line. */
function cell(text: string, { width, align, size, isBold, columnSpan = 1 }: CellShape): TableCell {
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    columnSpan,
    margins: { left: 70, right: 70, top: 30, bottom: 30 },
    verticalAlign: VerticalAlignTable.CENTER,
    children: text
      .split("\n")
      .map(
        (words) =>
          new Paragraph({ alignment: alignments[align], children: [run(words, size, isBold ? { bold: true } : {})] }),
      ),
  });
}
