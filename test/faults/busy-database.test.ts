import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import SqliteDatabase from "better-sqlite3";
import { expect, onTestFinished, test } from "vitest";
import { inTransaction, openDatabase } from "#db/engine.ts";
import { migrate } from "#db/migrate.ts";
import { systemClock } from "#app/platform/clock.server.ts";
import { contextOver } from "#test/support/context.ts";
import { startProduct } from "#test/support/product.ts";
import { givenReceipt } from "#test/support/receipts.ts";
import { givenOffice } from "#test/support/story.ts";

function dataFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "hai-long-busy-"));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

/** Another process that has the right to write and keeps it. */
function occupy(file: string): { release: () => void } {
  const other = new SqliteDatabase(file);
  other.exec("begin immediate");
  return {
    release: () => {
      other.exec("commit");
      other.close();
    },
  };
}

async function openMigrated(file: string) {
  const { db, close } = openDatabase(file, () => undefined);
  onTestFinished(close);
  await migrate(db);
  return db;
}

test("what finds SQLite busy waits for its turn, in a transaction and outside, and reading goes on meanwhile", async () => {
  const file = join(dataFolder(), "hai-long.sqlite");
  const db = await openMigrated(file);
  const other = occupy(file);
  const done: string[] = [];
  const store = (token: string) => ({
    token_hash: token,
    created_at: "2026-11-20T02:00:00.000Z" as never,
    used_at: null,
  });
  const writing = [
    inTransaction(db, (tx) => tx.insertInto("setup_tokens").values(store("inside")).execute()),
    db.insertInto("setup_tokens").values(store("outside")).execute(),
  ].map((work) => work.then(() => done.push("written")));
  let longestGap = 0;
  let last = performance.now();
  const watch = setInterval(() => {
    longestGap = Math.max(longestGap, performance.now() - last);
    last = performance.now();
  }, 5);
  for (let read = 0; read < 20; read += 1) {
    await db.selectFrom("setup_tokens").select("token_hash").execute();
    await pause(20);
  }
  expect(done).toEqual([]);
  other.release();
  await Promise.all(writing);
  clearInterval(watch);
  const stored = await db.selectFrom("setup_tokens").select("token_hash").orderBy("token_hash").execute();
  expect(stored.map(({ token_hash }) => token_hash)).toEqual(["inside", "outside"]);
  expect(longestGap).toBeLessThan(250);
});

test("while another process writes for three seconds the server answers, and a tap is recorded afterwards", async () => {
  const folder = dataFolder();
  const file = join(folder, "hai-long.sqlite");
  const context = contextOver(await openMigrated(file), systemClock);
  const { code } = await givenReceipt(context, await givenOffice(context));
  const product = await startProduct({ dataFolder: folder, secret: "only for the fault tests, long enough" });
  onTestFinished(() => product.kill());
  // The jobs of the start have their turn first.
  await pause(1500);
  const other = occupy(file);
  const headers = { "content-type": "application/x-www-form-urlencoded" };
  const tap = fetch(`${product.url}/r/${code}`, { method: "POST", headers, body: "score=5", redirect: "manual" });
  const end = performance.now() + 3000;
  const [live, pages]: [number[], number[]] = [[], []];
  while (performance.now() < end) {
    live.push(await millisecondsOf(`${product.url}/health/live`));
    pages.push(await millisecondsOf(`${product.url}/r/${code}`));
    await pause(30);
  }
  other.release();
  expect((await tap).status).toBe(303);
  expect(Math.max(...live)).toBeLessThan(250);
  expect(pages.length).toBeGreaterThan(5);
  expect(await context.db.selectFrom("ratings").select("score").execute()).toEqual([{ score: 5 }]);
});

async function millisecondsOf(url: string): Promise<number> {
  const begin = performance.now();
  const answer = await fetch(url);
  await answer.text();
  expect(answer.status).toBe(200);
  return performance.now() - begin;
}
