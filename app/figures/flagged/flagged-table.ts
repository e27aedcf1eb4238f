import { formatCount } from "#app/i18n/format.ts";
import type { Language } from "#app/i18n/languages.ts";
import type { Translate } from "#app/i18n/translate.ts";
import { withheld, type FigureTable } from "#app/figures/tables/figure-table.ts";
import type { Targets } from "#app/figures/measures/figure-result.ts";
import { cellWithTarget } from "#app/figures/tables/table-frame.ts";
import type { CountedWay, FlaggedCounts } from "./with-and-without-flagged.ts";

export interface FlaggedFigures {
  ways: readonly CountedWay[];
  flagged: FlaggedCounts;
  minimum: number;
  targets: Targets;
}

/** Participation and satisfaction as counted, without the ratings that wait, and with those set aside. */
export function flaggedTable(
  { ways, flagged, minimum, targets }: FlaggedFigures,
  subtitle: string,
  t: Translate,
  language: Language,
): FigureTable {
  const numbers = { counted: 0, "without-waiting": flagged.waiting.rated, "with-set-aside": flagged.setAside.rated };
  const isWithheld = ways.some(({ satisfaction }) => satisfaction.state === "withheld" && satisfaction.answers > 0);
  return {
    name: "flagged",
    title: t("suspicion:figures.heading"),
    subtitle,
    columns: [
      { key: "way", label: t("suspicion:figures.way"), kind: "text" },
      { key: "participation", label: t("suspicion:figures.participation"), kind: "share" },
      { key: "rated", label: t("suspicion:figures.rated"), kind: "count" },
      { key: "received", label: t("suspicion:figures.received"), kind: "count" },
      { key: "satisfaction", label: t("suspicion:figures.satisfaction"), kind: "share" },
      { key: "n", label: t("suspicion:figures.answers"), kind: "count" },
    ],
    rows: ways.map(({ way, participation, satisfaction }) => ({
      id: way,
      cells: [
        t(`suspicion:figures.ways.${way}`, { number: formatCount(numbers[way], language) }),
        participation.share === undefined ? null : cellWithTarget(participation.share, targets.participation),
        participation.numerator,
        participation.denominator,
        satisfaction.state === "shown" ? cellWithTarget(satisfaction.share, targets.satisfaction) : withheld,
        satisfaction.answers,
      ],
    })),
    notes: isWithheld ? [t("figures:table.withheld", { minimum: formatCount(minimum, language) })] : [],
  };
}
