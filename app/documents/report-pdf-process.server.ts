import { once } from "node:events";
import { drawReportPdf } from "./draw-report-pdf.server.ts";
import type { PdfAnswer } from "./make-report-pdf.server.ts";
import type { ReportDocument } from "./report-document.ts";

/** The process of `makeReportPdf`: gets one report, sends its PDF, and is ended by the process that started it. */

process.once("disconnect", () => process.exit());

const [report] = (await once(process, "message")) as [ReportDocument];
try {
  say({ ok: true, pdf: await drawReportPdf(report) });
} catch (error) {
  say({ ok: false, error: error instanceof Error ? error : new Error(String(error)) });
}

function say(answer: PdfAnswer): void {
  process.send?.(answer);
}
