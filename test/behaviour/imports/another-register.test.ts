import { expect, test } from "vitest";
import { answerComplaint } from "#app/complaints/handling/answer-complaint.server.ts";
import { findReceipt } from "#app/dossiers/receipts/find-receipt.server.ts";
import { recordOpened } from "#app/dossiers/receipts/record-opened.server.ts";
import { comparePeriods } from "#app/figures/counting/compare-periods.server.ts";
import { countPeriod } from "#app/figures/counting/count-period.server.ts";
import { quarterPeriod } from "#app/figures/period/period.ts";
import { figureResults } from "#app/figures/measures/figure-result.ts";
import type { FigureName } from "#app/targets/target.ts";
import type { Context } from "#app/platform/context.server.ts";
import { day } from "#app/platform/day.ts";
import { giveRating } from "#app/ratings/giving/give-rating.server.ts";
import type { Answers } from "#app/ratings/questions/answers.ts";
import type { Score } from "#app/ratings/rating/rating.ts";
import { saveDetails } from "#app/ratings/giving/save-details.server.ts";
import { givenColleague, givenComplaint } from "#test/support/complaints.ts";
import { openTestContext } from "#test/support/context.ts";
import { importBytes } from "#test/support/register.ts";
import { givenOffice } from "#test/support/story.ts";

/**
 * A register of another office's software – other headings, another order, commas – whose figures were worked out with a
 * pencil. Fifteen dossiers: twelve of the fourth quarter of 2026, two of the quarter before, one of a year ago.
 */
const register = `Mã hồ sơ,Hình thức nộp,Lĩnh vực,Mã TTHC,Tên thủ tục,Ngày nhận,Hạn trả,Ngày trả thực tế,Hình thức trả kết quả,Quầy,Phòng chuyên môn
G22.99-261005-0001,Trực tiếp,An toàn bức xạ,1.1,Thủ tục một,05/10/2026,12/10/2026,09/10/2026,Trực tiếp,Quầy A,Phòng Một
G22.99-261005-0002,Trực tiếp,An toàn bức xạ,1.1,Thủ tục một,05/10/2026,12/10/2026,12/10/2026,Trực tiếp,Quầy A,Phòng Một
G22.99-261006-0003,Trực tiếp,An toàn bức xạ,1.1,Thủ tục một,06/10/2026,13/10/2026,14/10/2026,Trực tiếp,Quầy A,Phòng Một
G22.99-261006-0004,Trực tiếp,An toàn bức xạ,1.2,Thủ tục hai,06/10/2026,13/10/2026,,,Quầy B,Phòng Một
G22.99-261007-0005,Trực tiếp,An toàn bức xạ,1.2,Thủ tục hai,07/10/2026,14/10/2026,13/10/2026,Bưu chính công ích,Quầy B,Phòng Một
G22.99-261007-0006,Trực tuyến toàn trình,An toàn bức xạ,1.2,Thủ tục hai,07/10/2026,14/10/2026,14/10/2026,Trực tuyến,,Phòng Một
G22.99-261008-0007,Trực tuyến toàn trình,An toàn bức xạ,1.1,Thủ tục một,08/10/2026,15/10/2026,12/10/2026,Trực tuyến,,Phòng Một
G22.99-261008-0008,Trực tuyến một phần,An toàn bức xạ,1.1,Thủ tục một,08/10/2026,15/10/2026,20/10/2026,,,Phòng Một
G22.99-261009-0009,Bưu chính công ích,Sở hữu trí tuệ,2.1,Thủ tục ba,09/10/2026,16/10/2026,15/10/2026,Bưu chính công ích,,Phòng Hai
G22.99-261009-0010,Bưu chính công ích,Sở hữu trí tuệ,2.1,Thủ tục ba,09/10/2026,30/11/2026,,,,Phòng Hai
G22.99-261012-0011,Trực tiếp,Sở hữu trí tuệ,2.1,Thủ tục ba,12/10/2026,,13/10/2026,Trực tiếp,Quầy A,Phòng Hai
G22.99-261012-0012,Trực tiếp,Sở hữu trí tuệ,2.1,Thủ tục ba,12/10/2026,19/10/2026,,,Quầy A,Phòng Hai
G22.99-260706-0013,Trực tiếp,An toàn bức xạ,1.1,Thủ tục một,06/07/2026,10/07/2026,10/07/2026,Trực tiếp,Quầy A,Phòng Một
G22.99-260707-0014,Trực tiếp,An toàn bức xạ,1.1,Thủ tục một,07/07/2026,14/07/2026,09/07/2026,Trực tiếp,Quầy A,Phòng Một
G22.99-251006-0015,Trực tiếp,An toàn bức xạ,1.1,Thủ tục một,06/10/2025,15/10/2025,16/10/2025,Trực tiếp,Quầy A,Phòng Một
`;

