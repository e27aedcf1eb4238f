import type { DossierCounts, ScoreCounts } from "#app/figures/measures/dossier-counts.ts";
import { participation, type Participation } from "#app/figures/measures/participation.ts";
import { satisfaction, type Satisfaction } from "#app/figures/measures/satisfaction.ts";

/** Rated dossiers of a cohort that are looked at apart. */
export interface RatedPart {
  rated: number;
  scores: ScoreCounts;
}

/** The dossiers of a period whose rating is flagged and waits for a decision, and those whose rating was set aside. */
export interface FlaggedCounts {
  /** Counted in every figure until somebody decides. */
  waiting: RatedPart;
  /** Counted in none. */
  setAside: RatedPart;
}

/** As the figures count; without what waits for a decision; and as if nothing had been set aside. */
export const countingWays = ["counted", "without-waiting", "with-set-aside"] as const;
export type CountingWay = (typeof countingWays)[number];

export interface CountedWay {
  way: CountingWay;
  participation: Participation;
  satisfaction: Satisfaction;
}

/** Participation and satisfaction of a cohort in three ways, so that everybody sees what a decision would move. */
export function withAndWithoutFlagged(
  dossiers: Pick<DossierCounts, "received" | "rated" | "scores">,
  { waiting, setAside }: FlaggedCounts,
  minimumAnswers: number,
): CountedWay[] {
  const counted: RatedPart = dossiers;
  const parts: Record<CountingWay, RatedPart> = {
    counted,
    "without-waiting": combined(counted, waiting, -1),
    "with-set-aside": combined(counted, setAside, 1),
  };
  return countingWays.map((way) => ({
    way,
    participation: participation({ received: dossiers.received, rated: parts[way].rated }),
    satisfaction: satisfaction(parts[way].scores, minimumAnswers),
  }));
}

function combined(all: RatedPart, part: RatedPart, sign: 1 | -1): RatedPart {
  const sum = (score: keyof ScoreCounts) => all.scores[score] + sign * part.scores[score];
  return { rated: all.rated + sign * part.rated, scores: { 1: sum(1), 2: sum(2), 3: sum(3), 4: sum(4), 5: sum(5) } };
}
