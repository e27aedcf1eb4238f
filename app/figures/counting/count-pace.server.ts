import type { Db } from "#db/engine.ts";
import { workingDaysBetween } from "#app/deadlines/due/due-on.ts";
import { findCalendar } from "#app/deadlines/calendar/find-calendar.server.ts";
import type { Target } from "#app/targets/target.ts";
import { addDays } from "#app/platform/day.ts";
import type { DossierCounts } from "#app/figures/measures/dossier-counts.ts";
import { participationPace, type Pace } from "#app/figures/measures/pace.ts";
import type { Period } from "#app/figures/period/period.ts";

/** The pace of a running period by the office's calendar; undefined for a period that is over or without a target. */
export async function countPace(
  db: Db,
  officeId: string,
  period: Period,
  dossiers: DossierCounts,
  target: Target | undefined,
): Promise<Pace | undefined> {
  if (target === undefined || target.comparison === "at-most" || period.to === period.lastDay) return undefined;
  const calendar = await findCalendar(db, officeId);
  const passed = workingDaysBetween(addDays(period.from, -1), period.to, calendar);
  return participationPace(dossiers, { passed, left: workingDaysBetween(period.to, period.lastDay, calendar) }, target);
}
