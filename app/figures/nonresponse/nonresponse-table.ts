import { listAddress } from "#app/figures/period/figure-lists.ts";
import { monthLabel } from "#app/figures/period/period-label.ts";
import type { FigureTable, FigureRow } from "#app/figures/tables/figure-table.ts";
import {
  frameSubtitle,
  shareCell,
  usualColumns,
  withheldNote,
  type TableFrame,
} from "#app/figures/tables/table-frame.ts";
import type { Channel } from "#app/dossiers/dossier.ts";
import { monthPeriod, type Period } from "#app/figures/period/period.ts";
import type { Selection } from "#app/figures/period/selection.ts";
import type { Day } from "#app/platform/day.ts";
import type { ComparedCategory, Lateness, Margin } from "./nonresponse.ts";

/** The names of procedures and units by their id. */
export type PartNames = Readonly<Record<"procedure" | "unit", Readonly<Record<string, string>>>>;

/** Rated and unrated dossiers side by side by the categories of one margin. */
export function nonresponseTable(
  margin: Margin,
  categories: readonly ComparedCategory[],
  names: PartNames,
  frame: TableFrame,
): FigureTable {
  const { t, minimum, period, cutOff } = frame;
  const columns = usualColumns(frame);
  const all = categories.reduce(
    (sum, { rated, unrated, satisfied }) => ({
      id: "total",
      rated: sum.rated + rated,
      unrated: sum.unrated + unrated,
      satisfied: sum.satisfied + satisfied,
    }),
    { id: "total", rated: 0, unrated: 0, satisfied: 0 },
  );
  const rowOf = (category: ComparedCategory, name: string): FigureRow => {
    const { id, rated, unrated, satisfied } = category;
    return {
      id: id === "" ? "none" : id,
      cells: [
        name,
        rated,
        all.rated === 0 ? null : rated / all.rated,
        unrated,
        all.unrated === 0 ? null : unrated / all.unrated,
        rated + unrated === 0 ? null : rated / (rated + unrated),
        shareCell({ numerator: satisfied, denominator: rated }, minimum),
      ],
    };
  };
  return {
    name: `nonresponse-${margin}`,
    title: t(`nonresponse:by.${margin}`),
    subtitle: frameSubtitle(frame),
    columns: [
      { key: margin, label: t(`nonresponse:margins.${margin}`), kind: "text" },
      { key: "rated", label: t("nonresponse:columns.rated"), kind: "count" },
      { key: "rated-share", label: t("nonresponse:columns.ratedShare"), kind: "share" },
      { key: "unrated", label: t("nonresponse:columns.unrated"), kind: "count" },
      { key: "unrated-share", label: t("nonresponse:columns.unratedShare"), kind: "share" },
      columns.participation,
      columns.satisfaction,
    ],
    rows: categories.map((category) => ({
      ...rowOf(category, nameOf(margin, category.id, names, frame)),
      ...hrefOf(margin, category.id, period, cutOff),
    })),
    total: rowOf(all, t("tables:total")),
    notes: [withheldNote(frame)],
  };
}

function nameOf(margin: Margin, id: string, names: PartNames, { t }: TableFrame): string {
  switch (margin) {
    case "procedure":
      return names.procedure[id] ?? t("tables:without.procedure");
    case "unit":
      return names.unit[id] ?? t("figures:byUnit.none");
    case "channel":
      return t(`figures:byChannel.${id as Channel}`);
    case "lateness":
      return t(`nonresponse:latenesses.${id as Lateness}`);
    case "month":
      return monthLabel(id);
  }
}

/** The list of the unrated dossiers of a category, where a list can be restricted to it. */
function hrefOf(margin: Margin, id: string, period: Period, cutOff: Day): { href?: string } {
  if (id === "" || margin === "lateness") return {};
  if (margin === "month") {
    const month = monthPeriod(Number(id.slice(0, 4)), Number(id.slice(5)), cutOff);
    const from = month.from > period.from ? month.from : period.from;
    const to = month.to < period.to ? month.to : period.to;
    return { href: listAddress("unrated", { from, to }, { by: "all" }) };
  }
  return { href: listAddress("unrated", period, { by: margin, value: id } as Selection) };
}
