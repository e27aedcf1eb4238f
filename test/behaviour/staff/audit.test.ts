import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { inTransaction } from "#db/engine.ts";
import type { Context } from "#app/platform/context.server.ts";
import { hashBeforeFirst } from "#app/staff/audit/audit-entry.ts";
import { plainHash, recordAudit } from "#app/staff/audit/audit.server.ts";
import { listAuditEntries } from "#app/staff/audit/list-audit-entries.server.ts";
import { logAuditHead, readLoggedHeads } from "#app/staff/audit/log-audit-head.server.ts";
import { signIn } from "#app/staff/sessions/sign-in.server.ts";
import { signOut } from "#app/staff/sessions/sign-out.server.ts";
import { verifyAudit } from "#app/staff/audit/verify-audit.server.ts";
import { openTestContext } from "#test/support/context.ts";
import { closeAsSeen, givenAccount, requestWith, signedIn, signedInAs } from "#test/support/staff.ts";
import { givenOffice } from "#test/support/story.ts";

function record(context: Context, officeId: string, subject: string): Promise<void> {
  const note = { now: context.clock.now(), officeId, staffId: null, action: "signed-in" as const, subject };
  return inTransaction(context.db, (tx) => recordAudit(context, tx, note));
}

async function givenEntries(count: number) {
  const { context } = await openTestContext();
  const officeId = await givenOffice(context);
  for (let number = 1; number <= count; number += 1) await record(context, officeId, `việc ${String(number)}`);
  return { context, officeId };
}

test("signing in and out, failing to, and changing accounts are recorded without an e-mail address", async () => {
  const { context } = await openTestContext();
  const officeId = await givenOffice(context);
  await givenAccount(context, officeId, "quantri@coquan.gov.vn", ["administrator"]);
  const staffId = await givenAccount(context, officeId, "mot@coquan.gov.vn");
  const administrator = await signedInAs(context, "quantri@coquan.gov.vn");
  await signIn(context, { email: "mot@coquan.gov.vn", password: "sai" });
  await signIn(context, { email: "khong-co@coquan.gov.vn", password: "sai" });
  await signOut({ ...context }, requestWith(await signedIn(context, "mot@coquan.gov.vn")));
  await closeAsSeen(context, administrator, staffId);
  const entries = await context.db.selectFrom("audit_entries").orderBy("position").selectAll().execute();
  const { staffId: administratorId } = administrator;
  expect(entries.map((entry) => [entry.office_id, entry.staff_id, entry.action, entry.subject])).toEqual([
    [officeId, administratorId, "signed-in", administratorId],
    [officeId, null, "sign-in-failed", staffId],
    [officeId, staffId, "signed-in", staffId],
    [officeId, staffId, "signed-out", staffId],
    [officeId, administratorId, "account-closed", staffId],
  ]);
  expect(JSON.stringify(entries)).not.toContain("coquan.gov.vn");
  expect(await verifyAudit(context, [])).toEqual({ ok: true, entries: 5, keyedFrom: 1 });
});

test("an empty record verifies where nobody works yet, and is found emptied where somebody does", async () => {
  const { context } = await openTestContext();
  expect(await verifyAudit(context, [])).toEqual({ ok: true, entries: 0, keyedFrom: null });
  await givenOffice(context);
  expect(await verifyAudit(context, [])).toEqual({ ok: false, position: 1, fault: "emptied" });
});

/** What somebody does who can write the database but does not know SECRET. */
const tampering: [string, (context: Context) => Promise<unknown>, { position: number; fault: string }][] = [
  [
    "an entry is changed",
    ({ db }) => db.updateTable("audit_entries").set({ subject: "khác" }).where("position", "=", 3).execute(),
    { position: 3, fault: "changed" },
  ],
  [
    "an entry is removed in the middle",
    ({ db }) => db.deleteFrom("audit_entries").where("position", "=", 3).execute(),
    { position: 3, fault: "changed" },
  ],
  [
    "the last entries are removed",
    ({ db }) => db.deleteFrom("audit_entries").where("position", ">=", 4).execute(),
    { position: 4, fault: "seal" },
  ],
  [
    "the last entries are removed and the head is set back",
    async ({ db }) => {
      await db.deleteFrom("audit_entries").where("position", ">=", 4).execute();
      const last = db.selectFrom("audit_entries").where("position", "=", 3).select(["position", "hash"]);
      await db
        .updateTable("audit_head")
        .set(await last.executeTakeFirstOrThrow())
        .execute();
    },
    { position: 4, fault: "seal" },
  ],
  [
    "everything is hashed anew without the key",
    async ({ db }) => {
      let previous = hashBeforeFirst;
      const entries = await db.selectFrom("audit_entries").orderBy("position").selectAll().execute();
      for (const { hash: _hash, ...entry } of entries) {
        const written = { ...entry, action: "signed-in", previous_hash: previous };
        previous = plainHash(written);
        await db
          .updateTable("audit_entries")
          .set({ ...written, hash: previous })
          .where("position", "=", entry.position)
          .execute();
      }
      await db.updateTable("audit_head").set({ hash: previous, seal: "" }).execute();
    },
    { position: 1, fault: "not-keyed" },
  ],
  [
    "both tables are emptied",
    async ({ db }) => {
      await db.deleteFrom("audit_entries").execute();
      await db.updateTable("audit_head").set({ position: 0, hash: "", seal: "" }).execute();
    },
    { position: 1, fault: "emptied" },
  ],
];