/** By the last digits of the number: the faces tapped, then the answers. */
const ratings: readonly [dossier: string, taps: Score[], answers: Answers, comment?: string][] = [
  ["0001", [5], { waiting: "under-15", reception: "up-to-40", trips: "1", attitude: "5", outcome: "5" }],
  ["0002", [4, 5], { waiting: "15-25", trips: "1", attitude: "4" }],
  [
    "0003",
    [2],
    { reasons: ["late"], waiting: "over-25", trips: "3+", attitude: "2", result: "late-silent" },
    "Trễ hẹn.",
  ],
  ["0005", [1], { waiting: "15-25", trips: "2", attitude: "1" }, "Phải đi lại."],
  ["0006", [5], { trips: "0", attitude: "none", procedure: "4", online: "easy" }],
  ["0008", [3], { waiting: "under-15", result: "late-apology" }],
  ["0011", [4], { waiting: "under-15", trips: "1", attitude: "3" }],
  ["0012", [2], {}],
  ["0013", [5], {}],
];

async function dossierOf(context: Context, ending: string): Promise<{ id: string; code: string }> {
  return context.db
    .selectFrom("dossiers")
    .innerJoin("receipts", "receipts.dossier_id", "dossiers.id")
    .where("dossiers.number", "like", `%-${ending}`)
    .select(["dossiers.id", "receipts.code"])
    .executeTakeFirstOrThrow();
}

/** The office up to Friday 20/11/2026. */
async function playStory() {
  const { context, clock } = await openTestContext("2026-10-16T09:00:00+07:00");
  const officeId = await givenOffice(context);
  clock.moveTo("2026-11-20T09:00:00+07:00");
  const run = await importBytes(context, officeId, Buffer.from(register));
  expect(run.counts).toMatchObject({ created: 15, problems: 0 });
  // Still open for a rating: the window of the older ones is not what this is about.
  await context.db
    .updateTable("receipts")
    .set({ open_until: day("2026-12-31") })
    .execute();
  clock.moveTo("2026-10-21T09:00:00+07:00");
  for (const [ending, taps, answers, comment] of ratings) {
    const { code } = await dossierOf(context, ending);
    for (const score of taps) await giveRating(context, { code, score, source: "phone", language: "vi" });
    expect(await saveDetails(context, { code, answers, comment })).toBe("saved");
  }
  const opened = await findReceipt(context.db, (await dossierOf(context, "0004")).code);
  if (opened !== undefined) await recordOpened(context, opened);
  await playComplaints(context, clock, officeId);
  clock.moveTo("2026-11-20T09:00:00+07:00");
  return { context, officeId };
}

async function playComplaints(context: Context, clock: { moveTo(time: string): void }, officeId: string) {
  const approver = await givenColleague(context, officeId, ["approver"]);
  const about = async (ending: string) => (await dossierOf(context, ending)).id;
  const answer = async (reference: string) => {
    const sent = await answerComplaint(context, approver, { reference, revision: 1, text: "Kính gửi Ông/Bà." });
    expect(sent).toMatchObject({ ok: true });
  };
  clock.moveTo("2026-10-19T10:00:00+07:00");
  const onTime = await givenComplaint(context, officeId, { dossierId: await about("0009") });
  clock.moveTo("2026-10-20T10:00:00+07:00");
  const late = await givenComplaint(context, officeId, { dossierId: await about("0003"), kind: "proposal" });
  await givenComplaint(context, officeId, { dossierId: await about("0007"), kind: "praise", contact: null });
  clock.moveTo("2026-10-23T10:00:00+07:00");
  await answer(onTime.reference);
  clock.moveTo("2026-10-29T10:00:00+07:00");
  await answer(late.reference);
  clock.moveTo("2026-11-02T10:00:00+07:00");
  await givenComplaint(context, officeId);
  clock.moveTo("2026-11-19T10:00:00+07:00");
  await givenComplaint(context, officeId);
}

const today = day("2026-11-20");

