import type { Instant } from "#app/platform/day.ts";
import { indicators, type Indicator } from "#app/ratings/questions/crosswalk.ts";
import { noEvidence, type AnswerTally, type EvidenceCounts } from "#app/figures/measures/answer-tally.ts";
import type { AnswerCounts } from "#app/figures/measures/case-timeliness.ts";
import type { DossierCounts } from "#app/figures/measures/dossier-counts.ts";

/*
 * The nine indicators by which the settlement of procedures is rated each quarter, 2 points each. Source: NĐ
 * 61/2018/NĐ-CP, replaced by NĐ 118/2025/NĐ-CP from 01/07/2025. UNCONFIRMED: how counts become points ("better than
 * required 2, as required 1, not as required 0") is this product's reading; the exact cut-offs of the decree have not
 * been checked, and the pages say so. The counts therefore only suggest points: the office's own points replace them.
 */

/** The points of one indicator, in hundredths so that sums are exact. */
export const mostPoints = 200;

/** The counts from which points are suggested. */
export interface IndicatorCounts {
  dossiers: Pick<DossierCounts, "early" | "on_time" | "late">;
  tally: AnswerTally;
  answers: AnswerCounts;
}

interface EvidenceRule {
  /** Counted from opinions of citizens: no suggestion below the minimum of answers. */
  isOpinion: boolean;
  count: (counts: IndicatorCounts) => EvidenceCounts;
}

/** The rule of an indicator for which citizens are asked: every answer that some version binds to it. */
function asked(indicator: Indicator): EvidenceRule {
  return { isOpinion: true, count: ({ tally }) => tally.indicators[indicator] ?? noEvidence };
}

/** The counts of each indicator: 1 from the register, 8 from the cases, the others from what citizens answered. */
const evidenceRules: Readonly<Record<Indicator, EvidenceRule>> = {
  "1": {
    isOpinion: false,
    count: ({ dossiers }) => ({ better: dossiers.early, met: dossiers.on_time, failed: dossiers.late }),
  },
  "2": asked("2"),
  "3": asked("3"),
  "4": asked("4"),
  "5": asked("5"),
  "6": asked("6"),
  "7": asked("7"),
  "8": {
    isOpinion: false,
    // An answer is on time or late; there is nothing between.
    count: ({ answers }) => ({ better: answers.onTime, met: 0, failed: answers.late + answers.overdue }),
  },
  "9": asked("9"),
};

/**
 * The indicators that no question of the product asks: 2 (time of each agency) and 4 (number of agencies to visit). An
 * office may ask for them.
 */
const withoutStandardQuestion: readonly Indicator[] = ["2", "4"];

export type Suggestion =
  | { state: "shown"; points: number; n: number; evidence: EvidenceCounts }
  /** Fewer answers than the office's minimum. */
  | { state: "withheld"; n: number; minimum: number }
  /** There is no case in the quarter. */
  | { state: "none" }
  /** The system has no data for this indicator. */
  | { state: "unknown" };

/**
 * Suggests the points of an indicator, in hundredths: 2 for each case better than required, 1 for each as required, 0
 * for the others, divided by the number of cases.
 */
export function suggestedPoints(indicator: Indicator, counts: IndicatorCounts, minimum: number): Suggestion {
  const rule = evidenceRules[indicator];
  const evidence = rule.count(counts);
  const n = evidence.better + evidence.met + evidence.failed;
  if (n === 0) return { state: withoutStandardQuestion.includes(indicator) ? "unknown" : "none" };
  if (rule.isOpinion && n < minimum) return { state: "withheld", n, minimum };
  const points = Math.round((mostPoints * evidence.better + (mostPoints / 2) * evidence.met) / n);
  return { state: "shown", points, n, evidence };
}

/** The points an office gave itself for an indicator, with their reason. */
export interface OwnPoints {
  /** Hundredths of a point. */
  points: number;
  /** The reason for the points, in the office's words. */
  basis: string;
  setBy: string;
  setAt: Instant;
}

export interface IndicatorLine {
  indicator: Indicator;
  suggestion: Suggestion;
  own: OwnPoints | undefined;
  /** The points that count, in hundredths: the office's own, else the suggested ones; undefined without either. */
  points: number | undefined;
}

export interface Assessment {
  lines: IndicatorLine[];
  /** Sum of the points of all indicators that have points, in hundredths. */
  sum: number;
  /** How many indicators have points. */
  rated: number;
  /** Undefined until all nine indicators have points. */
  classification: Classification | undefined;
}

/** The nine indicators with their sum, and the classification if all nine have points. */
export function assess(
  counts: IndicatorCounts,
  own: Readonly<Partial<Record<Indicator, OwnPoints>>>,
  minimum: number,
): Assessment {
  const lines = indicators.map((indicator): IndicatorLine => {
    const suggestion = suggestedPoints(indicator, counts, minimum);
    const given = own[indicator];
    const suggested = suggestion.state === "shown" ? suggestion.points : undefined;
    return { indicator, suggestion, own: given, points: given?.points ?? suggested };
  });
  const given = lines.flatMap(({ points }) => (points === undefined ? [] : [points]));
  const sum = given.reduce((all, points) => all + points, 0);
  const isWhole = given.length === indicators.length;
  return { lines, sum, rated: given.length, classification: isWhole ? classify(sum) : undefined };
}

/** The classifications: Xuất sắc, Tốt, Khá, Trung bình, Yếu. */
export const classifications = ["excellent", "good", "fair", "average", "weak"] as const;
export type Classification = (typeof classifications)[number];

/**
 * Classifies a sum out of 18: from 15 Xuất sắc, from 12 Tốt, from 9 Khá, from 6 Trung bình, below Yếu. UNCONFIRMED: the
 * thresholds have not been checked against NĐ 61/2018/NĐ-CP; the pages say so.
 */
export function classify(hundredths: number): Classification {
  if (hundredths >= 1500) return "excellent";
  if (hundredths >= 1200) return "good";
  if (hundredths >= 900) return "fair";
  return hundredths >= 600 ? "average" : "weak";
}
