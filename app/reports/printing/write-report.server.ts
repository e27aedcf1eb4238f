import { buffer } from "node:stream/consumers";
import { withFixedTimes } from "#app/documents/fixed-file.server.ts";
import { makeReportDocx, makeReportPdf } from "#app/documents/make-documents.server.ts";
import { figureTablesXlsx } from "#app/figures/tables/figure-table-xlsx.server.ts";
import type { Report } from "#app/reports/report/report.ts";
import { printedReport } from "./printed-report.ts";
import type { ReportFormat } from "./report-format.ts";

const writers: Readonly<Record<ReportFormat, (report: Report) => Promise<Buffer>>> = {
  docx: (report) => makeReportDocx(printedReport(report)),
  pdf: (report) => makeReportPdf(printedReport(report)),
  // The annexes have a most number of lines, so the workbook fits into memory.
  xlsx: async ({ frozen }) => withFixedTimes(await buffer(await figureTablesXlsx(frozen.tables))),
};

/** Writes a report as a file. The same report gives the same bytes, whenever it is written. */
export function writeReport(report: Report, format: ReportFormat): Promise<Buffer> {
  return writers[format](report);
}
