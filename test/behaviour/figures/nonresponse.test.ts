import { expect, test } from "vitest";
import { countNonresponse } from "#app/figures/nonresponse/count-nonresponse.server.ts";
import { compareCategories, margins, type Margin } from "#app/figures/nonresponse/nonresponse.ts";
import { recountTotals } from "#app/dossiers/totals/recount-totals.server.ts";
import { day } from "#app/platform/day.ts";
import { givenOfficeOf130 } from "#test/support/many-kinds-of-dossiers.ts";
import { givenOffice } from "#test/support/story.ts";

test("rated and unrated dossiers by every margin are those counted one by one; a rating set aside is none", async () => {
  const { context, officeId } = await givenOfficeOf130();
  const { db } = context;
  await recountTotals(db);
  const span = { from: day("2026-10-03"), to: day("2026-11-10") };
  const counts = await countNonresponse(db, officeId, span);
  const dossiers = await db
    .selectFrom("dossiers")
    .leftJoin("ratings", "ratings.dossier_id", "dossiers.id")
    .where("received_on", ">=", span.from)
    .where("received_on", "<=", span.to)
    .select(["procedure_id", "channel", "unit_id", "received_on", "due_on", "finished_on", "score", "set_aside_at"])
    .execute();
  const categoryOf: Record<Margin, (dossier: (typeof dossiers)[number]) => string> = {
    procedure: ({ procedure_id }) => procedure_id,
    channel: ({ channel }) => channel,
    unit: ({ unit_id }) => unit_id ?? "",
    month: ({ received_on }) => received_on.slice(0, 7),
    lateness: ({ due_on, finished_on }) =>
      due_on === null || finished_on === null ? "open" : finished_on > due_on ? "late" : "in-time",
  };
  for (const margin of margins) {
    const expected = new Map<string, { rated: number; unrated: number }>();
    for (const dossier of dossiers) {
      const id = categoryOf[margin](dossier);
      const before = expected.get(id) ?? { rated: 0, unrated: 0 };
      const isRated = dossier.score !== null && dossier.set_aside_at === null;
      expected.set(id, { rated: before.rated + Number(isRated), unrated: before.unrated + Number(!isRated) });
    }
    const found = compareCategories(margin, counts).map(({ id, rated, unrated }) => [id, { rated, unrated }] as const);
    expect(new Map(found), margin).toEqual(expected);
  }
  expect(counts.cells.reduce((sum, { answers }) => sum + answers, 0)).toBeGreaterThan(30);
});

test("another office's ratings are not among them, and an office without dossiers has none", async () => {
  const { context } = await givenOfficeOf130();
  const other = await givenOffice(context, "so-khac");
  const year = { from: day("2026-01-01"), to: day("2026-12-31") };
  const { cells, received } = await countNonresponse(context.db, other, year);
  expect(cells).toEqual([]);
  expect(Object.values(received).flat()).toEqual([]);
});
