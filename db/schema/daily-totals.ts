import type { Channel } from "#app/dossiers/dossier.ts";
import type { Day } from "#app/platform/day.ts";

/**
 * Counts by the day on which the dossier was received (the cohort), each dimension in a narrow table of its own.
 * Written in the transaction of the fact; `npm run totals:rebuild` recomputes them from the facts.
 */
export interface DossierCounts {
  office_id: string;
  /** Day of receipt of the dossiers counted. */
  day: Day;
  received: number;
  /** Of those, with a counted rating. */
  rated: number;
  /** Of the counted ratings, how many gave each score. */
  score_1: number;
  score_2: number;
  score_3: number;
  score_4: number;
  score_5: number;
  /** Taps given on these dossiers (lượt đánh giá), those on ratings set aside included. */
  taps: number;
  /** Dossiers whose rating page was opened, or that were rated: the QR code was found. */
  opened: number;
  /** Of the rated dossiers, with a comment. */
  commented: number;
  /** Dossiers with a result. */
  finished: number;
  /** Calendar days from receipt to result of the finished ones, added up. */
  handling_days: number;
  /** Of the finished ones with a promised day: before it, on it, after it. */
  early: number;
  on_time: number;
  late: number;
  /** Rated 1 or 2, late, or complained about, each dossier once: what the national formula (QĐ 766/QĐ-TTg) takes off. */
  unsatisfied: number;
  /** Received online for the whole procedure, online for a part, by post. */
  online_full: number;
  online_part: number;
  post: number;
  /** Finished ones of which the register says how the result was returned; of those, by post. */
  return_known: number;
  return_post: number;
}

export interface DailyProcedureTotalsTable extends DossierCounts {
  procedure_id: string;
}

export interface DailyChannelTotalsTable extends DossierCounts {
  channel: Channel;
}

export interface DailyCounterTotalsTable extends DossierCounts {
  /** Empty text for dossiers received at no counter. */
  counter_id: string;
}

export interface DailyUnitTotalsTable extends DossierCounts {
  /** Empty text where the register names no unit. */
  unit_id: string;
}

export interface DailySlotTotalsTable extends DossierCounts {
  /** Weekday and hour of receipt by the Vietnamese clock: `1-09` is Monday from nine to ten. */
  slot: string;
}

export interface DailyLanguageTotalsTable extends DossierCounts {
  /** Language of the counted rating; empty text for dossiers without one. */
  language: string;
}

/** How often each answer of the questionnaire stands with the counted ratings of the dossiers received on a day. */
export interface DailyAnswerTotalsTable {
  office_id: string;
  day: Day;
  question: string;
  answer: string;
  given: number;
}
