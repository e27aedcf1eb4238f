import { expect, test } from "vitest";
import { revokeKey } from "#app/api/keys/create-key.server.ts";
import { forgetAnswers } from "#app/api/answering/answer-once.server.ts";
import { openDatabase } from "#db/engine.ts";
import { askApi, givenKey } from "#test/support/api.ts";
import { contextOver, openTestContext } from "#test/support/context.ts";
import { importBytes, registerFile, registerRow } from "#test/support/register.ts";
import { givenOffice } from "#test/support/story.ts";

const sent = {
  procedure: { code: "2.002385", name: "Khai báo thiết bị X-quang chẩn đoán trong y tế", field: "An toàn bức xạ" },
  channel: "counter",
  receivedAt: "2026-11-02T08:30:00+07:00",
  dueAt: "2026-11-09T10:00:00Z",
  finishedAt: "2026-11-06 10:05",
  state: "finished",
  counter: "Quầy 2",
  unit: "Phòng Quản lý Chuyên ngành",
};
const number = "H13.18-261102-0001";
const address = `/dossiers/${number}`;

test("a dossier sent by other software is the one a register would have brought", async () => {
  const { context } = await openTestContext();
  const officeId = await givenOffice(context);
  const { key } = await givenKey(context, officeId);
  const created = await askApi(context, "PUT", address, { key, body: sent });
  expect([created.status, created.body]).toMatchObject([201, { outcome: "created", number, problems: [] }]);
  const again = await askApi(context, "PUT", address, { key, body: sent });
  expect([again.status, again.body]).toMatchObject([200, { outcome: "unchanged" }]);
  const { counts } = await importBytes(context, officeId, registerFile(registerRow()));
  expect(counts).toMatchObject({ created: 0, updated: 0, unchanged: 1 });
  const found = await askApi(context, "GET", address, { key });
  expect(found.body).toMatchObject({
    number,
    channel: "counter",
    receivedAt: "2026-11-02T01:30:00.000Z",
    dueAt: "2026-11-09T10:00:00.000Z",
    counter: "Quầy 2",
    receipt: { openUntil: "2027-02-04" },
  });
});

test("of many dossiers each has its own answer, and a wrong one keeps no other from being saved", async () => {
  const { context } = await openTestContext();
  const { key } = await givenKey(context, await givenOffice(context));
  const dossiers = [
    { number, ...sent },
    { number: "H13.18-261102-0002", ...sent, channel: "bồ câu" },
    { number: "H13.18-261102-0003", ...sent, finishedAt: "2026-11-01" },
    { number: " h13.18-261102-0004", ...sent },
    { number, ...sent },
  ];
  const { status, body } = await askApi(context, "POST", "/dossiers", { key, body: { dossiers }, language: "vi" });
  expect([status, body]).toMatchObject([
    200,
    {
      counts: { created: 2, updated: 0, unchanged: 1, refused: 2 },
      items: [
        { outcome: "created", problems: [] },
        { outcome: "refused", receipt: null, problems: [{ at: "/channel", reason: "unknownChannel" }] },
        { outcome: "refused", problems: [{ at: "/finishedAt", reason: "resultBeforeReceipt" }] },
        { outcome: "created", number: "H13.18-261102-0004", remarks: [{ reason: "tidiedNumber" }] },
        { outcome: "unchanged", remarks: [{ reason: "repeatedRow" }] },
      ],
    },
  ]);
  const refused = await askApi(context, "PUT", "/dossiers/H13.18-261102-0009", {
    key,
    body: { ...sent, channel: "x" },
  });
  expect([refused.status, refused.body]).toMatchObject([422, { kind: "invalid", places: [{ at: "/channel" }] }]);
});

test("a number used again for another procedure is refused, as in a register", async () => {
  const { context } = await openTestContext();
  const { key } = await givenKey(context, await givenOffice(context));
  await askApi(context, "PUT", address, { key, body: sent });
  const other = { ...sent, procedure: { code: "1.000001", name: "Một thủ tục khác" } };
  const { status, body } = await askApi(context, "PUT", address, { key, body: other });
  expect([status, body]).toMatchObject([422, { places: [{ at: "/number" }] }]);
});

test("a thousand dossiers are one request, and one more is refused whole", async () => {
  const { context } = await openTestContext();
  const { key } = await givenKey(context, await givenOffice(context));
  const dossiers = Array.from({ length: 1001 }, (_, index) => ({ number: `N-${String(index)}`, ...sent }));
  const thousand = await askApi(context, "POST", "/dossiers", { key, body: { dossiers: dossiers.slice(1) } });
  expect(thousand.body).toMatchObject({ counts: { created: 1000 } });
  const more = await askApi(context, "POST", "/dossiers", { key, body: { dossiers } });
  expect([more.status, more.body]).toMatchObject([422, { kind: "invalid", places: [{ at: "/dossiers" }] }]);
});

