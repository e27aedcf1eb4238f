import type { Db } from "#db/engine.ts";
import { findTargets } from "#app/offices/find-target.server.ts";
import type { Context } from "#app/platform/context.server.ts";
import { dayOf, yearOf, type Day } from "#app/platform/day.ts";
import { emptyCohort, type Cohort } from "./cohort.ts";
import { countPeriod } from "./count-period.server.ts";
import { countSolved } from "./count-solved.server.ts";
import { countTally } from "./count-tally.server.ts";
import { listCohortsByChannel, listCohortsByMonth, listCohortsByProcedure } from "./list-cohorts.server.ts";
import { monthsOf, quarterOf, quarterPeriod, yearPeriod, type Period } from "./period.ts";
import {
  breakdownOf,
  publicFigures,
  publicPeriodFrom,
  type Breakdown,
  type OpinionFigure,
  type PublicPart,
  type PublishedOffice,
  type PublishedResults,
} from "./published.ts";
import { satisfiedShare } from "./satisfaction.ts";
import type { Share } from "./share.ts";
import { solvedShare } from "./share-solved.ts";
import { fewTrips, shortReception, shortWaiting } from "./visit-time.ts";
import { publishableIds, type Whole } from "./withholding.ts";

/** The offices of this installation, in the order they were created. */
export function listPublishedOffices(db: Db): Promise<PublishedOffice[]> {
  return db
    .selectFrom("offices")
    .orderBy("created_at")
    .orderBy("id")
    .select(["id", "slug", "name", "minimum_answers as minimumAnswers"])
    .execute();
}

/** An office's results of a year or quarter, up to today: the same figures as its dashboard shows. */
export async function publishedResults(
  db: Db,
  office: PublishedOffice,
  today: Day,
  period: Period = yearPeriod(yearOf(today), today),
): Promise<PublishedResults> {
  const minimum = office.minimumAnswers;
  const year = yearPeriod(yearOf(period.from), today);
  const byMonth = await listCohortsByMonth(db, office.id, year);
  const publishable = publishableIds(wholeYear(year, byMonth), minimum);
  const counts = await countPeriod(db, office.id, period, today);
  const targets = await findTargets(db, office.id, period.to);
  const told = await toldIn(db, office, { year, period, publishable });
  const isYear = period.kind === "year";
  return {
    office,
    period,
    cutOff: today,
    figures: publicFigures(counts, targets, minimum, told),
    ratingsGiven: counts.cohort.taps,
    months: monthsOf({ from: period.from, lastDay: period.to }).map((month) => {
      const part = partOf(month, month, byMonth.get(month) ?? emptyCohort);
      return publishable.has(month) ? part : { ...part, satisfied: undefined };
    }),
    byProcedure: isYear ? await byProcedure(db, office, period) : undefined,
    byChannel: isYear ? await byChannel(db, office, period) : undefined,
  };
}

function partOf(id: string, name: string, { received, rated, taps, scores }: Cohort): PublicPart {
  const { numerator, denominator } = satisfiedShare(scores);
  return { id, name, received, rated, ratingsGiven: taps, satisfied: denominator === 0 ? undefined : numerator };
}

/** The quarters of a year that have begun, with their number. */
function quartersOf(year: Period): { id: string; period: Period }[] {
  return [1, 2, 3, 4]
    .map((quarter) => ({ id: quarterId(quarter), period: quarterPeriod(yearOf(year.from), quarter, year.to) }))
    .filter(({ period }) => period.from <= year.to);
}

function quarterId(quarter: number): string {
  return `quarter ${String(quarter)}`;
}

function idOf(period: Period): string {
  return period.kind === "year" ? "year" : quarterId(quarterOf(period.from));
}

/** Who told their satisfaction in a year, its quarters and their months. */
function wholeYear(year: Period, byMonth: ReadonlyMap<string, Cohort>): Whole {
  const parts = quartersOf(year).map(({ id, period }) => {
    const months = monthsOf(period).map((month) => ({ id: month, n: byMonth.get(month)?.rated ?? 0, parts: [] }));
    return { id, n: sumOf(months), parts: months };
  });
  return { id: "year", n: sumOf(parts), parts };
}

