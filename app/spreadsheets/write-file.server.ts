import type { Readable } from "node:stream";
import writeXlsxFile, { type Cell } from "write-excel-file/node";
import { byteOrderMark, csvContentType, csvRecord } from "#app/platform/text/csv.ts";
import { workbookText } from "#app/platform/text/xml-text.ts";

/** A table as it is written into a file. */
export interface WrittenTable {
  name: string;
  heads: readonly { label: string; width?: number | undefined; isNumber?: boolean | undefined }[];
  lines: readonly (readonly string[])[];
}

const wholeNumber = /^-?\d{1,9}$/;

/** The table as CSV for Excel: byte order mark, semicolons, formulas guarded. */
export function writtenCsv({ heads, lines }: WrittenTable): string {
  const records = lines.map((line) =>
    csvRecord(line.map((cell, at) => (heads[at]?.isNumber === true && wholeNumber.test(cell) ? Number(cell) : cell))),
  );
  return byteOrderMark + csvRecord(heads.map(({ label }) => label)) + records.join("");
}

/** The table as a workbook: every cell is a text, so that no program changes days, zeros or signs. */
export function writtenXlsx({ name, heads, lines }: WrittenTable): Promise<Readable> {
  const head = heads.map(({ label }): Cell => ({
    type: String,
    value: workbookText(label),
    fontWeight: "bold",
    wrap: true,
  }));
  const rows = lines.map((line) =>
    line.map((cell): Cell =>
      cell === "" ? null : { type: String, value: workbookText(cell), format: "@", wrap: true, alignVertical: "top" },
    ),
  );
  const workbook = writeXlsxFile([head, ...rows], {
    sheet: name.replace(/[\\/*?:[\]]/g, " ").slice(0, 31),
    columns: heads.map(({ width = 20 }) => ({ width })),
    stickyRowsCount: 1,
  });
  // Its type requires a stream to write to; without one it returns a stream to read from.
  return (workbook.toStream as () => Promise<Readable>)();
}

/** The table as an answer that is downloaded: a workbook, or CSV. */
export async function tableResponse(table: WrittenTable, kind: "csv" | "xlsx", fileName: string): Promise<Response> {
  const headers = {
    "Content-Disposition": `attachment; filename="${fileName}.${kind}"`,
    "Cache-Control": "private, no-store",
  };
  if (kind === "csv")
    return new Response(writtenCsv(table), { headers: { ...headers, "Content-Type": csvContentType } });
  const type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  const body = await streamed(await writtenXlsx(table));
  return new Response(new Uint8Array(body), { headers: { ...headers, "Content-Type": type } });
}

async function streamed(stream: Readable): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part as Buffer);
  return Buffer.concat(parts);
}
