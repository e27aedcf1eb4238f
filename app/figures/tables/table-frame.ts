import { formatCount, formatDay } from "#app/i18n/format.ts";
import type { Language } from "#app/i18n/languages.ts";
import type { Translate } from "#app/i18n/translate.ts";
import type { Target } from "#app/targets/target.ts";
import type { Day } from "#app/platform/day.ts";
import { withheld, type Cell } from "./figure-table.ts";
import { periodLabel } from "#app/figures/period/period-label.ts";
import type { Period } from "#app/figures/period/period.ts";
import type { Share } from "#app/figures/measures/share.ts";

/** What every table of the dashboard is made with beside its figures. */
export interface TableFrame {
  t: Translate;
  language: Language;
  period: Period;
  cutOff: Day;
  /** What of the office was selected, as it is named; undefined for all of it. */
  selected: string | undefined;
  /** The query that asks for this period and selection, such as `?kind=year&year=2026`: links and files keep it. */
  search: string;
  /** Below so many cases a share is withheld. */
  minimum: number;
}

/** "Quý IV năm 2026, số liệu tính đến ngày 21/11/2026", with what was selected in front. */
export function frameSubtitle({
  t,
  period,
  cutOff,
  selected,
}: Pick<TableFrame, "t" | "period" | "cutOff" | "selected">): string {
  const days = t("figures:frame.subtitle", { period: periodLabel(period, t), day: formatDay(cutOff) });
  return selected === undefined ? days : `${selected}. ${days}`;
}

/** A share as a cell, held against its target: nothing without cases, withheld with too few. */
export function shareCell({ numerator, denominator }: Share, minimum: number, target?: Pick<Target, "value">): Cell {
  if (denominator === 0) return null;
  return denominator < minimum ? withheld : cellWithTarget(numerator / denominator, target);
}

/** A value as a cell, held against its target where there is one. */
export function cellWithTarget(value: number, target: Pick<Target, "value"> | undefined): Cell {
  return target === undefined ? value : { value, marks: [target.value] };
}

/** The note that explains withheld cells. */
export function withheldNote({ t, language, minimum }: TableFrame): string {
  return t("figures:table.withheld", { minimum: formatCount(minimum, language) });
}
