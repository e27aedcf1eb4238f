import { expect, test } from "vitest";
import { inTransaction } from "#db/engine.ts";
import { rebuildTotals } from "#app/dossiers/totals/rebuild-totals.server.ts";
import { listComments } from "#app/figures/comments/list-comments.server.ts";
import { commentFilterFrom } from "#app/figures/comments/comment-filter.ts";
import { countTally } from "#app/figures/counting/count-tally.server.ts";
import { nineIndicators, serviceFactors } from "#app/figures/indicators/indicators.server.ts";
import { ownQuestionTable } from "#app/figures/indicators/own-question-table.ts";
import { translator } from "#app/i18n/translate.ts";
import { questionsApart } from "#app/figures/measures/answer-tally.ts";
import { monthPeriod, quarterPeriod } from "#app/figures/period/period.ts";
import type { Context } from "#app/platform/context.server.ts";
import { day, dayOf } from "#app/platform/day.ts";
import { giveRating } from "#app/ratings/giving/give-rating.server.ts";
import { readDetails } from "#app/ratings/giving/read-details.server.ts";
import { saveDetails } from "#app/ratings/giving/save-details.server.ts";
import type { Answers } from "#app/ratings/questions/answers.ts";
import {
  findAskedQuestions,
  findQuestionnaireInForce,
  findQuestionnaireShown,
} from "#app/ratings/questions/find-questionnaire.server.ts";
import type { Question } from "#app/ratings/questions/question.ts";
import { standardQuestionnaire } from "#app/ratings/questions/questionnaire.ts";
import type { Score } from "#app/ratings/rating/rating.ts";
import { beginDraft, changeVersion, putInForce, takeBack } from "#app/ratings/versions/change-version.server.ts";
import { newQuestion, type DraftChange } from "#app/ratings/versions/draft.ts";
import { findVersion, listVersions } from "#app/ratings/versions/list-versions.server.ts";
import { listAuditEntries } from "#app/staff/audit/list-audit-entries.server.ts";
import { verifyAudit } from "#app/staff/audit/verify-audit.server.ts";
import { contextOver, openTestContext } from "#test/support/context.ts";
import { givenDossiers } from "#test/support/figures.ts";
import { keptTotals, naiveTotals } from "#test/support/naive-totals.ts";
import { givenReceipt } from "#test/support/receipts.ts";
import { givenAccount } from "#test/support/staff.ts";
import { givenOffice } from "#test/support/story.ts";

interface Staff {
  officeId: string;
  staffId: string;
}

async function open() {
  const { context, clock, location } = await openTestContext();
  const officeId = await givenOffice(context);
  const staffId = await givenAccount(context, officeId, "quantri@coquan.gov.vn", ["administrator"]);
  return { context, clock, location, officeId, staff: { officeId, staffId } };
}

/** The draft with its revision, as a page shows it. */
async function shown(context: Context, { officeId }: Staff, version: number) {
  const found = await findVersion(context.db, officeId, String(version), context.clock.now());
  if (found === undefined) throw new Error("there is no such version");
  return found;
}

async function change(context: Context, staff: Staff, version: number, made: DraftChange) {
  const { revision } = await shown(context, staff, version);
  return changeVersion(context, staff, { version, revision }, made);
}

/** A question of the office's own, whole. */
function own(kind: Question["kind"], label: string, changed: Partial<Question> = {}): Question {
  return { ...newQuestion("new", kind), label: { vi: label, en: `${label} (en)` }, ...changed };
}

/** Begins the next version, changes it and puts it in force now; returns its number. */
async function inForce(context: Context, staff: Staff, changes: readonly DraftChange[]): Promise<number> {
  const begun = await beginDraft(context, staff);
  for (const made of changes) {
    expect(await change(context, staff, begun.version, made)).toMatchObject({ ok: true });
  }
  const { version, revision } = await shown(context, staff, begun.version);
  expect(await putInForce(context, staff, { version, revision }, null)).toEqual({ ok: true });
  return version;
}

async function rate(context: Context, code: string, score: Score, answers: Answers, comment?: string) {
  await giveRating(context, { code, score, source: "phone", language: "vi" });
  return saveDetails(context, { code, answers, comment });
}

