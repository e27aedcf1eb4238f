import { Readable } from "node:stream";
import { figureTableCsv } from "#app/figures/tables/figure-table-csv.ts";
import { figureTableDocument } from "#app/figures/tables/figure-table-json.ts";
import { figureTableXlsx } from "#app/figures/tables/figure-table-xlsx.server.ts";
import type { FigureTable } from "#app/figures/tables/figure-table.ts";
import { periodFrom } from "#app/figures/period/period.ts";
import { fileFormats, findExportedTable, type FileFormat } from "#app/figures/exports/exported-tables.server.ts";
import { csvContentType } from "#app/platform/text/csv.ts";
import { dayOf } from "#app/platform/day.ts";
import { may } from "#app/staff/permissions.ts";
import { staffLoader } from "#app/staff/sessions/staff-route.server.ts";

/**
 * `/dashboard/tables/by-procedure.csv`, `.xlsx`, `.json`: the table of a page for the same query. Open to every role;
 * the table itself checks the permission that it needs.
 */
export const loader = staffLoader("account.own", async ({ context, staff, request, params, t, language }) => {
  const asked = /^([a-z-]{1,40})\.([a-z]{3,4})$/.exec(params["file"] ?? "");
  const format = fileFormats.find((one) => one === asked?.[2]);
  const exported = findExportedTable(asked?.[1] ?? "");
  if (format === undefined || exported === undefined) return new Response(null, { status: 404 });
  if (!may(staff.roles, exported.permission)) return new Response(null, { status: 403 });
  const { searchParams: search } = new URL(request.url);
  const today = dayOf(context.clock.now());
  const table = await exported.build({ context, staff, search, today, format, t, language });
  if (table === undefined) return new Response(null, { status: 404 });
  const { from, to } = periodFrom(search, today);
  return new Response(await bodyOf[format](table), {
    headers: {
      "Content-Type": contentTypes[format],
      "Content-Disposition": `attachment; filename="${table.name}-${from}-${to}.${format}"`,
      "Cache-Control": "no-store",
    },
  });
});

const contentTypes: Readonly<Record<FileFormat, string>> = {
  csv: csvContentType,
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  json: "application/json; charset=utf-8",
};

const bodyOf: Readonly<
  Record<FileFormat, (table: FigureTable) => Promise<ReadableStream | string> | ReadableStream | string>
> = {
  csv: (table) => streamOf(Readable.from(figureTableCsv(table), { objectMode: false })),
  xlsx: async (table) => streamOf(await figureTableXlsx(table)),
  json: (table) => JSON.stringify(figureTableDocument(table), null, 2),
};

function streamOf(readable: Readable): ReadableStream {
  return Readable.toWeb(readable) as ReadableStream;
}
