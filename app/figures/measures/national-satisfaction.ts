import type { Share } from "./share.ts";

/** Dossiers received in a period, and why some of them count as not satisfied by the national formula. */
export interface NationalCounts {
  received: number;
  /** Rated 1 or 2, finished late, or with a phản ánh or kiến nghị sent about it; each once. */
  unsatisfied: number;
  /** Of the others: without a result although the promised day has passed. */
  overdue: number;
}

/**
 * Mức độ hài lòng theo Quyết định 766/QĐ-TTg (23/6/2022), group "Mức độ hài lòng": all dossiers without those with
 * dissatisfaction, feedback or delay ÷ all dossiers. Whoever says nothing counts as satisfied, so it stands beside our
 * own figure under its own name and never in its place. The truncated part of the formula is from memory: domain facts §2.5.
 */
export function nationalSatisfaction({ received, unsatisfied, overdue }: NationalCounts): Share {
  return { numerator: received - unsatisfied - overdue, denominator: received };
}
