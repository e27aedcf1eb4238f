import { Readable } from "node:stream";
import writeXlsxFile, { type Cell } from "write-excel-file/node";
import type { Day } from "#app/platform/day.ts";
import { csvContentType } from "#app/platform/text/csv.ts";
import { workbookText } from "#app/platform/text/xml-text.ts";

/** A list as a workbook of one sheet. */
export interface ListWorkbook {
  /** Name of the sheet. */
  name: string;
  /** The heading of each column and its width in characters. */
  columns: readonly { heading: string; width: number }[];
  rows: readonly (readonly Cell[])[];
  /** A remark below the rows. */
  note?: string | undefined;
}

/** Writes a list as a workbook whose headings stay in view. */
export function listWorkbook({ name, columns, rows, note }: ListWorkbook): Promise<Readable> {
  const head = columns.map(({ heading }): Cell => ({ value: heading, fontWeight: "bold" }));
  const last = note === undefined ? [] : [[textCell(note)]];
  const workbook = writeXlsxFile([head, ...rows.map((row) => [...row]), ...last], {
    sheet: name,
    columns: columns.map(({ width }) => ({ width })),
    stickyRowsCount: 1,
    dateFormat: "dd/mm/yyyy",
  });
  // The type of `toStream` requires a stream to write to; without one it returns the stream to read from.
  return (workbook.toStream as () => Promise<Readable>)();
}

/** A cell that is always text, so that what somebody typed never becomes a formula. */
export function textCell(value: string | null): Cell {
  return value === null || value === "" ? null : { type: String, value: workbookText(value) };
}

/** A cell with a real date. */
export function dayCell(day: Day | null): Cell {
  return day === null ? null : { type: Date, value: new Date(`${day}T00:00:00Z`), format: "dd/mm/yyyy" };
}

/** The answer in which a browser stores a workbook or CSV file; it is kept nowhere else. */
export function fileResponse(file: Readable, fileName: string): Response {
  const type = fileName.endsWith(".csv") ? csvContentType : workbookType;
  return new Response(Readable.toWeb(file) as ReadableStream, {
    headers: {
      "Content-Type": type,
      "Content-Disposition": `attachment; filename="${fileName}"`,
      "Cache-Control": "private, no-store",
    },
  });
}

const workbookType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
