import { satisfiedShare } from "./satisfaction.ts";
import type { DossierCounts } from "./dossier-counts.ts";
import type { Share } from "./share.ts";

/** Ratings of the period's dossiers that staff typed in from paper slips, or that were tapped on tablets at counters. */
export interface PaperCounts {
  rated: number;
  /** With level 4 or 5. */
  satisfied: number;
}

/** What paper slips, or tablets, do to the two main figures. */
export interface PaperShares {
  /** Participation without the slips. */
  participation: Share;
  /** Satisfaction of the slips and of all other ratings; undefined where one of the two has too few answers to show. */
  satisfaction: { paper: Share; others: Share } | undefined;
}

/**
 * Sets the paper slips apart from the other ratings: staff type them in, so a reader has to see how much of a figure
 * rests on them. The same for tablets, which stand under the eyes of the staff.
 */
export function paperShares(paper: PaperCounts, dossiers: DossierCounts, minimumAnswers: number): PaperShares {
  const { numerator, denominator } = satisfiedShare(dossiers.scores);
  const others = { numerator: numerator - paper.satisfied, denominator: denominator - paper.rated };
  const least = Math.max(1, minimumAnswers);
  const isShown = paper.rated >= least && others.denominator >= least;
  return {
    participation: { numerator: dossiers.rated - paper.rated, denominator: dossiers.received },
    satisfaction: isShown ? { paper: { numerator: paper.satisfied, denominator: paper.rated }, others } : undefined,
  };
}