function stored(context: Context, officeId: string) {
  return context.db
    .selectFrom("ratings")
    .where("office_id", "=", officeId)
    .orderBy("id")
    .select(["answers", "texts", "comment", "comment_search"])
    .execute();
}

const keysOf = (questions: readonly Question[]) => questions.map(({ key }) => key);

test("before an office has made a version it asks version 1, and its draft changes nothing for citizens", async () => {
  const { context, officeId, staff } = await open();
  const now = context.clock.now();
  expect(await findQuestionnaireInForce(context.db, officeId, now)).toEqual(standardQuestionnaire);
  expect(await beginDraft(context, staff)).toEqual({ ok: true, version: 2 });
  expect(await beginDraft(context, staff)).toEqual({ ok: false, reason: "open-already", version: 2 });
  await change(context, staff, 2, { act: "take", preset: "sipas" });
  expect(await findQuestionnaireInForce(context.db, officeId, now)).toEqual(standardQuestionnaire);
  const states = (await listVersions(context.db, officeId, now)).map(({ version, state }) => [version, state]);
  expect(states).toEqual([
    [2, "draft"],
    [1, "in-force"],
  ]);
});

test("a version in force is asked at once by every process, and never changes again", async () => {
  const { context, officeId, staff } = await open();
  const { code } = await givenReceipt(context, officeId);
  const version = await inForce(context, staff, [
    { act: "remove", key: "guidance" },
    { act: "add", question: own("yes-no", "Có được hướng dẫn nộp trực tuyến không?", { stages: ["reception"] }) },
  ]);
  const asked = await findAskedQuestions(
    contextOver(context.db, context.clock).db,
    { officeId, channel: "counter", finishedOn: null },
    5,
    context.clock.now(),
  );
  expect(asked).toMatchObject({ version: 2, stage: "reception" });
  expect(keysOf(asked.questions)).toEqual(
    "facilities procedure attitude feedback trips waiting reception q1".split(" "),
  );
  await rate(context, code, 5, { q1: "yes", trips: "0" });
  expect(await stored(context, officeId)).toMatchObject([{ answers: '{"2.trips":"0","2.q1":"yes"}' }]);
  for (const made of [
    { act: "remove", key: "trips" },
    { act: "take", preset: "nine" },
  ] as const) {
    expect(await change(context, staff, version, made)).toEqual({ ok: false, reason: "not-open" });
  }
  expect(await takeBack(context, staff, version)).toEqual({ ok: false, reason: "not-open" });
  expect(await putInForce(context, staff, { version, revision: 3 }, null)).toEqual({ ok: false, reason: "not-open" });
});

test("a version can wait for its day, be taken back before it, and then asks from the first minute of the day", async () => {
  const { context, clock, officeId, staff } = await open();
  await beginDraft(context, staff);
  await change(context, staff, 2, { act: "remove", key: "guidance" });
  const { revision } = await shown(context, staff, 2);
  expect(await putInForce(context, staff, { version: 2, revision }, day("2026-12-01"))).toEqual({ ok: true });
  expect(await beginDraft(context, staff)).toMatchObject({ ok: false, reason: "open-already" });
  expect(await change(context, staff, 2, { act: "remove", key: "trips" })).toEqual({ ok: false, reason: "not-open" });
  expect(await takeBack(context, staff, 2)).toEqual({ ok: true });
  expect(await takeBack(context, staff, 2)).toEqual({ ok: false, reason: "not-open" });
  // A page from before it was taken back does not put it in force.
  expect(await putInForce(context, staff, { version: 2, revision }, null)).toMatchObject({
    reason: "changed-meanwhile",
  });
  const again = await shown(context, staff, 2);
  expect(await putInForce(context, staff, again, day("2026-12-01"))).toEqual({ ok: true });
  const versionAt = async (time: string) => {
    clock.moveTo(time);
    return (await findQuestionnaireInForce(context.db, officeId, clock.now())).version;
  };
  expect(await versionAt("2026-11-30T23:59:59+07:00")).toBe(1);
  expect(await versionAt("2026-12-01T00:00:00+07:00")).toBe(2);
});

