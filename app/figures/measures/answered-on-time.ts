import type { Share } from "./share.ts";

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

/**
 * Tỷ lệ trả lời phản ánh, kiến nghị đúng hạn: answered on or before the original due day ÷ answered, or not answered
 * though that day has passed. Those still within their time neither help nor harm; one left lying counts against the
 * office from the day after.
 */
export function answeredShare({ onTime, late, overdue }: AnswerCounts): Share {
  return { numerator: onTime, denominator: onTime + late + overdue };
}
