import type { DossierCounts } from "./dossier-counts.ts";

type Handled = Pick<DossierCounts, "finished" | "handling_days">;

/** Average calendar days from receipt to result of the finished dossiers; undefined without one. */
export function averageHandlingDays({ finished, handling_days }: Handled): number | undefined {
  return finished === 0 ? undefined : handling_days / finished;
}

/**
 * By what share the average became shorter against the same period a year before (rút ngắn thời gian giải quyết:
 * Thành phố Hồ Chí Minh 2018, II.3); negative when it became longer, undefined where one of the two is missing.
 */
export function handlingCut(now: Handled, before: Handled): number | undefined {
  if (now.finished === 0 || before.finished === 0 || before.handling_days === 0) return undefined;
  // In whole numbers up to the one division, so that a cut of exactly a tenth is 0.1 and reaches a target of 10 %.
  const earlier = before.handling_days * now.finished;
  return (earlier - now.handling_days * before.finished) / earlier;
}
