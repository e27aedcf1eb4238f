import { formatOfFile, reportMediaTypes } from "#app/reports/printing/report-format.ts";
import { writeReport } from "#app/reports/printing/write-report.server.ts";
import { findReport } from "#app/reports/report/find-report.server.ts";
import { reportFileName } from "#app/reports/report/report.ts";
import { staffLoader } from "#app/staff/sessions/staff-route.server.ts";

/** `/reports/{id}/files/report.docx`, `.pdf`, `.xlsx`: a report as a file, from what was frozen. */
export const loader = staffLoader("reports.view", async ({ context, staff, params }) => {
  const format = formatOfFile(params["file"] ?? "");
  const found = await findReport(context.db, staff.officeId, params["id"] ?? "");
  if (format === undefined || found === undefined) return new Response(null, { status: 404 });
  const { report } = found;
  const name = reportFileName({ cutOff: report.frozen.cutOff, revision: report.revision });
  return new Response(new Uint8Array(await writeReport(report, format)), {
    headers: {
      "Content-Type": reportMediaTypes[format],
      "Content-Disposition": `attachment; filename="${name}.${format}"`,
      "Cache-Control": "private, no-store",
    },
  });
});
