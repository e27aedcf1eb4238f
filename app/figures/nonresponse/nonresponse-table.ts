import { listAddress, monthWithin, type DossierPart } from "#app/figures/period/figure-lists.ts";
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
import type { Period } from "#app/figures/period/period.ts";
import { everything } from "#app/figures/period/selection.ts";
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
      lists: listsOf((part) => listOfCategory(part, margin, category.id, period, cutOff)),
    })),
    total: {
      ...rowOf(all, t("tables:total")),
      lists: listsOf((part) => listAddress(part, period, everything)),
    },
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

type ListedPart = "rated" | "unrated";

function listsOf(addressOf: (part: ListedPart) => string | undefined): FigureRow["lists"] {
  const [rated, unrated] = [addressOf("rated"), addressOf("unrated")];
  return rated === undefined || unrated === undefined ? undefined : { rated, unrated };
}

const latenessParts = { "in-time": "in-time", late: "late", open: "unsettled" } as const satisfies Record<
  Lateness,
  DossierPart
>;

/** The list of the rated or unrated dossiers of a category; undefined where a list cannot be restricted to it. */
function listOfCategory(part: ListedPart, margin: Margin, id: string, period: Period, cutOff: Day): string | undefined {
  switch (margin) {
    case "lateness":
      return listAddress(latenessParts[id as Lateness], period, everything, { isRated: part === "rated" });
    case "month":
      return listAddress(part, monthWithin(id, period, cutOff), everything);
    case "unit":
      if (id === "") return listAddress(part, period, everything, { without: "unit" });
      return listAddress(part, period, { by: "unit", value: id });
    case "procedure":
      return id === "" ? undefined : listAddress(part, period, { by: "procedure", value: id });
    case "channel":
      return listAddress(part, period, { by: "channel", value: id as Channel });
  }
}
