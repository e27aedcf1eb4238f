import { execFileSync } from "node:child_process";
import { statSync } from "node:fs";
import { connect } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { sql } from "kysely";
import { expect, inject, onTestFinished, test } from "vitest";
import { openDatabase } from "#db/engine.ts";
import { createTestDatabase } from "#test/support/database.ts";
import { givenInstallation, type Installation } from "#test/support/installation.ts";
import type { RunningProduct } from "#test/support/product.ts";
import { givenReceipt } from "#test/support/receipts.ts";
import { givenAccount, password } from "#test/support/staff.ts";
import { givenOffice } from "#test/support/story.ts";

async function given(databaseUrl?: string): Promise<Installation & { given: { code: string; dossierId: string } }> {
  return givenInstallation(async (context) => {
    const officeId = await givenOffice(context);
    await givenAccount(context, officeId, "vp@so.gov.vn", ["office"]);
    return givenReceipt(context, officeId);
  }, databaseUrl);
}

/** Simulates a full disk: the process may make no file larger than the database's log is now. */
function fillDisk(product: RunningProduct, { location }: Installation): void {
  const bytes = Math.max(statSync(`${location}-wal`).size, 1);
  execFileSync("prlimit", ["--pid", String(product.pid), `--fsize=${String(bytes)}:unlimited`]);
}

function freeDisk(product: RunningProduct): void {
  execFileSync("prlimit", ["--pid", String(product.pid), "--fsize=unlimited:unlimited"]);
}

function post(address: string, fields: Record<string, string>, headers: Record<string, string> = {}) {
  return fetch(address, { method: "POST", redirect: "manual", headers, body: new URLSearchParams(fields) });
}

async function statusOf(address: string): Promise<number> {
  return (await fetch(address)).status;
}

async function expectUnsaved(product: RunningProduct, code: string): Promise<void> {
  const tap = await post(`${product.url}/r/${code}`, { score: "4" });
  const page = await tap.text();
  expect(tap.status).toBe(503);
  expect(Number(tap.headers.get("Retry-After"))).toBeGreaterThan(0);
  expect(page).toContain("Đánh giá chưa được ghi nhận");
  expect(page).toContain('<input type="hidden" name="score" value="4">');
  const english = await post(`${product.url}/r/${code}`, { score: "4" }, { Cookie: "language=en" });
  expect(await english.text()).toContain("Your rating was not recorded");
  const text = "Tôi chờ từ sáng đến trưa mà không ai gọi số, đề nghị xem lại.";
  const complaint = await post(`${product.url}/complaint`, { kind: "complaint", text });
  const sent = await complaint.text();
  if (complaint.status === 503) expect(sent).toContain(text);
  const signIn = await post(`${product.url}/sign-in`, { email: "vp@so.gov.vn", password });
  expect(signIn.status).toBe(503);
  expect(await signIn.text()).not.toContain(password);
  await pause(1100);
  expect(await statusOf(`${product.url}/health/ready`)).toBe(503);
  expect(await statusOf(`${product.url}/health/live`)).toBe(200);
}

async function expectSaved(product: RunningProduct, code: string): Promise<void> {
  await pause(1100);
  expect(await statusOf(`${product.url}/health/ready`)).toBe(200);
  expect((await post(`${product.url}/r/${code}`, { score: "4" })).status).toBe(303);
}

test("on a full disk a tap is said not to be recorded, and it is taken when there is room again", async () => {
  const installation = await given();
  const product = await installation.start();
  fillDisk(product, installation);
  await expectUnsaved(product, installation.given.code);
  freeDisk(product);
  await expectSaved(product, installation.given.code);
  const failed = product
    .printed()
    .split("\n")
    .find((line) => line.includes('"database unavailable"'));
  expect(JSON.parse(failed ?? "{}")).toMatchObject({
    level: 50,
    path: "/r/…",
    err: { code: expect.stringMatching("SQLITE") as string },
  });
});

test("with PostgreSQL read-only nothing is said to be recorded, and readiness says no", async () => {
  const database = await createTestDatabase();
  const url = database.location;
  const installation = await given(url);
  onTestFinished(() => database.remove());
  const product = await installation.start();
  const name = new URL(url).pathname.slice(1);
  const other = openDatabase(
    `postgres://postgres@localhost/postgres?host=${inject("postgresSocket")}`,
    () => undefined,
  );
  onTestFinished(() => other.close());
  const readOnly = async (on: boolean) => {
    await sql`alter database ${sql.ref(name)} set default_transaction_read_only = ${sql.lit(on ? "on" : "off")}`.execute(
      other.db,
    );
    await sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = ${name} and pid <> pg_backend_pid()`.execute(
      other.db,
    );
  };
  await readOnly(true);
  await expectUnsaved(product, installation.given.code);
  await readOnly(false);
  await expectSaved(product, installation.given.code);
  expect(await product.stop()).toBe(0);
});

test("a connection that breaks after the tap was saved costs nothing: the browser's repeat gives thanks and counts once", async () => {
  const installation = await given();
  const product = await installation.start();
  const { code, dossierId } = installation.given;
  const { db, close } = openDatabase(installation.location, () => undefined);
  onTestFinished(close);
  const history = () => db.selectFrom("rating_history").where("dossier_id", "=", dossierId).select("score").execute();
  const socket = connect({ port: product.port, host: "localhost" });
  const head = [`POST /r/${code} HTTP/1.1`, `Host: localhost:${String(product.port)}`, "Content-Length: 7"];
  socket.write([...head, "Content-Type: application/x-www-form-urlencoded", "", "score=3"].join("\r\n"));
  // Nobody reads the answer.
  socket.pause();
  while ((await history()).length === 0) await pause(20);
  socket.destroy();
  for (let again = 0; again < 2; again += 1) {
    const repeated = await post(`${product.url}/r/${code}`, { score: "3" });
    expect([repeated.status, repeated.headers.get("Location")]).toEqual([303, `/r/${code}/details`]);
  }
  expect(await (await fetch(`${product.url}/r/${code}/details`)).text()).toContain("Bình thường");
  expect(await history()).toEqual([{ score: 3 }]);
});

test("a stop waits for requests, not for silent connections, half-sent heads or timers", async () => {
  const installation = await given();
  const product = await installation.start({ STOP_DELAY: "1" });
  await fetch(`${product.url}/`);
  const silent = connect({ port: product.port, host: "localhost" });
  const half = connect({ port: product.port, host: "localhost" });
  for (const socket of [silent, half]) socket.on("error", () => undefined);
  half.write("GET / HTTP/1.1\r\nHost: local");
  await pause(200);
  const begin = performance.now();
  const stopped = product.stop();
  await pause(400);
  const ready = await fetch(`${product.url}/health/ready`);
  expect([ready.status, await ready.json()]).toEqual([503, { status: "stopping" }]);
  expect(await stopped).toBe(0);
  expect(performance.now() - begin).toBeLessThan(4000);
});
