import type { Translate } from "#app/i18n/translate.ts";
import { answerDays, type DayCounts } from "#app/figures/measures/answer-days.ts";
import { withheld, type FigureTable } from "#app/figures/tables/figure-table.ts";
import { shareCell } from "#app/figures/tables/table-frame.ts";

/** The cases assigned to one member of staff. */
export interface OfficerCases {
  id: string;
  name: string;
  /** Assigned cases that are owed an answer. */
  assigned: number;
  /** Of `assigned`, cases that are answered. */
  answered: number;
  /** Of `answered`, cases answered on or before the original due day. */
  onTime: number;
  days: DayCounts;
}

interface OfficerTableParts {
  officers: readonly OfficerCases[];
  subtitle: string;
  /** With fewer answered cases, share and median are withheld. */
  minimum: number;
  t: Translate;
}

/** Answers by member of staff, ordered by name: people are never ranked. */
export function officerTable({ officers, subtitle, minimum, t }: OfficerTableParts): FigureTable {
  return {
    name: "by-officer",
    title: t("tables:titles.officer"),
    subtitle,
    columns: [
      { key: "officer", label: t("tables:dimensions.officer"), kind: "text" },
      { key: "assigned", label: t("tables:officers.assigned"), kind: "count" },
      { key: "answered", label: t("tables:officers.answered"), kind: "count" },
      { key: "onTime", label: t("tables:officers.onTime"), kind: "count" },
      { key: "onTimeShare", label: t("tables:officers.onTimeShare"), kind: "share" },
      { key: "medianDays", label: t("tables:officers.median"), kind: "decimal" },
    ],
    rows: officers
      .toSorted((one, other) => one.name.localeCompare(other.name, "vi") || (one.id < other.id ? -1 : 1))
      .map(({ id, name, assigned, answered, onTime, days }) => ({
        id,
        cells: [
          name,
          assigned,
          answered,
          onTime,
          shareCell({ numerator: onTime, denominator: answered }, minimum),
          answered > 0 && answered < minimum ? withheld : (answerDays(days)?.median ?? null),
        ],
      })),
    notes: [t("tables:officers.note"), t("tables:withheldNote", { minimum: String(minimum) })],
  };
}
