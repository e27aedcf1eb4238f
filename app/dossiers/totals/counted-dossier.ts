import { daysBetween, timeOf, weekdayOf, type Day, type Instant } from "#app/platform/day.ts";
import type { Channel, ReturnWay } from "#app/dossiers/dossier.ts";
import { timelinessOf } from "#app/dossiers/timeliness.ts";

/**
 * The counts that a dossier adds to the totals of the day on which it was received. Every count is additive and depends
 * on the dossier and its rating alone, never on the clock, so that totals updated step by step and totals recomputed
 * are equal.
 */
export const dossierCounts = [
  "received",
  "rated",
  "score_1",
  "score_2",
  "score_3",
  "score_4",
  "score_5",
  "taps",
  "opened",
  "commented",
  "finished",
  "handling_days",
  "early",
  "on_time",
  "late",
  "unsatisfied",
  "online_full",
  "online_part",
  "post",
  "return_known",
  "return_post",
] as const;
export type DossierCount = (typeof dossierCounts)[number];

/** A change of counts; counts that do not change are absent. */
export type CountsChange = Partial<Record<DossierCount, number>>;

/** The columns of a dossier that decide where and how it is counted. */
export interface CountedDossier {
  office_id: string;
  received_at: Instant;
  received_on: Day;
  procedure_id: string;
  channel: Channel;
  counter_id: string | null;
  unit_id: string | null;
  due_on: Day | null;
  finished_on: Day | null;
  returned_by: ReturnWay | null;
}

/** The facts of a rating that decide how its dossier is counted. */
export interface RatingFacts {
  score: 1 | 2 | 3 | 4 | 5;
  taps: number;
  language: string;
  /** The day of the first tap: on it the dossier began to count as rated. */
  firstGivenOn: Day;
  hasComment: boolean;
  /** Set aside by a member of staff as not genuine: the rating is stored, but only its taps are counted. */
  isSetAside: boolean;
  /** The answers to the questionnaire as stored: a JSON object question → answer or list of answers. */
  answers: string;
}

/** What citizens did with the receipt of a dossier. */
export type ReceiptFacts = Pick<DossierFacts, "wasOpened" | "hasComplaint">;

/** The facts of an unused receipt. */
export const untouched: ReceiptFacts = { wasOpened: false, hasComplaint: false };

/** Everything about a dossier that the totals depend on. */
export interface DossierFacts {
  dossier: CountedDossier;
  /** Whether its rating page was ever opened. */
  wasOpened: boolean;
  /** Whether a problem or proposal (phản ánh, kiến nghị) was sent about it. */
  hasComplaint: boolean;
  rating: RatingFacts | undefined;
}

/** The counts of one dossier; counts of 0 are left out. */
export function countsOf({ dossier, wasOpened, hasComplaint, rating }: DossierFacts): CountsChange {
  const counted = rating?.isSetAside === true ? undefined : rating;
  const timeliness = finishedTimeliness(dossier);
  const counts: CountsChange = { received: 1 };
  if (rating !== undefined) counts.taps = rating.taps;
  if (wasOpened || rating !== undefined) counts.opened = 1;
  if (counted !== undefined) {
    counts.rated = 1;
    counts[countOfScore[counted.score]] = 1;
    if (counted.hasComment) counts.commented = 1;
  }
  if (dossier.finished_on !== null) {
    counts.finished = 1;
    const days = daysBetween(dossier.received_on, dossier.finished_on);
    if (days > 0) counts.handling_days = days;
    if (timeliness !== undefined) counts[timeliness] = 1;
    if (dossier.returned_by !== null) counts.return_known = 1;
    if (dossier.returned_by === "post") counts.return_post = 1;
  }
  if (timeliness === "late" || hasComplaint || (counted !== undefined && counted.score <= 2)) counts.unsatisfied = 1;
  const channelCount = countOfChannel[dossier.channel];
  if (channelCount !== undefined) counts[channelCount] = 1;
  return counts;
}

const countOfScore = { 1: "score_1", 2: "score_2", 3: "score_3", 4: "score_4", 5: "score_5" } as const;

const countOfChannel: Partial<Record<Channel, DossierCount>> = {
  "online-full": "online_full",
  "online-part": "online_part",
  post: "post",
};

function finishedTimeliness({ due_on, finished_on }: CountedDossier): "early" | "on_time" | "late" | undefined {
  if (finished_on === null || due_on === null) return undefined;
  const timeliness = timelinessOf(due_on, finished_on, finished_on);
  return timeliness === "on-time" ? "on_time" : timeliness === "early" ? "early" : "late";
}

/** Weekday (1 Monday to 7 Sunday) and hour of an instant in Vietnam: `1-09` is Monday from nine to ten. */
export function slotOf(at: Instant, on: Day): string {
  return `${String(weekdayOf(on))}-${timeOf(at).slice(0, 2)}`;
}

/** The language of the counted rating; "" without one. */
export function ratingLanguageOf({ rating }: DossierFacts): string {
  return rating === undefined || rating.isSetAside ? "" : rating.language;
}

/** The day on which the dossier was first rated; undefined without a counted rating. */
export function ratedOn({ rating }: DossierFacts): Day | undefined {
  return rating === undefined || rating.isSetAside ? undefined : rating.firstGivenOn;
}

/** The answers given with the counted rating as pairs; several answers to one question are several pairs. */
export function answersOf({ rating }: DossierFacts): (readonly [question: string, answer: string])[] {
  if (rating === undefined || rating.isSetAside || rating.answers === "{}") return [];
  const stored = JSON.parse(rating.answers) as Record<string, string | readonly string[]>;
  return Object.entries(stored).flatMap(([question, answer]) =>
    (typeof answer === "string" ? [answer] : answer).map((one) => [question, one] as const),
  );
}

/** The difference between two sets of counts; empty when nothing changed. */
export function countsBetween(before: CountsChange, after: CountsChange): CountsChange {
  const change: CountsChange = {};
  for (const count of dossierCounts) {
    const difference = (after[count] ?? 0) - (before[count] ?? 0);
    if (difference !== 0) change[count] = difference;
  }
  return change;
}
