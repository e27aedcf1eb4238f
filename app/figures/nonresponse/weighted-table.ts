import { wilsonInterval } from "#app/figures/measures/satisfaction.ts";
import type { FigureTable } from "#app/figures/tables/figure-table.ts";
import { frameSubtitle, type TableFrame } from "#app/figures/tables/table-frame.ts";
import type { WeightedSatisfaction } from "./nonresponse.ts";

/** Satisfaction as rated and weighted, each with its interval and number of answers; undefined if it is not weighted. */
export function weightedTable(weighted: WeightedSatisfaction, frame: TableFrame): FigureTable | undefined {
  if (weighted.state !== "shown") return undefined;
  const { t } = frame;
  const { answers, counted, interval, effective } = weighted;
  const usual = wilsonInterval(Math.round(counted * answers), answers);
  return {
    name: "satisfaction-weighted",
    title: t("nonresponse:heading"),
    subtitle: frameSubtitle(frame),
    columns: [
      { key: "figure", label: t("nonresponse:columns.figure"), kind: "text" },
      { key: "value", label: t("nonresponse:columns.value"), kind: "share" },
      { key: "from", label: t("nonresponse:columns.from"), kind: "share" },
      { key: "to", label: t("nonresponse:columns.to"), kind: "share" },
      { key: "n", label: t("nonresponse:columns.n"), kind: "count" },
    ],
    rows: [
      { id: "counted", cells: [t("nonresponse:counted"), counted, usual.from, usual.to, answers] },
      {
        id: "weighted",
        cells: [t("nonresponse:weighted"), weighted.weighted, interval.from, interval.to, Math.floor(effective)],
      },
    ],
    notes: [],
  };
}
