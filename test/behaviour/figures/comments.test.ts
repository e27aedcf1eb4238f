import { text } from "node:stream/consumers";
import { expect, test } from "vitest";
import { clockAt } from "#app/platform/clock.server.ts";
import { allComments, type CommentFilter } from "#app/figures/comments/comment-filter.ts";
import { countTopics } from "#app/figures/comments/count-topics.server.ts";
import { exportCommentsCsv } from "#app/figures/comments/export-comments.server.ts";
import { listComments, type CommentReader } from "#app/figures/comments/list-comments.server.ts";
import { periodFrom } from "#app/figures/period/period.ts";
import { translator } from "#app/i18n/translate.ts";
import type { Context } from "#app/platform/context.server.ts";
import { addMinutes, dayOf } from "#app/platform/day.ts";
import { giveRating } from "#app/ratings/giving/give-rating.server.ts";
import type { Answers } from "#app/ratings/questions/answers.ts";
import type { Score } from "#app/ratings/rating/rating.ts";
import { saveDetails } from "#app/ratings/giving/save-details.server.ts";
import { givenColleague, givenComplaint } from "#test/support/complaints.ts";
import { openTestContext } from "#test/support/context.ts";
import { givenDossiers } from "#test/support/figures.ts";
import { givenOffice } from "#test/support/story.ts";

interface GivenComment {
  score: Score;
  comment: string | undefined;
  reasons?: Answers["reasons"];
  unit?: string;
  procedure?: string;
}

/** Ratings with their comments, a minute apart in the given order. Answers the receipt codes. */
async function givenComments(context: Context, officeId: string, given: readonly GivenComment[]): Promise<string[]> {
  const at = "2026-11-02T09:00:00+07:00";
  const dossiers = given.map(({ unit, procedure }) => ({
    at,
    ...(unit === undefined ? {} : { unit }),
    ...(procedure === undefined ? {} : { procedure }),
  }));
  const codes = await givenDossiers(context, officeId, dossiers);
  for (const [index, code] of codes.entries()) {
    const one = given[index];
    if (one === undefined) continue;
    const { score, comment, reasons } = one;
    const now = addMinutes(context.clock.now(), index);
    const then = { ...context, clock: clockAt(now) };
    await giveRating(then, { code, score, source: "phone", language: "vi" });
    await saveDetails(then, { code, answers: { reasons }, comment });
  }
  return codes;
}

async function givenReader(context: Context, officeId: string, unit?: string): Promise<CommentReader> {
  const colleague = await givenColleague(context, officeId, ["officer"]);
  if (unit === undefined) return { ...colleague, unitId: null };
  const units = context.db.selectFrom("units").where("office_id", "=", officeId).where("name", "=", unit);
  return { ...colleague, unitId: (await units.select("id").executeTakeFirstOrThrow()).id };
}

async function read(context: Context, reader: CommentReader, narrowed: Partial<CommentFilter> = {}) {
  const filter = { ...allComments(dayOf(context.clock.now())), ...narrowed };
  return (await listComments(context.db, reader, filter, null)).lines;
}

const wordsOf = (lines: readonly { comment: string }[]) => lines.map(({ comment }) => comment);

test("low scores are read first, and within a score the newest; a rating without words is not listed", async () => {
  const { context } = await openTestContext();
  const officeId = await givenOffice(context);
  await givenComments(context, officeId, [
    { score: 5, comment: "Rất tốt" },
    { score: 1, comment: "Chờ cả buổi" },
    { score: 4, comment: undefined },
    { score: 1, comment: "Đi lại bốn lần" },
    { score: 3, comment: "Tạm được" },
  ]);
  const reader = await givenReader(context, officeId);
  expect(wordsOf(await read(context, reader))).toEqual(["Đi lại bốn lần", "Chờ cả buổi", "Tạm được", "Rất tốt"]);
  expect(wordsOf(await read(context, reader, { score: 3 }))).toEqual(["Tạm được"]);
  expect(await read(context, await givenReader(context, await givenOffice(context, "so-khac")))).toEqual([]);
});

