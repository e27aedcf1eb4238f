import { usualCaseRules } from "#app/complaints/case/case-rules.ts";
import { expect, test } from "vitest";
import {
  reopenCase,
  replyToQuestion,
  recordOutcome,
  withdrawCase,
} from "#app/complaints/following/act-as-sender.server.ts";
import {
  answerComplaint,
  approveAnswer,
  returnAnswer,
  saveDraft,
  submitAnswer,
} from "#app/complaints/handling/answer-complaint.server.ts";
import { askSender } from "#app/complaints/handling/ask-sender.server.ts";
import { classifyCase } from "#app/complaints/handling/classify-case.server.ts";
import { markDuplicate, noteWithdrawal } from "#app/complaints/handling/close-case.server.ts";
import { followCase } from "#app/complaints/following/follow-case.server.ts";
import { forwardCase } from "#app/complaints/handling/forward-case.server.ts";
import { confirmRefusal, declineRefusal, proposeRefusal } from "#app/complaints/handling/refusal.server.ts";
import { setCaseRules } from "#app/complaints/handling/set-case-rules.server.ts";
import { answerText, asSeen, caseNow, givenCase, stepsOf } from "#test/support/case-life.ts";
import { givenColleague, givenComplaint } from "#test/support/complaints.ts";

test("a handler's answer goes out when an approver agrees, in the approver's name", async () => {
  const { context, officeId, people, sender, reference } = await givenCase();
  const seen = () => asSeen(context, people.office, reference);
  await classifyCase(context, people.office, { ...(await seen()), kind: "proposal" });
  expect(await answerComplaint(context, people.handler, { ...(await seen()), text: answerText })).toEqual({
    ok: false,
    reason: "forbidden",
  });
  await saveDraft(context, people.handler, { ...(await seen()), text: "Bản thảo đầu tiên." });
  await submitAnswer(context, people.handler, { ...(await seen()), text: "Trả lời chưa đủ." });
  expect(await followCase(context, reference, sender.secret)).toMatchObject({ case: { answer: null } });
  await returnAnswer(context, people.approver, { ...(await seen()), reason: "Cần nói rõ ngày gửi." });
  expect(await caseNow(context, officeId, reference)).toMatchObject({ state: "returned", draft: "Trả lời chưa đủ." });
  await submitAnswer(context, people.handler, { ...(await seen()), text: answerText });
  expect((await approveAnswer(context, people.approver, await seen())).ok).toBe(true);
  expect(await caseNow(context, officeId, reference)).toMatchObject({
    state: "answered",
    kind: "proposal",
    answer: answerText,
    answeredByName: "Người duyệt thử",
    draftedByName: "Người xử lý thử",
    draft: null,
  });
  expect(await stepsOf(context, officeId, reference)).toEqual([
    "received",
    "classified",
    "drafted",
    "submitted",
    "returned",
    "submitted",
    "answered",
  ]);
  const followed = await followCase(context, reference, sender.secret);
  expect(JSON.stringify(followed)).not.toMatch(/chưa đủ|nói rõ|thử"/);
});

test("of two approvers at once one answer goes out, and the other approver is told who was faster", async () => {
  const { context, officeId, people, reference } = await givenCase();
  await submitAnswer(context, people.handler, {
    ...(await asSeen(context, people.handler, reference)),
    text: answerText,
  });
  const seen = await asSeen(context, people.office, reference);
  const outcomes = await Promise.all([
    approveAnswer(context, people.approver, seen),
    approveAnswer(context, people.office, seen),
  ]);
  const winner = outcomes.findIndex(({ ok }) => ok);
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  expect(outcomes[1 - winner]).toMatchObject({
    reason: "state",
    last: { kind: "answered", by: ["Người duyệt thử", "Văn phòng thử"][winner] },
  });
  expect((await stepsOf(context, officeId, reference)).filter((kind) => kind === "answered")).toHaveLength(1);
});

test("where the office asks for two people, nobody approves what they wrote", async () => {
  const { context, people, reference } = await givenCase();
  await setCaseRules(context, people.office, { ...usualCaseRules, answerNeedsApproval: true, reopenDays: 30 });
  const seen = () => asSeen(context, people.office, reference);
  const alone = await answerComplaint(context, people.office, { ...(await seen()), text: answerText });
  expect(alone).toEqual({ ok: false, reason: "second-person" });
  await submitAnswer(context, people.office, { ...(await seen()), text: answerText });
  expect(await approveAnswer(context, people.office, await seen())).toEqual({ ok: false, reason: "second-person" });
  expect((await approveAnswer(context, people.approver, await seen())).ok).toBe(true);
});

test("a case is not accepted only when a second person agrees, and its sender reads why only then", async () => {
  const { context, officeId, people, sender, reference } = await givenCase();
  const seen = () => asSeen(context, people.office, reference);
  const proposal = { ground: "unclear" as const, text: "Xin lỗi, nội dung chưa nêu việc cụ thể." };
  await proposeRefusal(context, people.approver, { ...(await seen()), ...proposal });
  expect(await confirmRefusal(context, people.approver, await seen())).toEqual({ ok: false, reason: "second-person" });
  const pending = await followCase(context, reference, sender.secret);
  expect(pending).toMatchObject({ case: { refusalText: null, refusalReason: null } });
  await declineRefusal(context, people.office, { ...(await seen()), reason: "Vẫn xem xét được." });
  expect(await caseNow(context, officeId, reference)).toMatchObject({ state: "returned", refusalReason: null });
  await proposeRefusal(context, people.handler, { ...(await seen()), ...proposal });
  expect((await confirmRefusal(context, people.office, await seen())).ok).toBe(true);
  expect(await followCase(context, reference, sender.secret)).toMatchObject({
    case: { state: "not-accepted", refusalReason: "unclear", refusalText: proposal.text, urgency: "closed" },
  });
});

test("a case outside the competence is forwarded, by its own clock, and its sender is told where", async () => {
  const { context, clock, officeId, people, sender, reference } = await givenCase();
  clock.moveTo("2026-12-01T09:00:00+07:00");
  const forwarding = { agency: "Ủy ban nhân dân phường thử", slip: "Kính chuyển Quý cơ quan xem xét." };
  await forwardCase(context, people.office, { ...(await asSeen(context, people.office, reference)), ...forwarding });
  expect(await caseNow(context, officeId, reference)).toMatchObject({
    state: "forwarded",
    forwardDueOn: "2026-11-30",
    forwardedOn: "2026-12-01",
    forwardSlip: forwarding.slip,
    closedOn: "2026-12-01",
  });
  expect(await followCase(context, reference, sender.secret)).toMatchObject({
    case: { forwardedTo: forwarding.agency, forwardedOn: "2026-12-01" },
  });
});

test("the sender is asked for more and replies, once a question, while the clock runs on", async () => {
  const { context, officeId, people, sender, reference } = await givenCase();
  const before = await caseNow(context, officeId, reference);
  const seen = () => asSeen(context, people.handler, reference);
  await askSender(context, people.handler, { ...(await seen()), question: "Mã hồ sơ là gì?" });
  expect(await askSender(context, people.handler, { ...(await seen()), question: "Còn gì nữa?" })).toEqual({
    ok: false,
    reason: "question-open",
  });
  expect(await replyToQuestion(context, { ...sender, secret: "333333333C" }, "?")).toMatchObject({ reason: "refused" });
  expect(await replyToQuestion(context, sender, "Mã HS-01.")).toEqual({ ok: true });
  expect(await replyToQuestion(context, sender, "Lần nữa.")).toEqual({ ok: false, reason: "state" });
  const followed = await followCase(context, reference, sender.secret);
  expect(followed).toMatchObject({ case: { questions: [{ question: "Mã hồ sơ là gì?", reply: "Mã HS-01." }] } });
  expect(await caseNow(context, officeId, reference)).toMatchObject({ state: "opened", dueOn: before.dueOn });
  expect(await stepsOf(context, officeId, reference)).toEqual(["received", "asked", "replied"]);
});

test("a case is withdrawn by its sender, or noted so by staff, and then nobody answers it", async () => {
  const { context, officeId, people, sender, reference } = await givenCase();
  expect(await withdrawCase(context, sender, "Đã nhận được kết quả.")).toEqual({ ok: true });
  expect(await withdrawCase(context, sender, "")).toEqual({ ok: false, reason: "state" });
  const late = { ...(await asSeen(context, people.office, reference)), text: answerText };
  expect(await answerComplaint(context, people.office, late)).toMatchObject({
    reason: "state",
    last: { kind: "withdrawn", by: null },
  });
  const other = await givenComplaint(context, officeId, { text: "Một phản ánh khác của người khác." });
  const seen = await asSeen(context, people.handler, other.reference);
  await noteWithdrawal(context, people.handler, { ...seen, reason: "Người gửi gọi điện rút." });
  expect(await followCase(context, other.reference, other.secret)).toMatchObject({ case: { state: "withdrawn" } });
});

test("a case that repeats another one points to it, and to nothing else", async () => {
  const { context, officeId, people, reference, sender } = await givenCase();
  const original = await givenComplaint(context, officeId, { text: "Cùng nội dung, gửi trước." });
  const elsewhere = await givenCaseOfOtherOffice(context);
  const seen = await asSeen(context, people.office, reference);
  for (const wrong of [reference, elsewhere, "PA-3333-3333", "không phải mã"]) {
    expect(await markDuplicate(context, people.office, { ...seen, original: wrong })).toMatchObject({
      reason: "original",
    });
  }
  await markDuplicate(context, people.office, { ...seen, original: original.reference.toLowerCase() });
  expect(await followCase(context, reference, sender.secret)).toMatchObject({
    case: { state: "duplicate", otherCase: { kind: "waiting" } },
  });
  const back = await asSeen(context, people.office, original.reference);
  expect(await markDuplicate(context, people.office, { ...back, original: reference })).toMatchObject({
    reason: "original",
  });
});

async function givenCaseOfOtherOffice(context: Awaited<ReturnType<typeof givenCase>>["context"]): Promise<string> {
  const { givenOffice } = await import("#test/support/story.ts");
  return (await givenComplaint(context, await givenOffice(context, "elsewhere"))).reference;
}

test("an answered case is reopened once, with a second clock beside the first", async () => {
  const { context, clock, officeId, people, sender, reference } = await givenCase();
  const seen = () => asSeen(context, people.office, reference);
  clock.moveTo("2026-11-25T10:00:00+07:00");
  await answerComplaint(context, people.office, { ...(await seen()), text: answerText });
  clock.moveTo("2026-12-04T20:00:00+07:00");
  expect(await reopenCase(context, sender, "Chưa nói khi nào nhận.")).toEqual({ ok: true });
  expect(await caseNow(context, officeId, reference)).toMatchObject({
    state: "reopened",
    firstDueOn: "2026-11-30",
    dueOn: "2026-12-11",
    secondDueOn: "2026-12-11",
    answer: null,
    firstAnswer: answerText,
    firstAnsweredOn: "2026-11-25",
  });
  const followed = await followCase(context, reference, sender.secret);
  expect(followed).toMatchObject({ case: { firstAnswer: answerText, dueOn: "2026-12-11", reopenUntil: null } });
  expect(followed.ok ? followed.case.counting?.days[0]?.day : "").toBe("2026-12-04");
  await answerComplaint(context, people.office, { ...(await seen()), text: "Kết quả được gửi ngày 10/12/2026." });
  expect(await reopenCase(context, sender, "Vẫn chưa.")).toEqual({ ok: false, reason: "state" });
});

test("two reopenings at the same moment reopen it once", async () => {
  const { context, officeId, people, sender, reference } = await givenCase();
  await answerComplaint(context, people.office, {
    ...(await asSeen(context, people.office, reference)),
    text: answerText,
  });
  const outcomes = await Promise.all([1, 2].map((tap) => reopenCase(context, sender, `Chưa rõ ${String(tap)}.`)));
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  expect((await stepsOf(context, officeId, reference)).filter((kind) => kind === "reopened")).toHaveLength(1);
});

test("after the days the office allows, a case stays answered", async () => {
  const { context, clock, people, sender, reference } = await givenCase();
  await setCaseRules(context, people.office, { ...usualCaseRules, answerNeedsApproval: false, reopenDays: 10 });
  await answerComplaint(context, people.office, {
    ...(await asSeen(context, people.office, reference)),
    text: answerText,
  });
  clock.moveTo("2026-11-30T23:00:00+07:00");
  expect(await followCase(context, reference, sender.secret)).toMatchObject({ case: { reopenUntil: "2026-11-30" } });
  clock.moveTo("2026-12-01T00:10:00+07:00");
  expect(await followCase(context, reference, sender.secret)).toMatchObject({ case: { reopenUntil: null } });
  expect(await reopenCase(context, sender, "Muộn mất rồi.")).toEqual({ ok: false, reason: "state" });
});

test("the sender tells once whether the answer solved the matter", async () => {
  const { context, officeId, people, sender, reference } = await givenCase();
  expect(await recordOutcome(context, sender, { solved: "yes", words: "" })).toEqual({ ok: false, reason: "state" });
  await answerComplaint(context, people.office, {
    ...(await asSeen(context, people.office, reference)),
    text: answerText,
  });
  const told = await Promise.all([
    recordOutcome(context, sender, { solved: "partly", words: "Còn thiếu ngày." }),
    recordOutcome(context, sender, { solved: "partly", words: "Còn thiếu ngày." }),
  ]);
  expect(told.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await caseNow(context, officeId, reference)).toMatchObject({
    solved: "partly",
    solvedWords: "Còn thiếu ngày.",
  });
  expect(await followCase(context, reference, sender.secret)).toMatchObject({
    case: { solved: "partly", mayTellOutcome: false },
  });
});

test("a counter officer reads and notes, and takes no step that is not theirs", async () => {
  const { context, people, reference } = await givenCase();
  const seen = await asSeen(context, people.officer, reference);
  const forbidden = { ok: false, reason: "forbidden" };
  expect(await submitAnswer(context, people.officer, { ...seen, text: answerText })).toEqual(forbidden);
  expect(await askSender(context, people.officer, { ...seen, question: "Mã hồ sơ?" })).toEqual(forbidden);
  expect(await classifyCase(context, people.officer, { ...seen, kind: "praise" })).toEqual(forbidden);
  const administrator = await givenColleague(context, people.officer.officeId, ["administrator"]);
  expect(await answerComplaint(context, administrator, { ...seen, text: answerText })).toEqual(forbidden);
});
