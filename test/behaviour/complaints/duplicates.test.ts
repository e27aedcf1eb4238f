import { expect, test } from "vitest";
import { reopenCase, withdrawCase } from "#app/complaints/following/act-as-sender.server.ts";
import { answerComplaint } from "#app/complaints/handling/answer-complaint.server.ts";
import { assignComplaint } from "#app/complaints/handling/assign-complaint.server.ts";
import { markDuplicate, separateCase } from "#app/complaints/handling/close-case.server.ts";
import { followCase } from "#app/complaints/following/follow-case.server.ts";
import { forwardCase } from "#app/complaints/handling/forward-case.server.ts";
import { publishAnswer } from "#app/complaints/publication/publish-answer.server.ts";
import { confirmRefusal, proposeRefusal } from "#app/complaints/handling/refusal.server.ts";
import { rerouteCase } from "#app/complaints/handling/reroute-case.server.ts";
import { asSeen, caseNow, givenCase, stepsOf } from "#test/support/case-life.ts";
import { givenComplaint as givenAnyComplaint, someContact } from "#test/support/complaints.ts";

/** A sender who can be told. */
const reachable = { ...someContact, email: "nguoi-gui@example.vn" };
const givenComplaint: typeof givenAnyComplaint = (context, officeId, change) =>
  givenAnyComplaint(context, officeId, { contact: reachable, ...change });

/** A case and a later one that says the same, closed as its duplicate. */
async function givenDuplicate() {
  const story = await givenCase({
    contact: { ...someContact, name: "Hoàng Văn Trước", address: "45 phố Riêng, phường Thử" },
  });
  const { context, officeId, people, reference: original } = story;
  const second = await givenComplaint(context, officeId, { text: "Cùng một việc, người khác gửi." });
  const seen = (reference: string) => asSeen(context, people.office, reference);
  const mark = async (reference = second.reference, of = original) =>
    markDuplicate(context, people.office, { ...(await seen(reference)), original: of });
  expect(await mark()).toMatchObject({ ok: true });
  const follow = async (sender = second) => {
    const followed = await followCase(context, sender.reference, sender.secret);
    if (!followed.ok) throw new Error(followed.reason);
    return followed.case;
  };
  const answer = async (text: string, reference = original) =>
    answerComplaint(context, people.approver, { ...(await seen(reference)), text });
  const told = async (reference: string) => {
    const rows = await context.db
      .selectFrom("outbox_messages")
      .where("about", "=", reference)
      .orderBy("id")
      .select("kind")
      .execute();
    return rows.map(({ kind }) => kind);
  };
  return { ...story, original, second, seen, mark, follow, answer, told };
}

test("the sender of a duplicate reads where the other case stands, then its answer, and is told of it", async () => {
  const { original, second, follow, answer, told } = await givenDuplicate();
  expect(await follow()).toMatchObject({ state: "duplicate", otherCase: { kind: "waiting" } });
  expect(await told(second.reference)).toEqual(["receipt", "duplicate"]);
  await answer(
    `Kính gửi ông Hoàng Văn Trước, 45 phố Riêng, phường Thử. Phản ánh ${original} nêu việc trả chậm; hồ sơ đã trả.`,
  );
  const found = await follow();
  expect(found.otherCase).toMatchObject({ kind: "answered" });
  const shown = JSON.stringify(found);
  expect(shown).toContain("hồ sơ đã trả");
  for (const hidden of [original, "Trước", "45 phố Riêng"]) expect(shown).not.toContain(hidden);
  expect(await told(second.reference)).toEqual(["receipt", "duplicate", "answered"]);
});

test("a published answer is read as it was published", async () => {
  const { context, people, original, follow, answer } = await givenDuplicate();
  await answer("Kính gửi bạn của tôi, hồ sơ đã trả.");
  const texts = { question: "Trả chậm.", answer: "Hồ sơ của người gửi đã trả." };
  expect(await publishAnswer(context, people.office, original, texts)).toEqual({ ok: true });
  expect(await follow()).toMatchObject({ otherCase: { kind: "answered", answer: texts.answer } });
});

test("a case that repeats one answered or forwarded before is told so at once", async () => {
  const { context, officeId, people, original, mark, follow, answer, told, seen } = await givenDuplicate();
  await answer("Hồ sơ đã có kết quả, mời nhận tại quầy.");
  const third = await givenComplaint(context, officeId, { text: "Cũng việc ấy." });
  await mark(third.reference, original);
  expect(await told(third.reference)).toEqual(["receipt", "answered"]);
  expect(await follow(third)).toMatchObject({ otherCase: { kind: "answered" } });
  const other = await givenComplaint(context, officeId, { text: "Việc của cơ quan khác." });
  const slip = "Kính chuyển Quý cơ quan xem xét, giải quyết.";
  await forwardCase(context, people.office, { ...(await seen(other.reference)), agency: "Sở Xây dựng", slip });
  const fourth = await givenComplaint(context, officeId, { text: "Việc của cơ quan khác nữa." });
  await mark(fourth.reference, other.reference);
  expect(await told(fourth.reference)).toEqual(["receipt", "forwarded"]);
  expect(await follow(fourth)).toMatchObject({ otherCase: { kind: "forwarded", agency: "Sở Xây dựng" } });
});

