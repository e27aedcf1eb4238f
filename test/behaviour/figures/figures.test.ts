import { expect, test } from "vitest";
import { inTransaction } from "#db/engine.ts";
import { answerComplaint } from "#app/complaints/handling/answer-complaint.server.ts";
import { addToTotals } from "#app/dossiers/totals/daily-totals.server.ts";
import { untouched, type DossierFacts } from "#app/dossiers/totals/counted-dossier.ts";
import { dashboard } from "#app/figures/dashboard/dashboard.server.ts";
import { periodFrom } from "#app/figures/period/period.ts";
import { recountTotals } from "#app/dossiers/totals/recount-totals.server.ts";
import { everything, type Selection } from "#app/figures/period/selection.ts";
import { findTarget } from "#app/targets/find-targets.server.ts";
import type { Context } from "#app/platform/context.server.ts";
import { day, dayOf, instantFromDate } from "#app/platform/day.ts";
import { newId } from "#app/platform/id.server.ts";
import { giveRating } from "#app/ratings/giving/give-rating.server.ts";
import { givenColleague, givenComplaint } from "#test/support/complaints.ts";
import { openTestContext } from "#test/support/context.ts";
import { givenDossiers } from "#test/support/figures.ts";
import { givenOffice } from "#test/support/story.ts";

const morning = "T09:00:00+07:00";

function look(context: Context, officeId: string, search = "", selection: Selection = everything) {
  const today = dayOf(context.clock.now());
  return dashboard(context.db, officeId, periodFrom(new URLSearchParams(search), today), today, selection);
}

async function rated(context: Context, officeId: string): Promise<number> {
  return (await look(context, officeId)).counts.dossiers.rated;
}

test("the dashboard counts distinct rated dossiers over received ones, and every tap beside them", async () => {
  const { context } = await openTestContext();
  const officeId = await givenOffice(context);
  await givenDossiers(context, officeId, [
    { at: `2026-03-02${morning}`, taps: [5] },
    { at: `2026-03-02${morning}`, taps: [2, 4] },
    { at: `2026-03-03${morning}` },
    { at: `2026-10-05${morning}`, channel: "online-full", taps: [1] },
    { at: `2026-10-05${morning}`, channel: "post" },
  ]);

  const { results, counts, months, whole } = await look(context, officeId);
  expect(results.participation).toMatchObject({
    measure: { numerator: 3, denominator: 5, value: 0.6 },
    gap: { reached: true },
  });
  expect(counts.dossiers.taps).toBe(4);
  expect(counts.dossiers.scores).toEqual({ 1: 1, 2: 0, 3: 0, 4: 1, 5: 1 });
  const counted = months.filter(({ dossiers }) => dossiers.received > 0);
  expect(counted.map(({ month, dossiers }) => [month, dossiers.received, dossiers.rated])).toEqual([
    ["2026-03", 3, 2],
    ["2026-10", 2, 1],
  ]);
  expect(whole?.heat.map(({ weekday, hour, received, rated }) => [weekday, hour, received, rated])).toEqual([
    [1, 9, 4, 3],
    [2, 9, 1, 0],
  ]);
});

test("a first tap raises the numerator by one, a second one does not", async () => {
  const { context } = await openTestContext();
  const officeId = await givenOffice(context);
  const [code = ""] = await givenDossiers(context, officeId, [{ at: `2026-11-19${morning}` }]);
  const numerators = [await rated(context, officeId)];
  for (const score of [5, 5, 3] as const) {
    await giveRating(context, { code, score, source: "phone", language: "vi" });
    numerators.push(await rated(context, officeId));
  }
  expect(numerators).toEqual([0, 1, 1, 1]);
});

