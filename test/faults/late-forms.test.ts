import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { expect, inject, test } from "vitest";
import { openDatabase, type Db } from "#db/engine.ts";
import { day } from "#app/platform/day.ts";
import { makeOwnReport } from "#app/reports/report/make-report.server.ts";
import { givenComplaint } from "#test/support/complaints.ts";
import { givenInstallation, type Installation } from "#test/support/installation.ts";
import type { RunningProduct } from "#test/support/product.ts";
import { givenAccount, password } from "#test/support/staff.ts";
import { givenOffice } from "#test/support/story.ts";

const words = "Đã hỏi quầy số 2; người nộp hồ sơ đã nhận kết quả.";
const post = (product: RunningProduct, path: string, form: Record<string, string>, cookie = "") =>
  fetch(product.url + path, {
    method: "POST",
    body: new URLSearchParams(form),
    headers: { Cookie: cookie },
    redirect: "manual",
  });

async function signIn(product: RunningProduct, email: string, next = "") {
  const answer = await post(product, "/sign-in", { email, password, next });
  const cookie = answer.headers.getSetCookie().map((one) => one.split(";", 1)[0] ?? "");
  return { cookie: cookie.join("; "), location: answer.headers.get("Location") ?? "" };
}

async function inDatabase<Answer>({ location }: Installation, ask: (db: Db) => Promise<Answer>): Promise<Answer> {
  const { db, close } = openDatabase(location, () => undefined);
  const answer = await ask(db);
  await close();
  return answer;
}

const notes = (installation: Installation) =>
  inDatabase(installation, async (db) =>
    (await db.selectFrom("complaint_events").select("kind").execute()).filter(({ kind }) => kind === "noted"),
  );

const pageOf = async (product: RunningProduct, path: string, cookie: string) =>
  (await fetch(product.url + path, { headers: { Cookie: cookie }, redirect: "follow" })).text();

const endings: [string, (db: Db) => Promise<unknown>][] = [
  ["is deleted", (db) => db.deleteFrom("sessions").execute()],
  [
    "is revoked",
    (db) =>
      db
        .updateTable("sessions")
        .set({ revoked_at: "2026-01-01T00:00:00.000Z" as never })
        .execute(),
  ],
  [
    "has expired",
    (db) =>
      db
        .updateTable("sessions")
        .set({ expires_at: "2026-01-01T00:00:00.000Z" as never })
        .execute(),
  ],
];

test.each(endings)(
  "what was typed into a case when the session %s comes back after signing in, not sent, to nobody else",
  async (_how, end) => {
    const installation = await givenInstallation(async (context) => {
      const officeId = await givenOffice(context);
      await givenAccount(context, officeId, "mot@so.example", ["office"]);
      await givenAccount(context, officeId, "hai@so.example", ["office"]);
      return givenComplaint(context, officeId);
    });
    const product = await installation.start();
    const { reference } = installation.given;
    const page = `/inbox/${reference}`;
    const first = await signIn(product, "mot@so.example");
    await inDatabase(installation, end);
    const late = await post(product, page, { intent: "note", note: words }, first.cookie);
    const next = new URL(late.headers.get("Location") ?? "", product.url).searchParams.get("next") ?? "";
    expect(next).toMatch(new RegExp(`^${page}\\?kept=`));

    const stranger = await signIn(product, "hai@so.example", next);
    expect(await pageOf(product, stranger.location, stranger.cookie)).not.toContain(words);

    const again = await signIn(product, "mot@so.example", next);
    expect(again.location).toBe(next);
    const shown = await pageOf(product, again.location, again.cookie);
    expect(shown).toMatch(new RegExp(`<textarea[^>]*>\\s*${words}</textarea>`));
    expect(shown).toContain("Phiên làm việc đã kết thúc trước khi gửi");
    expect(await notes(installation)).toEqual([]);

    expect((await post(product, again.location, { intent: "note", note: words }, again.cookie)).status).toBe(303);
    expect(await notes(installation)).toHaveLength(1);
  },
);

test("the text of a report comes back after an ended session, not saved, and can then be saved", async () => {
  const installation = await givenInstallation(async (context) => {
    const officeId = await givenOffice(context);
    const staffId = await givenAccount(context, officeId, "mot@so.example", ["office"]);
    const asked = { kind: "other", name: "Báo cáo thử", addressee: "Sở Nội vụ" } as const;
    const days = { from: day("2026-01-01"), cutOff: day("2026-02-01") };
    const made = await makeOwnReport(context, { officeId, staffId }, { ...asked, ...days });
    return made.ok ? made.id : made.reason;
  });
  const product = await installation.start();
  const page = `/reports/${installation.given}`;
  const first = await signIn(product, "mot@so.example");
  await inDatabase(installation, (db) => db.deleteFrom("sessions").execute());
  const form = { intent: "edit", edits: "0", results: "Kết quả", assessment: words, plans: "", proposals: "Không." };
  const late = await post(product, page, form, first.cookie);
  const next = new URL(late.headers.get("Location") ?? "", product.url).searchParams.get("next") ?? "";
  const again = await signIn(product, "mot@so.example", next);
  const shown = await pageOf(product, again.location, again.cookie);
  expect(shown).toMatch(new RegExp(`<textarea[^>]*>\\s*${words}</textarea>`));
  expect(shown).toContain("Phiên làm việc đã kết thúc trước khi gửi");
  const stored = () => inDatabase(installation, (db) => db.selectFrom("reports").select("edits").execute());
  expect(await stored()).toEqual([{ edits: 0 }]);
  expect((await post(product, again.location, form, again.cookie)).status).toBe(303);
  expect(await stored()).toEqual([{ edits: 1 }]);
});