test("a form opened under an older version keeps the version and stage it was shown with", async () => {
  const { context, officeId, staff } = await open();
  const { code } = await givenReceipt(context, officeId);
  await giveRating(context, { code, score: 2, source: "phone", language: "vi" });
  await inForce(context, staff, [{ act: "take", preset: "sipas" }]);
  const form = new FormData();
  for (const [name, value] of [
    ["questionnaire", "1"],
    ["stage", "reception"],
    ["reasons", "late"],
    ["guidance", "once"],
    ["sipas-staff-result", "1"],
  ] as const)
    form.append(name, value);
  const read = await readDetails(context, code, form);
  expect(read).toMatchObject({ stage: "reception", questionnaire: { version: 1 }, submission: { status: "success" } });
  if (read.submission.status !== "success") return;
  const { comment, ...answers } = read.submission.value;
  await saveDetails(context, { code, answers, comment, questionnaire: read.questionnaire, stage: read.stage });
  expect(await stored(context, officeId)).toMatchObject([{ answers: '{"reasons":["late"],"guidance":"once"}' }]);
  // The page opened afterwards asks the new one; what it does not ask stays.
  await saveDetails(context, { code, answers: { attitude: "2" }, comment: undefined });
  expect(await stored(context, officeId)).toMatchObject([
    { answers: '{"reasons":["late"],"guidance":"once","2.attitude":"2"}' },
  ]);
});

test("a version that a hostile form names is looked up in the receipt's office only, once it was asked", async () => {
  const { context, officeId, staff } = await open();
  const other = await givenOffice(context, "so-khac");
  const otherStaff = {
    officeId: other,
    staffId: await givenAccount(context, other, "khac@coquan.gov.vn", ["administrator"]),
  };
  const { code } = await givenReceipt(context, officeId);
  await inForce(context, otherStaff, [{ act: "take", preset: "nine" }]);
  await beginDraft(context, staff);
  await change(context, staff, 2, { act: "take", preset: "sipas" });
  for (const typed of ["2", "0", "-1", "1e3", "99999999999999999999", "2; drop table", ""]) {
    const form = new FormData();
    form.append("questionnaire", typed);
    form.append("stage", "somewhere");
    form.append("nine-agencies", "0");
    const read = await readDetails(context, code, form);
    expect(read, typed).toMatchObject({ questionnaire: { version: 1 }, stage: "reception" });
    expect(read.submission.status === "success" && read.submission.value).not.toHaveProperty("nine-agencies");
  }
  expect(await findQuestionnaireShown(context.db, officeId, 2, context.clock.now())).toBeUndefined();
  expect(await findVersion(context.db, officeId, "3", context.clock.now())).toBeUndefined();
  expect(await changeVersion(context, staff, { version: 3, revision: 1 }, { act: "remove", key: "trips" })).toEqual({
    ok: false,
    reason: "not-found",
  });
});

test("two tabs on one draft: the second saves nothing and is told, in whatever order", async () => {
  const { context, staff } = await open();
  await beginDraft(context, staff);
  const { revision } = await shown(context, staff, 2);
  const removed = (key: string) => changeVersion(context, staff, { version: 2, revision }, { act: "remove", key });
  const outcomes = await Promise.all([removed("trips"), removed("guidance")]);
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  expect(outcomes.find(({ ok }) => !ok)).toEqual({ ok: false, reason: "changed-meanwhile" });
  expect((await shown(context, staff, 2)).questions).toHaveLength(11);
});

test("a draft with something missing is not put in force", async () => {
  const { context, staff, officeId } = await open();
  await beginDraft(context, staff);
  await change(context, staff, 2, {
    act: "add",
    question: { ...own("scale", "Câu mới"), label: { vi: "Câu mới", en: "" } },
  });
  const { revision } = await shown(context, staff, 2);
  expect(await putInForce(context, staff, { version: 2, revision }, null)).toEqual({
    ok: false,
    reason: "has-problems",
  });
  expect((await findQuestionnaireInForce(context.db, officeId, context.clock.now())).version).toBe(1);
});

