import type { Target } from "#app/targets/target.ts";
import type { ScoreCounts } from "./dossier-counts.ts";
import type { Share } from "./share.ts";
import { targetGap, type TargetGap } from "./target-gap.ts";

/** Tỷ lệ hài lòng: shown with its number of answers and interval, or withheld while too few have answered. */
export type Satisfaction =
  | {
      state: "shown";
      /** n: all five-level answers. */
      answers: number;
      /** "Rất hài lòng" and "Hài lòng". */
      satisfied: number;
      /** 0 to 1. */
      share: number;
      interval: Interval;
      target: Target | undefined;
      gap: TargetGap | undefined;
    }
  | { state: "withheld"; answers: number; minimumAnswers: number };

/** An interval of shares, each from 0 to 1. */
export interface Interval {
  from: number;
  to: number;
}

/** The share alone: "Rất hài lòng" and "Hài lòng" ÷ all five-level answers. */
export function satisfiedShare(scores: ScoreCounts): Share {
  return {
    numerator: scores[5] + scores[4],
    denominator: scores[1] + scores[2] + scores[3] + scores[4] + scores[5],
  };
}

/**
 * Satisfaction: ("Rất hài lòng" + "Hài lòng") ÷ all five-level answers with the dossiers received in the period. "No
 * opinion" is outside. Withheld below `minimumAnswers` answers: it would say more about single people than about the
 * service. A definition of this product, after plan 155/KH-SKHCN (Ho Chi Minh City, 18/01/2018), I: 80 % "ý kiến hài lòng".
 */
export function satisfaction(scores: ScoreCounts, minimumAnswers: number, target?: Target): Satisfaction {
  const { numerator: satisfied, denominator: answers } = satisfiedShare(scores);
  if (answers === 0 || answers < minimumAnswers) return { state: "withheld", answers, minimumAnswers };
  return {
    state: "shown",
    answers,
    satisfied,
    share: satisfied / answers,
    interval: wilsonInterval(satisfied, answers),
    target,
    gap: target === undefined ? undefined : targetGap(satisfied, answers, target),
  };
}

/** The 97.5 % quantile of the standard normal distribution, for a two-sided 95 % interval. */
const usualQuantile = 1.959963984540054;

/**
 * The score interval of a share, of 95 % unless `z` is another quantile of the normal distribution: Wilson, E. B. (1927), Journal of the American Statistical Association 22,
 * 209–212. Unlike the textbook interval it stays within 0 and 1 and is usable for small n and shares near the ends.
 */
export function wilsonInterval(successes: number, n: number, z = usualQuantile): Interval {
  if (n <= 0) throw new RangeError("an interval needs at least one answer");
  const share = successes / n;
  const spread = (z * z) / n;
  const centre = (share + spread / 2) / (1 + spread);
  const half = (z / (1 + spread)) * Math.sqrt((share * (1 - share)) / n + spread / (4 * n));
  // Exactly 0 and 1 if none or all succeeded, which floating-point arithmetic would miss slightly.
  return { from: successes === 0 ? 0 : centre - half, to: successes === n ? 1 : centre + half };
}