test("words are found without their marks, and the list is narrowed by reason, unit, procedure and day", async () => {
  const { context } = await openTestContext();
  const officeId = await givenOffice(context);
  await givenComments(context, officeId, [
    { score: 2, comment: "Thái độ chưa tốt", reasons: ["attitude", "late"], unit: "Phòng Một" },
    { score: 2, comment: "Trễ hẹn 100% hồ sơ", reasons: ["late"], unit: "Phòng Hai", procedure: "2.000999" },
    { score: 5, comment: "Thái độ rất tốt" },
  ]);
  const reader = await givenReader(context, officeId, "Phòng Một");
  const found = async (narrowed: Partial<CommentFilter>) => wordsOf(await read(context, reader, narrowed));
  expect(await found({ q: "thai do" })).toEqual(["Thái độ chưa tốt", "Thái độ rất tốt"]);
  expect(await found({ q: "TỐT chưa" })).toEqual(["Thái độ chưa tốt"]);
  expect(await found({ q: "100%" })).toEqual(["Trễ hẹn 100% hồ sơ"]);
  expect(await found({ q: "1_0" })).toEqual([]);
  expect(await found({ reason: "late" })).toEqual(["Trễ hẹn 100% hồ sơ", "Thái độ chưa tốt"]);
  expect(await found({ reason: "attitude" })).toEqual(["Thái độ chưa tốt"]);
  expect(await found({ unitId: reader.unitId })).toEqual(["Thái độ chưa tốt"]);
  const procedure = await context.db
    .selectFrom("procedures")
    .where("office_id", "=", officeId)
    .where("code", "=", "2.000999")
    .select("id")
    .executeTakeFirstOrThrow();
  expect(await found({ procedureId: procedure.id })).toEqual(["Trễ hẹn 100% hồ sơ"]);
  const today = dayOf(context.clock.now());
  const october = periodFrom(new URLSearchParams("kind=month&year=2026&month=10"), today);
  expect(await found({ period: october })).toEqual([]);
  expect(
    await found({ period: periodFrom(new URLSearchParams(`kind=days&from=${today}&to=${today}`), today) }),
  ).toHaveLength(3);
});

test("a reader of no unit is not the one who handled a dossier of no unit: the words are masked, and found by nothing masked", async () => {
  const { context } = await openTestContext();
  const officeId = await givenOffice(context);
  await givenComments(context, officeId, [
    { score: 1, comment: "Gọi số 0900 000 018, không ai trả lời", reasons: ["other"] },
  ]);
  const nowhere = await givenReader(context, officeId);
  expect(await read(context, nowhere, { q: "tra loi" })).toMatchObject([
    { comment: "Gọi số [số điện thoại], không ai trả lời", isAsWritten: false },
  ]);
  expect(await read(context, nowhere, { q: "0900 000 018" })).toEqual([]);
  const filter = { ...allComments(dayOf(context.clock.now())), q: "0900 000 018" };
  expect((await countTopics(context.db, nowhere, filter)).asked).toBe(0);
});

test("who handled the dossier reads the words as written, everybody else reads them masked and finds nothing by what is masked", async () => {
  const { context } = await openTestContext();
  const officeId = await givenOffice(context);
  const comment = "Gọi bà Trần Thị Thử, số 0900 000 016, không ai trả lời";
  await givenComments(context, officeId, [{ score: 1, comment, reasons: ["other"], unit: "Phòng Một" }]);
  await givenComments(context, officeId, [{ score: 1, comment: "Không có đơn vị: 0900 000 017", unit: "Phòng Hai" }]);
  const inside = await givenReader(context, officeId, "Phòng Một");
  const outside = await givenReader(context, officeId, "Phòng Hai");
  const nowhere = await givenReader(context, officeId);

  const search = { q: "tra loi" };
  expect(await read(context, inside, search)).toMatchObject([{ comment, isAsWritten: true }]);
  const masked = "Gọi bà [họ tên], số [số điện thoại], không ai trả lời";
  expect(await read(context, outside, search)).toMatchObject([{ comment: masked, isAsWritten: false }]);
  expect(await read(context, nowhere, search)).toMatchObject([{ comment: masked, isAsWritten: false }]);

  expect(await read(context, inside, { q: "0900 000 016" })).toHaveLength(1);
  for (const q of ["0900 000 016", "tran thi"]) {
    expect(await read(context, outside, { q })).toEqual([]);
    const filter = { ...allComments(dayOf(context.clock.now())), q };
    expect((await countTopics(context.db, outside, filter)).asked).toBe(0);
    expect((await countTopics(context.db, inside, filter)).named.other).toBe(1);
  }
});

test("while a list of comments is masked, others have their turn between two texts", async () => {
  const { context } = await openTestContext();
  const officeId = await givenOffice(context);
  // A text that takes as many rounds of masking as there are.
  const comment = "091.".repeat(480);
  await givenComments(
    context,
    officeId,
    Array.from({ length: 6 }, () => ({ score: 1, comment })),
  );
  const reader = await givenReader(context, officeId);
  let turns = 0;
  const others = setInterval(() => (turns += 1), 1);
  const lines = await read(context, reader);
  clearInterval(others);
  expect(lines).toHaveLength(6);
  expect(turns).toBeGreaterThanOrEqual(5);
});

