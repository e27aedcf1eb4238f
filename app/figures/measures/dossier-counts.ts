import { dossierCounts, type DossierCount } from "#app/dossiers/totals/counted-dossier.ts";
import type { Score } from "#app/ratings/rating/rating.ts";

/** How many counted ratings gave each score. */
export type ScoreCounts = Readonly<Record<Score, number>>;

/** The counts not named below, as `dossierCounts` of `dossiers/totals/counted-dossier.ts` defines them. */
type OtherCounts = Readonly<Record<Exclude<DossierCount, "received" | "rated" | "taps" | `score_${Score}`>, number>>;

/**
 * Counts of the dossiers received in a period, with their results and ratings up to the cut-off day. All figures about
 * dossiers are computed from them.
 */
export interface DossierCounts extends OtherCounts {
  /** Dossiers received. */
  readonly received: number;
  /** Dossiers with a counted rating. */
  readonly rated: number;
  /** The counted ratings by score; they add up to `rated`. */
  readonly scores: ScoreCounts;
  /** Lượt đánh giá: taps given on these dossiers, changed ratings included. */
  readonly taps: number;
}

/** The counts that participation is computed from. */
export type Participating = Pick<DossierCounts, "received" | "rated">;

/** The dossiers of one procedure, unit, counter or other part of an office. */
export interface NamedCounts {
  /** Id of the part; empty for dossiers whose register line names none. */
  id: string;
  /** Name of the part; undefined for dossiers whose register line names none. */
  name: string | undefined;
  dossiers: DossierCounts;
}

/** The dossiers received in one month. */
export interface MonthCounts {
  /** `yyyy-MM`. */
  month: string;
  /** Whether the month belongs to the chosen period; a chart also shows the other months of the year. */
  inPeriod: boolean;
  dossiers: DossierCounts;
}

const scores = [1, 2, 3, 4, 5] as const;

/** Counts from a row of totals; a missing count is 0. */
export function dossierCountsFrom(counts: Readonly<Partial<Record<DossierCount, number>>>): DossierCounts {
  const dossiers: Record<string, number | ScoreCounts> = {};
  for (const count of dossierCounts) if (!count.startsWith("score_")) dossiers[count] = counts[count] ?? 0;
  dossiers["scores"] = Object.fromEntries(
    scores.map((score) => [score, counts[`score_${String(score)}` as DossierCount] ?? 0]),
  ) as ScoreCounts;
  return dossiers as unknown as DossierCounts;
}

export const noDossierCounts: DossierCounts = dossierCountsFrom({});

/** The sum of two counts that have no dossier in common. */
export function addDossierCounts(one: DossierCounts, other: DossierCounts): DossierCounts {
  return combined(one, other, 1);
}

/** The counts without those of a part. */
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
