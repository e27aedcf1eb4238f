import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { sql } from "kysely";
import pg from "pg";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { inTransaction, isUnavailable, openDatabase, type Db } from "#db/engine.ts";
import { migrate } from "#db/migrate.ts";
import { systemClock } from "#app/platform/clock.server.ts";
import { contextOver } from "#test/support/context.ts";
import { startPostgres, type PostgresServer } from "#test/support/postgres-server.ts";
import { startProduct, type RunningProduct } from "#test/support/product.ts";
import { givenReceipt } from "#test/support/receipts.ts";
import { givenOffice } from "#test/support/story.ts";

/** A PostgreSQL server of this file's own: it is taken away and brought back under the product. */
let server: PostgresServer;
let databases = 0;

beforeAll(async () => {
  server = await startPostgres();
});

afterAll(() => {
  server.stop();
});

async function createDatabase(): Promise<string> {
  const name = `office${String((databases += 1))}`;
  await asAdministrator(`create database ${name}`);
  return addressOf(name);
}

function addressOf(database: string, user = "postgres"): string {
  return `postgres://${user}@localhost/${database}?host=${encodeURIComponent(server.socket)}`;
}

async function asAdministrator(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: addressOf("postgres") });
  await client.connect();
  await client.query(statement);
  await client.end();
}

function open(location: string, poolSize?: number): Db {
  const { db, close } = openDatabase(location, () => undefined, poolSize);
  onTestFinished(close);
  return db;
}

/** Creates the office's receipts in a database of their own; returns its address and the receipts' codes. */
async function givenReceipts(count: number): Promise<{ location: string; codes: string[]; db: Db }> {
  const location = await createDatabase();
  const db = open(location);
  await migrate(db);
  const context = contextOver(db, systemClock);
  const officeId = await givenOffice(context);
  const codes: string[] = [];
  for (let made = 0; made < count; made += 1) codes.push((await givenReceipt(context, officeId)).code);
  return { location, codes, db };
}

async function startOn(location: string): Promise<RunningProduct> {
  const dataFolder = mkdtempSync(join(tmpdir(), "hai-long-restart-"));
  const secret = "only for the fault tests, long enough";
  const product = await startProduct({ dataFolder, secret, settings: { DATABASE_URL: location, DATABASE_POOL: "5" } });
  onTestFinished(async () => {
    await product.kill();
    rmSync(dataFolder, { recursive: true, force: true });
  });
  return product;
}

/** The status of the answer to a tap; 0 where none came. */
async function tap(product: RunningProduct, code: string): Promise<number> {
  const headers = { "content-type": "application/x-www-form-urlencoded" };
  const asked = fetch(`${product.url}/r/${code}`, { method: "POST", headers, body: "score=5", redirect: "manual" });
  return (await asked.catch(() => undefined))?.status ?? 0;
}

async function untilReady(product: RunningProduct): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    if ((await fetch(`${product.url}/health/ready`)).status === 200) return;
    await pause(100);
  }
  throw new Error(`not ready again:\n${product.printed()}`);
}

async function ratedCodes(db: Db): Promise<Set<string>> {
  const rated = db.selectFrom("ratings").innerJoin("receipts", "receipts.dossier_id", "ratings.dossier_id");
  return new Set((await rated.select("receipts.code").execute()).map(({ code }) => code));
}

test("two processes live through a crash of PostgreSQL under load, and no acknowledged rating is lost", async () => {
  const { location, codes, db } = await givenReceipts(400);
  const products = [await startOn(location), await startOn(location)];
  const left = [...codes];
  const acknowledged: string[] = [];
  const isOver = { value: false };
  async function tapOn(product: RunningProduct): Promise<void> {
    for (let code = left.pop(); code !== undefined && !isOver.value; code = left.pop()) {
      if ((await tap(product, code)) === 303) acknowledged.push(code);
      await pause(20);
    }
  }
  const load = products.flatMap((product) => [tapOn(product), tapOn(product), tapOn(product)]);
  await pause(700);
  await server.crash("SIGKILL");
  const before = acknowledged.length;
  const live = await Promise.all(products.map(({ url }) => fetch(`${url}/health/live`)));
  expect(live.map(({ status }) => status)).toEqual([200, 200]);
  await pause(300);
  await server.start();
  await Promise.all(products.map(untilReady));
  await pause(700);
  isOver.value = true;
  await Promise.all(load);
  expect(before).toBeGreaterThan(0);
  expect(acknowledged.length).toBeGreaterThan(before);
  const rated = await ratedCodes(db);
  expect(acknowledged.filter((code) => !rated.has(code))).toEqual([]);
});