test("read page by page, every comment comes once, also where several were given in the same moment", async () => {
  const { context } = await openTestContext();
  const officeId = await givenOffice(context);
  const given = Array.from({ length: 11 }, (_, index): GivenComment => ({
    score: ([1, 2, 2, 2, 5] as const)[index % 5] ?? 1,
    comment: `Ý kiến ${String(index)}`,
  }));
  await givenComments(context, officeId, given);
  await context.db.updateTable("ratings").set({ given_at: context.clock.now() }).where("score", "=", 2).execute();
  const reader = await givenReader(context, officeId);
  const filter = allComments(dayOf(context.clock.now()));
  const whole = wordsOf(await read(context, reader));
  expect(whole).toHaveLength(11);
  for (const size of [1, 2, 3, 10, 11]) {
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof listComments>> = await listComments(
        context.db,
        reader,
        filter,
        after,
        size,
      );
      expect(page.lines.length).toBeLessThanOrEqual(size);
      seen.push(...wordsOf(page.lines));
      after = page.next;
    } while (after !== null);
    expect(seen).toEqual(whole);
  }
});

test("a rating that was set aside is not listed, counted or exported", async () => {
  const { context } = await openTestContext();
  const officeId = await givenOffice(context);
  await givenComments(context, officeId, [{ score: 1, comment: "Không thật", reasons: ["late"] }]);
  await context.db.updateTable("ratings").set({ set_aside_at: context.clock.now() }).execute();
  const reader = await givenReader(context, officeId);
  const filter = allComments(dayOf(context.clock.now()));
  expect(await read(context, reader)).toEqual([]);
  expect((await countTopics(context.db, reader, filter)).asked).toBe(0);
  expect(await exported(context, reader, filter)).toHaveLength(1);
});

test("reasons are counted over the list, whatever reason it is narrowed to", async () => {
  const { context } = await openTestContext();
  const officeId = await givenOffice(context);
  await givenComments(context, officeId, [
    { score: 1, comment: "Chậm và sai", reasons: ["late", "mistake"] },
    { score: 3, comment: "Chậm", reasons: ["late"] },
    { score: 2, comment: "Không rõ lý do" },
    { score: 2, comment: undefined, reasons: ["late"] },
    { score: 5, comment: "Tốt" },
  ]);
  const reader = await givenReader(context, officeId);
  const filter = allComments(dayOf(context.clock.now()));
  for (const q of [null, "cham"]) {
    const { asked, named } = await countTopics(context.db, reader, { ...filter, q, reason: "mistake" });
    expect([q, asked, named.late, named.mistake, named.waiting]).toEqual(
      q === null ? [q, 3, 2, 1, 0] : [q, 2, 2, 1, 0],
    );
  }
});

test("a case about the same dossier is named to those who may see it", async () => {
  const { context } = await openTestContext();
  const officeId = await givenOffice(context);
  await givenComments(context, officeId, [{ score: 1, comment: "Đã gửi phản ánh" }]);
  const dossier = await context.db.selectFrom("ratings").select("dossier_id").executeTakeFirstOrThrow();
  const { reference } = await givenComplaint(context, officeId, { dossierId: dossier.dossier_id });
  const officer = await givenReader(context, officeId);
  expect(await read(context, officer)).toMatchObject([{ caseReference: reference }]);
  await context.db.updateTable("complaints").set({ locked: 1 }).execute();
  expect(await read(context, officer)).toMatchObject([{ caseReference: null }]);
  expect(await read(context, { ...officer, roles: ["approver"] })).toMatchObject([{ caseReference: reference }]);
});

async function exported(context: Context, reader: CommentReader, filter: CommentFilter): Promise<string[]> {
  const file = await exportCommentsCsv(context, { reader, filter, language: "vi", t: translator("vi") });
  return (await text(file)).trimEnd().split("\r\n");
}

test("the file holds the list as the reader sees it, no cell is a formula, and the record says who made it", async () => {
  const { context } = await openTestContext();
  const officeId = await givenOffice(context);
  await givenComments(context, officeId, [
    { score: 5, comment: "=HYPERLINK(1)" },
    { score: 1, comment: "Gọi số 0900 000 016; không ai nghe", reasons: ["guidance"], unit: "Phòng Một" },
  ]);
  const filter = allComments(dayOf(context.clock.now()));
  const [, first, second] = await exported(context, await givenReader(context, officeId), filter);
  expect(first).toContain(
    'Rất không hài lòng;"Gọi số [số điện thoại]; không ai nghe";Hướng dẫn không rõ;2.001100;Phòng Một',
  );
  expect(first).toContain("Đã che thông tin cá nhân");
  expect(second).toContain("Rất hài lòng;'=HYPERLINK(1);");
  const [, asWritten] = await exported(context, await givenReader(context, officeId, "Phòng Một"), filter);
  expect(asWritten).toContain('"Gọi số 0900 000 016; không ai nghe"');
  const entries = await context.db.selectFrom("audit_entries").select(["action", "subject"]).execute();
  const made = { action: "comments-exported", subject: "csv ?kind=year&year=2026" };
  expect(entries.filter(({ action }) => action === "comments-exported")).toEqual([made, made]);
});