test("every figure of another register is the one worked out by hand", async () => {
  const { context, officeId } = await playStory();
  const counts = await comparePeriods(context.db, officeId, quarterPeriod(2026, 4, today), today);
  const all = figureResults(counts, {}, 5);

  // 4 is opened and not rated; 1, 2, 3, 5, 6, 8, 11 and 12 are rated. Comments: 3 and 5. Lượt: 8 and one more for 2.
  expect(counts.now.dossiers).toMatchObject({ received: 12, opened: 9, rated: 8, commented: 2, taps: 9 });
  expect(counts.now.dossiers.scores).toEqual({ 1: 1, 2: 2, 3: 1, 4: 1, 5: 3 });
  // Early 1, 5, 7, 9; on the day 2, 6; late 3, 8; overdue without a result 4, 12; within its time 10; no promise 11.
  expect(counts.now.dossiers).toMatchObject({ finished: 9, early: 4, on_time: 2, late: 2 });
  expect(counts.now.overdue).toBe(2);

  const byHand: [FigureName, number, number][] = [
    ["participation", 8, 12],
    // 1, 2, 6 with five, 11 with four.
    ["satisfaction", 4, 8],
    // Off: 3, 8 late; 5, 12 rated low; 4 overdue; 9 complained about. 3 was complained about too, 7 was praised.
    ["satisfaction-national", 6, 12],
    // Attitude 5 4 2 1 3: two of five. Outcome: one of one. Procedure: one of one.
    ["service", 4, 7],
    // On time; late; not answered since 02/11, due 09/11. The one of 19/11 has its time.
    ["answered-on-time", 1, 3],
    ["dossiers-in-time", 6, 8],
    ["dossiers-early", 4, 8],
    ["dossiers-on-day", 2, 8],
    ["dossiers-late", 2, 8],
    // Over 25 minutes: 3 alone of 1, 2, 3, 5, 8, 11.
    ["waiting", 5, 6],
    // 1, 2, 6, 11 of 1, 2, 3, 5, 6, 11.
    ["trips", 4, 6],
    ["online", 3, 12],
    ["online-full", 2, 12],
    ["online-part", 1, 12],
    // 1.1 and 1.2 of three.
    ["procedures-online", 2, 3],
    ["post-in", 2, 12],
    // 5 and 9 of the nine results without that of 8.
    ["post-out", 2, 8],
    ["procedures-post", 1, 3],
  ];
  for (const [name, numerator, denominator] of byHand) {
    expect([name, all[name].measure]).toEqual([
      name,
      expect.objectContaining({ state: "shown", numerator, denominator, value: numerator / denominator }),
    ]);
  }
  // One told of the reception, two of a late result: too few. Nothing was forwarded, nobody told whether it is solved.
  expect(all.reception.measure).toEqual({ state: "withheld", denominator: 1, minimum: 5 });
  expect(all.apology.measure).toEqual({ state: "withheld", denominator: 2, minimum: 5 });
  expect([all["forwarded-on-time"].measure.state, all.solved.measure.state]).toEqual(["none", "none"]);
  // 19/10 to 23/10 is four working days, 20/10 to 29/10 seven.
  expect(all["answer-days"].measure).toMatchObject({ value: 5.5, beside: 7, denominator: 2 });
  // 4 + 7 + 8 + 6 + 7 + 4 + 12 + 6 + 1 days; ten a year ago.
  expect(all["handling-days"].measure).toMatchObject({ value: 55 / 9, denominator: 9 });
  expect(all["handling-cut"].measure).toMatchObject({ value: 35 / 90 });
});

test("the quarter before and the same days a year ago are what it is compared with", async () => {
  const { context, officeId } = await playStory();
  const counts = await comparePeriods(context.db, officeId, quarterPeriod(2026, 4, today), today);
  const { participation, satisfaction, "dossiers-late": late } = figureResults(counts, {}, 5);
  // 1 of 2 before, 0 of 1 a year ago, 8 of 12 now.
  expect(participation.previous.change).toBeCloseTo((8 / 12 - 1 / 2) * 100, 9);
  expect(participation.lastYear.change).toBeCloseTo((8 / 12) * 100, 9);
  // A single answer is no figure to compare with.
  expect(satisfaction.previous).toEqual({
    measure: { state: "withheld", denominator: 1, minimum: 5 },
    change: undefined,
  });
  expect(late.previous.change).toBeCloseTo(25, 9);
  expect(late.lastYear.change).toBeCloseTo(-75, 9);
});

test.each([
  // received, rated, early, on the day, late, overdue, not satisfied by the national formula
  [{ by: "field", value: "Sở hữu trí tuệ" }, 4, 2, 1, 0, 0, 1, 2],
  [{ by: "channel", value: "counter" }, 7, 6, 2, 1, 1, 2, 4],
  [{ by: "channel", value: "post" }, 2, 0, 1, 0, 0, 0, 1],
  [{ by: "unit", value: "Phòng Một" }, 8, 6, 3, 2, 2, 1, 4],
  [{ by: "counter", value: "Quầy B" }, 2, 1, 1, 0, 0, 1, 2],
  [{ by: "procedure", value: "1.2" }, 3, 2, 1, 1, 0, 1, 2],
] as const)("narrowed to %o", async (named, received, rated, early, onDay, late, overdue, unhappy) => {
  const { context, officeId } = await playStory();
  const quarter = quarterPeriod(2026, 4, today);
  const selection = await selectionOf(context, named);
  const counts = await countPeriod(context.db, officeId, quarter, today, selection);
  expect(counts.dossiers).toMatchObject({ received, rated, early, on_time: onDay, late });
  expect(counts.overdue).toBe(overdue);
  expect(counts.national.unsatisfied + counts.national.overdue).toBe(unhappy);
});

/** Units, counters and procedures are selected by id; the table names them. */
async function selectionOf(context: Context, named: { by: string; value: string }) {
  const find = async (table: "units" | "counters") =>
    (await context.db.selectFrom(table).where("name", "=", named.value).select("id").executeTakeFirstOrThrow()).id;
  switch (named.by) {
    case "unit":
      return { by: "unit", value: await find("units") } as const;
    case "counter":
      return { by: "counter", value: await find("counters") } as const;
    case "procedure": {
      const query = context.db.selectFrom("procedures").where("code", "=", named.value).select("id");
      return { by: "procedure", value: (await query.executeTakeFirstOrThrow()).id } as const;
    }
    case "channel":
      return { by: "channel", value: named.value === "post" ? "post" : "counter" } as const;
    default:
      return { by: "field", value: named.value } as const;
  }
}
