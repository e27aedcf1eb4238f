import type { Score } from "#app/ratings/rating.ts";

/** How many counted ratings gave each score. */
export type ScoreCounts = Readonly<Record<Score, number>>;

/** The dossiers received in a period and what has been rated of them by the cut-off: all figures start from it. */
export interface Cohort {
  /** Dossiers received. */
  received: number;
  /** Of those, with a counted rating. */
  rated: number;
  /** The counted ratings by score; they add up to `rated`. */
  scores: ScoreCounts;
  /** Lượt đánh giá: taps given on these dossiers, changed ratings included. */
  taps: number;
}

/** The cohort of one procedure, unit or counter. */
export interface NamedCohort {
  /** Its id; empty where the register names none. */
  id: string;
  /** Its name; undefined where the register names none. */
  name: string | undefined;
  cohort: Cohort;
}

/** The cohort of one month. */
export interface MonthCohort {
  /** `yyyy-MM`. */
  month: string;
  /** Whether the month belongs to the period looked at, or only stands beside it. */
  inPeriod: boolean;
  cohort: Cohort;
}

export const emptyCohort: Cohort = { received: 0, rated: 0, scores: { 1: 0, 2: 0, 3: 0, 4: 0, 5: 0 }, taps: 0 };

/** Two cohorts that share no dossier, taken together. */
export function addCohorts(one: Cohort, other: Cohort): Cohort {
  return {
    received: one.received + other.received,
    rated: one.rated + other.rated,
    scores: {
      1: one.scores[1] + other.scores[1],
      2: one.scores[2] + other.scores[2],
      3: one.scores[3] + other.scores[3],
      4: one.scores[4] + other.scores[4],
      5: one.scores[5] + other.scores[5],
    },
    taps: one.taps + other.taps,
  };
}
