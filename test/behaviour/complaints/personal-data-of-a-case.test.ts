import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { reopenCase, replyToQuestion, recordOutcome } from "#app/complaints/following/act-as-sender.server.ts";
import { addNote } from "#app/complaints/handling/add-note.server.ts";
import { rerouteCase } from "#app/complaints/handling/reroute-case.server.ts";
import { answerComplaint } from "#app/complaints/handling/answer-complaint.server.ts";
import { askSender } from "#app/complaints/handling/ask-sender.server.ts";
import { storedPaths } from "#app/complaints/attachments/file-store.server.ts";
import { erasePersonalData } from "#app/complaints/personal-data/erase-personal-data.server.ts";
import { exportPersonalData } from "#app/complaints/personal-data/export-personal-data.server.ts";
import { findPersonalData } from "#app/complaints/personal-data/find-personal-data.server.ts";
import { listPublishedAnswers } from "#app/complaints/publication/list-published-answers.server.ts";
import { publishAnswer } from "#app/complaints/publication/publish-answer.server.ts";
import { readContact } from "#app/complaints/handling/read-contact.server.ts";
import { dashboard } from "#app/figures/dashboard/dashboard.server.ts";
import { monthPeriod } from "#app/figures/period/period.ts";
import type { Context } from "#app/platform/context.server.ts";
import { day, dayOf } from "#app/platform/day.ts";
import { newId } from "#app/platform/id.server.ts";
import { complaintIdOf } from "#test/support/answers.ts";
import { answerText, asSeen, givenCase, stepsOf } from "#test/support/case-life.ts";
import { withDataFolder } from "#test/support/files.ts";

const contact = { name: "Người Gửi Thử", address: "Tổ 3", phone: "0900000000", email: "" };
const text = "Tôi là Người Gửi Thử, số điện thoại 0900000000, hồ sơ trễ hai ngày.";

test("what is kept of a sender can be handed out, and the history and the audit record say so", async () => {
  const { context, officeId, people, reference } = await givenCase({ contact, text });
  const data = await exportPersonalData(context, people.office, reference);
  expect(data).toMatchObject({ reference, text, contact, files: [], erasedAt: null });
  expect((await stepsOf(context, officeId, reference)).at(-1)).toBe("data-exported");
  expect(await exportPersonalData(context, { ...people.office, officeId: "another" }, reference)).toBeUndefined();
});

const reason = "Người gửi đề nghị ngày 20/11/2026.";

/** A case that was asked about, answered, published, reopened and answered again, with the sender's data in every text. */
async function givenWholeLife() {
  const story = await givenCase({ contact: { ...contact, email: "nguoi.gui@example.vn" }, text });
  const { clock, people, sender, reference } = story;
  const context = withDataFolder(story.context);
  const seen = () => asSeen(context, people.office, reference);
  const named = `${answerText} Kính gửi ông Người Gửi Thử, 0900000000.`;
  await addNote(context, people.handler, { reference, note: "Đã gọi Người Gửi Thử theo số 0900000000." });
  await askSender(context, people.handler, { ...(await seen()), question: "Ông Người Gửi Thử nộp ngày nào?" });
  await replyToQuestion(context, sender, "Tôi, Người Gửi Thử, nộp ngày 03/11.");
  await answerComplaint(context, people.office, { ...(await seen()), text: named });
  await publishAnswer(context, people.approver, reference, { question: "Hồ sơ của Gửi Thử trễ.", answer: named });
  await recordOutcome(context, sender, { solved: "no", words: "Gọi Người Gửi Thử 0900000000." });
  await reopenCase(context, sender, "Người Gửi Thử chưa nhận được kết quả.");
  clock.moveTo("2026-11-24T09:00:00+07:00");
  await answerComplaint(context, people.office, { ...(await seen()), text: named });
  const complaintId = await complaintIdOf(context, reference);
  const file = await givenStoredFile(context, complaintId, story.officeId);
  return { ...story, context, complaintId, file };
}

