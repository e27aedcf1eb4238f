import type { Channel } from "#app/dossiers/dossier.ts";
import type { Day } from "#app/platform/day.ts";

/**
 * Counts by the day on which the dossier was received (the cohort), each dimension in a narrow table of its own.
 * Written in the transaction of the fact; `npm run totals:rebuild` recomputes them from the facts.
 */
interface DossierCounts {
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
  /** Taps given on these dossiers (lượt đánh giá). */
  taps: number;
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
