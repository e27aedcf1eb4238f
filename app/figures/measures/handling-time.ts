import type { DossierCounts } from "./dossier-counts.ts";

type Handled = Pick<DossierCounts, "finished" | "handling_days">;

/** Average calendar days from receipt to result ÷ dossiers with a result. Undefined without one. Never withheld. */
export function averageHandlingDays({ finished, handling_days }: Handled): number | undefined {
  return finished === 0 ? undefined : handling_days / finished;
}

/**
 * Rút ngắn thời gian giải quyết: by which share the average became shorter against the same period a year earlier.
 * Negative if it became longer; undefined if one of the two averages is missing. Source: plan 155/KH-SKHCN (Ho Chi Minh
 * City, 18/01/2018), II.3: at least 10 %.
 */
export function handlingCut(now: Handled, before: Handled): number | undefined {
  if (now.finished === 0 || before.finished === 0 || before.handling_days === 0) return undefined;
  // Whole numbers and one division, so that a cut of exactly a tenth is 0.1 and reaches a target of 10 %.
  const earlier = before.handling_days * now.finished;
  return (earlier - now.handling_days * before.finished) / earlier;
}
