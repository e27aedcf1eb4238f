import { on, once } from "node:events";
import { existsSync } from "node:fs";
import { Worker } from "node:worker_threads";
import { unpackRows, type PackedRows } from "./packed-rows.ts";
import type { RegisterPreview } from "./preview-register.server.ts";
import type { FileHeader, ReadingRules, RegisterReading, RegisterRows } from "./read-register.server.ts";
import type { ColumnName, ColumnProfiles, RequiredColumn } from "./register-columns.ts";
import { IncompleteRegister, UnreadableRegister } from "./unreadable-register.ts";
import type { FileRefusal } from "./row-problem.ts";

export type ReadingTask =
  { kind: "rows"; path: string; rules: ReadingRules } | { kind: "preview"; path: string; profiles: ColumnProfiles };

/** A message of the reading thread. It gets a message back for every portion that was taken. */
export type ReadingMessage =
  | {
      kind: "rows";
      packed: PackedRows;
      headings: ReadonlyMap<ColumnName, string>;
      sheets: readonly string[];
      header: FileHeader;
      bytesRead: number;
    }
  | { kind: "preview"; preview: RegisterPreview | undefined }
  | { kind: "end"; digest: string }
  | { kind: "unreadable"; reason: FileRefusal; missing: readonly RequiredColumn[] | undefined; line: number };

/** Its rows are short-lived: more memory for young objects would only make the process larger. */
const resourceLimits = { maxYoungGenerationSizeMb: 16 };

/** The thread's file: beside this one, and seen from the built pages (`build/server/`), which are one file without it. */
const besideBundle = "../../app/imports/reading/reading-worker.server.ts";
const workerFiles = [
  new URL("./reading-worker.server.ts", import.meta.url),
  new URL(besideBundle, import.meta.url),
] as const;

/** Reads a register file in a worker thread, so that the next rows are read and checked while the last ones are saved. */
export function readRegisterInWorker(path: string, rules: ReadingRules): RegisterReading {
  let bytesRead = 0;
  let digest = "";

  async function* portions(): AsyncGenerator<RegisterRows> {
    const worker = startWorker({ kind: "rows", path, rules });
    try {
      for await (const [message] of on(worker, "message", { close: ["exit"] }) as AsyncIterable<[ReadingMessage]>) {
        if (message.kind === "preview") continue;
        if (message.kind === "unreadable") throw refusalOf(message);
        if (message.kind === "end") {
          digest = message.digest;
          return;
        }
        bytesRead = message.bytesRead;
        const { headings, sheets, header } = message;
        yield { rows: unpackRows(message.packed), headings, sheets, header };
        worker.postMessage("taken");
      }
      throw new Error("the reading thread ended before its file");
    } finally {
      await worker.terminate();
    }
  }

  return { portions: portions(), bytesRead: () => bytesRead, digest: () => digest };
}

function startWorker(workerData: ReadingTask): Worker {
  const file = workerFiles.find((one) => existsSync(one));
  if (file === undefined) throw new Error("the file of the reading thread is missing");
  return new Worker(file, { workerData, resourceLimits });
}

let lastPreview: Promise<unknown> = Promise.resolve();

/** `previewRegister` in a worker thread, one after the other: each may unpack a large workbook. */
export function previewInWorker(path: string, profiles: ColumnProfiles): Promise<RegisterPreview | undefined> {
  const preview = lastPreview.then(() => readPreview({ kind: "preview", path, profiles }));
  lastPreview = preview.catch(() => undefined);
  return preview;
}

async function readPreview(task: ReadingTask): Promise<RegisterPreview | undefined> {
  const worker = startWorker(task);
  try {
    const [message] = (await once(worker, "message")) as [ReadingMessage];
    return message.kind === "preview" ? message.preview : undefined;
  } finally {
    await worker.terminate();
  }
}

function refusalOf({ reason, missing, line }: Extract<ReadingMessage, { kind: "unreadable" }>): UnreadableRegister {
  return missing === undefined ? new UnreadableRegister(reason) : new IncompleteRegister(missing, line);
}
