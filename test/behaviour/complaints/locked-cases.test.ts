import { expect, test } from "vitest";
import { buffer } from "node:stream/consumers";
import { inflateRawSync } from "node:zlib";
import { addNote } from "#app/complaints/handling/add-note.server.ts";
import { answerComplaint } from "#app/complaints/handling/answer-complaint.server.ts";
import { entrustCase } from "#app/complaints/handling/assign-complaint.server.ts";
import { markDuplicate } from "#app/complaints/handling/close-case.server.ts";
import { exportCases } from "#app/complaints/inbox/export-cases.server.ts";
import { findCasePage } from "#app/complaints/handling/find-case-page.server.ts";
import { findCase } from "#app/complaints/case/find-case.server.ts";
import { followCase } from "#app/complaints/following/follow-case.server.ts";
import { noFilter } from "#app/complaints/inbox/inbox-view.ts";
import { listInbox } from "#app/complaints/inbox/list-inbox.server.ts";
import { readContact } from "#app/complaints/handling/read-contact.server.ts";
import { rerouteCase, restoreCase } from "#app/complaints/handling/reroute-case.server.ts";
import { translator } from "#app/i18n/translate.ts";
import type { Context } from "#app/platform/context.server.ts";
import type { SignedIn } from "#app/staff/sessions/session.server.ts";
import { answerText, asSeen, caseNow, givenCase } from "#test/support/case-life.ts";
import { givenComplaint, type Colleague } from "#test/support/complaints.ts";

const text = "Tôi tố cáo việc nhận tiền riêng khi giải quyết hồ sơ.";

async function givenLockedCase() {
  const story = await givenCase({ text });
  const { context, people, reference } = story;
  const seen = await asSeen(context, people.handler, reference);
  const reason = "Nội dung là tố cáo.";
  const outcome = await rerouteCase(context, people.handler, { ...seen, lane: "denunciation", reason });
  expect(outcome.ok).toBe(true);
  return story;
}

function signedIn(colleague: Colleague): SignedIn {
  const office = { officeName: "", territory: "unset" as const, officeSlug: "", hasOtherOffices: false };
  const person = { ...colleague, accountId: colleague.staffId, roles: [...colleague.roles] };
  return { ...person, ...office, unitId: null, name: "", email: "" };
}

async function auditOf(context: Context): Promise<string[]> {
  const entries = await context.db.selectFrom("audit_entries").orderBy("position").select(["action"]).execute();
  return entries.map(({ action }) => action);
}

/** Everything a workbook says: its parts unpacked, one after the other. */
async function wordsOfWorkbook(context: Context, viewer: Colleague): Promise<string> {
  const file = await buffer(await exportCases(context, viewer, { ...noFilter, view: "all" }, translator("vi")));
  const words: string[] = [];
  const end = file.lastIndexOf("PK\u0005\u0006", undefined, "latin1");
  let at = file.readUInt32LE(end + 16);
  while (at < end) {
    const start = file.readUInt32LE(at + 42);
    const size = file.readUInt32LE(at + 20);
    const from = start + 30 + file.readUInt16LE(start + 26) + file.readUInt16LE(start + 28);
    const packed = file.subarray(from, from + size);
    words.push((file.readUInt16LE(at + 10) === 0 ? packed : inflateRawSync(packed)).toString("utf8"));
    at += 46 + file.readUInt16LE(at + 28) + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
  }
  return words.join("\n");
}

test("a locked case is as if it did not exist for everybody who is not named", async () => {
  const { context, officeId, people, reference } = await givenLockedCase();
  const other = await givenComplaint(context, officeId, { text: "Một phản ánh khác của người khác." });
  const { id } = await caseNow(context, officeId, reference);
  for (const role of ["officer", "handler", "office"] as const) {
    const viewer = people[role];
    expect(await findCase(context.db, viewer, reference)).toBeUndefined();
    expect(await findCasePage(context, signedIn(viewer), reference)).toBeUndefined();
    const all = await listInbox(context, viewer, { view: "all", after: null });
    expect(all.lines.map((line) => line.reference)).toEqual([other.reference]);
    expect(all.viewCounts).toMatchObject({ all: 1, open: 1 });
    for (const q of ["tố cáo", reference]) {
      expect((await listInbox(context, viewer, { view: "all", q, after: null })).lines).toEqual([]);
    }
    expect(await addNote(context, viewer, { reference, note: "?" })).toEqual({ ok: false, reason: "not-found" });
    const contact = await readContact(context, viewer, id);
    expect(contact).toEqual({ ok: false, reason: role === "officer" ? "forbidden" : "not-found" });
    expect(await wordsOfWorkbook(context, viewer)).not.toContain(reference);
  }
  const duplicate = { ...(await asSeen(context, people.office, other.reference)), original: reference };
  expect(await markDuplicate(context, people.office, duplicate)).toMatchObject({ reason: "original" });
  expect(await auditOf(context)).not.toContain("locked-case-read");
});

test("an approver sees it, and every look stands in the audit record", async () => {
  const { context, people, officeId, reference } = await givenLockedCase();
  const page = await findCasePage(context, signedIn(people.approver), reference);
  expect(page?.found).toMatchObject({ isLocked: true, text, lane: "denunciation" });
  expect(page?.availableSteps).toEqual(["note", "forward", "entrust", "restore"]);
  await readContact(context, people.approver, (await caseNow(context, officeId, reference)).id);
  expect(await auditOf(context)).toEqual(["case-locked", "locked-case-read", "locked-case-read"]);
  const listed = await listInbox(context, people.approver, { view: "all", after: null });
  expect(listed.lines[0]).toMatchObject({ reference, isLocked: true, excerpt: "" });
  const workbook = await wordsOfWorkbook(context, people.approver);
  expect(workbook).toContain(reference);
  expect(workbook).not.toContain("tiền riêng");
});

test("whoever it is entrusted to sees it, and had no right to before", async () => {
  const { context, people, reference } = await givenLockedCase();
  const { handler, approver } = people;
  const seen = await asSeen(context, approver, reference);
  await entrustCase(context, approver, { ...seen, unitId: null, assigneeId: handler.staffId });
  expect((await findCasePage(context, signedIn(handler), reference))?.found.text).toBe(text);
  const mine = await listInbox(context, handler, { view: "mine", after: null });
  expect(mine.lines.map((line) => line.reference)).toEqual([reference]);
  expect((await listInbox(context, people.office, { view: "all", after: null })).lines).toEqual([]);
});

test("its sender reads the lawful way, and it can be taken back and unlocked", async () => {
  const { context, officeId, people, sender, reference } = await givenLockedCase();
  expect(await followCase(context, reference, sender.secret)).toMatchObject({
    case: { state: "rerouted", lane: "denunciation", urgency: "closed" },
  });
  const late = { ...(await asSeen(context, people.approver, reference)), text: answerText };
  expect(await answerComplaint(context, people.approver, late)).toMatchObject({ reason: "state" });
  const seen = await asSeen(context, people.approver, reference);
  await restoreCase(context, people.approver, { ...seen, reason: "Chỉ là phản ánh." });
  expect(await findCase(context.db, people.office, reference)).toMatchObject({ state: "classified", lane: "feedback" });
  expect(await caseNow(context, officeId, reference)).toMatchObject({ closedOn: null, isLocked: false });
  expect(await auditOf(context)).toEqual(["case-locked", "case-unlocked"]);
});
