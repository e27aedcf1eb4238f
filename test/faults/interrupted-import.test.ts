import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import { inTransaction, openDatabase } from "#db/engine.ts";
import { openImport } from "#app/imports/runs/import-register.server.ts";
import { givenInstallation } from "#test/support/installation.ts";
import { registerFile, registerRow } from "#test/support/register.ts";
import { givenOffice } from "#test/support/story.ts";

const lines = 40_000;

/** An installation with an uploaded register that waits to be imported. */
async function givenUpload() {
  const rows = Array.from({ length: lines }, (_, index) =>
    registerRow({ number: `H13.18-261102-${String(index).padStart(5, "0")}` }),
  );
  const bytes = registerFile(...rows);
  const installation = await givenInstallation(async (context) => {
    const officeId = await givenOffice(context);
    const facts = { officeId, staffId: null, fileName: "so.csv", bytesTotal: bytes.length };
    await inTransaction(context.db, (tx) => openImport(context, tx, facts, { upload: "waiting" }));
  });
  const uploads = join(installation.dataFolder, "uploads");
  mkdirSync(uploads, { recursive: true });
  writeFileSync(join(uploads, "waiting"), bytes);
  writeFileSync(join(uploads, "forgotten"), bytes.subarray(0, 10_000));
  const { db, close } = openDatabase(installation.location, () => undefined);
  onTestFinished(close);
  const run = () => db.selectFrom("import_runs").selectAll().executeTakeFirstOrThrow();
  const until = async (isSo: (found: Awaited<ReturnType<typeof run>>) => boolean) => {
    const end = Date.now() + 90_000;
    while (Date.now() < end) {
      const found = await run();
      if (isSo(found)) return found;
      await pause(20);
    }
    throw new Error(`not in time: ${JSON.stringify(await run())}`);
  };
  return { ...installation, db, run, until, uploads: () => (existsSync(uploads) ? readdirSync(uploads) : []) };
}

test.each(["SIGTERM", "SIGKILL"])(
  "an import cut off by %s goes on after the restart, and its file goes with its end",
  async (signal) => {
    const { start, db, run, until, uploads } = await givenUpload();
    const product = await start();
    const under = await until(({ rows_read }) => rows_read > 0);
    expect(under.rows_read).toBeLessThan(lines);
    if (signal === "SIGTERM") {
      expect(await product.stop()).toBe(0);
      expect(product.printed()).not.toContain("driver has already been destroyed");
      expect(await run()).toMatchObject({ owner: null, finished_at: null, failed_reason: null });
    } else {
      await product.kill();
    }
    expect(uploads()).toEqual(["waiting"]);
    await start();
    const ended = await until(({ finished_at, failed_reason }) => finished_at !== null || failed_reason !== null);
    expect(ended).toMatchObject({ failed_reason: null, rows_read: lines, created: lines, problems: 0, owner: null });
    const { count } = await db
      .selectFrom("dossiers")
      .select((eb) => eb.fn.countAll<number>().as("count"))
      .executeTakeFirstOrThrow();
    expect(count).toBe(lines);
    const end = Date.now() + 10_000;
    while (uploads().length > 0 && Date.now() < end) await pause(20);
    expect(uploads()).toEqual([]);
  },
);

test("an import that is being undone when the process is killed is undone after the restart", async () => {
  const { start, db, run, until } = await givenUpload();
  const product = await start();
  const ended = await until(({ finished_at }) => finished_at !== null);
  const asked = { undo_asked_at: ended.progress_at, attempts: 0 };
  await db.updateTable("import_runs").set(asked).where("id", "=", ended.id).execute();
  const under = await until(({ undo_cursor }) => undo_cursor !== null);
  await product.kill();
  expect(under.undone_at).toBeNull();
  await start();
  await until(({ undone_at }) => undone_at !== null);
  expect(JSON.parse((await run()).undo_counts)).toMatchObject({ removed: lines, kept: 0 });
  expect(await db.selectFrom("dossiers").select("id").limit(1).execute()).toEqual([]);
  expect(await db.selectFrom("receipts").select("code").limit(1).execute()).toEqual([]);
  const totals = await db.selectFrom("daily_channel_totals").where("received", "!=", 0).select("received").execute();
  expect(totals).toEqual([]);
});
