import { setTimeout as pause } from "node:timers/promises";
import { codeOf, isBusy } from "#db/errors.ts";
import { isUnavailable } from "#db/engine.ts";
import { migrate, NewerSchema } from "#db/migrate.ts";
import type { Context } from "#app/platform/context.server.ts";
import { databaseName, findData, joinData } from "#app/platform/data-folder/data-identity.server.ts";
import { mismatchOf, mismatchText } from "#app/platform/data-folder/data-identity.ts";
import { isOwnSecret } from "#app/platform/data-folder/secret-check.server.ts";
import { newerSchemaText, startFaultText, unreachableText, wrongSecretText, type DataLocation } from "./start-fault.ts";

export interface Preparing {
  /** Longest wait in seconds for a database that cannot be reached or is busy; a server waits for ever. */
  patienceSeconds?: number;
  /** Further preparation with the same patience; must be safe to repeat. */
  also?: () => Promise<void>;
}

/** A start that is refused with a sentence for the operator. */
class StartRefused extends Error {}

const betweenTriesMilliseconds = 1000;
const betweenWordsMilliseconds = 10_000;

/**
 * Prepares the data of this process, in this order: reach the database, compare it with the data folder, migrate it to
 * the newest schema, give both their common id, check SECRET. Returns the names of the migrations that ran. If that is
 * not possible, prints a sentence that says what to do and ends the process with code 1. Every command that opens the
 * database calls it.
 */
export async function prepareDataOrExit(context: Context, preparing: Preparing = {}): Promise<string[]> {
  const { patienceSeconds = 60, also } = preparing;
  const begun = performance.now();
  let said = -Infinity;
  for (;;) {
    try {
      const migrated = await prepare(context);
      await also?.();
      return migrated;
    } catch (error) {
      const isTooLate = performance.now() - begun > patienceSeconds * 1000;
      if (isTooLate || !isWaitedFor(context, error)) return exitWith(context, error);
      if (performance.now() - said > betweenWordsMilliseconds) {
        said = performance.now();
        context.log.warn({ database: databaseName(context.settings), code: codeOf(error) }, "waiting for the database");
      }
      await pause(betweenTriesMilliseconds);
    }
  }
}

async function prepare(context: Context): Promise<string[]> {
  const { db, settings } = context;
  const mismatch = mismatchOf(await findData(context));
  if (mismatch !== undefined) {
    throw new StartRefused(mismatchText(mismatch, databaseName(settings), settings.dataFolder).trimEnd());
  }
  const migrated = await migrate(db);
  await joinData(context);
  if (!(await isOwnSecret(context))) throw new StartRefused(wrongSecretText(locationOf(context)));
  return migrated;
}

function locationOf({ settings }: Context): DataLocation {
  return { database: databaseName(settings), folder: settings.dataFolder };
}

/**
 * Whether waiting can help: PostgreSQL may return, and another writer of SQLite may finish; a full disk or a wrong file
 * does not change by itself.
 */
function isWaitedFor({ settings }: Context, error: unknown): boolean {
  if (settings.databaseUrl === undefined) return isBusy(error);
  return isUnavailable(error) && codeOf(error) !== "53100";
}

async function exitWith(context: Context, error: unknown): Promise<never> {
  const text = sentenceFor(context, error);
  if (text === undefined) throw error;
  process.stderr.write(`${text}\n`);
  await context.db.destroy().catch(() => undefined);
  process.exit(1);
}

function sentenceFor(context: Context, error: unknown): string | undefined {
  const location = locationOf(context);
  if (error instanceof StartRefused) return error.message;
  if (error instanceof NewerSchema) return newerSchemaText(error.unknown, location);
  if (context.settings.databaseUrl !== undefined && isUnavailable(error)) {
    return codeOf(error) === "53100" ? startFaultText("53100", location) : unreachableText(codeOf(error), location);
  }
  return startFaultText(codeOf(error), location);
}
