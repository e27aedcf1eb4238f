import { once } from "node:events";
import { parentPort, workerData } from "node:worker_threads";
import { packRows } from "./packed-rows.ts";
import type { ReadingMessage, ReadingTask } from "./read-in-worker.server.ts";
import { openRegisterFile, type RegisterFile } from "./register-file.server.ts";
import { readRegister } from "./read-register.server.ts";
import { IncompleteRegister, UnreadableRegister } from "./unreadable-register.ts";

/**
 * The worker thread of `readRegisterInWorker`: sends the rows it has read, portion by portion, and continues when
 * enough of them are saved.
 */

/** About ten thousand rows: the next transactions' rows, while the other thread saves one. */
const mostPortionsAhead = 12;

await read(workerData as ReadingTask);

async function read({ path, rules }: ReadingTask): Promise<void> {
  let ahead = 0;
  parentPort?.on("message", () => (ahead -= 1));
  let file: RegisterFile | undefined;
  try {
    file = await openRegisterFile(path);
    const reading = readRegister(file.tables, rules, file.passedOver);
    for await (const { rows, headings, sheets } of reading.portions) {
      const packed = packRows(rows);
      say({ kind: "rows", packed, headings, sheets, bytesRead: (file.bytesRead ?? reading.bytesRead)() }, [
        packed.indexes.buffer,
      ]);
      ahead += 1;
      while (ahead >= mostPortionsAhead && parentPort !== null) await once(parentPort, "message");
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
  }
}

function say(message: ReadingMessage, handedOver: readonly ArrayBuffer[] = []): void {
  parentPort?.postMessage(message, handedOver);
}
