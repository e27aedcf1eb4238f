import { yearOf, type Day } from "#app/platform/day.ts";
import { firstYear, quarterOf, quarterPeriod, yearPeriod, type Period } from "#app/figures/period/period.ts";

/** The query of an address of published results, as read. */
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

/** Names that ask for another period than a year or quarter. Ignoring them would show something else than asked. */
const misleading = new Set(["month", "from", "to", "day", "date"]);
const known = new Set(["office", "kind", "year", "quarter", "lang"]);

/**
 * Reads the office and the year or quarter from a query: the current year without `year`, the whole year without `kind`.
 * Refuses a query that contradicts itself, a period that has not begun, and any other period. `isStrict` also refuses
 * unknown names; pages accept them, because other sites append theirs to links (`fbclid`).
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

/** The quarter asked for; without a number the current quarter, which exists for the current year only. */
function quarterAsked(text: string | null, year: number, today: Day): Period | undefined {
  if (text === null) return year === yearOf(today) ? quarterPeriod(year, quarterOf(today), today) : undefined;
  return /^[1-4]$/.test(text) ? quarterPeriod(year, Number(text), today) : undefined;
}