test("the receipt comes as code, SVG and PNG, with a tag for asking again", async () => {
  const { context } = await openTestContext();
  const { key } = await givenKey(context, await givenOffice(context));
  await askApi(context, "PUT", address, { key, body: sent });
  const receipt = await askApi(context, "GET", `${address}/receipt`, { key });
  const { code, url } = receipt.body as { code: string; url: string };
  expect(code).toMatch(/^.{5}-.{5}$/);
  expect(url).toContain("/R/");
  const svg = await askApi(context, "GET", `${address}/receipt.svg`, { key });
  expect(svg.body).toMatch(/^<svg /);
  const png = await askApi(context, "GET", `${address}/receipt.png`, { key });
  expect(String(png.body).slice(1, 4)).toBe("PNG");
  const tag = receipt.headers["ETag"] ?? "";
  const unchanged = await askApi(context, "GET", `${address}/receipt`, { key, headers: { "If-None-Match": tag } });
  expect([unchanged.status, unchanged.body]).toEqual([304, ""]);
});

test("the dossiers of another office do not exist", async () => {
  const { context } = await openTestContext();
  const mine = await givenKey(context, await givenOffice(context));
  const other = await givenKey(context, await givenOffice(context, "khac"));
  await askApi(context, "PUT", address, { key: mine.key, body: sent });
  for (const path of [address, `${address}/receipt`, `${address}/receipt.png`])
    expect((await askApi(context, "GET", path, { key: other.key })).status).toBe(404);
  const created = await askApi(context, "PUT", address, { key: other.key, body: sent });
  expect(created.status).toBe(201);
});

test("a key does what its scopes say, until it is revoked or its last day is over", async () => {
  const { context, clock, location } = await openTestContext();
  const officeId = await givenOffice(context);
  const { key, id, administrator } = await givenKey(context, officeId, ["dossiers.read"]);
  expect((await askApi(context, "PUT", address, { key, body: sent })).body).toMatchObject({ kind: "not-allowed" });
  expect((await askApi(context, "GET", "/offices", { key })).status).toBe(200);
  expect((await askApi(context, "GET", "/offices")).body).toMatchObject({ kind: "no-key", status: 401 });
  const otherProcess = openDatabase(location, (error) => {
    throw error;
  });
  try {
    await revokeKey(contextOver(otherProcess.db, clock), administrator, id);
  } finally {
    await otherProcess.close();
  }
  const refused = await askApi(context, "GET", "/offices", { key });
  expect([refused.headers["WWW-Authenticate"], refused.body]).toMatchObject(["Bearer", { kind: "wrong-key" }]);
  const stored = await context.db.selectFrom("api_keys").selectAll().executeTakeFirstOrThrow();
  expect(JSON.stringify(stored)).not.toContain(key.slice(21));
  expect(stored.last_used_on).toBe("2026-11-20");
  const audit = await context.db.selectFrom("audit_entries").select(["action", "subject", "changes"]).execute();
  expect(audit.map(({ action }) => action)).toEqual(["api-key-created", "api-key-revoked"]);
  expect(JSON.stringify(audit)).not.toContain(key.slice(21));
});

test("somebody who guesses keys is slowed down, and the right key is never locked out", async () => {
  const { context, clock } = await openTestContext();
  const visited = { ...context, visitor: { address: "203.0.113.9", userAgent: "", languages: "" } };
  const { key } = await givenKey(context, await givenOffice(context));
  const wrong = `${key.slice(0, -1)}${key.endsWith("A") ? "B" : "A"}`;
  for (let tries = 0; tries < 21; tries += 1) await askApi(visited, "GET", "/offices", { key: wrong });
  const before = clock.pauses.length;
  await askApi(visited, "GET", "/offices", { key: wrong });
  expect(clock.pauses.length).toBeGreaterThan(before);
  expect((await askApi(visited, "GET", "/offices", { key })).status).toBe(200);
});

const hostile: [name: string, bytes: Uint8Array | string, status: number][] = [
  ["deep nesting", `${"[".repeat(100_000)}${"]".repeat(100_000)}`, 400],
  ["__proto__", `{"dossiers":[],"__proto__":{"x":1}}`, 400],
  ["an escaped __proto__", `{"dossiers":[],"\\u005f_proto__":{"x":1}}`, 400],
  ["a name twice", `{"dossiers":[],"dossiers":[]}`, 400],
  ["another encoding", Buffer.from('{"dossiers":"Qu\xe2y"}', "latin1"), 400],
  ["UTF-16", Buffer.from('\ufeff{"dossiers":[]}', "utf16le"), 400],
  ["a cut document", `{"dossiers":[{"number":"1`, 400],
  ["nothing", "", 400],
  ["huge numbers", `{"dossiers":[{"number":1e999}]}`, 422],
  ["an unknown field, such as the applicant", `{"dossiers":[],"applicant":"…"}`, 422],
  ["null", "null", 422],
  ["a list", "[]", 422],
];

test.each(hostile)("a body with %s is refused in words", async (_name, bytes, status) => {
  const { context } = await openTestContext();
  const { key } = await givenKey(context, await givenOffice(context));
  const answer = await askApi(context, "POST", "/dossiers", { key, bytes: Buffer.from(bytes) });
  expect(answer.status).toBe(status);
});

