import { on } from "node:events";
import { Worker } from "node:worker_threads";
import { unpackRows, type PackedRows } from "./packed-rows.ts";
import type { ReadingRules, RegisterReading, RegisterRows } from "./read-register.server.ts";
import type { ColumnName, RequiredColumn } from "./register-columns.ts";
import { IncompleteRegister, UnreadableRegister } from "./register-lines.server.ts";
import type { FileRefusal } from "./row-problem.ts";

export interface ReadingTask {
  path: string;
  rules: ReadingRules;
}

/** What the reading thread says. It hears a message back for every portion that is taken. */
export type ReadingMessage =
  | { kind: "rows"; packed: PackedRows; headings: ReadonlyMap<ColumnName, string>; bytesRead: number }
  | { kind: "end"; digest: string }
  | { kind: "unreadable"; reason: FileRefusal; missing: readonly RequiredColumn[] | undefined; line: number };

/** Its rows live but shortly: more room for them would only make the process larger. */
const resourceLimits = { maxYoungGenerationSizeMb: 16 };

/**
 * Reads a register of this machine in a thread of its own, so that the next rows are read and checked while the last
 * ones are saved. Only for processes that run from the sources, as commands and the server's own jobs do.
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
        yield { rows: unpackRows(message.packed), headings: message.headings };
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