test("a second answer after a reopening is told again; a duplicate of a duplicate reads it too", async () => {
  const { context, officeId, second, sender, mark, follow, answer, told } = await givenDuplicate();
  const later = await givenComplaint(context, officeId, { text: "Gửi thêm lần nữa." });
  // The second case is a duplicate itself by now and cannot stand for another one; before that, it could.
  expect(await mark(later.reference, second.reference)).toMatchObject({ reason: "original" });
  await context.db
    .updateTable("complaints")
    .set({ state: "duplicate", duplicate_of: second.reference })
    .where("reference", "=", later.reference)
    .execute();
  await answer("Hồ sơ sẽ trả trong tuần này.");
  await reopenCase(context, sender, "Vẫn chưa trả.");
  expect(await follow()).toMatchObject({
    otherCase: { kind: "waiting", firstAnswer: { answer: "Hồ sơ sẽ trả trong tuần này." } },
  });
  await answer("Hồ sơ đã trả hôm nay.");
  expect(await follow(later)).toMatchObject({ otherCase: { answer: "Hồ sơ đã trả hôm nay." } });
  expect((await told(later.reference)).filter((kind) => kind === "answered")).toHaveLength(2);
});

test.each(["withdrawn", "not accepted", "locked"] as const)(
  "where the other case is %s, the duplicate comes back to the staff and its sender is told, not why",
  async (ending) => {
    const story = await givenDuplicate();
    const { context, officeId, people, original, second, sender, follow, told, seen } = story;
    if (ending === "withdrawn") await withdrawCase(context, sender, "");
    if (ending === "not accepted") {
      const proposal = { ...(await seen(original)), ground: "unclear" as const, text: "Chưa nêu việc gì." };
      await proposeRefusal(context, people.handler, proposal);
      expect(await follow()).toMatchObject({ otherCase: { kind: "waiting" } });
      await confirmRefusal(context, people.approver, await seen(original));
    }
    if (ending === "locked") {
      const request = { ...(await seen(original)), lane: "denunciation" as const, reason: "Tố cáo công chức." };
      expect(await rerouteCase(context, people.approver, request)).toMatchObject({ ok: true });
    }
    expect(await caseNow(context, officeId, second.reference)).toMatchObject({
      state: "classified",
      duplicateOf: null,
      closedOn: null,
    });
    expect((await stepsOf(context, officeId, second.reference)).at(-1)).toBe("separated");
    const found = await follow();
    expect(found).toMatchObject({ state: "classified", otherCase: null, urgency: "open" });
    expect(JSON.stringify(found)).not.toMatch(/rerouted|denunciation|Tố cáo/);
    expect((await told(second.reference)).at(-1)).toBe("separated");
  },
);

test("whoever had the case before it was closed goes on with it", async () => {
  const { context, officeId, people, original, second, sender, seen, mark } = await givenDuplicate();
  await separateCase(context, people.office, { ...(await seen(second.reference)), reason: "Không cùng một việc." });
  expect(await caseNow(context, officeId, second.reference)).toMatchObject({ state: "classified", duplicateOf: null });
  const given = { ...(await seen(second.reference)), unitId: null, assigneeId: people.handler.staffId };
  await assignComplaint(context, people.office, given);
  await mark(second.reference, original);
  await withdrawCase(context, sender, "");
  expect(await caseNow(context, officeId, second.reference)).toMatchObject({ state: "assigned" });
});

test("a case cannot repeat one that ended without an answer, nor wait behind one that nobody has to answer", async () => {
  const { context, officeId, sender, mark } = await givenDuplicate();
  await withdrawCase(context, sender, "");
  const later = await givenComplaint(context, officeId, { text: "Gửi sau cùng." });
  expect(await mark(later.reference, sender.reference)).toMatchObject({ reason: "original" });
  const anonymous = await givenComplaint(context, officeId, { contact: null, text: "Góp ý ẩn danh cùng việc." });
  expect(await mark(later.reference, anonymous.reference)).toMatchObject({ reason: "original-unowed" });
  expect(await mark(anonymous.reference, later.reference)).toMatchObject({ ok: true });
});

test("an older duplicate of a locked case learns nothing of it", async () => {
  const { context, original, follow, answer } = await givenDuplicate();
  await answer("Nội dung trả lời riêng.");
  await context.db
    .updateTable("complaints")
    .set({ locked: 1, lane: "denunciation" })
    .where("reference", "=", original)
    .execute();
  const found = await follow();
  expect(found.otherCase).toEqual({ kind: "ended" });
  expect(JSON.stringify(found)).not.toContain("Nội dung trả lời riêng");
});
