import type { Instant } from "#app/platform/day.ts";
import { answered, type AnswerTally } from "#app/figures/measures/answer-tally.ts";
import type { AnswerCounts } from "#app/figures/measures/case-timeliness.ts";
import type { DossierCounts } from "#app/figures/measures/dossier-counts.ts";

/**
 * The nine indicators by which the settlement of procedures is rated each quarter (NĐ 61/2018/NĐ-CP; the form's columns:
 * `domain.md` §2.1), 2 points each. What the system counted gives a suggestion only. How a count becomes points is this
 * product's own reading of "better than required 2, as required 1, not as required 0": the exact cut-offs of the decree
 * are not confirmed, so the office decides and its points win.
 */
export const indicators = ["1", "2", "3", "4", "5", "6", "7", "8", "9"] as const;
export type Indicator = (typeof indicators)[number];

/** Points are counted in hundredths, so that sums are exact. */
export const mostPoints = 200;

/** How many cases went better than required, as required, and not as required. */
export interface Evidence {
  better: number;
  met: number;
  failed: number;
}

/** What the suggestions are made of. */
export interface IndicatorCounts {
  dossiers: Pick<DossierCounts, "early" | "on_time" | "late">;
  tally: AnswerTally;
  answers: AnswerCounts;
}

interface EvidenceRule {
  /** Counted of what citizens said: nothing is suggested below the minimum n. */
  isOpinion: boolean;
  count: (counts: IndicatorCounts) => Evidence;
}

/** Five levels: satisfied, in between, dissatisfied. "No opinion" is outside. */
function levels(question: "procedure" | "attitude"): EvidenceRule {
  return {
    isOpinion: true,
    count: ({ tally }) => ({
      better: answered(tally, question, ["5", "4"]),
      met: answered(tally, question, ["3"]),
      failed: answered(tally, question, ["2", "1"]),
    }),
  };
}

/** Indicators 2 (each agency's own time) and 4 (how many agencies one has to see) are known to no portal. */
const evidenceRules: Readonly<Record<Indicator, EvidenceRule | undefined>> = {
  "1": {
    isOpinion: false,
    count: ({ dossiers }) => ({ better: dossiers.early, met: dossiers.on_time, failed: dossiers.late }),
  },
  "2": undefined,
  "3": {
    isOpinion: true,
    count: ({ tally }) => ({
      better: answered(tally, "trips", ["0", "1"]),
      met: answered(tally, "trips", ["2"]),
      failed: answered(tally, "trips", ["3+"]),
    }),
  },
  "4": undefined,
  "5": {
    isOpinion: true,
    count: ({ tally }) => ({
      // Of the reception it is only asked whether it kept within its limit: whoever kept it did what can be done.
      better: answered(tally, "waiting", ["under-15"]) + answered(tally, "reception", ["up-to-40"]),
      met: answered(tally, "waiting", ["15-25"]),
      failed: answered(tally, "waiting", ["over-25"]) + answered(tally, "reception", ["over-40"]),
    }),
  },
  "6": levels("procedure"),
  "7": levels("attitude"),
  "8": {
    isOpinion: false,
    // An answer is on time or it is not.
    count: ({ answers }) => ({ better: answers.onTime, met: 0, failed: answers.late + answers.overdue }),
  },
  "9": {
    isOpinion: true,
    count: ({ tally }) => ({
      better: answered(tally, "online", ["easy"]),
      met: answered(tally, "online", ["manageable"]),
      failed: answered(tally, "online", ["hard"]),
    }),
  },
};

export type Suggestion =
  | { state: "shown"; points: number; n: number; evidence: Evidence }
  /** Fewer answers than the office's minimum n. */
  | { state: "withheld"; n: number; minimum: number }
  /** No case in the quarter. */
  | { state: "none" }
  /** The system has no data of this. */
  | { state: "unknown" };

/** The points the counts suggest for an indicator: 2 for each case better than required, 1 as required, 0 else, over n. */
export function suggestedPoints(indicator: Indicator, counts: IndicatorCounts, minimum: number): Suggestion {
  const rule = evidenceRules[indicator];
  if (rule === undefined) return { state: "unknown" };
  const evidence = rule.count(counts);
  const n = evidence.better + evidence.met + evidence.failed;
  if (n === 0) return { state: "none" };
  if (rule.isOpinion && n < minimum) return { state: "withheld", n, minimum };
  const points = Math.round((mostPoints * evidence.better + (mostPoints / 2) * evidence.met) / n);
  return { state: "shown", points, n, evidence };
}

/** The points an office gave itself for an indicator. */
export interface OwnPoints {
  /** Hundredths of a point. */
  points: number;
  /** What they rest on, in the office's words. */
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
  /** Sum of the points there are, in hundredths. */
  sum: number;
  /** How many of the nine have points. */
  rated: number;
  /** Only once all nine have points. */
  classification: Classification | undefined;
}

/** The nine lines with their sum. It is a classification only when none of the nine is missing. */
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

/** Xuất sắc, Tốt, Khá, Trung bình, Yếu. */
export const classifications = ["excellent", "good", "fair", "average", "weak"] as const;
export type Classification = (typeof classifications)[number];

/**
 * The classification of a sum out of 18: from 15 Xuất sắc, from 12 Tốt, from 9 Khá, from 6 Trung bình, below Yếu. That
 * these are the decree's own thresholds is not confirmed (`domain.md` §2.1).
 */
export function classify(hundredths: number): Classification {
  if (hundredths >= 1500) return "excellent";
  if (hundredths >= 1200) return "good";
  if (hundredths >= 900) return "fair";
  return hundredths >= 600 ? "average" : "weak";
}
