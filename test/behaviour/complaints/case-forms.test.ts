import { usualCaseRules } from "#app/complaints/case/case-rules.ts";
import { expect, test } from "vitest";
import { handleCaseForm } from "#app/complaints/handling/handle-case-form.server.ts";
import { requestAsSender } from "#app/complaints/following/sender-request.server.ts";
import { setCaseRules } from "#app/complaints/handling/set-case-rules.server.ts";
import { verifyAudit } from "#app/staff/audit/verify-audit.server.ts";
import { answerText, caseNow, givenCase } from "#test/support/case-life.ts";
import { givenComplaint, type Colleague } from "#test/support/complaints.ts";

function form(fields: Record<string, string>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.set(name, value);
  return data;
}

async function givenPages() {
  const story = await givenCase();
  const { context, officeId, people } = story;
  const send = async (
    who: Colleague,
    intent: string,
    fields: Record<string, string> = {},
    reference = story.reference,
  ) => {
    const { revision } = await caseNow(context, officeId, reference);
    const office = { officeName: "", territory: "unset" as const, officeSlug: "", hasOtherOffices: false };
    const staff = { ...who, ...office, accountId: who.staffId, unitId: null, name: "", email: "" };
    return handleCaseForm(context, staff, reference, form({ intent, revision: String(revision), ...fields }));
  };
  const stateOf = async (reference = story.reference) => (await caseNow(context, officeId, reference)).state;
  const another = async (text: string) => (await givenComplaint(context, officeId, { text })).reference;
  return { ...story, people, send, stateOf, another };
}

const done = { kind: "done" };

test("every step has its form: from the kind to the answer", async () => {
  const { people, send, stateOf } = await givenPages();
  const { handler, office, approver } = people;
  expect(await send(office, "classify", { kind: "proposal" })).toEqual(done);
  expect(await send(office, "assign", { unit: "", assignee: handler.staffId })).toEqual(done);
  expect(await send(handler, "note", { note: "Đã gọi quầy." })).toEqual(done);
  expect(await send(handler, "ask", { question: "Mã hồ sơ là gì?" })).toEqual(done);
  expect(await send(handler, "answer", { answer: answerText, as: "draft" })).toEqual(done);
  expect(await stateOf()).toBe("drafting");
  expect(await send(handler, "answer", { answer: answerText })).toEqual(done);
  expect(await stateOf()).toBe("submitted");
  expect(await send(approver, "return", { reason: "Chưa rõ ngày." })).toEqual(done);
  expect(await send(office, "answer", { answer: answerText })).toEqual(done);
  expect(await stateOf()).toBe("answered");
});

test("every other end has its form too", async () => {
  const { people, send, stateOf, another, reference } = await givenPages();
  const { handler, office, approver } = people;
  const refused = await another("Xem giúp cái này đi nhé.");
  await send(handler, "propose-refusal", { ground: "unclear", reason: "Chưa nêu việc gì." }, refused);
  await send(office, "decline-refusal", { reason: "Vẫn xem được." }, refused);
  await send(handler, "propose-refusal", { ground: "unclear", reason: "Chưa nêu việc gì." }, refused);
  expect(await send(office, "confirm-refusal", {}, refused)).toEqual(done);
  const forwarded = await another("Vỉa hè bị lấn chiếm.");
  expect(await send(office, "forward", { agency: "Phường thử", slip: "Kính chuyển." }, forwarded)).toEqual(done);
  const repeated = await another("Kết quả trễ hẹn, gửi lại.");
  expect(await send(office, "duplicate", { original: reference }, repeated)).toEqual(done);
  const withdrawn = await another("Xin rút sau khi gọi.");
  expect(await send(handler, "note-withdrawal", { reason: "Gọi điện rút." }, withdrawn)).toEqual(done);
  const locked = await another("Nội dung thuộc luật khác.");
  expect(await send(handler, "reroute", { lane: "complaint", reason: "Là khiếu nại." }, locked)).toEqual({
    kind: "left",
  });
  expect(await send(handler, "note", { note: "?" }, locked)).toEqual({ kind: "not-found" });
  expect(await send(approver, "entrust", { assignee: handler.staffId }, locked)).toEqual(done);
  expect(await send(approver, "restore", { reason: "Chỉ là phản ánh." }, locked)).toEqual(done);
  const ends = [refused, forwarded, repeated, withdrawn, locked];
  expect(await Promise.all(ends.map((one) => stateOf(one)))).toEqual([
    "not-accepted",
    "forwarded",
    "duplicate",
    "withdrawn",
    "classified",
  ]);
});

