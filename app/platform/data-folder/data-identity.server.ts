import { randomUUID } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Db } from "#db/engine.ts";
import type { Context } from "#app/platform/context.server.ts";
import type { DataFound } from "./data-identity.ts";
import type { Settings } from "#app/platform/settings.server.ts";

/** The folder of the files of cases, below the data folder. */
export function attachmentsFolder(settings: Pick<Settings, "dataFolder">): string {
  return join(settings.dataFolder, "attachments");
}

/** The name of the database in sentences for operators, without a password. */
export function databaseName({ databaseUrl, dataFolder }: Settings): string {
  if (databaseUrl === undefined) return join(dataFolder, "hai-long.sqlite");
  const url = URL.canParse(databaseUrl) ? new URL(databaseUrl) : undefined;
  return url === undefined ? "DATABASE_URL" : `PostgreSQL ${url.host}${url.pathname}`;
}

/** Reads what the database and the data folder contain about their identity. Works with any schema or none. */
export async function findData({ db, settings }: Pick<Context, "db" | "settings">): Promise<DataFound> {
  const tables = new Set((await db.introspection.getTables()).map(({ name }) => name));
  const has = async (table: "offices" | "attachments") =>
    tables.has(table) && (await db.selectFrom(table).select("id").limit(1).executeTakeFirst()) !== undefined;
  const id = tables.has("installation") ? await findId(db) : undefined;
  return {
    database: { id, isEmpty: id === undefined && !(await has("offices")), namesFiles: await has("attachments") },
    folder: { id: readFolderId(settings), holdsFiles: holdsFiles(settings) },
  };
}

/**
 * Gives database and folder the same id: the database's, else the folder's, else a new one. If several processes start
 * together, one creates it.
 */
export async function joinData({ db, settings, clock }: Context): Promise<void> {
  await db
    .insertInto("installation")
    .values({ only_row: 1, id: readFolderId(settings) ?? randomUUID(), created_at: clock.now() })
    .onConflict((conflict) => conflict.column("only_row").doNothing())
    .execute();
  const id = await findId(db);
  if (id === undefined) throw new Error("the installation has no id");
  if (readFolderId(settings) !== id) writeFolderId(settings, id);
}

async function findId(db: Db): Promise<string | undefined> {
  return (await db.selectFrom("installation").select("id").executeTakeFirst())?.id;
}

function idFile({ dataFolder }: Pick<Settings, "dataFolder">): string {
  return join(dataFolder, "installation-id");
}

function readFolderId(settings: Pick<Settings, "dataFolder">): string | undefined {
  try {
    const id = readFileSync(idFile(settings), "utf8").trim();
    return id === "" ? undefined : id;
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

/** Written to another file and renamed, so that a process that dies leaves no id or a complete one. */
function writeFolderId(settings: Pick<Settings, "dataFolder">, id: string): void {
  mkdirSync(settings.dataFolder, { recursive: true });
  const written = `${idFile(settings)}.${String(process.pid)}`;
  writeFileSync(written, `${id}\n`, { mode: 0o600, flush: true });
  renameSync(written, idFile(settings));
}

function holdsFiles(settings: Pick<Settings, "dataFolder">): boolean {
  try {
    return readdirSync(attachmentsFolder(settings), { withFileTypes: true }).some((entry) => entry.isFile());
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR");
}
