import type { DossierCounts, ScoreCounts } from "#app/figures/measures/dossier-counts.ts";
import { participation, type Participation } from "#app/figures/measures/participation.ts";
import { satisfaction, type Satisfaction } from "#app/figures/measures/satisfaction.ts";

/** A part of the rated dossiers, with their scores. */
export interface RatedPart {
  rated: number;
  scores: ScoreCounts;
}

/** Dossiers of a period whose rating is flagged and waits for a decision, and those whose rating was set aside. */
export interface FlaggedCounts {
  /** Flagged ratings without a decision; they count in every figure. */
  waiting: RatedPart;
  /** Ratings set aside; they count in no figure. */
  setAside: RatedPart;
}

/** Three ways to count: as the figures do, without the ratings that wait for a decision, and with those set aside. */
export const countingWays = ["counted", "without-waiting", "with-set-aside"] as const;
export type CountingWay = (typeof countingWays)[number];

export interface CountedWay {
  way: CountingWay;
  participation: Participation;
  satisfaction: Satisfaction;
}

/** Participation and satisfaction counted in three ways, to show what a decision would change. */
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
