import { fork } from "node:child_process";
import { on } from "node:events";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { bareEnvironment } from "#app/platform/settings.server.ts";
import type { ReportDocument } from "./report-document.ts";

/** What the drawing process answers. */
export type PdfAnswer = { ok: true; pdf: Uint8Array } | { ok: false; error: Error };

/** The process's file: beside this one, and seen from the built pages (`build/server/`), which are one file without it. */
const besideBundle = "../../app/documents/report-pdf-process.server.ts";
const processFiles = [
  new URL("./report-pdf-process.server.ts", import.meta.url),
  new URL(besideBundle, import.meta.url),
] as const;

/** Milliseconds after which a PDF is given up: two thousand rows take some seconds. */
const longest = 120_000;

let last: Promise<unknown> = Promise.resolve();

/**
 * Makes a report as PDF in the layout of NĐ 30/2020/NĐ-CP, with its font inside. The same report gives the same bytes. It is
 * drawn in a process of its own, one report after the other, because the library lays out a long annex for seconds
 * without a break. Throws an error if the process ends early or takes longer than two minutes.
 */
export function makeReportPdf(report: ReportDocument): Promise<Buffer> {
  const pdf = last.then(() => draw(report));
  last = pdf.catch(() => undefined);
  return pdf;
}

async function draw(report: ReportDocument): Promise<Buffer> {
  const file = processFiles.find((one) => existsSync(one));
  if (file === undefined) throw new Error("the file of the process that draws PDFs is missing");
  const child = fork(fileURLToPath(file), {
    env: { ...bareEnvironment(), NODE_ENV: "production" },
    execArgv: ["--max-old-space-size=1024"],
    serialization: "advanced",
    stdio: ["ignore", "ignore", "ignore", "ipc"],
    timeout: longest,
    killSignal: "SIGKILL",
  });
  try {
    child.send(report, () => undefined);
    const answers = on(child, "message", { close: ["disconnect"] }) as AsyncIterable<[PdfAnswer]>;
    for await (const [answer] of answers) {
      if (!answer.ok) throw answer.error;
      return Buffer.from(answer.pdf);
    }
    throw new Error("the process that draws PDFs ended before its report");
  } finally {
    child.kill("SIGKILL");
  }
}
