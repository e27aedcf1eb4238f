import { formatCount, formatDay, formatDecimal, formatPoints, formatScore, formatShare } from "#app/i18n/format.ts";
import type { Language } from "#app/i18n/languages.ts";
import { isDay } from "#app/platform/day.ts";
import { isWithheld, type Cell, type CellKind } from "./figure-table.ts";

/** The text of a withheld figure. */
export const withheldMark = "–";

/**
 * The text of a cell: "1.250", "36,0 %", "+1,2", "15,4", "21/11/2026"; "–" if withheld, "" if there is nothing to show.
 * A text in a column of numbers is not changed.
 */
export function cellText(cell: Cell, kind: CellKind, language: Language): string {
  if (cell === null) return "";
  if (isWithheld(cell)) return withheldMark;
  if (typeof cell === "string") return kind === "day" && isDay(cell) ? formatDay(cell) : cell;
  const { value, marks } = typeof cell === "number" ? { value: cell, marks: [] } : cell;
  switch (kind) {
    case "share":
      return formatShare(value, language, ...marks);
    case "points":
      return formatPoints(value, language);
    case "decimal":
      return formatDecimal(value, language, ...marks);
    case "score":
      return formatScore(value, language);
    default:
      return formatCount(value, language);
  }
}

/** Whether a column has numbers, which are aligned to the right. */
export function isNumeric(kind: CellKind): boolean {
  return kind !== "text" && kind !== "day";
}