test.each(tampering)(
  "it is found that %s, also after work has gone on, by the noted head",
  async (_what, tamper, found) => {
    const { context, officeId } = await givenEntries(5);
    const folder = mkdtempSync(join(tmpdir(), "hai-long-audit-"));
    onTestFinished(() => {
      rmSync(folder, { recursive: true });
    });
    const own = { ...context, settings: { ...context.settings, dataFolder: folder } };
    const noted = await logAuditHead(own);
    expect(noted).toEqual({ position: 5 });
    const heads = readLoggedHeads(own);
    expect(await verifyAudit(own, heads)).toEqual({ ok: true, entries: 5, keyedFrom: 1 });
    await tamper(own);
    expect(await verifyAudit(own, [])).toEqual({ ok: false, ...found });
    for (let number = 1; number <= 6; number += 1) await record(own, officeId, "việc sau đó");
    expect(await verifyAudit(own, heads)).toMatchObject({ ok: false });
  },
);

test("a head set back is found in the record itself once work has gone on", async () => {
  const { context, officeId } = await givenEntries(5);
  await tampering[3]?.[1](context);
  await record(context, officeId, "việc sau đó");
  expect(await verifyAudit(context, [])).toEqual({ ok: false, position: 4, fault: "changed" });
});

test("entries of an earlier version stay verifiable, and the record says from where on it is keyed", async () => {
  const { context, officeId } = await givenEntries(0);
  let previous = hashBeforeFirst;
  for (let position = 1; position <= 3; position += 1) {
    const entry = {
      position,
      office_id: officeId,
      happened_at: context.clock.now(),
      staff_id: null,
      action: "signed-in",
      subject: "việc cũ",
      changes: null,
      previous_hash: previous,
    };
    previous = plainHash(entry);
    await context.db
      .insertInto("audit_entries")
      .values({ ...entry, hash: previous })
      .execute();
  }
  await context.db.updateTable("audit_head").set({ position: 3, hash: previous }).execute();
  expect(await verifyAudit(context, [])).toEqual({ ok: false, position: 1, fault: "not-keyed" });
  await record(context, officeId, "việc mới");
  expect(await verifyAudit(context, [])).toEqual({ ok: true, entries: 5, keyedFrom: 4 });
});

test("people who are recorded at the same moment stand one after the other", async () => {
  const { context, officeId } = await givenEntries(0);
  const subjects = Array.from({ length: 12 }, (_, number) => `việc ${String(number)}`);
  await Promise.all(subjects.map((subject) => record(context, officeId, subject)));
  expect(await verifyAudit(context, [])).toEqual({ ok: true, entries: 12, keyedFrom: 1 });
});

test("what is undone is not recorded", async () => {
  const { context, officeId } = await givenEntries(1);
  const undone = inTransaction(context.db, async (tx) => {
    const note = { now: context.clock.now(), officeId, staffId: null, action: "signed-in" as const, subject: "việc" };
    await recordAudit(context, tx, note);
    throw new Error("undone");
  });
  await expect(undone).rejects.toThrow("undone");
  expect(await verifyAudit(context, [])).toEqual({ ok: true, entries: 1, keyedFrom: 1 });
});

test("the record is read newest first, page by page, and only the own office's", async () => {
  const { context, officeId } = await givenEntries(60);
  const otherOffice = await givenOffice(context, "khac");
  await record(context, otherOffice, "việc của cơ quan khác");
  const first = await listAuditEntries(context.db, officeId, undefined);
  expect(first.lines.map((line) => line.position)).toEqual(Array.from({ length: 50 }, (_, index) => 60 - index));
  const second = await listAuditEntries(context.db, officeId, first.older);
  expect(second.lines.map((line) => line.position)).toEqual(Array.from({ length: 10 }, (_, index) => 10 - index));
  expect(second.older).toBeUndefined();
  const other = await listAuditEntries(context.db, otherOffice, undefined);
  expect(other.lines.map((line) => line.subject)).toEqual(["việc của cơ quan khác"]);
});
