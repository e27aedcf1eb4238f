import { once } from "node:events";
import { parentPort, workerData } from "node:worker_threads";
import { packRows } from "./packed-rows.ts";
import type { OrderToReader, ReadingMessage, ReadingTask } from "./read-in-worker.server.ts";
import { previewRegister } from "./preview-register.server.ts";
import { openRegisterFile, type RegisterFile } from "./register-file.server.ts";
import { readRegister } from "./read-register.server.ts";
import { IncompleteRegister, UnreadableRegister } from "./unreadable-register.ts";

/**
 * The worker thread of `readRegisterInWorker`: sends the rows it has read, portion by portion, and continues when
 * enough of them are saved.
 */

/** About ten thousand rows: the next transactions' rows, while the other thread saves one. */
const mostPortionsAhead = 12;

const task = workerData as ReadingTask;
if (task.kind === "preview") say({ kind: "preview", preview: await previewRegister(task.path, task.profiles) });
else await read(task);

async function read({ path, rules }: Extract<ReadingTask, { kind: "rows" }>): Promise<void> {
  let ahead = 0;
  const order = { isStopped: false };
  parentPort?.on("message", (message: OrderToReader) => {
    if (message === "taken") ahead -= 1;
    else order.isStopped = true;
  });
  let file: RegisterFile | undefined;
  try {
    file = await openRegisterFile(path, rules.profiles);
    const reading = readRegister(file.tables, rules, file.passedOver);
    for await (const { rows, headings, sheets, header } of reading.portions) {
      const packed = packRows(rows);
      const bytesRead = (file.bytesRead ?? reading.bytesRead)();
      say({ kind: "rows", packed, headings, sheets, header, bytesRead }, [packed.indexes.buffer]);
      ahead += 1;
      while (ahead >= mostPortionsAhead && !order.isStopped && parentPort !== null) await once(parentPort, "message");
      if (order.isStopped) return;
    }
    say({ kind: "end", digest: reading.digest() });
  } catch (error) {
    if (!(error instanceof UnreadableRegister)) throw error;
    const missing = error instanceof IncompleteRegister ? error.missing : undefined;
    say({
      kind: "unreadable",
      reason: error.reason,
      missing,
      line: error instanceof IncompleteRegister ? error.line : 0,
    });
  } finally {
    file?.close();
    // Nothing else keeps the thread: it ends by itself.
    parentPort?.close();
  }
}

function say(message: ReadingMessage, handedOver: readonly ArrayBuffer[] = []): void {
  parentPort?.postMessage(message, handedOver);
}
