import type { Db } from "#db/engine.ts";
import { translator } from "#app/i18n/translate.ts";
import { findTargets } from "#app/targets/find-targets.server.ts";
import type { Context } from "#app/platform/context.server.ts";
import { dayOf, yearOf, type Day } from "#app/platform/day.ts";
import { noDossierCounts, type DossierCounts } from "#app/figures/measures/dossier-counts.ts";
import { countPeriod } from "#app/figures/counting/count-period.server.ts";
import {
  countDossiersByChannel,
  countDossiersByMonth,
  countDossiersByProcedure,
} from "#app/figures/counting/count-dossiers.server.ts";
import { wholeYear } from "./opinion-steps.ts";
import { findFirstDay } from "#app/figures/period/find-first-day.server.ts";
import { monthsOf, quarterOf, yearPeriod, type Period } from "#app/figures/period/period.ts";
import { readPublicQuery } from "./public-query.ts";
import { leastOfStep } from "./opinion-steps.ts";
import { findOpinions } from "./publish-opinions.server.ts";
import {
  breakdownOf,
  publicFigures,
  answersOf,
  type Breakdown,
  type PublicPart,
  type PublishedOffice,
  type PublishedResults,
} from "./published.ts";
import {
  channelCell,
  monthCell,
  procedureCell,
  quarterCell,
  publishedShare,
  type PublishedState,
} from "./published-state.ts";
import type { Share } from "#app/figures/measures/share.ts";

/** The offices of this installation, in the order they were created. */
export function listPublishedOffices(db: Db): Promise<PublishedOffice[]> {
  return db
    .selectFrom("offices")
    .orderBy("created_at")
    .orderBy("id")
    .select(["id", "slug", "name", "minimum_answers as minimumAnswers"])
    .execute();
}

/**
 * The published results of an office for a year or quarter: what the office did and participation as of today, opinions as
 * of the last step (see `opinion-steps.ts`).
 */
export async function publishedResults(
  db: Db,
  office: PublishedOffice,
  today: Day,
  period: Period = yearPeriod(yearOf(today), today),
): Promise<PublishedResults> {
  const least = leastOfStep(office.minimumAnswers);
  const opinions = await findOpinions(db, office, yearOf(period.from), today);
  const [counts, targets, byMonth] = await Promise.all([
    countPeriod(db, office.id, period, today),
    findTargets(db, office.id, period.to),
    countDossiersByMonth(db, office.id, period),
  ]);
  const cell = period.kind === "year" ? wholeYear : quarterCell(quarterOf(period.from));
  const isYear = period.kind === "year";
  const asked: AskedParts = { db, office, period, opinions };
  return {
    office,
    period,
    cutOff: today,
    opinionsAsOf: opinions.asOf,
    figures: publicFigures(counts, targets, office.minimumAnswers, {
      state: opinions,
      cell,
      national: nationalIn(opinions, cell),
    }),
    ratingsGiven: counts.dossiers.taps,
    months: monthsOf({ from: period.from, lastDay: period.to }).map((month) => {
      const part = { id: month, name: month, dossiers: byMonth.get(month) ?? noDossierCounts };
      return partOf(part, publishedShare(opinions.cells, monthCell(month)), least);
    }),
    byProcedure: isYear ? await byProcedure(asked) : undefined,
    byChannel: isYear ? await byChannel(asked) : undefined,
  };
}

/** The national formula of a quarter, or of the quarters of a year together. */
function nationalIn({ national }: PublishedState, cell: string): Share {
  const shares = cell === wholeYear ? Object.values(national) : [national[cell]];
  return shares.reduce<Share>(
    (sum, share) => ({
      numerator: sum.numerator + (share?.numerator ?? 0),
      denominator: sum.denominator + (share?.denominator ?? 0),
    }),
    { numerator: 0, denominator: 0 },
  );
}

interface CountedPart {
  id: string;
  name: string;
  dossiers: DossierCounts;
}

/** The counts of a part as of today, with its published opinions. */
function partOf({ id, name, dossiers }: CountedPart, published: Share, least: number): PublicPart {
  const { received, rated, taps } = dossiers;
  return { id, name, received, rated, ratingsGiven: taps, ...answersOf(published, least) };
}

