import type { Share } from "./share.ts";

/*
 * Whether the office answered and forwarded cases (phản ánh, kiến nghị) in time. Cases of the period, by the day on which
 * they were received. Never withheld: both count what the office did.
 */

/** Cases received in a period that are owed an answer, by the state of the answer on the cut-off day. */
export interface AnswerCounts {
  /** Answered on or before the original due day. */
  onTime: number;
  /** Answered after it. */
  late: number;
  /** Not answered although the original due day has passed. */
  overdue: number;
  /** Not answered and not yet due: outside the figure. */
  waiting: number;
}

/**
 * Tỷ lệ trả lời phản ánh, kiến nghị đúng hạn: answered on or before the original due day ÷ (answered + overdue). Cases that
 * are not due yet count neither for nor against the office; an unanswered case counts against it from the day after its
 * due day. Source: plan 155/KH-SKHCN (Ho Chi Minh City, 18/01/2018), annex III.5: five working days.
 */
export function answeredShare({ onTime, late, overdue }: AnswerCounts): Share {
  return { numerator: onTime, denominator: onTime + late + overdue };
}

/** Cases forwarded to the competent agency, and how many of them within five working days. */
export interface ForwardedCounts {
  onTime: number;
  all: number;
}

/** Forwarded within five working days ÷ all forwarded. Source: NĐ 20/2008/NĐ-CP, article 9. */
export function forwardedOnTime({ onTime, all }: ForwardedCounts): Share {
  return { numerator: onTime, denominator: all };
}
