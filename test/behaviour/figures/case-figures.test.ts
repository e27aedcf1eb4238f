import { expect, test } from "vitest";
import { reopenCase, recordOutcome, withdrawCase } from "#app/complaints/following/act-as-sender.server.ts";
import { classifyCase } from "#app/complaints/handling/classify-case.server.ts";
import { isAnswerOwed } from "#app/complaints/case/complaint.ts";
import { followCase } from "#app/complaints/following/follow-case.server.ts";
import { listInbox } from "#app/complaints/inbox/list-inbox.server.ts";
import { answerComplaint } from "#app/complaints/handling/answer-complaint.server.ts";
import { forwardCase } from "#app/complaints/handling/forward-case.server.ts";
import { rerouteCase } from "#app/complaints/handling/reroute-case.server.ts";
import { countAnswers } from "#app/figures/counting/count-answers.server.ts";
import { countForwarded } from "#app/figures/counting/count-forwarded.server.ts";
import { countSolved } from "#app/figures/counting/count-solved.server.ts";
import { day } from "#app/platform/day.ts";
import { answerText, asSeen, caseNow, givenCase } from "#test/support/case-life.ts";
import { givenComplaint } from "#test/support/complaints.ts";

const november = { from: day("2026-11-01"), to: day("2026-11-30") };

/** Cases of 20/11/2026, due on 30/11/2026, and what an office can do with them. */
async function givenCases() {
  const story = await givenCase();
  const { context, clock, officeId, people, sender } = story;
  const more = (name: string) => givenComplaint(context, officeId, { text: `Phản ánh thử: ${name}.` });
  const cases = { first: sender, second: await more("hai"), third: await more("ba"), fourth: await more("bốn") };
  const answer = async (reference: string) =>
    answerComplaint(context, people.office, { ...(await asSeen(context, people.office, reference)), text: answerText });
  const counts = (cutOff: string) => countAnswers(context.db, officeId, november, day(cutOff));
  return { context, clock, officeId, people, cases, answer, counts };
}

test("a reopened case keeps the first answer's standing", async () => {
  const { context, clock, cases, answer, counts } = await givenCases();
  await answer(cases.first.reference);
  await reopenCase(context, cases.first, "Chưa nói ngày nhận.");
  expect(await counts("2026-12-20")).toEqual({ onTime: 1, late: 0, overdue: 3, waiting: 0 });
  clock.moveTo("2026-12-20T09:00:00+07:00");
  await answer(cases.first.reference);
  expect(await counts("2026-12-20")).toEqual({ onTime: 1, late: 0, overdue: 3, waiting: 0 });
});

test("closing a case in its time takes it out of the figure, closing it late does not", async () => {
  const { context, clock, cases, counts } = await givenCases();
  await withdrawCase(context, cases.first, "");
  expect(await counts("2026-11-25")).toEqual({ onTime: 0, late: 0, overdue: 0, waiting: 3 });
  clock.moveTo("2026-12-01T09:00:00+07:00");
  await withdrawCase(context, cases.second, "");
  expect(await counts("2026-12-01")).toEqual({ onTime: 0, late: 1, overdue: 2, waiting: 0 });
});

test("what falls under another law is in no figure of feedback", async () => {
  const { context, people, cases, counts } = await givenCases();
  const seen = await asSeen(context, people.handler, cases.first.reference);
  await rerouteCase(context, people.handler, { ...seen, lane: "denunciation", reason: "Là tố cáo." });
  expect(await counts("2026-11-25")).toEqual({ onTime: 0, late: 0, overdue: 0, waiting: 3 });
});

test("forwarding has its own clock and its own count", async () => {
  const { context, clock, officeId, people, cases } = await givenCases();
  const forward = async (reference: string) =>
    forwardCase(context, people.office, {
      ...(await asSeen(context, people.office, reference)),
      agency: "Phường thử",
      slip: "Kính chuyển.",
    });
  clock.moveTo("2026-11-30T16:00:00+07:00");
  await forward(cases.first.reference);
  clock.moveTo("2026-12-01T08:00:00+07:00");
  await forward(cases.second.reference);
  expect(await countForwarded(context.db, officeId, november)).toEqual({ onTime: 1, all: 2 });
});

