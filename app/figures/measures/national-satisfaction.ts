import type { Share } from "./share.ts";

/** Dossiers received in a period, and those that count as not satisfied by the national formula. */
export interface NationalCounts {
  received: number;
  /** Dossiers rated 1 or 2, finished late, or with a phản ánh or kiến nghị about them; each counted once. */
  unsatisfied: number;
  /** Of the other dossiers, those without a result although the promised day has passed. */
  overdue: number;
}

/**
 * Mức độ hài lòng theo Quyết định số 766/QĐ-TTg: (dossiers received − dossiers with dissatisfaction, feedback or delay) ÷
 * dossiers received. A dossier without an opinion counts as satisfied, so this figure is shown under its own name beside
 * our own satisfaction and never replaces it. Withheld where satisfaction is withheld, see `figureRules`.
 * Source: QĐ 766/QĐ-TTg of 23/06/2022, group "Mức độ hài lòng". UNCONFIRMED: a part of the formula was not legible in the
 * text we had and has not been checked against the original document; every page with the figure says so.
 */
export function nationalSatisfaction({ received, unsatisfied, overdue }: NationalCounts): Share {
  return { numerator: received - unsatisfied - overdue, denominator: received };
}