test("a NUL in a text is refused, not stored", async () => {
  const { context } = await openTestContext();
  const { key } = await givenKey(context, await givenOffice(context));
  const body = { dossiers: [{ number: "A\u0000B", ...sent }] };
  const answer = await askApi(context, "POST", "/dossiers", { key, body });
  expect(answer.body).toMatchObject({ counts: { refused: 1 }, items: [{ problems: [{ reason: "zeroByte" }] }] });
});

test("a request sent again under its Idempotency-Key gets the first answer, from any process", async () => {
  const { context, clock, location } = await openTestContext();
  const { key } = await givenKey(context, await givenOffice(context));
  const once = { key, body: { dossiers: [{ number, ...sent }] }, headers: { "Idempotency-Key": "lan 1" } };
  expect((await askApi(context, "POST", "/dossiers", once)).status).toBe(400);
  const headers = { "Idempotency-Key": "lan-1" };
  const first = await askApi(context, "POST", "/dossiers", { ...once, headers });
  const opened = openDatabase(location, (error) => {
    throw error;
  });
  try {
    const otherProcess = contextOver(opened.db, clock);
    const again = await askApi(otherProcess, "POST", "/dossiers", { ...once, headers });
    expect(again.body).toEqual(first.body);
    expect(again.headers["Idempotency-Replayed"]).toBe("true");
    const other = { ...once, headers, body: { dossiers: [{ number: "B", ...sent }] } };
    expect((await askApi(otherProcess, "POST", "/dossiers", other)).body).toMatchObject({ kind: "key-reused" });
  } finally {
    await opened.close();
  }
  const stored = await context.db.selectFrom("api_answers").select("sealed").executeTakeFirstOrThrow();
  expect(stored.sealed).not.toContain(number);
  clock.moveTo("2026-11-21T09:00:01+07:00");
  expect(await forgetAnswers(context)).toBe(1);
});

test("two processes with the same Idempotency-Key at once carry the request out once", async () => {
  const { context, clock, location } = await openTestContext();
  const { key, id } = await givenKey(context, await givenOffice(context));
  const opened = openDatabase(location, (error) => {
    throw error;
  });
  try {
    const processes = [context, contextOver(opened.db, clock)];
    const asked = { key, body: { dossiers: [{ number, ...sent }] }, headers: { "Idempotency-Key": "lan-2" } };
    const answers = await Promise.all(
      [0, 1, 0, 1].map((index) => askApi(processes[index] ?? context, "POST", "/dossiers", asked)),
    );
    const fresh = answers.filter(({ status, headers }) => status === 200 && !("Idempotency-Replayed" in headers));
    expect(fresh).toHaveLength(1);
    expect(answers.every(({ status }) => status === 200 || status === 409)).toBe(true);
  } finally {
    await opened.close();
  }
  // A process that was killed while it worked left a request without an answer.
  await context.db.updateTable("api_answers").set({ status: null, sealed: null }).where("key_id", "=", id).execute();
  const asked = { key, body: { dossiers: [{ number, ...sent }] }, headers: { "Idempotency-Key": "lan-2" } };
  const early = await askApi(context, "POST", "/dossiers", asked);
  expect([early.headers["Retry-After"], early.body]).toMatchObject(["1", { kind: "being-answered" }]);
  clock.moveTo("2026-11-20T09:02:00+07:00");
  const late = await askApi(context, "POST", "/dossiers", asked);
  expect(late.body).toMatchObject({ counts: { unchanged: 1 } });
});

test("a program that asks too often is told when to come back", async () => {
  const { context } = await openTestContext();
  const { key } = await givenKey(context, await givenOffice(context));
  let last = await askApi(context, "GET", "/offices", { key });
  for (let count = 1; count <= 600; count += 1) last = await askApi(context, "GET", "/offices", { key });
  expect([last.headers["Retry-After"], last.body]).toMatchObject(["60", { kind: "too-many" }]);
});

test("unknown addresses, methods, parameters and types are refused in the language asked for", async () => {
  const { context } = await openTestContext();
  const { key } = await givenKey(context, await givenOffice(context));
  expect((await askApi(context, "GET", "/nothing", { key, language: "vi" })).body).toMatchObject({
    kind: "not-found",
    title: "Không tìm thấy",
  });
  const method = await askApi(context, "PUT", "/offices", { key });
  expect([method.headers["Allow"], method.body]).toMatchObject(["GET", { kind: "wrong-method" }]);
  expect((await askApi(context, "GET", "/offices?x=1", { key })).body).toMatchObject({ kind: "bad-request" });
  const type = { key, body: {}, headers: { "Content-Type": "text/plain" } };
  expect((await askApi(context, "POST", "/dossiers", type)).status).toBe(415);
  const packed = { key, body: {}, headers: { "Content-Encoding": "gzip" } };
  expect((await askApi(context, "POST", "/dossiers", packed)).status).toBe(415);
});
