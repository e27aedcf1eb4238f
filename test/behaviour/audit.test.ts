import { expect, test } from "vitest";
import { inTransaction } from "#db/engine.ts";
import type { Context } from "#app/platform/context.server.ts";
import { recordAudit, verifyAuditChain } from "#app/staff/audit.server.ts";
import { changeAccount } from "#app/staff/change-account.server.ts";
import { listAuditEntries } from "#app/staff/list-audit-entries.server.ts";
import { signIn } from "#app/staff/sign-in.server.ts";
import { signOut } from "#app/staff/sign-out.server.ts";
import { openTestContext } from "#test/support/context.ts";
import { givenAccount, requestWith, signedIn, signedInAs } from "#test/support/staff.ts";
import { givenOffice } from "#test/support/story.ts";

function record(context: Context, officeId: string, subject: string): Promise<void> {
  const note = { now: context.clock.now(), officeId, staffId: null, action: "signed-in" as const, subject };
  return inTransaction(context.db, (tx) => recordAudit(tx, note));
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
  await changeAccount(context, administrator, staffId, { intent: "close" });
  const entries = await context.db.selectFrom("audit_entries").orderBy("position").selectAll().execute();
  const { staffId: administratorId } = administrator;
  expect(entries.map((entry) => [entry.office_id, entry.staff_id, entry.action, entry.subject])).toEqual([
    [officeId, administratorId, "signed-in", administratorId],
    [officeId, null, "sign-in-failed", staffId],
    [null, null, "sign-in-failed", "unknown-account"],
    [officeId, staffId, "signed-in", staffId],
    [officeId, staffId, "signed-out", staffId],
    [officeId, administratorId, "account-closed", staffId],
  ]);
  expect(JSON.stringify(entries)).not.toContain("coquan.gov.vn");
  expect(await verifyAuditChain(context.db)).toEqual({ ok: true, entries: 6 });
});

test("an empty record verifies", async () => {
  const { context } = await openTestContext();
  expect(await verifyAuditChain(context.db)).toEqual({ ok: true, entries: 0 });
});

test("a changed entry is found at its position", async () => {
  const { context } = await givenEntries(4);
  await context.db.updateTable("audit_entries").set({ subject: "khác" }).where("position", "=", 2).execute();
  expect(await verifyAuditChain(context.db)).toEqual({ ok: false, position: 2 });
});

test("a removed entry is found, in the middle and at the end", async () => {
  const { context } = await givenEntries(4);
  await context.db.deleteFrom("audit_entries").where("position", "=", 4).execute();
  expect(await verifyAuditChain(context.db)).toEqual({ ok: false, position: 4 });
  await context.db.deleteFrom("audit_entries").where("position", "=", 2).execute();
  expect(await verifyAuditChain(context.db)).toEqual({ ok: false, position: 2 });
});

test("people who are recorded at the same moment stand one after the other", async () => {
  const { context, officeId } = await givenEntries(0);
  const subjects = Array.from({ length: 12 }, (_, number) => `việc ${String(number)}`);
  await Promise.all(subjects.map((subject) => record(context, officeId, subject)));
  expect(await verifyAuditChain(context.db)).toEqual({ ok: true, entries: 12 });
});

test("what is undone is not recorded", async () => {
  const { context, officeId } = await givenEntries(1);
  const undone = inTransaction(context.db, async (tx) => {
    const note = { now: context.clock.now(), officeId, staffId: null, action: "signed-in" as const, subject: "việc" };
    await recordAudit(tx, note);
    throw new Error("undone");
  });
  await expect(undone).rejects.toThrow("undone");
  expect(await verifyAuditChain(context.db)).toEqual({ ok: true, entries: 1 });
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