async function givenPostgres(): Promise<string> {
  const at = (name: string) => `postgres://postgres@localhost/${name}?host=${inject("postgresSocket")}`;
  const name = `late_${randomUUID().replaceAll("-", "")}`;
  const { db, close } = openDatabase(at("postgres"), () => undefined);
  await sql`create database ${sql.id(name)}`.execute(db);
  await close();
  return at(name);
}

test.each([
  ["of several behind one address, on PostgreSQL", givenPostgres],
  ["started again, on SQLite", () => Promise.resolve(undefined)],
])("what was typed comes back from another process: %s", async (_which, database) => {
  const location = await database();
  const installation = await givenInstallation(async (context) => {
    const officeId = await givenOffice(context);
    await givenAccount(context, officeId, "mot@so.example", ["office"]);
    return givenComplaint(context, officeId);
  }, location);
  const one = await installation.start();
  const page = `/inbox/${installation.given.reference}`;
  const first = await signIn(one, "mot@so.example");
  await inDatabase(installation, (db) => db.deleteFrom("sessions").execute());
  const late = await post(one, page, { intent: "note", note: words }, first.cookie);
  const next = new URL(late.headers.get("Location") ?? "", one.url).searchParams.get("next") ?? "";
  const stored = await inDatabase(installation, (db) => db.selectFrom("kept_forms").selectAll().execute());
  expect(JSON.stringify(stored)).not.toContain("quầy");
  if (location === undefined) await one.stop();
  const other = await installation.start();
  const again = await signIn(other, "mot@so.example", next);
  expect(again.location).toBe(next);
  expect(await pageOf(other, again.location, again.cookie)).toContain(words);
  expect(await notes(installation)).toEqual([]);
});

test("who was never given a session has nothing kept", async () => {
  const installation = await givenInstallation((context) => givenOffice(context));
  const product = await installation.start();
  const kept = () => inDatabase(installation, (db) => db.selectFrom("kept_forms").selectAll().execute());
  for (const cookie of ["session=a.b.c", "session=a.b", "session=a", ""]) {
    const late = await post(product, "/inbox/PA-7KQM-4TRX", { intent: "note", note: words }, cookie);
    expect(late.headers.get("Location")).toBe("/sign-in?next=%2Finbox%2FPA-7KQM-4TRX");
  }
  expect(await kept()).toEqual([]);
});

test("what was typed into the lists of slips and reminders comes back as well when the session has ended", async () => {
  const installation = await givenInstallation(async (context) => {
    const officeId = await givenOffice(context);
    return givenAccount(context, officeId, "mot@so.example", ["office"]);
  });
  const product = await installation.start();
  const forms: [path: string, form: Record<string, string>, typed: string[]][] = [
    ["/receipts/paper", { code3: "HS-LATE-3", score3: "4", comment3: words }, ["HS-LATE-3", words]],
    [
      "/settings/reminders",
      { opensAt: "09:45", closesAt: "16:15", days0: "-17", recipient0: "handler" },
      ["09:45", "16:15", "-17"],
    ],
  ];
  for (const [path, form, typed] of forms) {
    const first = await signIn(product, "mot@so.example");
    await inDatabase(installation, (db) => db.deleteFrom("sessions").execute());
    const late = await post(product, path, form, first.cookie);
    const next = new URL(late.headers.get("Location") ?? "", product.url).searchParams.get("next") ?? "";
    const again = await signIn(product, "mot@so.example", next);
    const shown = await pageOf(product, again.location, again.cookie);
    for (const text of typed) expect(shown, path).toContain(text);
    expect(shown, path).toContain("Phiên làm việc đã kết thúc trước khi gửi");
  }
  expect(await inDatabase(installation, (db) => db.selectFrom("ratings").selectAll().execute())).toEqual([]);
});

test("a form that would act without being read by a schema does nothing when its session has ended", async () => {
  const installation = await givenInstallation(async (context) => {
    const officeId = await givenOffice(context);
    return givenAccount(context, officeId, "mot@so.example", ["office", "administrator"]);
  });
  const product = await installation.start();
  const first = await signIn(product, "mot@so.example");
  const other = await signIn(product, "mot@so.example");
  const sessions = () =>
    inDatabase(installation, (db) =>
      db.selectFrom("sessions").where("revoked_at", "is", null).select("token_hash").execute(),
    );
  const [victim] = (await sessions()).slice(-1);
  expect(other.cookie).not.toBe(first.cookie);
  const late = await post(
    product,
    "/account",
    { intent: "session", session: victim?.token_hash ?? "" },
    first.cookie.replace(/session=../, "session=xx"),
  );
  const next = new URL(late.headers.get("Location") ?? "", product.url).searchParams.get("next") ?? "";
  const again = await signIn(product, "mot@so.example", next);
  const before = (await sessions()).length;
  await pageOf(product, again.location, again.cookie);
  expect((await sessions()).length).toBe(before);
});
