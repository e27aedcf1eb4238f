import { appendFileSync, existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { inTransaction } from "#db/engine.ts";
import type { Context } from "#app/platform/context.server.ts";
import { keyRecord } from "./audit.server.ts";
import type { NotedHead } from "./verify-audit.server.ts";

/**
 * Heads logged in the data folder, one per line: time, position, hash. Write access to the database alone cannot change
 * them.
 */
function fileOf({ settings }: Context): string {
  return join(settings.dataFolder, "audit-heads.txt");
}

/**
 * Writes the head of the audit record into the log and into the data folder, once a day: a record that is later
 * shortened, emptied or rewritten does not contain it any more. Returns the logged position.
 */
export async function logAuditHead(context: Context): Promise<{ position: number }> {
  const { position, hash } = await inTransaction(context.db, (tx) => keyRecord(context, tx));
  if (position === 0) return { position };
  context.log.info({ position, hash }, "head of the audit record");
  const at = context.clock.now();
  appendFileSync(fileOf(context), `${at} ${String(position)} ${hash}\n`, { mode: 0o600 });
  return { position };
}

/** The heads logged in the data folder. */
export function readLoggedHeads(context: Context): NotedHead[] {
  const file = fileOf(context);
  if (!existsSync(file)) return [];
  return readHeads(readFileSync(file, "utf8").replaceAll(/^\S+ (\d+) /gm, "$1:"));
}

/** Reads heads given to the command, `POSITION:HASH`, separated by white space; anything else is ignored. */
export function readHeads(text: string): NotedHead[] {
  return [...text.matchAll(/(?:^|\s)(\d+):([0-9a-f]{64})(?=\s|$)/g)].map(([, position, hash]) => ({
    position: Number(position),
    hash: hash ?? "",
  }));
}
