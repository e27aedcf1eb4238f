import { on } from "node:events";
import { Worker } from "node:worker_threads";
import { unpackRows, type PackedRows } from "./packed-rows.ts";
import type { ReadingRules, RegisterReading, RegisterRows } from "./read-register.server.ts";
import type { ColumnName, RequiredColumn } from "./register-columns.ts";
import { IncompleteRegister, UnreadableRegister } from "./unreadable-register.ts";
import type { FileRefusal } from "./row-problem.ts";

export interface ReadingTask {
  path: string;
  rules: ReadingRules;
}

/** A message of the reading thread. It gets a message back for every portion that was taken. */
export type ReadingMessage =
  | {
      kind: "rows";
      packed: PackedRows;
      headings: ReadonlyMap<ColumnName, string>;
      sheets: readonly string[];
      bytesRead: number;
    }
  | { kind: "end"; digest: string }
  | { kind: "unreadable"; reason: FileRefusal; missing: readonly RequiredColumn[] | undefined; line: number };

/** Its rows are short-lived: more memory for young objects would only make the process larger. */
const resourceLimits = { maxYoungGenerationSizeMb: 16 };

/**
 * Reads a register file in a worker thread, so that the next rows are read and checked while the last ones are saved.
 * Only for processes that run from the sources, as commands and the server do.
 */
export function readRegisterInWorker(path: string, rules: ReadingRules): RegisterReading {
  let bytesRead = 0;
  let digest = "";

  async function* portions(): AsyncGenerator<RegisterRows> {
    const task: ReadingTask = { path, rules };
    const worker = new Worker(new URL("./reading-worker.server.ts", import.meta.url), {
      workerData: task,
      resourceLimits,
    });
    try {
      for await (const [message] of on(worker, "message", { close: ["exit"] }) as AsyncIterable<[ReadingMessage]>) {
        if (message.kind === "unreadable") throw refusalOf(message);
        if (message.kind === "end") {
          digest = message.digest;
          return;
        }
        bytesRead = message.bytesRead;
        yield { rows: unpackRows(message.packed), headings: message.headings, sheets: message.sheets };
        worker.postMessage("taken");
      }
      throw new Error("the reading thread ended before its file");
    } finally {
      await worker.terminate();
    }
  }

  return { portions: portions(), bytesRead: () => bytesRead, digest: () => digest };
}

function refusalOf({ reason, missing, line }: Extract<ReadingMessage, { kind: "unreadable" }>): UnreadableRegister {
  return missing === undefined ? new UnreadableRegister(reason) : new IncompleteRegister(missing, line);
}