test("what senders say of the answers is counted by the period of receipt", async () => {
  const { context, officeId, cases, answer } = await givenCases();
  for (const { reference } of Object.values(cases)) await answer(reference);
  await recordOutcome(context, cases.first, { solved: "yes", words: "" });
  await recordOutcome(context, cases.second, { solved: "yes", words: "" });
  await recordOutcome(context, cases.third, { solved: "no", words: "" });
  expect(await countSolved(context.db, officeId, november)).toEqual({ yes: 2, partly: 0, no: 1, cameRound: 0 });
  const december = { from: day("2026-12-01"), to: day("2026-12-31") };
  expect(await countSolved(context.db, officeId, december)).toEqual({ yes: 0, partly: 0, no: 0, cameRound: 0 });
});

test("the question is asked again after a second answer; the figure counts what was said last, and who came round", async () => {
  const { context, officeId, cases, answer } = await givenCases();
  const solved = () => countSolved(context.db, officeId, november);
  const { reference, secret } = cases.first;
  await answer(reference);
  expect(await recordOutcome(context, cases.first, { solved: "no", words: "Chưa rõ." })).toEqual({ ok: true });
  await reopenCase(context, cases.first, "Chưa nói ngày nhận.");
  expect(await solved()).toEqual({ yes: 0, partly: 0, no: 1, cameRound: 0 });
  await answer(reference);
  // Until something is said of the second answer, the "no" to the first one stands.
  expect(await solved()).toEqual({ yes: 0, partly: 0, no: 1, cameRound: 0 });
  const followed = async () => {
    const outcome = await followCase(context, reference, secret);
    return outcome.ok ? outcome.case : undefined;
  };
  expect(await followed()).toMatchObject({ solved: null, firstSolved: "no", mayTellOutcome: true });
  expect(await recordOutcome(context, cases.first, { solved: "yes", words: "" })).toEqual({ ok: true });
  expect(await recordOutcome(context, cases.first, { solved: "no", words: "" })).toMatchObject({ ok: false });
  expect(await solved()).toEqual({ yes: 1, partly: 0, no: 0, cameRound: 1 });
  expect(await followed()).toMatchObject({ solved: "yes", firstSolved: "no", mayTellOutcome: false });
  expect(await caseNow(context, officeId, reference)).toMatchObject({
    solved: "yes",
    firstSolved: "no",
    firstSolvedWords: "Chưa rõ.",
  });
});

test.each([
  ["problem", true, true],
  ["proposal", true, true],
  ["praise", true, false],
  ["problem", false, false],
  ["praise", false, false],
] as const)("a %s with contact details (%s) is owed an answer: %s", async (kind, hasContact, owed) => {
  const { context, officeId, people, counts } = await givenCases();
  const before = await counts("2026-12-20");
  const { reference } = await givenComplaint(context, officeId, { kind, ...(hasContact ? {} : { contact: null }) });
  expect(isAnswerOwed(kind, hasContact)).toBe(owed);
  expect(await caseNow(context, officeId, reference)).toMatchObject({ kind, answerOwed: owed });
  // Left lying for weeks, only what is owed an answer is overdue.
  expect((await counts("2026-12-20")).overdue - before.overdue).toBe(owed ? 1 : 0);
  const inbox = await listInbox(context, people.office, { after: null });
  expect(JSON.stringify(inbox)).toContain(reference);
});

test("an answer is owed again when praise turns out to be a problem, and no longer when a problem was praise", async () => {
  const { context, officeId, people } = await givenCases();
  const owedAs = async (reference: string, kind: "problem" | "praise") => {
    await classifyCase(context, people.office, { ...(await asSeen(context, people.office, reference)), kind });
    return (await caseNow(context, officeId, reference)).answerOwed;
  };
  const named = await givenComplaint(context, officeId, { kind: "praise" });
  expect(await owedAs(named.reference, "problem")).toBe(true);
  expect(await owedAs(named.reference, "praise")).toBe(false);
  const anonymous = await givenComplaint(context, officeId, { kind: "praise", contact: null });
  expect(await owedAs(anonymous.reference, "problem")).toBe(false);
});
