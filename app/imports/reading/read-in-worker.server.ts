import { on, once } from "node:events";
import { existsSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import { unpackRows, type PackedRows } from "./packed-rows.ts";
import type { RegisterPreview } from "./preview-register.server.ts";
import type { FileHeader, ReadingRules, RegisterReading, RegisterRows } from "./read-register.server.ts";
import type { ColumnName, ColumnProfiles, RequiredColumn } from "./register-columns.ts";
import { IncompleteRegister, UnreadableRegister } from "./unreadable-register.ts";
import type { FileRefusal } from "./row-problem.ts";

export type ReadingTask =
  { kind: "rows"; path: string; rules: ReadingRules } | { kind: "preview"; path: string; profiles: ColumnProfiles };

/** What the reading thread is told: a portion was taken, or no more is wanted. */
export type OrderToReader = "taken" | "stop";

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
        worker.postMessage("taken" satisfies OrderToReader);
      }
      throw new Error("the reading thread ended before its file");
    } finally {
      await letEnd(worker);
    }
  }

  return { portions: portions(), bytesRead: () => bytesRead, digest: () => digest };
}

/** Without limits of memory of its own: with a small young generation V8 (Node 24) crashed the process now and then. */
function startWorker(workerData: ReadingTask): Worker {
  const file = workerFiles.find((one) => existsSync(one));
  if (file === undefined) throw new Error("the file of the reading thread is missing");
  return new Worker(file, { workerData });
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
    await letEnd(worker);
  }
}

/** A thread ends within milliseconds, unless its disk hangs. */
const longestEndMilliseconds = 5000;

/**
 * Lets the thread end by itself. A thread that is terminated while it runs native code (inflates a workbook, loads
 * modules) can take the whole process with it.
 */
async function letEnd(worker: Worker): Promise<void> {
  worker.on("error", () => undefined);
  const ended = new Promise<true>((resolve) =>
    worker.once("exit", () => {
      resolve(true);
    }),
  );
  worker.postMessage("stop" satisfies OrderToReader);
  if (hasEnded(worker)) return;
  const stopWaiting = new AbortController();
  const inTime = await Promise.race([ended, pause(longestEndMilliseconds, false, { signal: stopWaiting.signal })]);
  stopWaiting.abort();
  if (!inTime) await worker.terminate();
}

/** A thread that has ended has no number any more. */
function hasEnded(worker: Worker): boolean {
  return worker.threadId === -1;
}

function refusalOf({ reason, missing, line }: Extract<ReadingMessage, { kind: "unreadable" }>): UnreadableRegister {
  return missing === undefined ? new UnreadableRegister(reason) : new IncompleteRegister(missing, line);
}
