import { expect, test } from "vitest";
import { answerComplaint } from "#app/complaints/handling/answer-complaint.server.ts";
import { countPeriod } from "#app/figures/counting/count-period.server.ts";
import { figureRules } from "#app/figures/measures/figure-rules.ts";
import { yearPeriod } from "#app/figures/period/period.ts";
import { province } from "#app/figures/province/province.server.ts";
import { provinceFigures } from "#app/figures/province/province.ts";
import { day, dayOf } from "#app/platform/day.ts";
import { givenColleague, givenComplaint } from "#test/support/complaints.ts";
import { openTestContext } from "#test/support/context.ts";
import { givenDossiers } from "#test/support/figures.ts";
import { givenOffice } from "#test/support/story.ts";

const morning = "T09:00:00+07:00";

test("a province shows each office with the figures it has at home, and the sum of all", async () => {
  const { context } = await openTestContext();
  const one = await givenOffice(context, "so-mot");
  const two = await givenOffice(context, "so-hai");
  const empty = await givenOffice(context, "so-ba");
  await givenDossiers(context, one, [
    { at: `2026-03-02${morning}`, taps: [5] },
    { at: `2026-03-02${morning}`, taps: [2, 4] },
    { at: `2026-03-03${morning}`, taps: [5] },
    { at: `2026-04-06${morning}`, taps: [1] },
    { at: `2026-04-06${morning}`, channel: "online-full", taps: [4] },
    { at: `2026-10-05${morning}` },
    { at: `2025-12-31${morning}`, taps: [1] },
  ]);
  await givenDossiers(context, two, [{ at: `2026-05-04${morning}`, taps: [5] }, { at: `2026-05-04${morning}` }]);
  const handler = await givenColleague(context, two, ["office"]);
  const { reference } = await givenComplaint(context, two);
  await answerComplaint(context, handler, { reference, revision: 1, text: "Đã giải quyết xong." });

  const today = dayOf(context.clock.now());
  const period = yearPeriod(2026, today);
  const { lines, total, minimum } = await province(context.db, period, today);
  expect(minimum).toBe(5);
  expect(lines.map(({ id }) => id).sort()).toEqual([one, two, empty].sort());
  const lineOf = (id: string) => lines.find((line) => line.id === id);
  expect(lineOf(one)).toMatchObject({
    dossiers: { received: 6, rated: 5, taps: 6 },
    measures: {
      participation: { state: "shown", numerator: 5, denominator: 6 },
      satisfaction: { state: "shown", numerator: 4, denominator: 5 },
      "answered-on-time": { state: "none" },
    },
    targets: { participation: { value: 0.4 } },
  });
  expect(lineOf(two)).toMatchObject({
    dossiers: { received: 2, rated: 1 },
    measures: {
      participation: { state: "withheld", denominator: 2 },
      satisfaction: { state: "withheld", denominator: 1 },
      "answered-on-time": { state: "withheld", denominator: 1 },
    },
  });
  expect(lineOf(empty)?.measures.participation).toEqual({ state: "none" });
  expect(total).toMatchObject({
    dossiers: { received: 8, rated: 6, taps: 7 },
    measures: { satisfaction: { state: "shown", numerator: 5, denominator: 6 } },
  });
  const own = await countPeriod(context.db, one, period, today);
  expect(lineOf(one)?.dossiers).toEqual(own.dossiers);
  for (const figure of provinceFigures) {
    expect(lineOf(one)?.measures[figure]).toEqual(figureRules[figure](own, { minimum, lastYear: undefined }));
  }
  const february = { from: day("2026-02-01"), to: day("2026-02-28") };
  expect((await province(context.db, { ...period, ...february }, today)).total.dossiers.received).toBe(0);
});

test("the strictest office's minimum n holds for all that are compared", async () => {
  const { context } = await openTestContext();
  const one = await givenOffice(context, "so-mot");
  const strict = await givenOffice(context, "so-hai");
  await context.db.updateTable("offices").set({ minimum_answers: 7 }).where("id", "=", strict).execute();
  await givenDossiers(
    context,
    one,
    Array.from({ length: 6 }, () => ({ at: `2026-05-04${morning}`, taps: [5 as const] })),
  );
  const today = dayOf(context.clock.now());
  const { lines, minimum } = await province(context.db, yearPeriod(2026, today), today);
  expect(minimum).toBe(7);
  expect(lines.find(({ id }) => id === one)?.measures.satisfaction).toEqual({
    state: "withheld",
    denominator: 6,
    minimum: 7,
  });
});
