import type { Db } from "#db/engine.ts";
import { findTarget } from "#app/offices/find-target.server.ts";
import { yearOf, type Day } from "#app/platform/day.ts";
import { addCohorts, emptyCohort } from "./cohort.ts";
import { listCohortsByMonth } from "./list-cohorts.server.ts";
import { participation } from "./participation.ts";
import { monthsOf, yearPeriod } from "./period.ts";
import type { PublishedOffice, PublishedResults } from "./published.ts";
import { satisfaction } from "./satisfaction.ts";

/** The offices of this installation, in the order they were created. */
export function listPublishedOffices(db: Db): Promise<PublishedOffice[]> {
  return db
    .selectFrom("offices")
    .orderBy("created_at")
    .orderBy("id")
    .select(["id", "slug", "name", "minimum_answers as minimumAnswers"])
    .execute();
}

/** An office's results from 1 January to today: the same figures as its dashboard shows for the year. */
export async function publishedResults(db: Db, office: PublishedOffice, today: Day): Promise<PublishedResults> {
  const period = yearPeriod(yearOf(today), today);
  const byMonth = await listCohortsByMonth(db, office.id, period);
  const cohort = [...byMonth.values()].reduce(addCohorts, emptyCohort);
  return {
    office,
    from: period.from,
    to: period.to,
    cutOff: today,
    participation: participation(cohort, await findTarget(db, office.id, "participation", period.to)),
    satisfaction: satisfaction(
      cohort.scores,
      office.minimumAnswers,
      await findTarget(db, office.id, "satisfaction", period.to),
    ),
    ratingsGiven: cohort.taps,
    months: monthsOf({ from: period.from, lastDay: period.to }).map((month) => ({
      month,
      cohort: byMonth.get(month) ?? emptyCohort,
      inPeriod: true,
    })),
  };
}

/** The results of the office asked for, or of every office when none is; undefined when there is no such office. */
export async function listPublishedResults(
  db: Db,
  slug: string | null,
  today: Day,
): Promise<PublishedResults[] | undefined> {
  const offices = await listPublishedOffices(db);
  const chosen = slug === null ? offices : offices.filter((office) => office.slug === slug);
  if (slug !== null && chosen.length === 0) return undefined;
  const results: PublishedResults[] = [];
  for (const office of chosen) results.push(await publishedResults(db, office, today));
  return results;
}