test("what is missing comes back with the words typed, and nothing happens", async () => {
  const { people, send, stateOf } = await givenPages();
  const { office } = people;
  for (const [intent, fields, problems] of [
    ["answer", { answer: "ngắn" }, { answer: ["answerShort"] }],
    ["ask", { question: "" }, { question: ["wordsMissing"] }],
    ["classify", {}, { kind: ["kindMissing"] }],
    ["forward", { agency: "", slip: "Kính chuyển." }, { agency: ["agencyMissing"] }],
    ["propose-refusal", { reason: "Vì lý do này." }, { ground: ["groundMissing"] }],
    ["duplicate", { original: "" }, { original: ["originalMissing"] }],
    ["duplicate", { original: "PA-3333" }, { "": ["originalUnknown"] }],
    ["reroute", { lane: "feedback", reason: "Vì lý do này." }, { lane: ["laneMissing"] }],
    ["note-withdrawal", { reason: "x" }, { reason: ["wordsShort"] }],
    ["assign", { unit: "", assignee: "" }, { unit: ["assigneeMissing"] }],
  ] as const) {
    expect(await send(office, intent, fields), intent).toMatchObject({
      kind: "refused",
      status: 400,
      intent,
      lastResult: { error: problems },
    });
  }
  expect(await stateOf()).toBe("received");
  expect(await send(office, "delete")).toEqual({ kind: "unknown-intent" });
  expect(await send(people.officer, "answer", { answer: answerText })).toEqual({ kind: "forbidden" });
});

test("an answer with a blank of its template is kept as a draft, but never sent", async () => {
  const { people, send, stateOf } = await givenPages();
  const answer = "Kính gửi Ông/Bà, hồ sơ {{số hồ sơ}} đã có kết quả.";
  const refused = await send(people.office, "answer", { answer });
  expect(refused).toMatchObject({
    kind: "refused",
    status: 400,
    lastResult: { initialValue: { answer }, error: { answer: ["unfilled:“{{số hồ sơ}}”"] } },
  });
  expect(await stateOf()).not.toBe("answered");
  expect(await send(people.office, "answer", { answer, as: "draft" })).toEqual(done);
});

test("an answer that claims a check leaves the office only with the writer's word that its record is kept", async () => {
  const { people, send, stateOf } = await givenPages();
  const answer = "Sau khi kiểm tra, xác minh, hồ sơ của Ông/Bà đã có kết quả.";
  expect(await send(people.office, "answer", { answer })).toMatchObject({
    kind: "refused",
    status: 400,
    lastResult: { initialValue: { answer }, error: { checked: ["checkedMissing"] } },
  });
  expect(await send(people.office, "answer", { answer, as: "draft" })).toEqual(done);
  expect(await stateOf()).not.toBe("answered");
  expect(await send(people.office, "answer", { answer, checked: "on" })).toEqual(done);
  expect(await stateOf()).toBe("answered");
});

test("a step that came too late tells who was faster and keeps the words", async () => {
  const { people, send } = await givenPages();
  await send(people.office, "answer", { answer: answerText });
  expect(await send(people.handler, "answer", { answer: "Một câu trả lời khác." })).toMatchObject({
    status: 409,
    last: { kind: "answered", by: "Văn phòng thử" },
    lastResult: { initialValue: { answer: "Một câu trả lời khác." } },
  });
});

test("the forms of the sender: optional words may be left out, needed ones not", async () => {
  const { context, people, send, stateOf, sender } = await givenPages();
  const ask = (fields: Record<string, string>) => requestAsSender(context, sender, form(fields));
  expect(await ask({ intent: "withdraw" })).toMatchObject({ lastResult: { error: { sure: ["sureMissing"] } } });
  await send(people.office, "answer", { answer: answerText });
  expect(await ask({ intent: "tell-outcome", words: "" })).toMatchObject({
    lastResult: { error: { solved: ["solvedMissing"] } },
  });
  expect(await ask({ intent: "tell-outcome", solved: "no", words: "" })).toEqual({ ok: true });
  expect(await ask({ intent: "tell-outcome", solved: "yes" })).toMatchObject({ status: 409 });
  expect(await ask({ intent: "reopen", reason: "" })).toMatchObject({
    lastResult: { error: { reason: ["wordsMissing"] } },
  });
  expect(await ask({ intent: "reopen", reason: "Chưa nói ngày nhận." })).toEqual({ ok: true });
  expect(await ask({ intent: "withdraw", sure: "yes", reason: "" })).toEqual({ ok: true });
  expect(await stateOf()).toBe("withdrawn");
  expect(await ask({ intent: "delete" })).toEqual({ ok: false, kind: "unknown" });
  const stranger = { ...sender, secret: "3333333333" };
  expect(await requestAsSender(context, stranger, form({ intent: "reply", reply: "Xin chào." }))).toEqual({
    ok: false,
    kind: "closed",
  });
});

test("the office's rules count from the next step on, and stand in the audit record", async () => {
  const { context, people, send, stateOf } = await givenPages();
  await setCaseRules(context, people.office, { ...usualCaseRules, answerNeedsApproval: true, reopenDays: 10 });
  await send(people.office, "answer", { answer: answerText });
  expect(await stateOf()).toBe("submitted");
  expect(await send(people.office, "approve")).toMatchObject({ lastResult: { error: { "": ["secondPerson"] } } });
  expect(await send(people.approver, "approve")).toEqual(done);
  const [entry] = await context.db.selectFrom("audit_entries").select(["action", "subject"]).execute();
  expect(entry).toEqual({ action: "case-rules-changed", subject: "two people: yes, reopening: 10 days" });
  expect(await verifyAudit(context, [])).toMatchObject({ ok: true });
});
