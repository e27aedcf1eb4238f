import type { Translate } from "#app/i18n/translate.ts";
import { withheld, type Cell, type FigureRow, type FigureTable } from "#app/figures/tables/figure-table.ts";
import type { Measure } from "#app/figures/measures/measure.ts";
import type { Territory } from "#app/offices/territory.ts";
import { inProvinceOrder, type OfficeLine, type ProvinceLine, type ProvinceOrder } from "./province.ts";
import { measureCell } from "#app/figures/tables/table-frame.ts";

interface ProvinceFigures {
  lines: readonly OfficeLine[];
  total: ProvinceLine;
  minimum: number;
  /** Of the reader's office: the word for all offices. */
  territory: Territory;
}

/** The offices of a province, one per row, and their sum; each row links to the office's public results. */
export function provinceTable(
  { lines, total, minimum, territory }: ProvinceFigures,
  order: ProvinceOrder,
  subtitle: string,
  t: Translate,
): FigureTable {
  return {
    name: "province",
    title: t("province:table.title"),
    subtitle,
    columns: [
      { key: "office", label: t("province:table.office"), kind: "text" },
      { key: "received", label: t("province:table.received"), kind: "count" },
      { key: "rated", label: t("province:table.rated"), kind: "count" },
      { key: "ratingsGiven", label: t("province:table.taps"), kind: "count" },
      { key: "participation", label: t("province:table.participation"), kind: "share" },
      { key: "satisfaction", label: t("province:table.satisfaction"), kind: "share" },
      { key: "satisfactionFrom", label: t("province:table.from"), kind: "share" },
      { key: "satisfactionTo", label: t("province:table.to"), kind: "share" },
      { key: "due", label: t("province:table.due"), kind: "count" },
      { key: "answeredOnTime", label: t("province:table.answered"), kind: "share" },
      { key: "promised", label: t("province:table.promised"), kind: "count" },
      { key: "dossiersInTime", label: t("province:table.inTime"), kind: "share" },
    ],
    rows: inProvinceOrder(lines, order).map((line): FigureRow => ({
      id: line.id,
      cells: [line.name, ...cellsOf(line, line.targets)],
      href: `/results?office=${encodeURIComponent(line.slug)}`,
    })),
    total: { id: "total", cells: [t(`province:all.${territory}`), ...cellsOf(total, {})] },
    notes: [
      order === "name"
        ? t("province:table.byName")
        : t("province:table.byFigure", { figure: t(`figures:name.${order}`) }),
      t("province:table.minimum", { minimum: String(minimum) }),
      t("province:table.links"),
    ],
  };
}

function cellsOf({ dossiers, measures }: ProvinceLine, targets: OfficeLine["targets"]): Cell[] {
  const { satisfaction } = measures;
  const interval = satisfaction.state === "shown" ? satisfaction.interval : undefined;
  const bound = (value: number | undefined): Cell => (satisfaction.state === "withheld" ? withheld : (value ?? null));
  return [
    dossiers.received,
    dossiers.rated,
    dossiers.taps,
    measureCell(measures.participation, targets.participation),
    measureCell(satisfaction, targets.satisfaction),
    bound(interval?.from),
    bound(interval?.to),
    casesOf(measures["answered-on-time"]),
    measureCell(measures["answered-on-time"], targets["answered-on-time"]),
    casesOf(measures["dossiers-in-time"]),
    measureCell(measures["dossiers-in-time"], targets["dossiers-in-time"]),
  ];
}

function casesOf(measure: Measure): number {
  return measure.state === "shown" || measure.state === "withheld" ? measure.denominator : 0;
}
