import { yearOf, type Day } from "#app/platform/day.ts";
import { firstYear, quarterOf, quarterPeriod, yearPeriod, type Period } from "#app/figures/period/period.ts";

/** What an address of published results asks for. */
export interface PublicQuery {
  /** Short name of the office; null for every office. */
  office: string | null;
  period: Period;
}

/** Why an address cannot be answered; each is the name of a text below `results:asked`. */
export const publicQueryProblems = ["unknown", "twice", "kind", "year", "quarter", "quarterAlone", "future"] as const;
export type PublicQueryProblem = (typeof publicQueryProblems)[number];

export type ReadPublicQuery =
  { ok: true; query: PublicQuery } | { ok: false; problem: PublicQueryProblem; parameter: string };

/** Names that ask for another period than a year or a quarter: answered by something else they would mislead. */
const misleading = new Set(["month", "from", "to", "day", "date"]);
const known = new Set(["office", "kind", "year", "quarter", "lang"]);

/**
 * The office and the year or quarter an address asks for: without `year` the current one, without `kind` the whole year.
 * What contradicts itself, has not begun or asks for another period is refused. `isStrict` refuses every unknown name; a
 * page is lenient with what others append to its links, such as `fbclid`.
 */
export function readPublicQuery(search: URLSearchParams, today: Day, isStrict: boolean): ReadPublicQuery {
  for (const name of new Set(search.keys())) {
    if (!known.has(name) && (isStrict || misleading.has(name))) return refused("unknown", name);
    if (known.has(name) && search.getAll(name).length > 1) return refused("twice", name);
  }
  const kind = search.get("kind") ?? "year";
  if (kind !== "year" && kind !== "quarter") return refused("kind", "kind");
  const year = readYear(search.get("year"), today);
  if (year === undefined) return refused("year", "year");
  if (year > yearOf(today)) return refused("future", "year");
  const asked = search.get("quarter");
  if (asked !== null && kind === "year") return refused("quarterAlone", "quarter");
  const period = kind === "year" ? yearPeriod(year, today) : quarterAsked(asked, year, today);
  if (period === undefined) return refused("quarter", "quarter");
  if (period.from > today) return refused("future", "quarter");
  return { ok: true, query: { office: search.get("office"), period } };
}

function refused(problem: PublicQueryProblem, parameter: string): ReadPublicQuery {
  return { ok: false, problem, parameter };
}

function readYear(text: string | null, today: Day): number | undefined {
  if (text === null) return yearOf(today);
  return /^\d{4}$/.test(text) && Number(text) >= firstYear ? Number(text) : undefined;
}

/** Without a number the current quarter, of this year only. */
function quarterAsked(text: string | null, year: number, today: Day): Period | undefined {
  if (text === null) return year === yearOf(today) ? quarterPeriod(year, quarterOf(today), today) : undefined;
  return /^[1-4]$/.test(text) ? quarterPeriod(year, Number(text), today) : undefined;
}
