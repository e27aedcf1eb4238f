import { formatCount, formatDay, formatDecimal, formatPoints, formatScore, formatShare } from "#app/i18n/format.ts";
import type { Language } from "#app/i18n/languages.ts";
import { isDay } from "#app/platform/day.ts";
import { isWithheld, type Cell, type CellKind } from "./figure-table.ts";

/** What stands in the place of a withheld figure. */
export const withheldMark = "–";

/**
 * A cell as its reader sees it: "1.250", "36,0 %", "+1,2", "15,4", "21/11/2026"; "–" where it is withheld, nothing where
 * there is nothing to show. A value that is not of its column's kind is written as it is.
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

/** Whether the cells of a column are numbers, written to the right. */
export function isNumeric(kind: CellKind): boolean {
  return kind !== "text" && kind !== "day";
}
