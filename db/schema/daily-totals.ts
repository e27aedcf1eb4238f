import type { Channel } from "#app/dossiers/dossier.ts";
import type { Day } from "#app/platform/day.ts";

/**
 * Counts by the day on which the dossier was received, one narrow table per dimension. Written in the transaction of
 * the fact; `npm run totals:rebuild` recomputes them from the facts.
 */
export interface DossierCounts {
  office_id: string;
  /** Day of receipt of the dossiers counted. */
  day: Day;
  received: number;
  /** Dossiers with a counted rating. */
  rated: number;
  /** Number of counted ratings with each score. */
  score_1: number;
  score_2: number;
  score_3: number;
  score_4: number;
  score_5: number;
  /** Taps on these dossiers (lượt đánh giá), including those of ratings that were set aside. */
  taps: number;
  /** Dossiers whose rating page was opened, or that were rated: somebody used the QR code. */
  opened: number;
  /** Counted ratings with a comment. */
  commented: number;
  /** Dossiers with a result. */
  finished: number;
  /** Sum of the calendar days from receipt to result of the finished dossiers. */
  handling_days: number;
  /** Finished dossiers with a promised day: before it, on it, after it. */
  early: number;
  on_time: number;
  late: number;
  /**
   * Dossiers rated 1 or 2, late, or complained about, each counted once: what the national formula subtracts (QĐ
   * 766/QĐ-TTg).
   */
  unsatisfied: number;
  /** Dossiers submitted entirely online, partly online, and by post. */
  online_full: number;
  online_part: number;
  post: number;
  /** Finished dossiers whose way of return is in the register; of those, by post. */
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
  /** Empty for dossiers received without a counter. */
  counter_id: string;
}

export interface DailyUnitTotalsTable extends DossierCounts {
  /** Empty if the register names no unit. */
  unit_id: string;
}

export interface DailySlotTotalsTable extends DossierCounts {
  /** Weekday and hour of receipt in Vietnamese time: `1-09` is Monday from nine to ten. */
  slot: string;
}

export interface DailyLanguageTotalsTable extends DossierCounts {
  /** Language of the counted rating; empty for dossiers without one. */
  language: string;
}

/** When the dossiers received on a day were rated; for the forecast, which learns from it how late people rate. */
export interface DailyDelayTotalsTable {
  office_id: string;
  /** Day of receipt of the dossiers counted. */
  day: Day;
  /** Day of the first tap of their counted ratings. */
  rated_on: Day;
  rated: number;
}

/** How often each answer of the questionnaire was given with the counted ratings of the dossiers received on a day. */
export interface DailyAnswerTotalsTable {
  office_id: string;
  day: Day;
  question: string;
  answer: string;
  given: number;
}
