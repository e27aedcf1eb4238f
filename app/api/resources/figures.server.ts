import { dashboardFigures } from "#app/figures/dashboard/dashboard.server.ts";
import { periodFrom } from "#app/figures/period/period.ts";
import { figureDocument } from "#app/figures/published/published.ts";
import { dayOf } from "#app/platform/day.ts";
import { figureNames } from "#app/targets/target.ts";
import { handle } from "#app/api/answering/handle.server.ts";
import { findFiguresRoute } from "#app/api/contract/figures.ts";

const findFigures = handle(findFiguresRoute, async ({ context: { db, clock }, caller: { officeId }, query }) => {
  const today = dayOf(clock.now());
  const asked = Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
  const { kind, from, to, lastDay } = periodFrom(new URLSearchParams(asked), today);
  const office = await db
    .selectFrom("offices")
    .where("id", "=", officeId)
    .select(["slug", "name"])
    .executeTakeFirstOrThrow();
  const counted = await dashboardFigures(db, officeId, { kind, from, to, lastDay }, today);
  const { received, rated, taps } = counted.counts.dossiers;
  const figures = figureNames.map((name) => {
    const { unit, measure, target, gap } = counted.results[name];
    return [name, figureDocument({ unit, measure, target, reached: gap?.reached })] as const;
  });
  return {
    body: {
      office,
      period: { kind, from, to, lastDay },
      cutOff: counted.cutOff,
      minimumAnswers: counted.minimumAnswers,
      received,
      rated,
      ratingsGiven: taps,
      figures: Object.fromEntries(figures),
    },
  };
});

export const figureRoutes = [findFigures];