test("a dossier belongs to the year of the Vietnamese day on which it was received", async () => {
  const { context, clock } = await openTestContext("2027-01-10T09:00:00+07:00");
  const officeId = await givenOffice(context);
  await givenDossiers(context, officeId, [
    { at: "2026-12-31T23:59:00+07:00", taps: [5] },
    // Still 2026 in UTC.
    { at: "2027-01-01T00:30:00+07:00" },
  ]);
  const count = async (search: string) => {
    const { dossiers } = (await look(context, officeId, search)).counts;
    return [dossiers.rated, dossiers.received];
  };
  expect(await count("kind=year&year=2026")).toEqual([1, 1]);
  expect(await count("kind=quarter&year=2026&quarter=4")).toEqual([1, 1]);
  expect(await count("kind=month&year=2027&month=1")).toEqual([0, 1]);
  expect(await count("")).toEqual([0, 1]);
  expect(await count("kind=days&from=2026-12-31&to=2027-01-01")).toEqual([1, 2]);
  clock.moveTo("2027-02-01T09:00:00+07:00");
  expect(await count("kind=month")).toEqual([0, 0]);
});

test("a rating given in January counts for the December in which its dossier was received", async () => {
  const { context, clock } = await openTestContext("2026-12-30T09:00:00+07:00");
  const officeId = await givenOffice(context);
  const [code = ""] = await givenDossiers(context, officeId, [{ at: `2026-12-30${morning}` }]);
  clock.moveTo("2027-01-05T09:00:00+07:00");
  await giveRating(context, { code, score: 4, source: "phone", language: "vi" });
  expect((await look(context, officeId, "kind=year&year=2026")).counts.dossiers).toMatchObject({
    rated: 1,
    received: 1,
  });
  expect((await look(context, officeId)).counts.dossiers).toMatchObject({ rated: 0, received: 0 });
});

test("where the missing ratings can come from: the largest unrated first, the fresh apart, another office's not counted", async () => {
  const { context } = await openTestContext();
  const officeId = await givenOffice(context);
  const otherId = await givenOffice(context, "so-khac");
  const many = (count: number, dossier: { at: string; procedure: string; counter?: string; taps?: [5] }) =>
    Array.from({ length: count }, () => dossier);
  await givenDossiers(context, officeId, [
    ...many(2, { at: `2026-05-04${morning}`, procedure: "1.000001", taps: [5] }),
    ...many(4, { at: `2026-05-04${morning}`, procedure: "1.000001" }),
    ...many(8, { at: `2026-05-05${morning}`, procedure: "1.000002", counter: "Quầy 1" }),
    // Too few to be ranked.
    ...many(3, { at: `2026-05-06${morning}`, procedure: "1.000003" }),
    // Fresh: Saturday the 14th is the first of the seven days up to the 20th, the day before it is not.
    ...many(1, { at: `2026-11-13${morning}`, procedure: "1.000001" }),
    ...many(2, { at: `2026-11-14${morning}`, procedure: "1.000001" }),
  ]);
  await givenDossiers(context, otherId, many(9, { at: `2026-05-06${morning}`, procedure: "1.000002" }));

  const { whole, results } = await look(context, officeId);
  // 40 % of 20 are 8, 2 are rated.
  expect(results.participation.gap?.missing).toBe(6);
  const { procedure, counter, channel } = whole?.paceSources ?? {};
  expect(procedure).toMatchObject({ unrated: 16, fresh: 2, rest: { parts: 1, unrated: 3, received: 3 } });
  expect(
    procedure?.listed.map(({ name, unrated, fresh, share, couldGive }) => [name, unrated, fresh, share, couldGive]),
  ).toEqual([
    ["1.000002", 8, 0, 0.5, 4],
    // 40 % of 9 are 4, 2 are rated.
    ["1.000001", 5, 2, 5 / 16, 2],
  ]);
  expect(counter?.listed.map(({ name, unrated }) => [name, unrated])).toEqual([
    [undefined, 8],
    ["Quầy 1", 8],
  ]);
  expect(channel?.listed.map(({ id, unrated, couldGive }) => [id, unrated, couldGive])).toEqual([["counter", 16, 6]]);
});

