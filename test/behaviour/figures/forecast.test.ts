import { expect, test } from "vitest";
import type { Context } from "#app/platform/context.server.ts";
import { addDays, day } from "#app/platform/day.ts";
import { recountTotals } from "#app/dossiers/totals/recount-totals.server.ts";
import { findSeen } from "#app/figures/forecast/find-seen.server.ts";
import { yearPeriod } from "#app/figures/period/period.ts";
import { giveRating } from "#app/ratings/giving/give-rating.server.ts";
import { openTestContext } from "#test/support/context.ts";
import { givenDossiers } from "#test/support/figures.ts";
import { givenOfficeOf130 } from "#test/support/many-kinds-of-dossiers.ts";
import { givenOffice } from "#test/support/story.ts";

/** Counted one by one: the dossiers by day of receipt and day of the first tap of the rating that counts. */
async function naiveCells({ db }: Context, officeId: string): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom("dossiers")
    .innerJoin("ratings", "ratings.dossier_id", "dossiers.id")
    .where("dossiers.office_id", "=", officeId)
    .select(["received_on", "first_given_on", "set_aside_at"])
    .execute();
  const cells = new Map<string, number>();
  for (const { received_on, first_given_on, set_aside_at } of rows) {
    const key = `${received_on} ${first_given_on}`;
    if (set_aside_at === null) cells.set(key, (cells.get(key) ?? 0) + 1);
  }
  return cells;
}

test("what a forecast rests on is what is counted one by one; set aside, other offices and later days are not in it", async () => {
  const { context, officeId, today } = await givenOfficeOf130();
  const { db } = context;
  await recountTotals(db);
  const period = yearPeriod(2026, today);
  const cellsOf = async (cutOff = today) => {
    const { rated } = await findSeen(db, officeId, period, cutOff);
    return new Map(rated.map((cell) => [`${cell.day} ${cell.ratedOn}`, cell.rated]));
  };
  const expected = await naiveCells(context, officeId);
  expect(expected.size).toBeGreaterThan(20);
  expect(await cellsOf()).toEqual(expected);
  const { received } = await findSeen(db, officeId, period, addDays(today, 400));
  expect(received.reduce((sum, one) => sum + one.received, 0)).toBe(130);
  const early = await findSeen(db, officeId, period, day("2026-10-05"));
  expect(
    early.received
      .map((one) => one.day)
      .sort()
      .at(-1),
  ).toBe("2026-10-05");

  // A second tap replaces the score, not the day on which the dossier was first rated.
  const [rated] = await db
    .selectFrom("ratings")
    .innerJoin("receipts", "receipts.dossier_id", "ratings.dossier_id")
    .where("set_aside_at", "is", null)
    .select(["receipts.code", "ratings.dossier_id"])
    .execute();
  await giveRating(context, { code: rated?.code ?? "", score: 2, source: "phone", language: "vi" });
  expect(await cellsOf()).toEqual(expected);

  expect((await recountTotals(db)).corrected).toBe(0);
  const other = await givenOffice(context, "so-khac");
  expect(await findSeen(db, other, period, today)).toMatchObject({ received: [], rated: [] });
});

test("a second tap on another day and a dossier imported late count where they belong", async () => {
  const { context, clock } = await openTestContext("2026-11-02T08:00:00+07:00");
  const officeId = await givenOffice(context);
  const cells = async () =>
    (await findSeen(context.db, officeId, yearPeriod(2026, day("2026-11-20")), day("2026-11-20"))).rated;
  const [code = ""] = await givenDossiers(context, officeId, [{ at: "2026-11-02T08:00:00+07:00", taps: [5] }]);
  clock.moveTo("2026-11-05T08:00:00+07:00");
  await giveRating(context, { code, score: 1, source: "phone", language: "vi" });
  const first = { day: day("2026-11-02"), ratedOn: day("2026-11-02"), rated: 1 };
  expect(await cells()).toEqual([first]);
  // Received in October, imported and rated in November.
  await givenDossiers(context, officeId, [{ at: "2026-10-01T08:00:00+07:00", taps: [4] }]);
  const late = { day: day("2026-10-01"), ratedOn: day("2026-11-05"), rated: 1 };
  expect(await cells()).toEqual([late, first]);
  expect((await recountTotals(context.db)).corrected).toBe(0);
});
