import { once } from "node:events";
import { createReadStream } from "node:fs";
import { parentPort, workerData } from "node:worker_threads";
import { packRows } from "./packed-rows.ts";
import type { ReadingMessage, ReadingTask } from "./read-in-worker.server.ts";
import { readRegister } from "./read-register.server.ts";
import { IncompleteRegister, UnreadableRegister } from "./register-lines.server.ts";

/**
 * The worker thread of `readRegisterInWorker`: sends the rows it has read, portion by portion, and continues when
 * enough of them are saved.
 */

const bytesAtOnce = 256 * 1024;
/** About ten thousand rows: the next transactions' rows, while the other thread saves one. */
const mostPortionsAhead = 12;

await read(workerData as ReadingTask);

async function read({ path, rules }: ReadingTask): Promise<void> {
  const open = () => createReadStream(path, { highWaterMark: bytesAtOnce }) as AsyncIterable<Buffer>;
  const reading = readRegister(open, rules);
  let ahead = 0;
  parentPort?.on("message", () => (ahead -= 1));
  try {
    for await (const { rows, headings } of reading.portions) {
      const packed = packRows(rows);
      say({ kind: "rows", packed, headings, bytesRead: reading.bytesRead() }, [packed.indexes.buffer]);
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
  }
}

function say(message: ReadingMessage, handedOver: readonly ArrayBuffer[] = []): void {
  parentPort?.postMessage(message, handedOver);
}
