import { dossierCounts, type DossierCount } from "#app/dossiers/totals/counted-dossier.ts";
import type { Score } from "#app/ratings/rating/rating.ts";

/** How many counted ratings gave each score. */
export type ScoreCounts = Readonly<Record<Score, number>>;

/** The counts of a cohort beyond those named below, as `dossierCounts` defines them. */
type OtherCounts = Readonly<Record<Exclude<DossierCount, "received" | "rated" | "taps" | `score_${Score}`>, number>>;

/** The dossiers received in a period and what became of them by the cut-off: all figures start from it. */
export interface DossierCounts extends OtherCounts {
  /** Dossiers received. */
  readonly received: number;
  /** Of those, with a counted rating. */
  readonly rated: number;
  /** The counted ratings by score; they add up to `rated`. */
  readonly scores: ScoreCounts;
  /** Lượt đánh giá: taps given on these dossiers, changed ratings included. */
  readonly taps: number;
}

/** Of a cohort, what participation is made of. */
export type Participating = Pick<DossierCounts, "received" | "rated">;

/** The cohort of one procedure, unit, counter or any other part. */
export interface NamedCounts {
  /** Its id; empty where the register names none. */
  id: string;
  /** Its name; undefined where the register names none. */
  name: string | undefined;
  dossiers: DossierCounts;
}

/** The cohort of one month. */
export interface MonthCounts {
  /** `yyyy-MM`. */
  month: string;
  /** Whether the month belongs to the period looked at, or only stands beside it. */
  inPeriod: boolean;
  dossiers: DossierCounts;
}

const scores = [1, 2, 3, 4, 5] as const;

/** A cohort from a row of totals, where counts that are missing are nought. */
export function dossierCountsFrom(counts: Readonly<Partial<Record<DossierCount, number>>>): DossierCounts {
  const dossiers: Record<string, number | ScoreCounts> = {};
  for (const count of dossierCounts) if (!count.startsWith("score_")) dossiers[count] = counts[count] ?? 0;
  dossiers["scores"] = Object.fromEntries(
    scores.map((score) => [score, counts[`score_${String(score)}` as DossierCount] ?? 0]),
  ) as ScoreCounts;
  return dossiers as unknown as DossierCounts;
}

export const noDossierCounts: DossierCounts = dossierCountsFrom({});

/** Two cohorts that share no dossier, taken together. */
export function addDossierCounts(one: DossierCounts, other: DossierCounts): DossierCounts {
  return combined(one, other, 1);
}

/** A cohort without another that is a part of it. */
export function subtractDossierCounts(all: DossierCounts, part: DossierCounts): DossierCounts {
  return combined(all, part, -1);
}

function combined(one: DossierCounts, other: DossierCounts, sign: 1 | -1): DossierCounts {
  const dossiers: Record<string, number | ScoreCounts> = {};
  for (const count of dossierCounts) {
    if (count.startsWith("score_")) continue;
    const name = count as Exclude<DossierCount, `score_${Score}`>;
    dossiers[name] = one[name] + sign * other[name];
  }
  dossiers["scores"] = Object.fromEntries(
    scores.map((score) => [score, one.scores[score] + sign * other.scores[score]]),
  ) as ScoreCounts;
  return dossiers as unknown as DossierCounts;
}