test("every change is in the audit record with the question before and after", async () => {
  const { context, officeId, staff } = await open();
  await beginDraft(context, staff);
  await change(context, staff, 2, { act: "add", question: own("text", '<script>alert("x")</script>') });
  await change(context, staff, 2, { act: "up", key: "q1" });
  const { revision } = await shown(context, staff, 2);
  await putInForce(context, staff, { version: 2, revision }, null);
  const { lines } = await listAuditEntries(context.db, officeId, undefined);
  expect(lines.slice(0, 4).map(({ action }) => action)).toEqual([
    "questionnaire-in-force",
    "questionnaire-changed",
    "questionnaire-changed",
    "questionnaire-begun",
  ]);
  expect(lines[0]?.changes).toMatchObject([{ field: "questionnaire", before: "1" }]);
  expect(lines[2]?.changes[0]).toMatchObject({
    field: "question",
    before: "",
    after: expect.stringContaining("q1 (text)") as string,
  });
  expect(await verifyAudit(context, [])).toMatchObject({ ok: true });
});

test("the figures of an old month are the same before and after a new version, and equal a recount", async () => {
  const { context, clock, officeId, staff } = await open();
  const october = await givenDossiers(
    context,
    officeId,
    Array.from({ length: 8 }, (_, index) => ({ at: `2026-10-0${String(index + 1)}T09:00:00+07:00` })),
  );
  for (const [index, code] of october.entries()) {
    await rate(context, code, index < 6 ? 5 : 2, {
      facilities: "4",
      procedure: index < 4 ? "5" : "3",
      attitude: index < 5 ? "4" : "2",
      feedback: "none",
      guidance: "once",
      trips: index < 2 ? "3+" : "0",
      waiting: "15-25",
      reception: "over-40",
      reasons: ["late"],
    });
  }
  const look = async () => ({
    factors: await serviceFactors(context.db, officeId, monthPeriod(2026, 10, dayOf(clock.now()))),
    nine: (await nineIndicators(context.db, officeId, quarterPeriod(2026, 4, day("2026-10-31")), day("2026-10-31")))
      .assessment,
    tally: await countTally(context.db, officeId, { from: day("2026-10-01"), to: day("2026-10-31") }),
    totals: await keptTotals(context, officeId),
  });
  const before = await look();
  expect(before.factors.factors.find(({ factor }) => factor === "staff")?.measure).toMatchObject({
    numerator: 5,
    denominator: 8,
  });
  await inForce(context, staff, [
    { act: "replace", question: own("scale", "Câu khác hẳn", { key: "attitude", factor: "feedback", indicator: "9" }) },
    { act: "remove", key: "feedback" },
    { act: "remove", key: "trips" },
    {
      act: "add",
      question: own("choice", "Đi lại mấy lần?", {
        indicator: "3",
        options: [
          { id: "a1", texts: { vi: "Ít", en: "Few" }, evidence: "better" },
          { id: "a2", texts: { vi: "Nhiều", en: "Many" }, evidence: "failed" },
        ],
      }),
    },
    {
      act: "add",
      question: own("several", "Biết dịch vụ từ đâu?", {
        options: [
          { id: "a1", texts: { vi: "Người quen", en: "Friends" }, evidence: null },
          { id: "a2", texts: { vi: "Trang thông tin", en: "Website" }, evidence: null },
        ],
      }),
    },
  ]);
  expect(await look()).toEqual(before);
  const november = await givenDossiers(
    context,
    officeId,
    Array.from({ length: 6 }, () => ({ at: "2026-11-10T09:00:00+07:00" })),
  );
  for (const code of november)
    await rate(context, code, 5, { attitude: "5", q1: "a1", q2: ["a1", "a2"], waiting: "under-15" });
  const after = await look();
  expect(after.factors).toEqual(before.factors);
  expect(after.tally).toEqual(before.tally);
  expect(await keptTotals(context, officeId)).toEqual(await naiveTotals(context, officeId));
  const kept = await keptTotals(context, officeId);
  await inTransaction(context.db, rebuildTotals);
  expect(await keptTotals(context, officeId)).toEqual(kept);
  // Over both months each answer counts by its own version.
  const both = await countTally(context.db, officeId, { from: day("2026-10-01"), to: day("2026-11-30") });
  expect(both.factors).toMatchObject({ staff: { "4": 5, "2": 3 }, feedback: { none: 8, "5": 6 } });
  expect(both.indicators).toMatchObject({
    "3": { better: 12, met: 0, failed: 2 },
    "5": { better: 6, met: 8, failed: 8 },
    "7": { better: 5, met: 0, failed: 3 },
    "9": { better: 6, met: 0, failed: 0 },
  });
  expect(both.standard.waiting).toEqual({ "15-25": 8, "under-15": 6 });
  const november2026 = await serviceFactors(context.db, officeId, monthPeriod(2026, 11, dayOf(clock.now())));
  const table = ownQuestionTable(november2026, "", translator("vi"), "vi");
  expect(table.rows.map(({ cells }) => cells)).toEqual([
    ["Biết dịch vụ từ đâu?", "2", "Người quen", 6, 12, null],
    ["Biết dịch vụ từ đâu?", "2", "Trang thông tin", 6, 12, null],
  ]);
  expect(questionsApart(both).map(({ version, question, answers }) => [version, question.key, answers])).toEqual([
    [2, "q2", { a1: 6, a2: 6 }],
  ]);
});

