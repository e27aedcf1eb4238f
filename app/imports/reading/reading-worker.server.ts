import { once } from "node:events";
import { packRows } from "./packed-rows.ts";
import { previewRegister } from "./preview-register.server.ts";
import type { OrderToReader, ReadingMessage, ReadingTask } from "./read-in-worker.server.ts";
import { readRegister } from "./read-register.server.ts";
import { openRegisterFile, type RegisterFile } from "./register-file.server.ts";
import { IncompleteRegister, UnreadableRegister } from "./unreadable-register.ts";

/**
 * The process of `readRegisterInWorker`: sends the rows it has read, portion by portion, and continues when enough of
 * them are saved. The process that has started it ends it.
 */

/** About ten thousand rows: the next transactions' rows, while the other process saves one. */
const mostPortionsAhead = 12;

process.once("disconnect", () => process.exit());

const [task] = (await once(process, "message")) as [ReadingTask];
try {
  if (task.kind === "preview") say({ kind: "preview", preview: await previewRegister(task.path, task.profiles) });
  else await read(task);
} catch (error) {
  say(asMessage(error));
}

async function read({ path, rules }: Extract<ReadingTask, { kind: "rows" }>): Promise<void> {
  let ahead = 0;
  process.on("message", (_: Exclude<OrderToReader, ReadingTask>) => (ahead -= 1));
  let file: RegisterFile | undefined;
  try {
    file = await openRegisterFile(path, rules.profiles);
    const reading = readRegister(file.tables, rules, file.passedOver);
    for await (const { rows, headings, sheets, header } of reading.portions) {
      const bytesRead = (file.bytesRead ?? reading.bytesRead)();
      say({ kind: "rows", packed: packRows(rows), headings, sheets, header, bytesRead });
      ahead += 1;
      while (ahead >= mostPortionsAhead) await once(process, "message");
    }
    say({ kind: "end", digest: reading.digest() });
  } finally {
    file?.close();
  }
}

function asMessage(error: unknown): ReadingMessage {
  if (error instanceof IncompleteRegister) {
    return { kind: "unreadable", reason: error.reason, missing: error.missing, line: error.line };
  }
  if (error instanceof UnreadableRegister) {
    return { kind: "unreadable", reason: error.reason, missing: undefined, line: 0 };
  }
  const failure = error instanceof Error ? error : new Error(String(error));
  return { kind: "failed", error: failure, code: (failure as NodeJS.ErrnoException).code };
}

function say(message: ReadingMessage): void {
  process.send?.(message);
}
