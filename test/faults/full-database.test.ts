import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { expect, onTestFinished, test } from "vitest";
import { inTransaction, isUnavailable, openDatabase, type Db } from "#db/engine.ts";
import { migrate } from "#db/migrate.ts";

async function openSqlite(): Promise<Db> {
  const folder = mkdtempSync(join(tmpdir(), "hai-long-full-"));
  const { db, close } = openDatabase(join(folder, "hai-long.sqlite"), () => undefined);
  onTestFinished(async () => {
    await close();
    rmSync(folder, { recursive: true, force: true });
  });
  await migrate(db);
  return db;
}

/** Simulates a full disk: the file may not grow by a page. */
async function fill(db: Db): Promise<void> {
  const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(db);
  await sql`pragma max_page_count = ${sql.lit(rows[0]?.page_count ?? 1)}`.execute(db);
}

async function empty(db: Db): Promise<void> {
  await sql`pragma max_page_count = 1000000`.execute(db);
}

function storeMuch(db: Db): Promise<void> {
  return inTransaction(db, async (tx) => {
    for (let row = 0; row < 200; row += 1) {
      const text = "x".repeat(4000);
      await sql`insert into setup_tokens (token_hash, created_at) values (${`${String(row)} ${text}`}, '2026')`.execute(
        tx,
      );
    }
  });
}

async function countRows(db: Db): Promise<number> {
  return (await db.selectFrom("setup_tokens").select("token_hash").execute()).length;
}

test("a full disk is said to be full, leaves nothing half stored, and storing works again when there is room", async () => {
  const db = await openSqlite();
  await fill(db);
  const error = await storeMuch(db).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ code: "SQLITE_FULL" });
  expect(isUnavailable(error)).toBe(true);
  expect(await countRows(db)).toBe(0);
  await empty(db);
  await storeMuch(db);
  expect(await countRows(db)).toBe(200);
});