function sumOf(parts: readonly { n: number }[]): number {
  return parts.reduce((sum, { n }) => sum + n, 0);
}

/** The shares of opinions that are counted for themselves, from the questionnaire and from what senders said. */
type CountedOpinion = Exclude<OpinionFigure, "satisfaction" | "satisfaction-national">;

/**
 * Which shares of opinions may be told of a period. A year may always tell what it has enough of; a quarter only what
 * gives nothing away of another quarter to somebody who also knows the year.
 */
async function toldIn(
  db: Db,
  office: PublishedOffice,
  { year, period, publishable }: { year: Period; period: Period; publishable: ReadonlySet<string> },
): Promise<(name: OpinionFigure) => boolean> {
  if (period.kind === "year") return () => true;
  const quarters: { id: string; opinions: Record<CountedOpinion, Share> }[] = [];
  for (const quarter of quartersOf(year)) {
    quarters.push({ id: quarter.id, opinions: await countOpinions(db, office.id, quarter.period) });
  }
  const id = idOf(period);
  return (name) => {
    if (name === "satisfaction" || name === "satisfaction-national") return publishable.has(id);
    const parts = quarters.map((quarter) => ({ id: quarter.id, n: quarter.opinions[name].denominator, parts: [] }));
    return publishableIds({ id: "year", n: sumOf(parts), parts }, office.minimumAnswers).has(id);
  };
}

async function countOpinions(db: Db, officeId: string, span: Period): Promise<Record<CountedOpinion, Share>> {
  const tally = await countTally(db, officeId, span);
  return {
    solved: solvedShare(await countSolved(db, officeId, span)),
    waiting: shortWaiting(tally),
    reception: shortReception(tally),
    trips: fewTrips(tally),
  };
}

async function byProcedure(db: Db, office: PublishedOffice, period: Period): Promise<Breakdown> {
  const cohorts = await listCohortsByProcedure(db, office.id, period);
  const rows = await db.selectFrom("procedures").where("office_id", "=", office.id).select(["id", "code"]).execute();
  const codes = new Map(rows.map(({ id, code }) => [id, code]));
  const parts = cohorts.map(({ id, name, cohort }) => partOf(codes.get(id) ?? "", name ?? "", cohort));
  return breakdownOf(parts, office.minimumAnswers);
}

async function byChannel(db: Db, office: PublishedOffice, period: Period): Promise<Breakdown> {
  const cohorts = await listCohortsByChannel(db, office.id, period);
  return breakdownOf(
    cohorts.map(({ channel, cohort }) => partOf(channel, channel, cohort)),
    office.minimumAnswers,
  );
}

/** The results of the office asked for, or of every office when none is; undefined when there is no such office. */
export async function listPublishedResults(
  db: Db,
  slug: string | null,
  today: Day,
  period?: Period,
): Promise<PublishedResults[] | undefined> {
  const offices = await listPublishedOffices(db);
  const chosen = slug === null ? offices : offices.filter((office) => office.slug === slug);
  if (slug !== null && chosen.length === 0) return undefined;
  const results: PublishedResults[] = [];
  for (const office of chosen) results.push(await publishedResults(db, office, today, period));
  return results;
}

/**
 * The results a request asks for with `office`, `kind`, `year` and `quarter`: of every office where it names none,
 * undefined where there is no such office.
 */
export function publishedFor(
  context: Pick<Context, "db" | "clock">,
  request: Request,
): Promise<PublishedResults[] | undefined> {
  const search = new URL(request.url).searchParams;
  const today = dayOf(context.clock.now());
  return listPublishedResults(context.db, search.get("office"), today, publicPeriodFrom(search, today));
}

/** The years an office has dossiers of, up to this one, the latest first. */
export async function listPublishedYears(db: Db, officeId: string, today: Day): Promise<number[]> {
  const row = await db
    .selectFrom("daily_channel_totals")
    .where("office_id", "=", officeId)
    .where("received", ">", 0)
    .orderBy("day")
    .select("day")
    .limit(1)
    .executeTakeFirst();
  const latest = yearOf(today);
  const first = Math.min(latest, row === undefined ? latest : yearOf(row.day));
  return Array.from({ length: latest - first + 1 }, (_, index) => latest - index);
}
