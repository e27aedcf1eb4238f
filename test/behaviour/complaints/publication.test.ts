import { expect, test } from "vitest";
import { findLeftPersonalData, findPublicationPage } from "#app/complaints/publication/find-publication.server.ts";
import { listHistory } from "#app/complaints/case/list-history.server.ts";
import { listPublishedAnswers } from "#app/complaints/publication/list-published-answers.server.ts";
import { publishAnswer, withdrawPublication } from "#app/complaints/publication/publish-answer.server.ts";
import { givenAnswered } from "#test/support/answers.ts";
import { givenColleague, givenComplaint } from "#test/support/complaints.ts";
import { openTestContext } from "#test/support/context.ts";
import { givenOffice } from "#test/support/story.ts";

const texts = { question: "Kết quả trễ hẹn.", answer: "Sở xin lỗi [họ tên]." };

async function openWithOffice() {
  const { context } = await openTestContext();
  return { context, officeId: await givenOffice(context) };
}

test("an answer becomes public in the confirmed words, once, and can be taken down at once", async () => {
  const { context, officeId } = await openWithOffice();
  const { reference, approver, complaintId } = await givenAnswered(context, officeId);
  expect(await publishAnswer(context, approver, reference, texts)).toEqual({ ok: true });
  expect(await publishAnswer(context, approver, reference, texts)).toEqual({ ok: false, reason: "already" });
  expect(await listPublishedAnswers(context.db, officeId)).toMatchObject([{ ...texts, receivedOn: "2026-11-20" }]);
  expect((await findPublicationPage(context, approver, reference))?.published).toMatchObject({
    ...texts,
    confirmedBy: "Người duyệt thử",
  });
  expect(await withdrawPublication(context, approver, reference)).toEqual({ ok: true });
  expect(await withdrawPublication(context, approver, reference)).toEqual({ ok: false, reason: "already" });
  expect(await listPublishedAnswers(context.db, officeId)).toEqual([]);
  expect(await publishAnswer(context, approver, reference, texts)).toEqual({ ok: true });
  const kinds = (await listHistory(context.db, officeId, complaintId)).map(({ kind }) => kind);
  expect(kinds).toEqual(["received", "published", "unpublished", "published"]);
});

test("of two people publishing at once one wins", async () => {
  const { context, officeId } = await openWithOffice();
  const { reference, approver } = await givenAnswered(context, officeId);
  const other = await givenColleague(context, officeId, ["office"]);
  const outcomes = await Promise.all([approver, other].map((who) => publishAnswer(context, who, reference, texts)));
  expect(outcomes.map(({ ok }) => ok).sort()).toEqual([false, true]);
  expect(await listPublishedAnswers(context.db, officeId)).toHaveLength(1);
});

test("not by the writer, not by a handler, not for another office, not before the answer, not of a locked case", async () => {
  const { context, officeId } = await openWithOffice();
  const { reference, writer, approver } = await givenAnswered(context, officeId);
  const handler = await givenColleague(context, officeId, ["handler"]);
  const stranger = await givenColleague(context, await givenOffice(context, "so-khac"), ["office"]);
  const refused = async (who: typeof writer, of = reference) => {
    const outcome = await publishAnswer(context, who, of, texts);
    return outcome.ok ? "published" : outcome.reason;
  };
  expect(await refused(writer)).toBe("second-person");
  expect(await refused(handler)).toBe("forbidden");
  expect(await refused(stranger)).toBe("not-found");
  expect(
    await refused(approver, (await givenComplaint(context, officeId, { text: "Chưa có trả lời gì cả." })).reference),
  ).toBe("state");
  await context.db
    .updateTable("complaints")
    .set({ locked: 1, lane: "denunciation" })
    .where("reference", "=", reference)
    .execute();
  expect(await refused(approver)).toBe("state");
  expect(await listPublishedAnswers(context.db, officeId)).toEqual([]);
});

test("a published answer disappears while its case is locked", async () => {
  const { context, officeId } = await openWithOffice();
  const { reference, approver } = await givenAnswered(context, officeId);
  await publishAnswer(context, approver, reference, texts);
  await context.db.updateTable("complaints").set({ locked: 1 }).where("reference", "=", reference).execute();
  expect(await listPublishedAnswers(context.db, officeId)).toEqual([]);
});

test("the page suggests both texts with the sender's own data masked, without showing the details to anybody", async () => {
  const { context, officeId } = await openWithOffice();
  const text = "Tôi, nguoi gui thu, ở 12 đường Thử, đã gọi 0900000001 ba lần.";
  const { reference, approver, complaintId } = await givenAnswered(
    context,
    officeId,
    { text },
    "Kính gửi ông Thử, Sở đã xem xét.",
  );
  const page = await findPublicationPage(context, approver, reference);
  expect(page?.question.masked).toBe("Tôi, [họ tên], ở [địa chỉ], đã gọi [số điện thoại] ba lần.");
  expect(page?.answer.masked).toBe("Kính gửi ông [họ tên], Sở đã xem xét.");
  expect(page?.refusal).toBeNull();
  const edited = { question: text, answer: "Sở đã xem xét." };
  expect(await findLeftPersonalData(context, approver, reference, edited)).toEqual([
    "nguoi gui thu",
    "12 đường Thử",
    "0900000001",
  ]);
  const kinds = (await listHistory(context.db, officeId, complaintId)).map(({ kind }) => kind);
  expect(kinds).toEqual(["received"]);
});
