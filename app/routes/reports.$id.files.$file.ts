import { Readable } from "node:stream";
import { makeReportDocx } from "#app/documents/make-report-docx.server.ts";
import { makeReportPdf } from "#app/documents/make-report-pdf.server.ts";
import { figureTablesXlsx } from "#app/figures/tables/figure-table-xlsx.server.ts";
import { printedReport } from "#app/reports/printing/printed-report.ts";
import { findReport } from "#app/reports/report/find-report.server.ts";
import { reportFileName, type Report } from "#app/reports/report/report.ts";
import { staffLoader } from "#app/staff/sessions/staff-route.server.ts";

/** `/reports/{id}/files/report.docx`, `.pdf`, `.xlsx`: a report as a file, from what was frozen. */
export const loader = staffLoader("reports.view", async ({ context, staff, params }) => {
  const ending = /^report\.(docx|pdf|xlsx)$/.exec(params["file"] ?? "")?.[1];
  const found = await findReport(context.db, staff.officeId, params["id"] ?? "");
  if (ending === undefined || found === undefined) return new Response(null, { status: 404 });
  const { report } = found;
  const format = ending as keyof typeof formats;
  return new Response(await formats[format].write(report), {
    headers: {
      "Content-Type": formats[format].type,
      "Content-Disposition": `attachment; filename="${reportFileName({ cutOff: report.frozen.cutOff, revision: report.revision })}.${format}"`,
      "Cache-Control": "private, no-store",
    },
  });
});

const formats = {
  docx: {
    type: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    write: async (report: Report) => new Uint8Array(await makeReportDocx(printedReport(report))),
  },
  pdf: {
    type: "application/pdf",
    write: async (report: Report) => new Uint8Array(await makeReportPdf(printedReport(report))),
  },
  xlsx: {
    type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    write: async ({ frozen }: Report) => Readable.toWeb(await figureTablesXlsx(frozen.tables)) as ReadableStream,
  },
} as const;
