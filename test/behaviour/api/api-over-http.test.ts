import { connect } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "vitest";
import { givenKey } from "#test/support/api.ts";
import { givenApiServer } from "#test/support/api-server.ts";
import { openTestContext } from "#test/support/context.ts";
import { givenOffice } from "#test/support/story.ts";

interface Problem {
  status: number;
  title: string;
  kind?: string;
}

async function problemOf(answer: Response): Promise<Problem> {
  expect(answer.headers.get("Content-Type")).toContain("application/problem+json");
  return (await answer.json()) as Problem;
}

const dossiers = Array.from({ length: 10_000 }, (_, index) => ({
  number: `H13.18-261102-${String(index).padStart(5, "0")}`,
  procedure: { code: "2.002385", name: "Khai báo thiết bị X-quang chẩn đoán trong y tế" },
  channel: "counter",
  receivedAt: "2026-11-02T08:30:00+07:00",
}));

test("ten thousand dossiers in one body are refused before they are read", async () => {
  const { context } = await openTestContext();
  const { key } = await givenKey(context, await givenOffice(context));
  const url = await givenApiServer(context);
  const head = { Authorization: `Bearer ${key}`, "Content-Type": "application/json" };
  const body = JSON.stringify({ dossiers, filler: "x".repeat(1024 * 1024) });
  const answer = await fetch(`${url}/api/v1/dossiers`, { method: "POST", headers: head, body }).catch(() => undefined);
  if (answer !== undefined) expect((await problemOf(answer)).status).toBe(413);
  expect(await context.db.selectFrom("dossiers").selectAll().execute()).toEqual([]);
});

test("a body that is cut in the middle saves nothing, and the server goes on", async () => {
  const { context } = await openTestContext();
  const { key } = await givenKey(context, await givenOffice(context));
  const url = new URL(await givenApiServer(context));
  const body = JSON.stringify({ dossiers: dossiers.slice(0, 500) });
  const socket = connect(Number(url.port), "localhost");
  const lines = [
    "POST /api/v1/dossiers HTTP/1.1",
    `Host: ${url.host}`,
    `Authorization: Bearer ${key}`,
    "Content-Type: application/json",
    `Content-Length: ${String(body.length)}`,
  ];
  socket.write(`${lines.join("\r\n")}\r\n\r\n${body.slice(0, body.length / 2)}`);
  await pause(50);
  socket.destroy();
  const headers = { Authorization: `Bearer ${key}` };
  expect((await fetch(`${url.origin}/api/v1/offices`, { headers })).status).toBe(200);
  expect(await context.db.selectFrom("dossiers").selectAll().execute()).toEqual([]);
});

test("answers carry the security headers, and problems the language of Accept-Language", async () => {
  const { context } = await openTestContext();
  const url = await givenApiServer(context);
  const asked = (language: string) => fetch(`${url}/api/v1/offices`, { headers: { "Accept-Language": language } });
  const answer = await asked("en-GB,en;q=0.9,vi;q=0.1");
  expect(answer.status).toBe(401);
  expect(answer.headers.get("X-Content-Type-Options")).toBe("nosniff");
  expect(answer.headers.get("Cache-Control")).toBe("no-store");
  expect(answer.headers.get("Set-Cookie")).toBeNull();
  expect((await problemOf(answer)).title).toBe("No API key");
  expect((await problemOf(await asked("de"))).title).toBe("Thiếu khóa API");
  const deleted = await fetch(`${url}/api/v1/offices`, { method: "DELETE" });
  expect([deleted.status, deleted.headers.get("Allow")]).toEqual([405, "GET, HEAD, POST, PUT"]);
  const foreign = await fetch(`${url}/api/v1/dossiers`, {
    method: "POST",
    headers: { Origin: "https://evil.example" },
  });
  expect((await problemOf(foreign)).status).toBe(403);
});

test("while the database is gone, software is told so and when to try again", async () => {
  const { context } = await openTestContext();
  const { key } = await givenKey(context, await givenOffice(context));
  const gone = Object.assign(new Error("refused"), { code: "ECONNREFUSED" });
  const db = new Proxy(context.db, {
    get() {
      throw gone;
    },
  });
  const url = await givenApiServer({ ...context, db });
  const answer = await fetch(`${url}/api/v1/offices`, { headers: { Authorization: `Bearer ${key}` } });
  expect([answer.status, answer.headers.get("Retry-After")]).toEqual([503, "10"]);
  await problemOf(answer);
});

test("neither the key nor a number of a dossier comes into the log", async () => {
  const { context } = await openTestContext();
  const { key } = await givenKey(context, await givenOffice(context));
  const lines: string[] = [];
  const note = (...parts: unknown[]) => void lines.push(JSON.stringify(parts));
  const log = Object.assign(Object.create(context.log) as typeof context.log, { info: note, error: note, warn: note });
  const url = await givenApiServer({ ...context, log });
  await fetch(`${url}/api/v1/dossiers/H13.18-261102-0001/receipt`, { headers: { Authorization: `Bearer ${key}` } });
  await fetch(`${url}/api/v1/offices`, { headers: { Authorization: `Bearer ${key}x` } });
  expect(lines.join()).toContain("/api/v1/dossiers/…/receipt");
  expect(lines.join()).not.toContain("H13");
  expect(lines.join()).not.toContain(key.slice(0, 20));
});