test("while PostgreSQL is away a tap is answered as not recorded, and all works again when it is back", async () => {
  const { location, codes, db } = await givenReceipts(3);
  const product = await startOn(location);
  await server.crash("SIGINT");
  const refused = await tap(product, codes[0] ?? "");
  expect(refused).toBeGreaterThanOrEqual(500);
  expect((await fetch(`${product.url}/health/ready`)).status).toBe(503);
  await server.start();
  await untilReady(product);
  expect(await tap(product, codes[1] ?? "")).toBe(303);
  expect([...(await ratedCodes(db))]).toEqual([codes[1]]);
  expect(await product.stop()).toBe(0);
});

test("a transaction that loses its server fails as unavailable, and the pool serves the next one", async () => {
  const db = open(await createDatabase());
  await sql`create table kept (id text primary key)`.execute(db);
  const lost = inTransaction(db, async (tx) => {
    await sql`insert into kept values ('lost')`.execute(tx);
    await server.crash("SIGQUIT");
    await server.start();
    await sql`insert into kept values ('lost too')`.execute(tx);
  }).catch((error: unknown) => error);
  expect(isUnavailable(await lost)).toBe(true);
  await inTransaction(db, (tx) => sql`insert into kept values ('kept')`.execute(tx));
  expect((await sql`select id from kept`.execute(db)).rows).toEqual([{ id: "kept" }]);
});

test("where the server takes no more connections a request waits for one instead of failing", async () => {
  const location = await createDatabase();
  await asAdministrator("create role narrow login connection limit 2");
  const name = new URL(location).pathname.slice(1);
  const db = open(addressOf(name, "narrow"), 8);
  const answers = Array.from({ length: 20 }, async (_, index) => {
    const { rows } = await sql<{ answer: number }>`select ${sql.lit(index)} as answer from pg_sleep(0.02)`.execute(db);
    return rows[0]?.answer;
  });
  expect(await Promise.all(answers)).toEqual(Array.from({ length: 20 }, (_, index) => index));
});

test("a session keeps what it acknowledged even where the server is set up not to", async () => {
  const location = await createDatabase();
  const name = new URL(location).pathname.slice(1);
  await asAdministrator(`alter database ${name} set synchronous_commit = off`);
  const db = open(location);
  const { rows } = await sql`select current_setting('synchronous_commit') as durable,
    current_setting('statement_timeout') as statement`.execute(db);
  expect(rows).toEqual([{ durable: "on", statement: "30s" }]);
});

test("a tap while PostgreSQL is away gets a page that keeps it, and sent again when it is back it counts once", async () => {
  const { location, codes, db } = await givenReceipts(1);
  const product = await startOn(location);
  const [code = ""] = codes;
  await server.crash("SIGKILL");
  const headers = { "content-type": "application/x-www-form-urlencoded" };
  const init = { method: "POST", headers, body: "score=5", redirect: "manual" } as const;
  const away = await fetch(`${product.url}/r/${code}`, init);
  const page = await away.text();
  expect(away.status).toBe(503);
  expect(Number(away.headers.get("Retry-After"))).toBeGreaterThan(0);
  expect(page).toContain("Đánh giá chưa được ghi nhận");
  expect(page).toContain('<input type="hidden" name="score" value="5">');
  expect(page).toMatch(/<form method="post">/);
  await server.start();
  await untilReady(product);
  expect([await tap(product, code), await tap(product, code)]).toEqual([303, 303]);
  expect(await db.selectFrom("ratings").select(["score", "taps"]).execute()).toEqual([{ score: 5, taps: 1 }]);
  expect(await db.selectFrom("rating_history").select("score").execute()).toEqual([{ score: 5 }]);
});
