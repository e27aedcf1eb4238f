import { formatDay } from "#app/i18n/format.ts";
import type { Translate } from "#app/i18n/translate.ts";
import { yearOf } from "#app/platform/day.ts";
import { monthNumberOf, quarterOf, romanQuarter, type Period } from "./period.ts";

/** The name of a period: "Năm 2026", "Quý IV năm 2026", "Tháng 11 năm 2026", "Từ 01/11/2026 đến 20/11/2026". */
export function periodLabel(period: Period, t: Translate): string {
  const year = String(yearOf(period.from));
  switch (period.kind) {
    case "year":
      return t("figures:period.year", { year });
    case "quarter":
      return t("figures:period.quarter", { year, quarter: romanQuarter(quarterOf(period.from)) });
    case "month":
      return t("figures:period.month", { year, month: String(monthNumberOf(period.from)) });
    case "days":
      return t("figures:period.days", { from: formatDay(period.from), to: formatDay(period.lastDay) });
  }
}

/** A month `yyyy-MM` as tables write it: "11/2026". */
export function monthLabel(month: string): string {
  return `${month.slice(5)}/${month.slice(0, 4)}`;
}