/** A file of the case, on the disk and in the database; its name names the sender. Answers its path. */
async function givenStoredFile(context: Context, complaintId: string, officeId: string): Promise<string> {
  const stored_name = complaintId.replaceAll("-", "");
  const [path = ""] = storedPaths(context.settings, stored_name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, "bytes");
  await context.db
    .insertInto("attachments")
    .values({
      id: newId(),
      office_id: officeId,
      complaint_id: complaintId,
      original_name: "Người Gửi Thử.pdf",
      media_type: "application/pdf",
      bytes: 5,
      sha256: "0".repeat(64),
      stored_name,
      added_at: context.clock.now(),
      added_by: "citizen",
    })
    .execute();
  return path;
}

/** Every table of the database as text, but for the registers of staff and offices. */
async function everything(context: Context): Promise<string> {
  const tables = ["complaints", "complaint_contacts", "complaint_events", "complaint_questions", "complaint_outcomes"];
  const others = ["published_answers", "attachments", "outbox_messages", "audit_entries", "kept_forms"];
  const rows = [...tables, ...others].map((table) => sql`select * from ${sql.table(table)}`.execute(context.db));
  return JSON.stringify((await Promise.all(rows)).map((result) => result.rows));
}

test("after an erasure no table holds the sender's name, number or file, and no message about the case waits", async () => {
  const { context, people, reference, file } = await givenWholeLife();
  expect(await everything(context)).toMatch(/Gửi Thử/);
  expect(await erasePersonalData(context, people.office, reference, reason)).toEqual({ ok: true, files: 1 });
  const left = await everything(context);
  expect(left).not.toMatch(/Gửi Thử|gui thu|0900000000|nguoi\.gui/);
  expect(left).toContain("hồ sơ trễ hai ngày");
  expect(left).toContain(reason);
  expect(existsSync(file)).toBe(false);
  const messages = await context.db.selectFrom("outbox_messages").where("about", "=", reference).selectAll().execute();
  expect(messages.length).toBeGreaterThan(0);
  expect(messages.filter(({ state, sealed }) => state === "pending" || sealed !== null)).toEqual([]);
});

test("the page says what is held, in numbers, before and after an erasure, to the own office only", async () => {
  const { context, people, reference } = await givenWholeLife();
  const held = { reference, state: "answered", hasContact: true, files: 1, isPublished: true, erasedOn: null };
  expect(await findPersonalData(context.db, people.office, reference)).toMatchObject(held);
  expect(await findPersonalData(context.db, { ...people.office, officeId: "another" }, reference)).toBeUndefined();
  await erasePersonalData(context, people.office, reference, reason);
  expect(await findPersonalData(context.db, people.office, reference)).toEqual({
    ...held,
    hasContact: false,
    files: 0,
    waitingMessages: 0,
    isPublished: false,
    erasedOn: "2026-11-24",
  });
});

test("an erasure withdraws the published answer, keeps states and days, and changes no figure", async () => {
  const { context, officeId, people, reference, complaintId } = await givenWholeLife();
  const period = monthPeriod(2026, 11, day("2026-11-30"));
  const figures = () => dashboard(context.db, officeId, period, dayOf(context.clock.now()), undefined);
  const factsOf = () =>
    context.db
      .selectFrom("complaints")
      .select(["state", "due_on", "first_due_on", "answer_owed", "answered_on", "first_answered_on", "kind"])
      .executeTakeFirstOrThrow();
  const before = { figures: await figures(), facts: await factsOf() };
  expect(await listPublishedAnswers(context.db, officeId)).toHaveLength(1);
  await erasePersonalData(context, people.office, reference, reason);
  expect({ figures: await figures(), facts: await factsOf() }).toEqual(before);
  expect(await listPublishedAnswers(context.db, officeId)).toEqual([]);
  expect(await readContact(context, people.handler, complaintId)).toEqual({ ok: false, reason: "none" });
  expect((await stepsOf(context, officeId, reference)).at(-1)).toBe("data-erased");
  const audit = await context.db.selectFrom("audit_entries").where("subject", "=", reference).selectAll().execute();
  expect(audit.map(({ action }) => action)).toContain("personal-data-erased");
});

