import { daysBetween, timeOf, weekdayOf, type Day, type Instant } from "#app/platform/day.ts";
import type { Channel, ReturnWay } from "#app/dossiers/dossier.ts";
import { timelinessOf } from "#app/dossiers/timeliness.ts";

/**
 * What a dossier adds to the totals of the day on which it was received. Every count is additive and follows from the
 * dossier and its rating alone, never from the clock, so that totals kept step by step and totals counted anew agree.
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

/** Counts that are not nought. */
export type CountsChange = Partial<Record<DossierCount, number>>;

/** Of a dossier, what it is counted by. */
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

/** Of its rating, what it is counted by. */
export interface RatingFacts {
  score: 1 | 2 | 3 | 4 | 5;
  taps: number;
  language: string;
  hasComment: boolean;
  /** Set aside by a person as not genuine: it stays, but only its taps are counted. */
  isSetAside: boolean;
  /** The answers to the questionnaire as they are stored: JSON object question → answer or answers. */
  answers: string;
}

/** What was done with the receipt of a dossier. */
export type ReceiptFacts = Pick<DossierFacts, "wasOpened" | "hasComplaint">;

/** Of a receipt nobody has used yet. */
export const untouched: ReceiptFacts = { wasOpened: false, hasComplaint: false };

/** A dossier as the totals see it. */
export interface DossierFacts {
  dossier: CountedDossier;
  /** Whether its rating page was ever opened. */
  wasOpened: boolean;
  /** Whether a problem or proposal (phản ánh, kiến nghị) was sent about it. */
  hasComplaint: boolean;
  rating: RatingFacts | undefined;
}

/** What the dossier counts for; counts that are nought are left out. */
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

/** The language of the counted rating; empty text without one. */
export function ratingLanguageOf({ rating }: DossierFacts): string {
  return rating === undefined || rating.isSetAside ? "" : rating.language;
}

/** The answers that stand with the counted rating, as pairs; several answers to one question are several pairs. */
export function answersOf({ rating }: DossierFacts): (readonly [question: string, answer: string])[] {
  if (rating === undefined || rating.isSetAside || rating.answers === "{}") return [];
  const stored = JSON.parse(rating.answers) as Record<string, string | readonly string[]>;
  return Object.entries(stored).flatMap(([question, answer]) =>
    (typeof answer === "string" ? [answer] : answer).map((one) => [question, one] as const),
  );
}

/** What must be added to the counts of `before` to make those of `after`; empty when nothing changed. */
export function countsBetween(before: CountsChange, after: CountsChange): CountsChange {
  const change: CountsChange = {};
  for (const count of dossierCounts) {
    const difference = (after[count] ?? 0) - (before[count] ?? 0);
    if (difference !== 0) change[count] = difference;
  }
  return change;
}
