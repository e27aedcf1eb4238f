import type { Target } from "#app/offices/target.ts";
import type { Share } from "./share.ts";
import { targetGap, type TargetGap } from "./target-gap.ts";

/** Complaints received in a period that are owed an answer, by how the answer stands on the cut-off day. */
export interface AnswerCounts {
  /** Answered on or before the original due day. */
  onTime: number;
  /** Answered after it. */
  late: number;
  /** Not answered, the original due day has passed. */
  overdue: number;
  /** Not answered, and not due before the cut-off day: outside the figure. */
  waiting: number;
}

/** Tỷ lệ trả lời phản ánh, kiến nghị đúng hạn. */
export interface AnsweredOnTime {
  numerator: number;
  denominator: number;
  /** 0 to 1; undefined while nothing is due or answered. */
  share: number | undefined;
  target: Target | undefined;
  gap: TargetGap | undefined;
}

/** Answered on or before the original due day ÷ answered, or not answered though that day has passed. */
export function answeredShare({ onTime, late, overdue }: AnswerCounts): Share {
  return { numerator: onTime, denominator: onTime + late + overdue };
}

/**
 * Complaints answered on or before the original due day ÷ complaints whose due day has passed or that are answered.
 * Those still within their time neither help nor harm; one left lying counts against the office from the day after.
 */
export function answeredOnTime(counts: AnswerCounts, target?: Target): AnsweredOnTime {
  const { numerator, denominator } = answeredShare(counts);
  return {
    numerator,
    denominator,
    share: denominator === 0 ? undefined : numerator / denominator,
    target,
    gap: target === undefined ? undefined : targetGap(numerator, denominator, target),
  };
}
