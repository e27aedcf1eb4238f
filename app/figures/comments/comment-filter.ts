import { z } from "zod";
import type { Day } from "#app/platform/day.ts";
import { searchText } from "#app/platform/text/search.ts";
import { reasons, type Reason } from "#app/ratings/questions/standard-questions.ts";
import { readScore, type Score } from "#app/ratings/rating/rating.ts";
import { periodFrom, periodSearch, type Period } from "#app/figures/period/period.ts";

/** The two lowest scores together, as an address names them. */
export const lowScores = "low";

/** The filter of the list of comments; null means no restriction. */
export interface CommentFilter {
  /** The days on which the ratings were given. */
  period: Period;
  /** Search words as typed. */
  q: string | null;
  score: Score | typeof lowScores | null;
  reason: Reason | null;
  procedureId: string | null;
  unitId: string | null;
}

/** The parts of a filter, each of which can be removed separately. */
export const filterParts = ["period", "q", "score", "reason", "procedureId", "unitId"] as const;
export type FilterPart = (typeof filterParts)[number];

const id = z.string().min(1).max(60);
const longestQuery = 200;

/** Reads the filter from a query. Unknown values are ignored, so that old addresses still work. */
export function commentFilterFrom(asked: URLSearchParams, today: Day): CommentFilter {
  const text = (asked.get("q") ?? "").trim().slice(0, longestQuery);
  const idOf = (value: string | null) => id.safeParse(value).data ?? null;
  return {
    period: periodFrom(asked, today),
    q: searchText(text) === "" ? null : text,
    score: asked.get("score") === lowScores ? lowScores : (readScore(asked.get("score")) ?? null),
    reason: reasons.find((reason) => reason === asked.get("reason")) ?? null,
    procedureId: idOf(asked.get("procedure")),
    unitId: idOf(asked.get("unit")),
  };
}

/** Whether comments with this score are shown. */
export function showsScore({ score: asked }: Pick<CommentFilter, "score">, score: Score): boolean {
  return asked === null || asked === score || (asked === lowScores && score <= 2);
}

/** The filter of all comments given in the current year. */
export function allComments(today: Day): CommentFilter {
  const period = periodFrom(new URLSearchParams(), today);
  return { period, q: null, score: null, reason: null, procedureId: null, unitId: null };
}

/** The parts in which a filter differs from all comments of the current year. */
export function partsOf(filter: CommentFilter, today: Day): FilterPart[] {
  const all = allComments(today);
  return filterParts.filter((part) =>
    part === "period" ? periodSearch(filter.period) !== periodSearch(all.period) : filter[part] !== null,
  );
}

/** The filter with one part removed. */
export function without(filter: CommentFilter, part: FilterPart, today: Day): CommentFilter {
  return { ...filter, [part]: allComments(today)[part] };
}

/** The query of the address of a filter, beginning with "?"; `commentFilterFrom` reads it. */
export function commentSearch(filter: CommentFilter, after: string | null = null): string {
  const asked = new URLSearchParams(periodSearch(filter.period));
  const set = (name: string, value: string | null) => {
    if (value !== null) asked.set(name, value);
  };
  set("q", filter.q);
  set("score", filter.score === null ? null : String(filter.score));
  set("reason", filter.reason);
  set("procedure", filter.procedureId);
  set("unit", filter.unitId);
  set("after", after);
  return `?${asked.toString()}`;
}

/** Whether a text contains every search word, with or without diacritics. */
export function containsWords(text: string, q: string): boolean {
  const folded = searchText(text);
  return searchText(q)
    .split(" ")
    .every((word) => folded.includes(word));
}