test("a dossier answered under two versions counts once for each factor, and a new score drops what it is not asked", async () => {
  const { context, officeId, staff } = await open();
  const { code } = await givenReceipt(context, officeId);
  await rate(context, code, 2, { attitude: "2", trips: "2", reasons: ["late"] });
  await inForce(context, staff, [
    { act: "replace", question: own("scale", "Thái độ phục vụ", { key: "attitude", factor: "staff", indicator: "7" }) },
    { act: "add", question: own("yes-no", "Có được xin lỗi không?", { upToScore: 2 }) },
  ]);
  await saveDetails(context, { code, answers: { attitude: "4", q1: "no" }, comment: undefined });
  expect(await stored(context, officeId)).toMatchObject([
    { answers: '{"reasons":["late"],"trips":"2","2.attitude":"4","2.q1":"no"}' },
  ]);
  const { factors } = await countTally(context.db, officeId, { from: day("2026-11-01"), to: day("2026-11-30") });
  expect(factors).toEqual({ staff: { "4": 1 } });
  await giveRating(context, { code, score: 5, source: "phone", language: "vi" });
  expect(await stored(context, officeId)).toMatchObject([{ answers: '{"trips":"2","2.attitude":"4"}' }]);
  expect(await keptTotals(context, officeId)).toEqual(await naiveTotals(context, officeId));
});

test("answers in own words are read among the comments with their question, masked for others, and in no total", async () => {
  const { context, officeId, staff } = await open();
  const { code } = await givenReceipt(context, officeId);
  await inForce(context, staff, [{ act: "add", question: own("text", "Cần sửa điều gì?") }]);
  const hostile = 'Ghế hỏng <b>"reasons":["late"]</b>, gọi 0912345678';
  await rate(context, code, 2, { q1: hostile, reasons: ["other"] });
  expect(await stored(context, officeId)).toMatchObject([
    { answers: '{"2.reasons":["other"]}', texts: JSON.stringify({ "2.q1": hostile }), comment: "" },
  ]);
  expect(await keptTotals(context, officeId)).toEqual(await naiveTotals(context, officeId));
  const reader = { ...staff, roles: ["office" as const], unitId: null };
  const filterOf = (query: string) => commentFilterFrom(new URLSearchParams(query), dayOf(context.clock.now()));
  const page = await listComments(context.db, reader, filterOf("q=ghe+hong"), null);
  expect(page.lines).toMatchObject([{ reasons: ["other"] }]);
  expect(page.lines[0]?.comment).toContain("Cần sửa điều gì?: Ghế hỏng <b>");
  expect(page.lines[0]?.comment).not.toContain("0912345678");
  expect((await listComments(context.db, reader, filterOf("reason=late"), null)).lines).toEqual([]);
  expect((await listComments(context.db, reader, filterOf("reason=other"), null)).lines).toHaveLength(1);
});
