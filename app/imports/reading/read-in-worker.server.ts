import { fork, type ChildProcess } from "node:child_process";
import { on } from "node:events";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { bareEnvironment } from "#app/platform/settings.server.ts";
import { unpackRows, type PackedRows } from "./packed-rows.ts";
import type { RegisterPreview } from "./preview-register.server.ts";
import type { FileHeader, ReadingRules, RegisterReading, RegisterRows } from "./read-register.server.ts";
import type { ColumnName, ColumnProfiles, RequiredColumn } from "./register-columns.ts";
import { IncompleteRegister, UnreadableRegister } from "./unreadable-register.ts";
import type { FileRefusal } from "./row-problem.ts";

export type ReadingTask =
  { kind: "rows"; path: string; rules: ReadingRules } | { kind: "preview"; path: string; profiles: ColumnProfiles };

/** What the reading process is told: its task first, then that a portion was taken. */
export type OrderToReader = ReadingTask | "taken";

/** A message of the reading process. It gets a message back for every portion that was taken. */
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
  | { kind: "unreadable"; reason: FileRefusal; missing: readonly RequiredColumn[] | undefined; line: number }
  /** A defect or a trouble of the machine, with the code of the system, such as `EIO`. */
  | { kind: "failed"; error: Error; code: string | undefined };

/** The process's file: beside this one, and seen from the built pages (`build/server/`), which are one file without it. */
const besideBundle = "../../app/imports/reading/reading-worker.server.ts";
const workerFiles = [
  new URL("./reading-worker.server.ts", import.meta.url),
  new URL(besideBundle, import.meta.url),
] as const;

/** Reads a register file in a process of its own, so that the next rows are read and checked while the last ones are saved. */
export function readRegisterInWorker(path: string, rules: ReadingRules): RegisterReading {
  let bytesRead = 0;
  let digest = "";

  async function* portions(): AsyncGenerator<RegisterRows> {
    const worker = startWorker({ kind: "rows", path, rules });
    try {
      for await (const message of messagesOf(worker)) {
        if (message.kind === "end") {
          digest = message.digest;
          return;
        }
        if (message.kind !== "rows") continue;
        bytesRead = message.bytesRead;
        const { headings, sheets, header } = message;
        yield { rows: unpackRows(message.packed), headings, sheets, header };
        tell(worker, "taken");
      }
      throw endedEarly();
    } finally {
      worker.kill("SIGKILL");
    }
  }

  return { portions: portions(), bytesRead: () => bytesRead, digest: () => digest };
}

let lastPreview: Promise<unknown> = Promise.resolve();

/** `previewRegister` in a process of its own, one after the other: each may unpack a large workbook. */
export function previewInWorker(path: string, profiles: ColumnProfiles): Promise<RegisterPreview | undefined> {
  const preview = lastPreview.then(() => readPreview({ kind: "preview", path, profiles }));
  lastPreview = preview.catch(() => undefined);
  return preview;
}

async function readPreview(task: ReadingTask): Promise<RegisterPreview | undefined> {
  const worker = startWorker(task);
  try {
    for await (const message of messagesOf(worker)) if (message.kind === "preview") return message.preview;
    throw endedEarly();
  } finally {
    worker.kill("SIGKILL");
  }
}

/**
 * A process, not a thread: a reading thread of Node 24 took the whole process with it now and then (SIGSEGV, SIGTRAP),
 * and a file from outside can at most end its own reading. It has no settings and no secrets of the product.
 */
function startWorker(task: ReadingTask): ChildProcess {
  const file = workerFiles.find((one) => existsSync(one));
  if (file === undefined) throw new Error("the file of the reading process is missing");
  const worker = fork(fileURLToPath(file), {
    env: { ...bareEnvironment(), NODE_ENV: "production" },
    execArgv: ["--max-old-space-size=1024", "--max-semi-space-size=8"],
    serialization: "advanced",
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  // `messagesOf` hears errors while it reads; one that comes later, as of a kill, must not end this process.
  worker.on("error", () => undefined);
  tell(worker, task);
  return worker;
}

/** The messages until the process ends. Throws UnreadableRegister, and the process's own failure. */
async function* messagesOf(
  worker: ChildProcess,
): AsyncGenerator<Exclude<ReadingMessage, { kind: "unreadable" | "failed" }>> {
  for await (const [message] of on(worker, "message", { close: ["disconnect"] }) as AsyncIterable<[ReadingMessage]>) {
    if (message.kind === "unreadable") throw refusalOf(message);
    if (message.kind === "failed") throw Object.assign(message.error, { code: message.code });
    yield message;
  }
}

/** A process that has ended hears nothing; `messagesOf` ends then. */
function tell(worker: ChildProcess, order: OrderToReader): void {
  worker.send(order, () => undefined);
}

function endedEarly(): Error {
  return new Error("the reading process ended before its file");
}

function refusalOf({ reason, missing, line }: Extract<ReadingMessage, { kind: "unreadable" }>): UnreadableRegister {
  return missing === undefined ? new UnreadableRegister(reason) : new IncompleteRegister(missing, line);
}