interface AskedParts {
  db: Db;
  office: PublishedOffice;
  period: Period;
  opinions: PublishedState;
}

async function byProcedure({ db, office, period, opinions }: AskedParts): Promise<Breakdown> {
  const least = leastOfStep(office.minimumAnswers);
  const counts = await countDossiersByProcedure(db, office.id, period);
  const rows = await db.selectFrom("procedures").where("office_id", "=", office.id).select(["id", "code"]).execute();
  const codes = new Map(rows.map(({ id, code }) => [id, code]));
  const parts = counts.map(({ id, name, dossiers }) =>
    partOf(
      { id: codes.get(id) ?? "", name: name ?? "", dossiers },
      publishedShare(opinions.cells, procedureCell(id)),
      least,
    ),
  );
  return breakdownOf(parts, publishedShare(opinions.cells, wholeYear), least);
}

async function byChannel({ db, office, period, opinions }: AskedParts): Promise<Breakdown> {
  const least = leastOfStep(office.minimumAnswers);
  const counts = await countDossiersByChannel(db, office.id, period);
  const parts = counts.map(({ channel, dossiers }) =>
    partOf({ id: channel, name: channel, dossiers }, publishedShare(opinions.cells, channelCell(channel)), least),
  );
  return breakdownOf(parts, publishedShare(opinions.cells, wholeYear), least);
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
  return resultsOfEach(db, chosen, today, period);
}

async function resultsOfEach(
  db: Db,
  offices: readonly PublishedOffice[],
  today: Day,
  period: Period | undefined,
): Promise<PublishedResults[]> {
  const results: PublishedResults[] = [];
  for (const office of offices) results.push(await publishedResults(db, office, today, period));
  return results;
}

/**
 * Answers a request for a file of results with the query `office`, `kind`, `year` and `quarter`; without `office` for every
 * office. Status 400 for a query that contradicts itself or has unknown names, 404 for an unknown office.
 */
export async function answerWithResults(
  context: Pick<Context, "db" | "clock">,
  request: Request,
  answer: (results: readonly PublishedResults[]) => Response | Promise<Response>,
): Promise<Response> {
  const asked = await readAsked(context, request);
  if (asked instanceof Response) return asked;
  return answer(await resultsOfEach(context.db, asked.offices, asked.today, asked.period));
}

/** The offices and the period of a request for a file, or the refusal. */
export async function readAsked(
  context: Pick<Context, "db" | "clock">,
  request: Request,
): Promise<Response | { offices: PublishedOffice[]; isOneAsked: boolean; period: Period; today: Day }> {
  const today = dayOf(context.clock.now());
  const read = readPublicQuery(new URL(request.url).searchParams, today, true);
  if (!read.ok) return problemFile(400, translator("en")(`results:asked.${read.problem}`), read.parameter);
  const { office: slug, period } = read.query;
  const offices = await listPublishedOffices(context.db);
  const chosen = slug === null ? offices : offices.filter((office) => office.slug === slug);
  if (slug !== null && chosen.length === 0) return problemFile(404, "no such office", "office");
  return { offices: chosen, isOneAsked: slug !== null || chosen.length === 1, period, today };
}

/** A refusal as problem details (RFC 9457), with the wrong parameter of the address. */
function problemFile(status: number, detail: string, parameter: string): Response {
  const title = status === 404 ? "Not Found" : "Bad Request";
  return new Response(JSON.stringify({ type: "about:blank", title, status, detail, parameter }), {
    status,
    headers: { "Content-Type": "application/problem+json", "Access-Control-Allow-Origin": "*" },
  });
}

/** The years from the office's first dossier to this year, the latest first. */
export async function listPublishedYears(db: Db, officeId: string, today: Day): Promise<number[]> {
  const firstDay = await findFirstDay(db, officeId);
  const latest = yearOf(today);
  const first = firstDay === undefined ? latest : Math.min(latest, yearOf(firstDay));
  return Array.from({ length: latest - first + 1 }, (_, index) => latest - index);
}