test("a selection narrows the figures, the trend and the funnel, and what is kept for the whole office stays outside", async () => {
  const { context } = await openTestContext();
  const officeId = await givenOffice(context);
  await givenDossiers(context, officeId, [
    { at: `2026-10-05${morning}`, unit: "Phòng Một", taps: [5] },
    { at: `2026-11-04${morning}`, unit: "Phòng Một", taps: [4] },
    { at: `2026-11-05${morning}`, unit: "Phòng Một" },
    { at: `2026-11-06${morning}`, unit: "Phòng Hai" },
  ]);
  const { id } = await context.db
    .selectFrom("units")
    .where("name", "=", "Phòng Một")
    .select("id")
    .executeTakeFirstOrThrow();
  const of = await look(context, officeId, "kind=month", { by: "unit", value: id });
  expect(of.selectedName).toBe("Phòng Một");
  expect(of.counts.dossiers).toMatchObject({ received: 2, rated: 1, opened: 1 });
  expect(of.results.participation.previous).toMatchObject({ measure: { value: 1, denominator: 1 }, change: -50 });
  expect(of.results.participation.lastYear).toMatchObject({ measure: { state: "none" }, change: undefined });
  expect(of.results.waiting.measure).toEqual({ state: "outside" });
  expect(of.results["answered-on-time"].measure).toEqual({ state: "outside" });
  expect(of.whole).toBeUndefined();
  expect((await look(context, officeId, "", { by: "unit", value: "nobody" })).selectedName).toBeUndefined();
});

test("satisfaction is withheld until the office's minimum of answers is there", async () => {
  const { context } = await openTestContext();
  const officeId = await givenOffice(context);
  const four = [5, 4, 3, 1].map((score) => ({ at: `2026-11-02${morning}`, taps: [score as 1 | 3 | 4 | 5] }));
  await givenDossiers(context, officeId, four);
  expect((await look(context, officeId)).results.satisfaction.measure).toEqual({
    state: "withheld",
    denominator: 4,
    minimum: 5,
  });
  await givenDossiers(context, officeId, [{ at: `2026-11-02${morning}`, taps: [5] }]);
  expect((await look(context, officeId)).results.satisfaction).toMatchObject({
    measure: { state: "shown", denominator: 5, numerator: 3, value: 0.6 },
    gap: { reached: false, missing: 1 },
  });
});

test("answers are measured against the original due day; anonymous comments are owed none", async () => {
  const { context, clock } = await openTestContext("2026-11-02T09:00:00+07:00");
  const officeId = await givenOffice(context);
  const handler = await givenColleague(context, officeId, ["office"]);
  // Received on Monday 02/11, due on Monday 09/11.
  const onTheDay = await givenComplaint(context, officeId, { text: "Phản ánh thứ nhất." });
  const dayAfter = await givenComplaint(context, officeId, { text: "Phản ánh thứ hai." });
  await givenComplaint(context, officeId, { text: "Phản ánh thứ ba." });
  await givenComplaint(context, officeId, { text: "Góp ý không để lại thông tin.", contact: null });
  const answer = async (reference: string) => {
    const outcome = await answerComplaint(context, handler, { reference, revision: 1, text: "Đã giải quyết xong." });
    expect(outcome.ok).toBe(true);
  };

  const answeredOnTime = async (search = "") =>
    (await look(context, officeId, search)).results["answered-on-time"].measure;

  clock.moveTo("2026-11-09T16:00:00+07:00");
  await answer(onTheDay.reference);
  expect((await look(context, officeId)).counts.cases?.answers).toEqual({ onTime: 1, late: 0, overdue: 0, waiting: 2 });
  expect(await answeredOnTime()).toMatchObject({ numerator: 1, denominator: 1, value: 1 });

  clock.moveTo("2026-11-10T08:00:00+07:00");
  await answer(dayAfter.reference);
  expect((await look(context, officeId)).counts.cases?.answers).toEqual({ onTime: 1, late: 1, overdue: 1, waiting: 0 });
  expect(await answeredOnTime()).toMatchObject({ numerator: 1, denominator: 3 });
  expect(await answeredOnTime("kind=month&year=2026&month=10")).toEqual({ state: "none" });
});

