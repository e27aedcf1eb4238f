import { fork } from "node:child_process";
import { on } from "node:events";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { bareEnvironment } from "#app/platform/settings.server.ts";
import type { OfficialLetter } from "./official-letter.ts";
import type { ReportDocument } from "./report-document.ts";

/*
 * Long documents are drawn in a process of its own, one after the other: the libraries for Word and PDF lay out a long annex
 * or many letters for up to seconds without a break, in which the server would answer nobody. The same content gives the
 * same bytes. Each function throws an error if the process ends early or takes longer than two minutes.
 */

/** What the drawing process is asked for. */
export type DrawnDocument =
  | { kind: "report-docx" | "report-pdf"; report: ReportDocument }
  | { kind: "letters"; letters: readonly OfficialLetter[] };

/** What it answers. */
export type DrawnAnswer = { ok: true; file: Uint8Array } | { ok: false; error: Error };

/** Makes a report as .docx in the layout of NĐ 30/2020/NĐ-CP. */
export function makeReportDocx(report: ReportDocument): Promise<Buffer> {
  return make({ kind: "report-docx", report });
}

/** Makes a report as PDF in the layout of NĐ 30/2020/NĐ-CP, with its font inside. */
export function makeReportPdf(report: ReportDocument): Promise<Buffer> {
  return make({ kind: "report-pdf", report });
}

/** Makes letters as one .docx file, each from a new page on. */
export function makeLetters(letters: readonly OfficialLetter[]): Promise<Buffer> {
  return make({ kind: "letters", letters });
}

/** The process's file: beside this one, and seen from the built pages (`build/server/`), which are one file without it. */
const besideBundle = "../../app/documents/document-process.server.ts";
const processFiles = [
  new URL("./document-process.server.ts", import.meta.url),
  new URL(besideBundle, import.meta.url),
] as const;

/** Milliseconds after which a document is given up: two thousand rows take some seconds. */
const longest = 120_000;

let last: Promise<unknown> = Promise.resolve();

function make(document: DrawnDocument): Promise<Buffer> {
  const file = last.then(() => draw(document));
  last = file.catch(() => undefined);
  return file;
}

async function draw(document: DrawnDocument): Promise<Buffer> {
  const file = processFiles.find((one) => existsSync(one));
  if (file === undefined) throw new Error("the file of the process that draws documents is missing");
  const child = fork(fileURLToPath(file), {
    env: { ...bareEnvironment(), NODE_ENV: "production" },
    execArgv: ["--max-old-space-size=1024"],
    serialization: "advanced",
    stdio: ["ignore", "ignore", "ignore", "ipc"],
    timeout: longest,
    killSignal: "SIGKILL",
  });
  try {
    child.send(document, () => undefined);
    const answers = on(child, "message", { close: ["disconnect"] }) as AsyncIterable<[DrawnAnswer]>;
    for await (const [answer] of answers) {
      if (!answer.ok) throw answer.error;
      return Buffer.from(answer.file);
    }
    throw new Error("the process that draws documents ended before its document");
  } finally {
    child.kill("SIGKILL");
  }
}