test("an open case is not erased, because its answer is owed; nor a case of another office", async () => {
  const { context, people, reference } = await givenCase({ contact, text });
  expect(await erasePersonalData(context, people.office, reference, reason)).toEqual({ ok: false, reason: "open" });
  const stranger = { ...people.office, officeId: "another" };
  expect(await erasePersonalData(context, stranger, reference, reason)).toEqual({ ok: false, reason: "not-found" });
  expect(await everything(context)).toContain(text);
});

test("an erasure asked for twice at once is made once, and one that was cut off is finished by asking again", async () => {
  const { context, officeId, people, reference, complaintId, file } = await givenWholeLife();
  const twice = [1, 2].map(() => erasePersonalData(context, people.office, reference, reason));
  expect((await Promise.all(twice)).filter(({ ok }) => ok)).not.toEqual([]);
  const kinds = await stepsOf(context, officeId, reference);
  expect(kinds.filter((kind) => kind === "data-erased")).toHaveLength(1);
  expect(await erasePersonalData(context, people.office, reference, reason)).toEqual({ ok: false, reason: "erased" });
  // The process was killed after the commit: the file and its row are still there.
  await givenStoredFile(context, complaintId, officeId);
  expect(await erasePersonalData(context, people.office, reference, reason)).toEqual({ ok: true, files: 1 });
  expect(existsSync(file)).toBe(false);
});

test("what the sender wrote after the answer is handed out as well", async () => {
  const { context, people, reference } = await givenWholeLife();
  const laterWords = ["Gọi Người Gửi Thử 0900000000.", "Người Gửi Thử chưa nhận được kết quả."];
  expect(await exportPersonalData(context, people.office, reference)).toMatchObject({ laterWords, refusal: null });
});

test("a case that went on after its erasure is erased again", async () => {
  const { context, clock, people, sender, reference } = await givenWholeLife();
  await erasePersonalData(context, people.office, reference, reason);
  clock.moveTo("2026-11-25T09:00:00+07:00");
  expect(await recordOutcome(context, sender, { solved: "yes", words: "Số mới của tôi là 0911111111." })).toEqual({
    ok: true,
  });
  expect(await findPersonalData(context.db, people.office, reference)).toMatchObject({ erasedOn: null });
  expect(await erasePersonalData(context, people.office, reference, reason)).toEqual({ ok: true, files: 0 });
  expect(await everything(context)).not.toContain("0911111111");
  expect(await erasePersonalData(context, people.office, reference, reason)).toEqual({ ok: false, reason: "erased" });
});

test("the sender's data of a locked case is not shown, handed out or erased to whoever may not see the case", async () => {
  const { context, people, reference } = await givenCase({ contact, text });
  const seen = await asSeen(context, people.handler, reference);
  const reroute = { ...seen, lane: "denunciation", reason: "Là tố cáo." } as const;
  expect(await rerouteCase(context, people.handler, reroute)).toMatchObject({ ok: true });
  expect(await findPersonalData(context.db, people.office, reference)).toBeUndefined();
  expect(await exportPersonalData(context, people.office, reference)).toBeUndefined();
  const refused = { ok: false, reason: "not-found" };
  expect(await erasePersonalData(context, people.office, reference, reason)).toEqual(refused);
  expect(await everything(context)).toContain(text);
  expect(await exportPersonalData(context, people.approver, reference)).toMatchObject({ text, contact });
  expect(await erasePersonalData(context, people.approver, reference, reason)).toMatchObject({ ok: true });
});
