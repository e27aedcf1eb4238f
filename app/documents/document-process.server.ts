import { once } from "node:events";
import { drawReportDocx } from "./draw-report-docx.server.ts";
import { drawReportPdf } from "./draw-report-pdf.server.ts";
import type { DrawnAnswer, DrawnDocument } from "./make-documents.server.ts";
import { lettersDocument } from "./official-document.server.ts";

/** The process of `make-documents.server.ts`: gets one document, sends its file, and is ended by the process that started it. */

process.once("disconnect", () => process.exit());

const [document] = (await once(process, "message")) as [DrawnDocument];
try {
  say({ ok: true, file: await draw(document) });
} catch (error) {
  say({ ok: false, error: error instanceof Error ? error : new Error(String(error)) });
}

function draw(asked: DrawnDocument): Promise<Buffer> {
  switch (asked.kind) {
    case "report-docx":
      return drawReportDocx(asked.report);
    case "report-pdf":
      return drawReportPdf(asked.report);
    case "letters":
      return lettersDocument(asked.letters);
  }
}

function say(answer: DrawnAnswer): void {
  process.send?.(answer);
}
