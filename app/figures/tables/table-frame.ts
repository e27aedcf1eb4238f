import { formatCount, formatDay } from "#app/i18n/format.ts";
import type { Language } from "#app/i18n/languages.ts";
import type { Translate } from "#app/i18n/translate.ts";
import type { Target } from "#app/targets/target.ts";
import type { Day } from "#app/platform/day.ts";
import { withheld, type Cell, type FigureColumn } from "./figure-table.ts";
import { periodLabel } from "#app/figures/period/period-label.ts";
import type { Period } from "#app/figures/period/period.ts";
import type { Selection } from "#app/figures/period/selection.ts";
import type { Measure } from "#app/figures/measures/measure.ts";
import type { Share } from "#app/figures/measures/share.ts";

/** What a table of the dashboard needs besides its figures: language, period, selection, minimum of answers. */
export interface TableFrame {
  t: Translate;
  language: Language;
  period: Period;
  cutOff: Day;
  /** Label of the selection, such as "Đơn vị: Phòng Quản lý công nghệ"; undefined for the whole office. */
  selected: string | undefined;
  /** What is selected, for a page whose counts lead to their lists; a file has no such links. */
  selection?: Selection;
  /** Query of the address of this period and selection, such as `?kind=year&year=2026`, for links and files. */
  search: string;
  /** With fewer cases a share is withheld. */
  minimum: number;
}

/** "Quý IV năm 2026, số liệu tính đến ngày 21/11/2026", after the label of the selection if there is one. */
export function frameSubtitle({
  t,
  period,
  cutOff,
  selected,
}: Pick<TableFrame, "t" | "period" | "cutOff" | "selected">): string {
  const days = t("figures:frame.subtitle", { period: periodLabel(period, t), day: formatDay(cutOff) });
  return selected === undefined ? days : `${selected}. ${days}`;
}

/** The columns that several tables have, each with the same key and head everywhere. */
export function usualColumns({ t }: Pick<TableFrame, "t">) {
  return {
    received: { key: "received", label: t("figures:table.received"), kind: "count" },
    rated: { key: "rated", label: t("figures:table.rated"), kind: "count" },
    participation: { key: "participation", label: t("figures:table.share"), kind: "share" },
    satisfaction: { key: "satisfaction", label: t("figures:table.satisfaction"), kind: "share" },
  } as const satisfies Record<string, FigureColumn>;
}

/** A share as a cell beside its target: empty if the denominator is 0, withheld if it is below `minimum`. */
export function shareCell({ numerator, denominator }: Share, minimum: number, target?: Pick<Target, "value">): Cell {
  if (denominator === 0) return null;
  return denominator < minimum ? withheld : cellWithTarget(numerator / denominator, target);
}

/** A measure as a cell beside its target: its value, withheld, or empty if it is not counted. */
export function measureCell(measure: Measure, target?: Pick<Target, "value">): Cell {
  if (measure.state === "withheld") return withheld;
  return measure.state === "shown" ? cellWithTarget(measure.value, target) : null;
}

/** A value as a cell; with a target it is written with enough decimals to differ from the target. */
export function cellWithTarget(value: number, target: Pick<Target, "value"> | undefined): Cell {
  return target === undefined ? value : { value, marks: [target.value] };
}

/** The note that explains withheld cells. */
export function withheldNote({ t, language, minimum }: TableFrame): string {
  return t("figures:table.withheld", { minimum: formatCount(minimum, language) });
}