test("a period is held against the target that was valid at its end", async () => {
  const { context } = await openTestContext();
  const officeId = await givenOffice(context);
  await context.db
    .insertInto("targets")
    .values({
      id: newId(),
      office_id: officeId,
      figure: "participation",
      comparison: "at-least",
      value: 0.5,
      valid_from: day("2026-07-01"),
      valid_until: day("2026-09-30"),
      source: "Kế hoạch thử",
    })
    .execute();
  const valueOn = async (on: string) => (await findTarget(context.db, officeId, "participation", day(on)))?.value;
  expect(await valueOn("2026-06-30")).toBe(0.4);
  expect(await valueOn("2026-07-01")).toBe(0.5);
  expect(await valueOn("2026-09-30")).toBe(0.5);
  expect(await valueOn("2026-10-01")).toBe(0.4);
  expect(await valueOn("2017-12-31")).toBeUndefined();
  expect((await look(context, officeId, "kind=quarter&year=2026&quarter=3")).targets.participation?.value).toBe(0.5);
});

test("the pace follows the office's working calendar and ends with the period", async () => {
  const { context } = await openTestContext();
  const officeId = await givenOffice(context);
  await givenDossiers(context, officeId, [
    { at: `2026-11-02${morning}`, taps: [5] },
    ...Array.from({ length: 9 }, () => ({ at: `2026-11-03${morning}` })),
  ]);
  // November 2026 until Friday the 20th: 15 working days; left: 23, 25, 26, 27, 30, as the 24th is a day off.
  const { pace } = await look(context, officeId, "kind=month");
  expect(pace).toMatchObject({ workingDaysLeft: 5, expectedReceived: 13, expectedRated: 1 });
  // 40 % of 13 are 6 dossiers, one is rated.
  expect(pace?.neededPerWorkingDay).toBeCloseTo(1, 6);
  expect((await look(context, officeId, "kind=month&month=10")).pace).toBeUndefined();
});

test("recounting the totals finds nothing to correct, and corrects what is wrong", async () => {
  const { context } = await openTestContext();
  const officeId = await givenOffice(context);
  await givenDossiers(context, officeId, [
    { at: `2026-05-04${morning}`, counter: "Quầy 1", unit: "Phòng Một", taps: [5, 1] },
    { at: `2026-05-04${morning}` },
  ]);
  expect(await recountTotals(context.db)).toEqual({ dossiers: 2, corrected: 0, isWhole: true });
  const { procedure_id } = await context.db
    .selectFrom("dossiers")
    .select("procedure_id")
    .limit(1)
    .executeTakeFirstOrThrow();
  const never: DossierFacts = {
    dossier: {
      office_id: officeId,
      received_at: instantFromDate(new Date(`2026-05-04${morning}`)),
      received_on: day("2026-05-04"),
      procedure_id,
      channel: "post",
      counter_id: null,
      unit_id: null,
      due_on: null,
      finished_on: null,
      returned_by: null,
    },
    ...untouched,
    rating: undefined,
  };
  for (let time = 0; time < 7; time += 1) await inTransaction(context.db, (tx) => addToTotals(tx, undefined, never));
  expect((await look(context, officeId)).counts.dossiers.received).toBe(9);
  expect(await recountTotals(context.db)).toEqual({ dossiers: 2, corrected: 7, isWhole: true });
  expect((await look(context, officeId)).counts.dossiers).toMatchObject({ rated: 1, received: 2 });
  expect(await recountTotals(context.db)).toEqual({ dossiers: 2, corrected: 0, isWhole: true });
});

test("an office without dossiers has no figures, and no first day", async () => {
  const { context } = await openTestContext();
  const figures = await look(context, await givenOffice(context));
  expect(figures.firstDay).toBeUndefined();
  expect(figures.results.participation.measure).toEqual({ state: "none" });
  expect(figures.results.satisfaction.measure).toEqual({ state: "none" });
  expect(figures.results["answered-on-time"].measure).toEqual({ state: "none" });
  expect(figures.whole?.heat).toEqual([]);
});
