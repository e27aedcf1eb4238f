import { expect, test } from "vitest";
import {
  answerComplaint,
  approveAnswer,
  saveDraft,
  submitAnswer,
} from "#app/complaints/handling/answer-complaint.server.ts";
import { addTemplate } from "#app/complaints/templates/save-template.server.ts";
import { askSender } from "#app/complaints/handling/ask-sender.server.ts";
import { forwardCase } from "#app/complaints/handling/forward-case.server.ts";
import { publishAnswer } from "#app/complaints/publication/publish-answer.server.ts";
import { confirmRefusal, proposeRefusal } from "#app/complaints/handling/refusal.server.ts";
import { answerText, asSeen, caseNow, givenCase } from "#test/support/case-life.ts";
import { givenComplaint } from "#test/support/complaints.ts";

const blank = "Cơ quan chưa thể tiếp nhận nội dung này vì: …";
const unfilled = { ok: false, reason: "unfilled" };

test("no text with a blank in it leaves the office, by whichever step", async () => {
  const { context, people, reference, officeId } = await givenCase();
  const seen = () => asSeen(context, people.office, reference);
  expect(await answerComplaint(context, people.office, { ...(await seen()), text: blank })).toEqual(unfilled);
  expect(await submitAnswer(context, people.handler, { ...(await seen()), text: blank })).toEqual(unfilled);
  expect(await askSender(context, people.handler, { ...(await seen()), question: "Hồ sơ nào: (ghi số)?" })).toEqual(
    unfilled,
  );
  const slip = "Phản ánh này thuộc thẩm quyền của […].";
  expect(await forwardCase(context, people.office, { ...(await seen()), agency: "Sở khác", slip })).toEqual(unfilled);
  const proposal = { ...(await seen()), ground: "unclear" as const, text: blank };
  expect(await proposeRefusal(context, people.handler, proposal)).toEqual(unfilled);
  expect(await caseNow(context, officeId, reference)).toMatchObject({ state: "received", revision: 1 });
});

test("a template and a draft may hold blanks", async () => {
  const { context, people, reference } = await givenCase();
  const template = { title: "Mẫu", body: "Hồ sơ chậm vì: [nêu lý do].", procedure: undefined };
  expect(await addTemplate(context, people.office, template)).toMatchObject({ ok: true });
  const draft = { ...(await asSeen(context, people.handler, reference)), text: template.body };
  expect(await saveDraft(context, people.handler, draft)).toMatchObject({ ok: true });
});

test("what was submitted or proposed with a blank before this rule is not sent either", async () => {
  const { context, people, reference, officeId } = await givenCase();
  const seen = () => asSeen(context, people.office, reference);
  await submitAnswer(context, people.handler, { ...(await seen()), text: answerText });
  await context.db.updateTable("complaints").set({ draft: blank }).where("reference", "=", reference).execute();
  expect(await approveAnswer(context, people.approver, await seen())).toEqual(unfilled);
  const other = await givenComplaint(context, officeId, { text: "Xem giúp cái này đi nhé." });
  const of = () => asSeen(context, people.office, other.reference);
  await proposeRefusal(context, people.handler, { ...(await of()), ground: "unclear", text: "Chưa nêu việc gì." });
  const { db } = context;
  await db.updateTable("complaints").set({ refusal_text: blank }).where("reference", "=", other.reference).execute();
  expect(await confirmRefusal(context, people.approver, await of())).toEqual(unfilled);
});

test("a published answer may hold masks, but no blank", async () => {
  const { context, people, reference } = await givenCase();
  await answerComplaint(context, people.approver, {
    ...(await asSeen(context, people.approver, reference)),
    text: answerText,
  });
  const question = "Tôi chờ … ba giờ.";
  const publish = (answer: string) => publishAnswer(context, people.office, reference, { question, answer });
  expect(await publish("Kính gửi ông [họ tên], hồ sơ chậm vì: (nêu lý do).")).toEqual(unfilled);
  expect(await publish("Kính gửi ông [họ tên], hồ sơ đã có kết quả.")).toEqual({ ok: true });
});

test("“missing contact” is no ground where the sender left contact details", async () => {
  const { context, people, reference, officeId } = await givenCase();
  const text = "Ông/Bà có thể gửi lại kèm thông tin liên hệ.";
  const refuse = async (of: string) =>
    proposeRefusal(context, people.handler, {
      ...(await asSeen(context, people.handler, of)),
      ground: "no-contact",
      text,
    });
  expect(await refuse(reference)).toEqual({ ok: false, reason: "groundContactKnown" });
  const anonymous = await givenComplaint(context, officeId, { contact: null });
  expect(await refuse(anonymous.reference)).toMatchObject({ ok: true });
});

test("“answered before” may only name cases that were answered", async () => {
  const { context, people, reference, officeId } = await givenCase();
  const earlier = await givenComplaint(context, officeId, {});
  const seen = () => asSeen(context, people.office, reference);
  const propose = async () =>
    proposeRefusal(context, people.handler, {
      ...(await seen()),
      ground: "repeated",
      text: `Nội dung này đã được trả lời tại ${earlier.reference}.`,
    });
  expect(await propose()).toEqual({ ok: false, reason: "groundNotAnswered" });
  await answerComplaint(context, people.approver, {
    ...(await asSeen(context, people.approver, earlier.reference)),
    text: answerText,
  });
  expect(await propose()).toMatchObject({ ok: true });
});
